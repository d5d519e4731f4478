"""Progress: how much of what a goal asks for from nothing no longer remains to be earned."""

from dataclasses import replace
from fractions import Fraction

from pathways.audit.allocation.parts import Choice, Gathered, Part, Settled
from pathways.audit.allocation.solve import least
from pathways.audit.case import Case
from pathways.audit.closure import route_part
from pathways.audit.target import Route

DONE = 100


def from_nothing(route: Route, case: Case) -> int:
    """What remains of a route for the same learner with nothing earned and no condition met, in thousandths of weight."""
    empty = replace(case, record=(), held={})
    return least(_unmet(route_part(route, empty)), empty)


def _unmet(part: Part) -> Part:
    if isinstance(part, Choice | Gathered):
        return replace(part, members=tuple(_unmet(member) for member in part.members))
    return replace(part, holds=False) if isinstance(part, Settled) else part


def progress(remaining: int, nothing: int) -> Fraction:
    """Of what is not met: one minus what remains over what remains from nothing; where that is nothing, none of it.

    >>> progress(3000, 12000), progress(0, 0)
    (Fraction(3, 4), Fraction(0, 1))
    """
    return 1 - Fraction(min(remaining, nothing), nothing) if nothing else Fraction(0)


def percent(share: Fraction, *, met: bool) -> int:
    """Progress in whole percent, rounded down; 100 only for what is met.

    >>> percent(Fraction(2, 3), met=False), percent(Fraction(1), met=False)
    (66, 99)
    """
    return DONE if met else min(DONE - 1, (share * DONE).__floor__())
