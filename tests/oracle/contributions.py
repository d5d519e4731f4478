"""What some requirements contribute together: which of them are used, what they give, and what is still short."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import chain, combinations, product

from pathways.model.requirement import Contributions, Group, InOrder, Leaf, Line, Named, Requirement, When
from tests.oracle.allocations import once_each, roots_apart
from tests.oracle.choices import Atom, Gathers, Order
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
    inside = frozenset[Atom]().union(*(choice for _, choice in gathers.used))
    own = 0
    for atom in inside:
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


def _given(gathers: Gathers, places: Mapping[Leaf, Applied], scales: Scales) -> Fraction:
    """What the members give, each cut off at its limit; what two of them have is shared out in every way."""
    limits = scales.limits(gathers.of)
    parts = [_of_member(gathers.of, choice, places, scales) for _, choice in gathers.used]
    most = [limits[at] for at, _ in gathers.used]
    common = [thing for thing in scales.things if sum(thing in part for part in parts) > 1]
    alone = [
        scales.total(gathers.of, {thing: part for thing, part in found.items() if thing not in common})
        for found in parts
    ]
    step = _measure([*filter(None, most), *alone, *(part for found in parts for part in found.values())])
    best = Fraction(0)
    all_of_it = _of_member(
        gathers.of, frozenset().union(*(choice for _, choice in gathers.used)), places, scales
    )
    for divided in product(*(list(_divided(thing, parts, step, all_of_it[thing])) for thing in common)):
        sums = [have + sum(some[at] for some in divided) for at, have in enumerate(alone)]
        cut = (_cut(have, limit) for have, limit in zip(sums, most, strict=True))
        best = max(best, Fraction(sum(cut)))
    return best


def _measure(amounts: Sequence[Fraction | int]) -> Fraction:
    """The largest of which all of these are multiples."""
    per = math.lcm(*(Fraction(amount).denominator for amount in amounts))
    return Fraction(math.gcd(*(int(amount * per) for amount in amounts)) or 1, per)


def _cut(have: int | Fraction, limit: int | None) -> int | Fraction:
    return have if limit is None else min(have, limit)


def _of_member(
    of: Contributions, choice: Iterable[Atom], places: Mapping[Leaf, Applied], scales: Scales
) -> dict[Thing, Fraction]:
    """What is applied to the leaves of a member, in the unit that is asked for; an item gives no more than it is worth."""
    found: dict[Thing, Fraction] = {}
    for leaf in (atom for atom in choice if isinstance(atom, Leaf)):
        for thing, share in scales.shares(leaf, places.get(leaf, {})).items():
            worth = scales.worth(of, thing)
            if worth:
                found[thing] = min(Fraction(worth), found.get(thing, Fraction(0)) + worth * share)
    return found


def _divided(
    thing: Thing, parts: Sequence[Mapping[Thing, Fraction]], step: Fraction, most: Fraction
) -> Iterator[tuple[Fraction, ...]]:
    steps = (range(int(part.get(thing, Fraction(0)) / step) + 1) for part in parts)
    for some in product(*steps):
        if sum(some) * step <= most:
            yield tuple(step * one for one in some)


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
