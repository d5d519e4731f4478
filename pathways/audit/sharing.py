"""Which goals of a set a sharing binds together, known from the rules alone."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from pathways.model.catalogue import Catalogue
from pathways.model.declaration import Sharing
from pathways.model.members import members


@dataclass(frozen=True, slots=True)
class Tie:
    """A sharing with the goals of a set that it is about: pairs of them, each in the order of the set."""

    sharing: Sharing
    goals: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]


def ties(goals: Sequence[str], catalogue: Catalogue, lapsed: Collection[str] = ()) -> tuple[Tie, ...]:
    """The sharings that limit something between these goals, in the order of the rule files.

    Those that have `lapsed` are tied only by what holds in a lifetime.
    """
    found = (
        tie for sharing in catalogue.sharings.values() for tie in _ties(sharing, goals, catalogue, lapsed)
    )
    return tuple(tie for tie in found if tie.pairs)


def _ties(
    sharing: Sharing, goals: Sequence[str], catalogue: Catalogue, lapsed: Collection[str]
) -> Iterator[Tie]:
    if not lapsed:
        yield _tie(sharing, goals, catalogue)
        return
    today = [goal for goal in goals if goal not in lapsed]
    if not sharing.in_a_lifetime:
        yield _tie(sharing, today, catalogue)
        return
    if sharing.limits:
        yield _tie(replace(sharing, most=None), today, catalogue)
    yield _tie(replace(sharing, limits=()), goals, catalogue)


def _tie(sharing: Sharing, goals: Sequence[str], catalogue: Catalogue) -> Tie:
    among = set(members(catalogue, sharing.among))
    others = set(members(catalogue, sharing.others)) if sharing.others is not None else among
    apart = set(members(catalogue, sharing.apart)) if sharing.apart is not None else set()
    pairs = tuple(
        (one, two)
        for one, two in combinations(goals, 2)
        if ((one in among and two in others) or (two in among and one in others)) and not {one, two} <= apart
    )
    bound = {goal for pair in pairs for goal in pair}
    return Tie(sharing, tuple(goal for goal in goals if goal in bound), pairs)


def bound_together(goals: Sequence[str], found: Iterable[Tie]) -> list[tuple[str, ...]]:
    """Groups of goals of which each is tied to another one of its group; who is tied to nobody is a group alone."""
    groups = [{goal} for goal in goals]
    for tie in found:
        for pair in tie.pairs:
            touched = [group for group in groups if not group.isdisjoint(pair)]
            groups = [group for group in groups if group not in touched] + [set[str]().union(*touched)]
    ordered = [tuple(goal for goal in goals if goal in group) for group in groups]
    return sorted(ordered, key=lambda group: goals.index(group[0]))
