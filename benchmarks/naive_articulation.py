"""What a table of transfer rules costs a program that makes an object of every row and compares every two of one course."""

import csv
import sys
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

GRADES = {grade: place for place, grade in enumerate(("A", "B", "B-", "C", "C-", "D"))}


@dataclass(frozen=True)
class Rule:
    """One row."""

    best: int
    worst: int
    effective: str
    retired: str
    target: tuple[str, str, str]


def main(path: str) -> None:
    """Read the table and count pairs of rules of one course for one receiver that meet."""
    rules: dict[tuple[str, ...], list[Rule]] = defaultdict(list)
    with Path(path).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            rules[
                row["from_institution"], row["from_subject"], row["from_number"], row["to_institution"]
            ].append(
                Rule(
                    GRADES.get(row["most_grade"], 0),
                    GRADES.get(row["least_grade"], len(GRADES) - 1),
                    row["effective"],
                    row["retired"] or "9999-12-31",
                    (row["to_institution"], row["to_subject"], row["to_number"]),
                )
            )
    print(sum(_meet(one, other) for group in rules.values() for one, other in combinations(group, 2)))


def _meet(one: Rule, other: Rule) -> bool:
    return (
        one.best <= other.worst
        and other.best <= one.worst
        and one.effective <= other.retired
        and other.effective <= one.retired
    )


if __name__ == "__main__":
    main(sys.argv[1])
