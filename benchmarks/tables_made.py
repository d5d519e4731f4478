"""A table of transfer rules of full size, made from a seed, with defects whose number is known."""

import csv
import random
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

SENDERS, COURSES, RECEIVERS = 100, 375, 20
"""Colleges, courses of each, and universities that take each course: 750,000 pairs of a course and a receiver."""
ONE_TO_ONE, SEVERAL = 1_000_000, 10_000
PLANTED = 100
"""Defects of most kinds; in circles and of rules that take fewer courses there are less."""
CIRCLES, FEWER = 20, 50
COLUMNS = (
    "rule",
    "from_institution",
    "from_subject",
    "from_number",
    "least_grade",
    "most_grade",
    "from_credits",
    "to_institution",
    "to_subject",
    "to_number",
    "credits",
    "kind",
    "effective",
    "retired",
)
KINDS = (*["one"] * 10, *["grades"] * 4, "versions")
"""Of 15 pairs ten have one rule, four part the grades, one has two versions: 20 rules."""
Cells = dict[str, object]


READS = 'transfers from table "transfers.csv"\n'
GOAL = 'bachelor degree u00.ba "BA" { issued by u00  require 30 credits from courses credited at u00 }\n'


def write(folder: Path, scale: float = 1.0, *, defects: bool = True) -> Counter[str]:
    """Write a rule file and its table; the number of problems that a check must tell, by their codes.

    `scale` makes fewer rules of each kind, and as many defects; without `defects` the rules can audit.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "system.pathway").write_text(_rule_file(), encoding="utf-8")
    planted: Counter[str] = Counter()
    planting: Iterator[list[Cells]] = _defects(planted) if defects else iter(())
    with (folder / "transfers.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, restval="")
        writer.writeheader()
        for number, rows in enumerate(chain(_sound(random.Random(17), scale), planting), 1):
            writer.writerows({"rule": number, **row} for row in rows)
    return planted


def _rule_file() -> str:
    lines = ["scale us { passing A 4.0, B 3.0, B- 2.7, C 2.0, C- 1.7, D 1.0  failing F 0.0 }"]
    lines += [
        f'institution c{at:03} "College {at}" {{ is a college  uses scale us }}' for at in range(SENDERS)
    ]
    lines += [
        f'institution u{at:02} "University {at}" {{ is a university  uses scale us }}'
        for at in range(RECEIVERS)
    ]
    return "\n".join([*lines, READS])


def _sound(draw: random.Random, scale: float) -> Iterator[list[Cells]]:
    """Rules without a defect: as they stand in tables, shuffled among receivers and not sorted by course."""
    wanted, several = int(ONE_TO_ONE * scale), int(SEVERAL * scale)
    pairs = iter(draw.sample(range(SENDERS * COURSES * RECEIVERS), int(0.75 * wanted)))
    for at, pair in enumerate(pairs):
        kind = KINDS[at % len(KINDS)]
        whole = _row(pair, draw.choice((3, 4)))
        if kind == "one":
            yield [whole]
        elif kind == "grades":
            yield [{**whole, "least_grade": "C"}]
            yield [{**whole, "most_grade": "C-", "to_subject": "ELEC", "to_number": "100"}]
        else:
            yield [{**whole, "retired": "2019-12-31"}]
            yield [{**whole, "effective": "2020-01-01", "to_number": "900"}]
    for at in range(several):
        yield _several(at, draw.choice((2, 3)))


def _row(pair: int, worth: int) -> Cells:
    rest, receiver = divmod(pair, RECEIVERS)
    sender, course = divmod(rest, COURSES)
    return {
        "from_institution": f"c{sender:03}",
        "from_subject": f"S{course % 40:02}",
        "from_number": 100 + course,
        "from_credits": worth,
        "to_institution": f"u{receiver:02}",
        "to_subject": f"T{course % 40:02}",
        "to_number": 200 + course,
        "credits": worth,
        "kind": "at most" if course % 3 else "fixed",
    }


def _several(at: int, size: int) -> list[Cells]:
    """A rule that takes several courses and gives one more than it takes, the last for the rest."""
    rows = [{**_row(at % (SENDERS * RECEIVERS), 3), "from_subject": "LAB"} for _ in range(size)]
    for number, row in enumerate(rows):
        row |= {"from_number": f"{at}-{number}", "to_number": f"{700 + number}"}
    rest = {key: rows[0][key] for key in ("to_institution", "to_subject")}
    return [*rows, {**rest, "to_number": "799", "kind": "rest"}]


def _defects(planted: Counter[str]) -> Iterator[list[Cells]]:
    """Rules with defects, each of courses of its own."""
    for at in range(PLANTED):
        one = {**_row(at, 3), "kind": "fixed"}
        for code, *rows in (
            ("duplicate-transfers", {}, {}),
            (
                "overlapping-transfers",
                {"least_grade": "D"},
                {"most_grade": "C-", "to_subject": "ELEC", "to_number": "100"},
            ),
            ("shadowed-transfer", {"least_grade": "D"}, {"least_grade": "B"}),
            ("gapped-transfers", {"least_grade": "B"}, {"most_grade": "C-"}),
            ("gapped-transfers", {"retired": "2019-12-31"}, {"effective": "2020-02-01"}),
            ("unbalanced-transfer", {"credits": 4}),
            ("unbalanced-transfer", {"credits": 2}),
        ):
            planted[code] += 1
            subject = f"{code[:3].upper()}{planted[code]}"
            yield from ([{**one, "from_subject": subject, **row}] for row in rows)
    for at in range(FEWER):
        planted["shadowed-transfer"] += 1
        one = {**_row(at, 3), "from_subject": f"FEW{at}", "from_credits": "", "kind": "fixed"}
        yield [{**one, "from_number": "1"}]
        yield [{**one, "from_number": "1"}, {**one, "from_number": "2"}]
    for at in range(CIRCLES):
        planted["inflating-transfers"] += 1
        planted["unbalanced-transfer"] += 1
        there = {
            **_row(at, 3),
            "from_subject": f"GO{at}",
            "to_subject": f"BACK{at}",
            "kind": "fixed",
            "credits": 4,
        }
        back = {f"from{key[2:]}": value for key, value in there.items() if key.startswith("to_")}
        back |= {f"to{key[4:]}": there[key] for key in ("from_institution", "from_subject", "from_number")}
        yield [there]
        yield [{**back, "from_credits": 4, "credits": 4, "kind": "fixed"}]
