"""Limits on what may count in several goals at once."""

from collections.abc import Mapping, Sequence
from itertools import combinations

from pathways.model.catalogue import Catalogue
from pathways.model.declaration import ShareLimit, Sharing
from pathways.model.selection import Selection
from tests.oracle.record import Thing, declared_thing
from tests.second_opinion.case import Case, UnmodelledError, unit_of
from tests.second_opinion.goal import Goal
from tests.second_opinion.once import events_behind
from tests.second_opinion.programme import Programme, Var

Pair = tuple[str, str]


def pairs_of(sharing: Sharing, names: Sequence[str], case: Case) -> list[Pair]:
    """Which two of some goals a sharing is between."""
    others = sharing.among if sharing.others is None else sharing.others
    return [
        (one, two)
        for one, two in combinations(names, 2)
        if (
            (_takes(case, sharing.among, one) and _takes(case, others, two))
            or (_takes(case, sharing.among, two) and _takes(case, others, one))
        )
        and not (
            sharing.apart is not None
            and _takes(case, sharing.apart, one)
            and _takes(case, sharing.apart, two)
        )
    ]


def _takes(case: Case, selection: Selection, name: str) -> bool:
    return case.takes(selection, declared_thing(case.catalogue, case.catalogue.credentials[name]))


def limit_sharing(programme: Programme, catalogue: Catalogue, goals: Mapping[str, Goal]) -> None:
    """The rows of every sharing that is between some of these goals."""
    case = next(iter(goals.values())).case
    _must_differ(case.things)
    for sharing in catalogue.sharings.values():
        pairs = pairs_of(sharing, tuple(goals), case)
        if sharing.own and pairs:
            raise UnmodelledError(f"what must be the own of goals in {sharing.name}")
        for limit in sharing.limits if pairs else ():
            for some in [pairs] if limit.in_all else [[pair] for pair in pairs]:
                _limit(programme, limit, some, goals)
        if sharing.most is not None and pairs:
            names = sorted({name for pair in pairs for name in pair})
            for places in _counted([goals[name] for name in names]).values():
                programme.at_most([(1, variable) for variable in places], sharing.most)


def _must_differ(things: Sequence[Thing]) -> None:
    """What is shared is told item by item here, so no learning may be on the record in two forms."""
    learnt = [thing for thing in things if thing.sort != "credential"]
    for one, other in combinations(learnt, 2):
        if other.name in one.once or not events_behind(one).isdisjoint(events_behind(other)):
            raise UnmodelledError(f"{one.key} and {other.key} in goals that share")


def _limit(programme: Programme, limit: ShareLimit, pairs: Sequence[Pair], goals: Mapping[str, Goal]) -> None:
    """What counts in both of any of these pairs comes to no more than the limit; the smallest of theirs binds."""
    unit = unit_of(limit.amount)
    most = min(goals[name].case.amount(limit.amount) for pair in pairs for name in pair)
    shared: dict[Thing, Var] = {}
    for pair in pairs:
        for thing, places in _counted([goals[name] for name in pair]).items():
            if len(places) == len(pair):
                both = shared.setdefault(thing, programme.choice())
                programme.at_least([(1, both), *((-1, variable) for variable in places)], -1)
    case = goals[pairs[0][0]].case
    programme.at_most(
        [
            (case.comes_to(unit, thing), both)
            for thing, both in shared.items()
            if case.takes(limit.selection, thing)
        ],
        most,
    )


def _counted(goals: Sequence[Goal]) -> dict[Thing, list[Var]]:
    """For all that is learnt whether it counts, goal by goal; awards are never shared."""
    found: dict[Thing, list[Var]] = {}
    for goal in goals:
        for thing, variable in goal.counted.items():
            if thing.sort != "credential":
                found.setdefault(thing, []).append(variable)
    return found
