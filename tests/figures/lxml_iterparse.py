"""Reads an Apple Health export as people do with lxml: iterparse over the records, each cleared. Prints seconds."""

import sys
import time

from lxml import etree

began = time.perf_counter()
count = 0
for _, record in etree.iterparse(sys.argv[1], tag="Record", huge_tree=True):
    kind = record.get("type")
    if kind in ("HKQuantityTypeIdentifierStepCount", "HKCategoryTypeIdentifierSleepAnalysis"):
        count += len(record.get("startDate")) + len(record.get("value"))
    record.clear()
    while record.getprevious() is not None:
        del record.getparent()[0]
print(time.perf_counter() - began)
