"""Makes made_cohort.csv: people who do not exist, with the columns of the real cohort that does not ship.

Every distribution here is made up in round numbers and drawn from a fixed seed; no row, share or mean is taken from
the real file. One hidden severity per person keeps the answers from contradicting each other.

    python3 core/assets/evaluation/make_cohort.py > core/assets/evaluation/made_cohort.csv
"""

import csv
import random
import sys

PEOPLE = 60
SEED = 20260101
# A share of the answers is missing, as in any file that people filled in.
MISSING = 0.03

OUTCOMES = [f"{scale}{when}" for when in ("12m", "3m", "2w") for scale in ("gen", "vasl", "rmprop")]
BASELINE = (
    "bsex0 age budd0 barb0 bfor0 bfbe0 bhoej0 bryg0 dlva0 dlsy0 vasl0 vasb0 tlep0 tlda0 okon0 okom0 oens0 obeh0"
).split()
START = [f"start{item}0" for item in range(1, 10)]
ROLAND = [f"rm{item}0" for item in range(1, 24)]
FEAR = [f"fabq{item}0" for item in range(1, 15)]
MOOD = [f"mdi{item}" for item in (1, 2, 3, 4, 5, 7, 8, 9, 10)]
# The file recodes some items to 0-2; the others keep the 0-6 and 0-5 of their questionnaires.
SHORT = {f"fabq{item}0" for item in (6, 7, 8, 9, 10, 13)} | {f"mdi{item}" for item in (1, 2, 4, 5, 7, 8, 10)}
DISEASES = "nootherdisease heartdisease asthma psychdisease musculoskeldisease otherchronicdisease".split()
# Findings of a physical examination, in two blocks because the diseases stand between them.
EXAMINED_FIRST = "facetextrot facetsit facetwalk paraspin_debut musclepalp triggerpoint".split()
EXAMINED_THEN = (
    "musclegroup_palp pain_dis domin_bp romflex romext romsideglr romsidegll romrotr romrotl mdtreduce "
    "mdtpartlyreduce mdtnonreduce mdtdysfunc herndiscr herndiscl affstrength affsens affdtr sisep_comb siP4_comb "
    "sigaens_comb sicompres_comb sithrust_comb"
).split()
COLUMNS = (
    ["id", *OUTCOMES, *BASELINE, *START, "htil0", *ROLAND, *FEAR, *MOOD, "rmprop", *EXAMINED_FIRST, *DISEASES]
    + [*EXAMINED_THEN, "bmi", "start_risk"]
)


def clamp(value, low, high):
    return max(low, min(high, round(value)))


def person(number, chance):
    severity = chance.random()
    worry = clamp(10 * (0.5 * severity + 0.5 * chance.random()), 0, 10) / 10

    def yes(probability):
        return int(chance.random() < probability)

    row = {"id": number, "bsex0": yes(0.5), "age": round(chance.uniform(18, 66), 1)}
    works = chance.random() < 0.85
    row["budd0"] = chance.randint(1, 5)
    row["barb0"] = chance.randint(1, 4) if works else chance.randint(5, 8)
    row["bfor0"] = yes(0.5)
    row["bfbe0"] = chance.randint(1, 4) if works else ""
    row["bhoej0"] = clamp(chance.gauss(174, 9), 150, 200)
    row["bryg0"] = chance.randint(1, 3)
    row["dlva0"] = chance.choice([1, 1, 2, 3, 4])
    row["dlsy0"] = clamp(2 * severity * chance.random(), 0, 2) if works else ""
    row["vasl0"] = clamp(2 + 7 * severity + chance.gauss(0, 1.5), 0, 10)
    row["vasb0"] = clamp(2.4 * severity * chance.random(), 0, 2)
    row["tlep0"] = chance.randint(1, 3)
    row["tlda0"] = 1 + yes(0.3)
    row["okon0"] = clamp(10 * (0.3 + 0.5 * worry) + chance.gauss(0, 2), 0, 10)
    row["okom0"] = yes(0.6 * worry)
    row["oens0"] = yes(0.5 * worry)
    row["obeh0"] = chance.randint(0, 10)
    for item in range(1, 10):
        row[f"start{item}0"] = yes(severity * 0.8 if item < 5 else worry * 0.7)
    body_and_mind = sum(row[name] for name in START)
    mind = sum(row[name] for name in START[4:])
    row["start_risk"] = 1 if body_and_mind <= 3 else 2 if mind <= 3 else 3
    row["htil0"] = clamp(90 - 40 * severity + chance.gauss(0, 10), 0, 100)
    for name in ROLAND:
        row[name] = yes(0.1 + 0.8 * severity)
    for item, name in enumerate(FEAR, start=1):
        about_work = item >= 9
        top = 2 if name in SHORT else 6
        row[name] = clamp(top * (worry + chance.gauss(0, 0.25)), 0, top) if works or not about_work else ""
    for name in MOOD:
        top = 2 if name in SHORT else 5
        row[name] = clamp(top * (0.6 * worry + chance.gauss(0, 0.2)), 0, top)
    for name in DISEASES[1:]:
        row[name] = yes(0.1)
    row["nootherdisease"] = int(not any(row[name] for name in DISEASES[1:]))
    row["bmi"] = round(chance.uniform(19, 36), 1)
    for name in EXAMINED_FIRST + EXAMINED_THEN:
        row[name] = yes(0.3)
    for when, left in (("2w", 0.6), ("3m", 0.4), ("12m", 0.35)):
        course = left * chance.uniform(0.4, 1.4)
        row[f"vasl{when}"] = clamp(row["vasl0"] * course, 0, 10)
        row[f"rmprop{when}"] = round(100 * severity * min(course, 1), 1)
        row[f"gen{when}"] = clamp(1 + 4 * course, 1, 7)
    for name in COLUMNS:
        if name not in ("id", "bsex0", "age", "start_risk") and chance.random() < MISSING:
            row[name] = ""
    answered = [row[name] for name in ROLAND if row[name] != ""]
    row["rmprop"] = round(100 * sum(answered) / len(answered), 1)
    if any(row[name] == "" for name in START):
        row["start_risk"] = ""
    return row


def main():
    chance = random.Random(SEED)
    table = csv.DictWriter(sys.stdout, fieldnames=COLUMNS, lineterminator="\n")
    table.writeheader()
    for number in range(1, PEOPLE + 1):
        table.writerow(person(number, chance))


main()
