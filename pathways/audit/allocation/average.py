"""A grade point average over what counts: graded work among what is applied, weighed by the credits that are applied of it."""

from collections.abc import Iterable
from fractions import Fraction

from pathways.audit.case import Case
from pathways.audit.entry import Entry
from pathways.audit.facts import graded, weight

CONDITION_WEIGHT = 1000
"""What one condition weighs in progress, in thousandths."""

Share = tuple[Entry, int | Fraction]
"""An item, and how much of it is applied: one where it is not divided."""


def counted(applied: Iterable[Share], case: Case) -> list[tuple[Fraction, int]]:
    """Credits and grade points of the graded work; grades that were transferred are out."""
    return [
        (weight(entry.worth, case) * share, entry.points)
        for entry, share in applied
        if entry.worth is not None
        and entry.points is not None
        and graded(entry, case)
        and not entry.transferred
    ]


def reaches(applied: Iterable[Share], minimum: int, case: Case) -> bool:
    """Whether the average is at least so many thousandths; without graded work it is not."""
    found = counted(applied, case)
    return bool(found) and sum(credits_ * (points - minimum) for credits_, points in found) >= 0


def mean(applied: Iterable[Share], case: Case) -> Fraction | None:
    """The average in thousandths, unrounded; None without graded work."""
    found = counted(applied, case)
    total = sum((credits_ for credits_, _ in found), Fraction(0))
    return sum((credits_ * points for credits_, points in found), Fraction(0)) / total if total else None
