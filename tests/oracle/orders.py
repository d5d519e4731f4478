"""Orders: attempts at items whose dates do not fall, and what is applied so that they show it."""

from collections.abc import Sequence
from datetime import date
from itertools import combinations, pairwise, product

from pathways.model.requirement import InOrder, Leaf
from tests.oracle.allocations import roots_apart
from tests.oracle.choices import Choice, Order
from tests.oracle.facts import Facts
from tests.oracle.leaves import Scales
from tests.oracle.record import Thing
from tests.oracle.selecting import takes


def chain(order: InOrder, facts: Facts, as_of: date) -> list[Thing]:
    """Each member as early as those before allow, of different learning if that can be; nothing if none can follow."""
    each = [
        sorted(
            (thing for thing in facts.things if takes(leaf.selection, thing, as_of)),
            key=lambda thing: (thing.day, thing.order),
        )
        for leaf in order.members
    ]
    found = [list(some) for some in product(*each) if _follow(some)]
    return next((some for some in found if _differ(some)), found[0] if found else [])


def _follow(some: Sequence[Thing]) -> bool:
    return all(one.day <= other.day for one, other in pairwise(some))


def _differ(some: Sequence[Thing]) -> bool:
    """No learning stands behind two of them, and none is another attempt at what counts once."""
    once = (one.uses != 1 or one.once.isdisjoint(other.once) for one, other in combinations(some, 2))
    return roots_apart(some) and all(once)


def in_sequence(choice: Choice, scales: Scales, facts: Facts, as_of: date) -> Scales:
    """Where the attempts that would be applied do not show that an order was kept, attempts that do are applied instead.

    Of a course that counts once the best attempt is applied, of one that may be repeated the earliest.
    """
    only: dict[Leaf, Thing] = {}
    for order in (atom.of for atom in choice if isinstance(atom, Order)):
        followed = chain(order, facts, as_of)
        best = [
            min(
                (thing for thing in facts.things if scales.amount(thing, leaf)),
                key=lambda one: (one.uses != 1, scales.rank(one, leaf) if one.uses == 1 else one.order),
            )
            for leaf in (order.members if followed else ())
        ]
        if not (_follow(best) and _differ(best)):
            only |= {
                leaf: thing for leaf, thing in zip(order.members, followed, strict=True) if thing.uses == 1
            }
    return scales.limited(only)
