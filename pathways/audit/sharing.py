"""Which goals of a set a sharing binds together, known from the rules alone."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from pathways.model.catalogue import Catalogue
from pathways.model.declaration import OwnMinimum, Sharing
from pathways.model.members import members


@dataclass(frozen=True, slots=True)
class OwnAsked:
    """What must count in a goal and in no other, with the goals of a set of which that is asked, in its order."""

    minimum: OwnMinimum
    goals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """A sharing with the goals of a set that it is about: pairs of them, each in the order of the set."""

    sharing: Sharing
    goals: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    own: tuple[OwnAsked, ...] = ()

    def beside(self, name: str) -> tuple[str, ...]:
        """The goals that a goal shares with, in the order of the set."""
        return tuple(goal for goal in self.goals if goal != name and {goal, name} in map(set, self.pairs))

    def among(self, names: Collection[str]) -> "Tie":
        """The same between some of the goals only; what must be their own is asked of nobody else."""
        pairs = tuple(pair for pair in self.pairs if pair[0] in names and pair[1] in names)
        goals = tuple(goal for goal in self.goals if goal in names)
        return replace(self.asking(names), pairs=pairs, goals=goals)

    def asking(self, names: Collection[str]) -> "Tie":
        """The same, but only some of the goals are asked for what must be their own."""
        own = (replace(each, goals=tuple(goal for goal in each.goals if goal in names)) for each in self.own)
        return replace(self, own=tuple(each for each in own if each.goals))


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
    if sharing.limits or sharing.own:
        yield _tie(replace(sharing, most=None), today, catalogue)
    yield _tie(replace(sharing, limits=(), own=()), goals, catalogue)


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
    tied = tuple(goal for goal in goals if goal in bound)
    own = (OwnAsked(each, tuple(_of(each, tied, catalogue))) for each in sharing.own)
    return Tie(sharing, tied, pairs, tuple(each for each in own if each.goals))


def _of(minimum: OwnMinimum, goals: Sequence[str], catalogue: Catalogue) -> Iterator[str]:
    """The goals of which something of their own is asked."""
    asked = set(goals if minimum.of is None else members(catalogue, minimum.of))
    return (goal for goal in goals if goal in asked)


def bound_together(goals: Sequence[str], found: Iterable[Tie]) -> list[tuple[str, ...]]:
    """Groups of goals of which each is tied to another one of its group; who is tied to nobody is a group alone."""
    groups = [{goal} for goal in goals]
    for tie in found:
        for pair in tie.pairs:
            touched = [group for group in groups if not group.isdisjoint(pair)]
            groups = [group for group in groups if group not in touched] + [set[str]().union(*touched)]
    ordered = [tuple(goal for goal in goals if goal in group) for group in groups]
    return sorted(ordered, key=lambda group: goals.index(group[0]))
