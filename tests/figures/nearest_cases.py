"""Finds the most similar of the cases that `figures cases FOLDER` wrote, three ways that people would write in Python:
numpy over one table of 255ths (every attribute at once), numpy column by column in small integers, and rows as dicts.
Each similarity is worked out again from attributes.toml; all must find what the core found. Prints the figures.

    nearest_cases.py FOLDER attributes.toml
"""

import json
import sys
import time
import tomllib
from pathlib import Path

import numpy as np

folder, definitions = Path(sys.argv[1]), tomllib.loads(Path(sys.argv[2]).read_text())["attribute"]
asked = json.loads((folder / "query.json").read_text())
count, unknown, K = asked["cases"], asked["unknown"], len(asked["found"])
UNKNOWN, UNKNOWN_SET = 255, 0xFFFFFFFF

# The columns' order; the set stands last.
order = asked["attributes"]
by_id = {definition["id"]: definition for definition in definitions}

# Weights in 255ths by the largest remainder.
raw = [by_id[name]["weeks"] for name in order]
weights = [weight * 255 // sum(raw) for weight in raw]
by_remainder = sorted(range(len(raw)), key=lambda place: (-(raw[place] * 255 % sum(raw)), place))
for place in by_remainder[: 255 - sum(weights)]:
    weights[place] += 1


def near(name, own):
    """Plateau and slope of a number."""
    kind = by_id[name]["kind"]["numeric"]
    plateau = int(kind["plateau"] / (kind["most"] - kind["least"]) * 254 + 0.5)
    return plateau, 65280 // (254 - plateau)


def table(name, own):
    """Similarity with each level."""
    return [(percent * 255 + 50) // 100 for percent in by_id[name]["kind"]["ordinal"]["table"][own]]


columns = np.fromfile(folder / "columns", np.uint8).reshape(len(order) - 1, count)
sets = np.fromfile(folder / "sets", np.uint32)
compared = [
    (place, name, weights[place], own)
    for place, (name, own) in enumerate(zip(order, asked["scalars"]))
    if weights[place] and own != UNKNOWN
]
set_weight, own_set = weights[-1], asked["set"]
members = np.array([bin(bits).count("1") for bits in range(1 << 16)], np.uint8)


def best(totals):
    few = np.flatnonzero(totals >= np.partition(totals, count - K)[count - K])
    return [[int(case), int(totals[case])] for case in few[np.lexsort((few, -totals[few].astype(np.int64)))][:K]]


def jaccard():
    low = sets & 0xFFFF
    both, all_ = members[low & own_set].astype(np.uint16), members[low | own_set].astype(np.uint16)
    similar = np.where(all_ == 0, 255, both * np.uint16(255) // np.maximum(all_, 1))
    return np.where(sets == UNKNOWN_SET, unknown, similar)


def by_column():
    """One column after the other, in the smallest integers that hold it."""
    totals = np.zeros(count, np.uint16)
    for place, name, weight, own in compared:
        column = columns[place]
        if "numeric" in by_id[name]["kind"]:
            plateau, slope = near(name, own)
            beyond = np.maximum(column, own) - np.minimum(column, own)
            beyond = np.maximum(beyond, plateau) - np.uint8(plateau)
            similar = np.uint16(255) - ((beyond * np.uint16(slope)) >> np.uint16(8))
            similar[column == UNKNOWN] = unknown
            totals += similar * np.uint16(weight)
        else:
            levels = np.full(256, unknown * weight, np.uint16)
            levels[: len(table(name, own))] = np.array(table(name, own), np.uint16) * weight
            totals += np.take(levels, column)
    totals += jaccard().astype(np.uint16) * np.uint16(set_weight)
    return best(totals)


# As one table, numbers and levels apart: how most people would keep it. Made before the clock runs.
numeric = [entry for entry in compared if "numeric" in by_id[entry[1]]["kind"]]
ordinal = [entry for entry in compared if "ordinal" in by_id[entry[1]]["kind"]]
numbers = np.ascontiguousarray(columns[[entry[0] for entry in numeric]].T).astype(np.int32)
levels = np.ascontiguousarray(columns[[entry[0] for entry in ordinal]].T)


def by_table():
    """All numbers at once, all levels at once."""
    own = np.array([entry[3] for entry in numeric], np.int32)
    plateaus, slopes = np.array([near(entry[1], entry[3]) for entry in numeric], np.int32).T
    similar = 255 - ((np.maximum(np.abs(numbers - own) - plateaus, 0) * slopes) >> 8)
    similar[numbers == UNKNOWN] = unknown
    totals = similar @ np.array([entry[2] for entry in numeric], np.int32)
    similar_levels = np.full((len(ordinal), 256), unknown, np.int32)
    for row, entry in enumerate(ordinal):
        similar_levels[row, : len(table(entry[1], entry[3]))] = table(entry[1], entry[3])
    similar = similar_levels[np.arange(len(ordinal)), levels]
    totals += similar @ np.array([entry[2] for entry in ordinal], np.int32)
    return best(totals + jaccard() * set_weight)


def rows():
    """The cases as dicts, made before the clock runs."""
    lists = {name: columns[place].tolist() for place, name, _, _ in compared}
    in_rows = [dict(zip(lists, values)) for values in zip(*lists.values())]
    for row, bits in zip(in_rows, sets.tolist()):
        row["constraints"] = {bit for bit in range(16) if bits >> bit & 1} if bits != UNKNOWN_SET else None
    return in_rows


def by_rows(in_rows):
    own_members = {bit for bit in range(16) if own_set >> bit & 1}
    measures = [
        (name, weight, own, near(name, own) if "numeric" in by_id[name]["kind"] else table(name, own))
        for _, name, weight, own in compared
    ]
    found = []
    for case, row in enumerate(in_rows):
        total = 0
        for name, weight, own, measure in measures:
            value = row[name]
            if value == UNKNOWN:
                total += weight * unknown
            elif isinstance(measure, list):
                total += weight * measure[value]
            else:
                total += weight * (255 - (max(abs(value - own) - measure[0], 0) * measure[1] >> 8))
        other = row["constraints"]
        if other is None:
            total += set_weight * unknown
        else:
            all_ = len(own_members | other)
            total += set_weight * (len(own_members & other) * 255 // all_ if all_ else 255)
        found.append((-total, case))
    return [[case, -total] for total, case in sorted(found)[:K]]


def milliseconds(run, times):
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        found = run()
        taken.append((time.perf_counter() - began) * 1000)
        assert found == asked["found"], f"{run.__name__} found {found}, the core {asked['found']}"
    return min(taken)


ours = asked["milliseconds"]
ways = {"columns": milliseconds(by_column, 30), "table": milliseconds(by_table, 10)}
for way, taken in ways.items():
    print(f"said: numpy by {way}: {taken:.3f} ms")
in_rows = rows()
for name, peer, goal in [
    ("numpy", min(ways.values()), "<=0.125"),
    ("rows_of_dicts", milliseconds(lambda: by_rows(in_rows), 3), "<=0.002"),
]:
    print(f"figure nearest_5_beside_{name} {ours:.3f} ms peer {name.replace('_', '-')} {peer:.3f} ratio {ours / peer:.3g} goal {goal}")
