"""What members contribute together: what an item comes to counts once, and of each member no more than its limit."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import combinations

from pathways.audit.allocation.alone import Fill, shares_of
from pathways.audit.allocation.demand import Candidate, amount_of, exact_total
from pathways.audit.allocation.outcome import Outcome
from pathways.audit.allocation.parts import Choice, Gathered, Part, Wanted
from pathways.audit.allocation.passages import SINK, SOURCE, Passages
from pathways.audit.case import Case

Spot = tuple[str, int]
"""A member of a contribution: the path of the contribution, and which of its members it is."""


@dataclass(frozen=True, slots=True)
class _Member:
    """A member in use: its limit, the leaves in it that no contribution within it has, the members of those within it."""

    most: int | None
    leaves: frozenset[str]
    within: tuple[Spot, ...]


@dataclass(slots=True)
class _Given:
    """What is applied of an item to each leaf, and what it comes to as a whole."""

    candidate: Candidate
    whole: int | Fraction
    to: dict[str, int | Fraction] = field(default_factory=dict)


def gathered(
    part: Gathered,
    used: Sequence[int],
    outcome: Outcome,
    case: Case,
) -> int | Fraction:
    """Thousandths that the members in use contribute by what is applied to them.

    What several members have is shared out among them as it serves best: as much as flows from the items through the members
    to the contribution, where no member lets more through than its limit, those of contributions within it neither
    (L. R. Ford and D. R. Fulkerson, Maximal flow through a network, 1956). Where competitions of their own have attempts at
    one course, or one learning in two forms, it counts once.
    """
    members: dict[Spot, _Member] = {}
    leaves: dict[str, Wanted] = {}
    _find(part, used, outcome.chosen, members, leaves)
    given = _given(part, leaves, outcome, case)
    return max(_let_through(part, members, counted, case) for counted in _once_each(list(given.values())))


def _find(
    part: Gathered,
    used: Iterable[int],
    chosen: Mapping[str, tuple[int, ...]],
    members: dict[Spot, _Member],
    leaves: dict[str, Wanted],
) -> None:
    """The members in use of a contribution and of those within it, and their leaves."""
    for at in used:
        reached = list(_reached(part.members[at], chosen))
        own = {inner.path: inner for inner in reached if isinstance(inner, Wanted)}
        leaves.update(own)
        within: dict[Spot, None] = {}
        for inner in reached:
            if isinstance(inner, Gathered):
                inside = chosen.get(inner.path, range(len(inner.members)))
                within.update(dict.fromkeys((inner.path, each) for each in inside))
                _find(inner, inside, chosen, members, leaves)
        members[part.path, at] = _Member(part.most[at], frozenset(own), tuple(within))


def _reached(part: Part, chosen: Mapping[str, tuple[int, ...]]) -> Iterator[Wanted | Gathered]:
    """The leaves and the contributions that are reached through the members that are chosen, nothing within the latter."""
    if isinstance(part, Wanted | Gathered):
        yield part
    elif isinstance(part, Choice):
        for at in chosen.get(part.path, range(len(part.members))):
            yield from _reached(part.members[at], chosen)


def _once_each(given: Sequence[_Given]) -> Iterator[Sequence[_Given]]:
    """Every way of counting a course as often as it may count and a learning once; all of them if that is so anyhow."""
    if _counts_once(given):
        yield given
        return
    for size in range(len(given)):
        yield from filter(_counts_once, combinations(given, size))


def _counts_once(given: Sequence[_Given]) -> bool:
    courses: dict[str, int] = {}
    roots: set[str] = set()
    for each in given:
        entry = each.candidate.entry
        courses[entry.identity] = courses.get(entry.identity, 0) + 1
        if (entry.uses is not None and courses[entry.identity] > entry.uses) or roots & entry.roots:
            return False
        roots |= entry.roots
    return True


def _let_through(
    part: Gathered, members: Mapping[Spot, _Member], given: Sequence[_Given], case: Case
) -> int | Fraction:
    """As much of these items as the limits of the members let through."""
    flow = Passages()
    own: dict[Spot, list[Candidate]] = {}
    for each in given:
        spots = [spot for spot, member in members.items() if not member.leaves.isdisjoint(each.to)]
        amount = min(each.whole, sum(each.to.values()))
        if len(spots) == 1:
            own.setdefault(spots[0], []).append(replace(each.candidate, amount=amount))
            continue
        key = each.candidate.entry.key
        flow.open(SOURCE, key, amount)
        for path, some in each.to.items():
            flow.open(key, (key, path), some)
            for spot in spots:
                if path in members[spot].leaves:
                    flow.open((key, path), (spot, "in"), some)
    for spot, found in own.items():
        flow.open(SOURCE, (spot, "in"), exact_total(found, part.unit, case))
    for spot, member in members.items():
        flow.open((spot, "in"), (spot, "out"), member.most)
        for inner in member.within:
            flow.open((inner, "out"), (spot, "in"), None)
        if spot[0] == part.path:
            flow.open((spot, "out"), SINK, None)
    return flow.most()


def _given(part: Gathered, leaves: Mapping[str, Wanted], outcome: Outcome, case: Case) -> dict[str, _Given]:
    """By item what is applied to each leaf, in the unit that is contributed."""
    given: dict[str, _Given] = {}
    for path, leaf in leaves.items():
        for candidate, share in _shares(outcome.fills.get(path), leaf, case):
            whole = amount_of(candidate.entry, part.unit, case, named=False)
            if whole:
                to = given.setdefault(candidate.entry.key, _Given(candidate, whole)).to
                to[path] = whole * share
    for key, each in given.items():
        roots = outcome.assumed.get((part.path, key), each.candidate.entry.roots)
        each.candidate = replace(each.candidate, entry=replace(each.candidate.entry, roots=roots))
    return given


def _shares(fill: Fill | None, leaf: Wanted, case: Case) -> Iterator[tuple[Candidate, int | Fraction]]:
    if fill is not None:
        shares = shares_of(fill, leaf.demand, case)
        yield from ((each, share) for (each, _), (_, share) in zip(fill.applied, shares, strict=True))


def cheapest(part: Gathered, weights: Sequence[int]) -> tuple[int, ...]:
    """The members of least weight that can contribute enough, the earlier ones among equals."""
    best: dict[int, tuple[int, tuple[int, ...]]] = {0: (0, ())}
    for at, weight in enumerate(weights):
        for before, (cost, members) in sorted(best.items(), reverse=True):
            after = min(part.enough, before + part.counts(at))
            found = (cost + weight, (*members, at))
            if after not in best or found < best[after]:
                best[after] = found
    return best[part.enough][1]
