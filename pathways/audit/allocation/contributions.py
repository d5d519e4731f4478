"""What members contribute together: what an item comes to counts once, and of each member no more than its limit."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import chain, combinations

from pathways.audit.allocation.alone import Fill, shares_of
from pathways.audit.allocation.demand import Candidate, amount_of, exact_total
from pathways.audit.allocation.outcome import Outcome
from pathways.audit.allocation.parts import Choice, Gathered, Part, Wanted
from pathways.audit.case import Case


@dataclass(slots=True)
class _Given:
    """What is applied of an item to all members, at most what it comes to as a whole, and how much each member has."""

    candidate: Candidate
    whole: int | Fraction
    to: dict[int, int | Fraction] = field(default_factory=dict)


def gathered(
    part: Gathered,
    used: Sequence[int],
    outcome: Outcome,
    case: Case,
) -> int | Fraction:
    """Thousandths that the members in use contribute by what is applied to them.

    What several members have is shared out among them as it serves best: as much as whatever members are closed at their
    limits lets through (L. R. Ford and D. R. Fulkerson, Maximal flow through a network, 1956). Where competitions of their
    own have attempts at one course, or one learning in two forms, it counts once.
    """
    leaves = {at: leaves_in_use(part.members[at], outcome.chosen) for at in used}
    given = _given(part, leaves, outcome, case)
    return max(_let_through(part, used, counted, case) for counted in _once_each(list(given.values())))


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


def _let_through(part: Gathered, used: Sequence[int], given: Sequence[_Given], case: Case) -> int | Fraction:
    common = [found for found in given if len(found.to) > 1]
    own = {at: exact_total(_only(given, at), part.unit, case) for at in used}
    limits = {at: limit for at in used if (limit := part.most[at]) is not None}
    ways = chain.from_iterable(combinations(limits, size) for size in range(len(limits) + 1))
    return min(
        sum(limits[at] for at in closed)
        + sum(own[at] for at in used if at not in closed)
        + sum(min(each.whole, sum(_without(each.to, closed))) for each in common)
        for closed in ways
    )


def _given(
    part: Gathered, leaves: Mapping[int, Mapping[str, Wanted]], outcome: Outcome, case: Case
) -> dict[str, _Given]:
    """By item what is applied to the leaves of each member, in the unit that is contributed."""
    given: dict[str, _Given] = {}
    applied: dict[str, dict[str, int | Fraction]] = {}
    for at, found in leaves.items():
        for path, leaf in found.items():
            for candidate, share in _shares(outcome.fills.get(path), leaf, case):
                whole = amount_of(candidate.entry, part.unit, case, named=False)
                if whole:
                    amount = whole * share
                    applied.setdefault(candidate.entry.key, {})[path] = amount
                    to = given.setdefault(candidate.entry.key, _Given(candidate, whole)).to
                    to[at] = min(whole, to.get(at, 0) + amount)
    for key, each in given.items():
        each.whole = min(each.whole, sum(applied[key].values()))
        roots = outcome.assumed.get((part.path, key), each.candidate.entry.roots)
        each.candidate = replace(each.candidate, entry=replace(each.candidate.entry, roots=roots))
    return given


def _shares(fill: Fill | None, leaf: Wanted, case: Case) -> Iterator[tuple[Candidate, int | Fraction]]:
    if fill is not None:
        shares = shares_of(fill, leaf.demand, case)
        yield from ((each, share) for (each, _), (_, share) in zip(fill.applied, shares, strict=True))


def _only(given: Iterable[_Given], at: int) -> Iterator[Candidate]:
    """What one member alone has."""
    for each in given:
        if set(each.to) == {at}:
            yield Candidate(each.candidate.item, each.candidate.entry, each.to[at])


def _without(to: Mapping[int, int | Fraction], closed: Sequence[int]) -> Iterator[int | Fraction]:
    return (amount for at, amount in to.items() if at not in closed)


def leaves_in_use(part: Part, chosen: Mapping[str, tuple[int, ...]]) -> dict[str, Wanted]:
    """The leaves that are reached through the members that are chosen, by path."""
    if isinstance(part, Wanted):
        return {part.path: part}
    found: dict[str, Wanted] = {}
    if isinstance(part, Choice | Gathered):
        for at in chosen.get(part.path, range(len(part.members))):
            found.update(leaves_in_use(part.members[at], chosen))
    return found


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
