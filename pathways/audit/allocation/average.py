"""A grade point average over what counts: graded work among what is applied, weighed by its credits."""

from collections.abc import Iterable
from fractions import Fraction

from pathways.audit.case import Case
from pathways.audit.entry import Entry
from pathways.audit.facts import graded, weight

CONDITION_WEIGHT = 1000
"""What one condition weighs in progress, in thousandths."""


def counted(entries: Iterable[Entry], case: Case) -> list[tuple[Fraction, int]]:
    """Credits and grade points of the graded work; grades that were transferred are out."""
    return [
        (weight(entry.worth, case), entry.points or 0)
        for entry in entries
        if entry.worth is not None and graded(entry, case) and not entry.transferred
    ]


def reaches(entries: Iterable[Entry], minimum: int, case: Case) -> bool:
    """Whether the average is at least so many thousandths; without graded work it is not."""
    found = counted(entries, case)
    return bool(found) and sum(credits_ * (points - minimum) for credits_, points in found) >= 0


def mean(entries: Iterable[Entry], case: Case) -> Fraction | None:
    """The average in thousandths, unrounded; None without graded work."""
    found = counted(entries, case)
    total = sum((credits_ for credits_, _ in found), Fraction(0))
    return sum((credits_ * points for credits_, points in found), Fraction(0)) / total if total else None
