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
    """The most that comes from able items that are applied whole, and of which nothing counts elsewhere."""
    own = [
        thing
        for thing in able
        if shares[thing] >= 1
        and exact_worth(catalogue, unit, thing)
        and not any(is_shared(thing, other) for other in elsewhere)
    ]
    return max(_total(catalogue, unit, some) for some in _some(own))


def is_shared(thing: Thing, other: Thing) -> bool:
    """Whether two items are one learning, or two attempts at a course that counts once."""
    return not apart(thing.roots[0], other.roots[0]) or (thing.uses == 1 and other.name in thing.once)


def _some(own: Sequence[Thing]) -> Iterator[tuple[Thing, ...]]:
    for size in range(len(own) + 1):
        yield from (some for some in combinations(own, size) if once_each(some) and roots_apart(some))


def _total(catalogue: Catalogue, unit: Unit, things: Sequence[Thing]) -> int | Fraction:
    found: int | Fraction = 0
    to_round: dict[Unit, int] = {}
    for thing in things:
        rule = catalogue.units.get(thing.worth.unit) if thing.worth else None
        if thing.worth and rule and rule.on_total and unit.measure != "items" and thing.worth.unit != unit:
            to_round[thing.worth.unit] = to_round.get(thing.worth.unit, 0) + thing.worth.thousandths
        else:
            found += exact_worth(catalogue, unit, thing)
    return found + sum(converted(catalogue.units[own], amount) for own, amount in to_round.items())
