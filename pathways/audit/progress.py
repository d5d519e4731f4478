"""Progress: how much of what a goal asks for from nothing no longer remains to be earned."""

from dataclasses import replace
from fractions import Fraction

from pathways.audit.allocation.parts import Choice, Part, Wanted
from pathways.audit.allocation.solve import solve
from pathways.audit.case import Case

DONE = 100


def from_nothing(part: Part, case: Case) -> int:
    """What remains of a route for the same learner with nothing earned and no condition met, in thousandths of weight."""
    return solve(_emptied(part), case).remaining


def _emptied(part: Part) -> Part:
    if isinstance(part, Choice):
        return replace(part, members=tuple(_emptied(member) for member in part.members))
    if isinstance(part, Wanted):
        return replace(part, demand=replace(part.demand, candidates=()))
    return replace(part, holds=False)


def progress(remaining: int, nothing: int, *, met: bool) -> Fraction:
    """One minus what remains over what remains from nothing; a goal that asks for nothing is all or nothing.

    >>> progress(3000, 12000, met=False), progress(0, 0, met=False)
    (Fraction(3, 4), Fraction(0, 1))
    """
    if not nothing:
        return Fraction(1 if met else 0)
    return 1 - Fraction(min(remaining, nothing), nothing)


def percent(share: Fraction, *, met: bool) -> int:
    """Progress in whole percent, rounded down; 100 only for what is met.

    >>> percent(Fraction(2, 3), met=False), percent(Fraction(1), met=False)
    (66, 99)
    """
    return DONE if met else min(DONE - 1, (share * DONE).__floor__())
