"""What some requirements contribute together: which of them are used, what they give, and what is still short."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import chain, combinations, product

from pathways.model.requirement import Contributions, Group, InOrder, Leaf, Line, Named, Requirement, When
from tests.oracle.allocations import once_each, roots_apart
from tests.oracle.choices import Atom, Gathers, Order, everything
from tests.oracle.leaves import Applied, Scales, unit_of, weight
from tests.oracle.record import Thing


def is_enough(gathers: Gathers, scales: Scales) -> bool:
    """Whether the members that are used could give all that is asked for, as far as their limits go."""
    need, limits = scales.need(gathers.of), scales.limits(gathers.of)
    open_to = [need if limit is None else min(limit, need) for limit in limits]
    return sum(open_to[at] for at, _ in gathers.used) >= min(need, sum(open_to))


def short_beyond(
    gathers: Gathers, places: Mapping[Leaf, Applied], scales: Scales, lacking: Mapping[Atom, int]
) -> int:
    """What is short of the amount, beyond what the members that are used are short of themselves.

    What a requirement is short of that is named elsewhere too is not taken off: it counts for all of these places once.
    """
    own = 0
    for atom in everything(frozenset({gathers})) - {gathers}:
        if _path(atom) in scales.named_again:
            continue
        if isinstance(atom, Leaf):
            own += scales.short(atom, places.get(atom, {}))
        elif isinstance(atom, Gathers):
            own += short_beyond(atom, places, scales, lacking)
        else:
            own += lacking.get(atom, 0)
    missing = max(Fraction(0), scales.need(gathers.of) - given(gathers, places, scales))
    return max(0, weight(unit_of(gathers.of.amount), missing) - own)


def _path(atom: Atom) -> str:
    return atom.of.path if isinstance(atom, Gathers | Order) else atom.path


def named_again(parts: Iterable[Requirement]) -> frozenset[str]:
    """What stands in several places of one of these competitions, whatever its facts turn out to be."""
    found: set[str] = set()
    for part in parts:
        paths = Counter(_paths(part))
        found |= {path for path, times in paths.items() if times > 1}
    return frozenset(found)


def _paths(part: Requirement) -> Iterator[str]:
    yield part.path
    match part:
        case Group(members=members) | InOrder(members=members) | Contributions(members=members):
            inside: tuple[Requirement | None, ...] = members
        case Named(requirement=named):
            inside = (named,)
        case When(then=then, otherwise=otherwise):
            inside = (then, otherwise)
        case _:
            inside = ()
    for one in inside:
        if one is not None:
            yield from _paths(one)


def given(gathers: Gathers, places: Mapping[Leaf, Applied], scales: Scales) -> Fraction:
    """What the members give: of all that is applied to them a course counts as often as it may, and a learning once."""
    used = [thing for thing in scales.things if any(thing in applied for applied in places.values())]
    if once_each(used) and roots_apart(used):
        return _given(gathers, places, scales)
    counted = chain.from_iterable(combinations(used, size) for size in range(len(used)))
    return max(
        _given(gathers, {leaf: _only(applied, some) for leaf, applied in places.items()}, scales)
        for some in counted
        if once_each(some) and roots_apart(some)
    )


def _only(applied: Applied, things: Sequence[Thing]) -> Applied:
    return {thing: part for thing, part in applied.items() if thing in things}


Member = tuple[str, int]
"""The path of a contribution, and which of its members."""
Spot = tuple[tuple[Member, ...], Leaf]
"""A leaf, and the members that what is applied to it has to pass, the outermost first."""


def _given(gathers: Gathers, places: Mapping[Leaf, Applied], scales: Scales) -> Fraction:
    """What the members give, each cut off at its limit; what can pass in two ways is shared out in every way."""
    spots = list(_spots(gathers))
    alone: dict[tuple[Member, ...], dict[Thing, Fraction]] = {}
    common: dict[Thing, dict[Spot, Fraction]] = {}
    for thing, amounts in _applied(gathers.of, spots, places, scales).items():
        ways = {way for way, _ in amounts}
        if len(ways) > 1:
            common[thing] = amounts
        else:
            whole = Fraction(scales.worth(gathers.of, thing))
            alone.setdefault(ways.pop(), {})[thing] = min(whole, sum(amounts.values(), Fraction(0)))
    sums = {way: Fraction(scales.total(gathers.of, found)) for way, found in alone.items()}
    limits = {member: limit for member, limit in _limits(gathers, scales) if limit is not None}
    everywhere = [amount for amounts in common.values() for amount in amounts.values()]
    step = _measure([*limits.values(), *sums.values(), *everywhere])
    steps = {member: int(limit / step) for member, limit in limits.items()}
    parts = [
        list(_divided(int(scales.worth(gathers.of, thing) / step), amounts, step))
        for thing, amounts in common.items()
    ]
    again = _reached_again(spots) & limits.keys()
    inner_first = sorted({way[:at] for way, _ in spots for at in range(1, len(way) + 1)}, key=len)[::-1]
    best = 0
    for divided in product(*parts):
        given = {way: int(amount / step) for way, amount in sums.items()}
        for way, amount in chain.from_iterable(divided):
            given[way] = given.get(way, 0) + amount
        if all(sum(given[way] for way in given if member in way) <= steps[member] for member in again):
            best = max(best, _passed(given, steps, inner_first))
    return best * step


def _limits(gathers: Gathers, scales: Scales) -> Iterator[tuple[Member, int | None]]:
    """How much of each member counts at most, of contributions within them too."""
    limits = scales.limits(gathers.of)
    for at, choice in gathers.used:
        yield (gathers.of.path, at), limits[at]
        for atom in choice:
            if isinstance(atom, Gathers):
                yield from _limits(atom, scales)


def _spots(gathers: Gathers) -> Iterator[Spot]:
    for at, choice in gathers.used:
        member = (gathers.of.path, at)
        for atom in choice:
            if isinstance(atom, Leaf):
                yield (member,), atom
            elif isinstance(atom, Gathers):
                yield from (((member, *way), leaf) for way, leaf in _spots(atom))


def _applied(
    of: Contributions, spots: Iterable[Spot], places: Mapping[Leaf, Applied], scales: Scales
) -> dict[Thing, dict[Spot, Fraction]]:
    """What is applied where of each item, in the unit that is asked for."""
    found: dict[Thing, dict[Spot, Fraction]] = {}
    for way, leaf in spots:
        for thing, share in scales.shares(leaf, places.get(leaf, {})).items():
            worth = scales.worth(of, thing)
            if worth:
                found.setdefault(thing, {})[way, leaf] = Fraction(worth * share)
    return found


def _divided(
    whole: int, amounts: Mapping[Spot, Fraction], step: Fraction
) -> Iterator[list[tuple[tuple[Member, ...], int]]]:
    """Every way to share an item out; it gives no more than it is worth, and at a leaf no more than is applied there."""
    here = {leaf: int(amount / step) for (_, leaf), amount in amounts.items()}
    for some in product(*(range(int(amount / step) + 1) for amount in amounts.values())):
        at_leaves = Counter[Leaf]()
        for (_, leaf), part in zip(amounts, some, strict=True):
            at_leaves[leaf] += part
        if sum(some) <= whole and all(part <= here[leaf] for leaf, part in at_leaves.items()):
            yield [(way, part) for (way, _), part in zip(amounts, some, strict=True) if part]


def _reached_again(spots: Iterable[Spot]) -> set[Member]:
    """The members that are reached in several ways, which have no more in all of them than their limit."""
    before: dict[Member, set[tuple[Member, ...]]] = {}
    for way, _ in spots:
        for at, member in enumerate(way):
            before.setdefault(member, set()).add(way[:at])
    return {member for member, ways in before.items() if len(ways) > 1}


def _passed(
    given: Mapping[tuple[Member, ...], int],
    limits: Mapping[Member, int],
    inner_first: Iterable[tuple[Member, ...]],
) -> int:
    """What comes out of all members: what is given at each and what comes out of those within it, up to its limit."""
    found = Counter(given)
    for way in inner_first:
        found[way[:-1]] += min(found[way], limits.get(way[-1], found[way]))
    return found[()]


def _measure(amounts: Sequence[Fraction | int]) -> Fraction:
    """The largest of which all of these are multiples."""
    per = math.lcm(*(Fraction(amount).denominator for amount in amounts))
    return Fraction(math.gcd(*(int(amount * per) for amount in amounts)) or 1, per)


def contributions_in(parts: Iterable[Requirement | Line]) -> Iterator[Contributions]:
    """Every contribution that is asked for somewhere."""
    for part in parts:
        match part:
            case Contributions(members=members):
                yield part
                yield from contributions_in(members)
            case Group(members=members) | InOrder(members=members):
                yield from contributions_in(members)
            case Named(requirement=inside):
                yield from contributions_in((inside,))
            case When(then=then, otherwise=otherwise):
                yield from contributions_in((then, otherwise) if otherwise else (then,))
            case _:
                pass
