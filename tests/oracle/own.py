"""What must be a goal's own, tried: of what counts in it and in no goal beside it, the most that can be told apart."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations

from pathways.model.amount import Unit
from pathways.model.catalogue import Catalogue
from tests.oracle.allocations import once_each, roots_apart
from tests.oracle.leaves import converted, exact_worth
from tests.oracle.record import Thing
from tests.oracle.transfers import apart

Shares = Mapping[Thing, int | Fraction]
"""How much of each item is applied."""


def own_amount(
    catalogue: Catalogue, unit: Unit, able: Iterable[Thing], shares: Shares, elsewhere: Collection[Thing]
) -> int | Fraction:
    """The most that comes from able items of which nothing counts elsewhere."""
    own = [
        thing
        for thing in able
        if exact_worth(catalogue, unit, thing) and not any(is_shared(thing, other) for other in elsewhere)
    ]
    return max(_total(catalogue, unit, some, shares) for some in _some(own))


def is_shared(thing: Thing, other: Thing) -> bool:
    """Whether two items are one learning, or two attempts at a course that counts once."""
    return not apart(thing.roots[0], other.roots[0]) or (thing.uses == 1 and other.name in thing.once)


def _some(own: Sequence[Thing]) -> Iterator[tuple[Thing, ...]]:
    for size in range(len(own) + 1):
        yield from (some for some in combinations(own, size) if once_each(some) and roots_apart(some))


def _total(catalogue: Catalogue, unit: Unit, things: Sequence[Thing], shares: Shares) -> int | Fraction:
    found: int | Fraction = 0
    to_round: dict[Unit, int | Fraction] = {}
    for thing in things:
        amount = shares[thing] * exact_worth(catalogue, unit, thing)
        rule = catalogue.units.get(thing.worth.unit) if thing.worth else None
        if thing.worth and rule and rule.on_total and unit.measure != "items" and thing.worth.unit != unit:
            before = shares[thing] * thing.worth.thousandths
            to_round[thing.worth.unit] = to_round.get(thing.worth.unit, 0) + before
        else:
            found += amount
    return found + sum(converted(catalogue.units[own], amount) for own, amount in to_round.items())
