"""Orders: attempts at items whose dates do not fall, and what is applied so that they show it."""

from datetime import date

from pathways.model.requirement import InOrder, Leaf
from tests.oracle.choices import Choice, Order
from tests.oracle.facts import Facts
from tests.oracle.leaves import Scales
from tests.oracle.record import Thing
from tests.oracle.selecting import takes


def chain(order: InOrder, facts: Facts, as_of: date) -> list[Thing]:
    """Each member as early as the one before allows; nothing if one cannot follow."""
    found: list[Thing] = []
    for leaf in order.members:
        attempts = [thing for thing in facts.things if takes(leaf.selection, thing, as_of)]
        later = [thing for thing in attempts if not found or thing.day >= found[-1].day]
        if not later:
            return []
        found.append(min(later, key=lambda thing: (thing.day, thing.order)))
    return found


def in_sequence(choice: Choice, scales: Scales, facts: Facts, as_of: date) -> Scales:
    """Where the best attempts do not show that an order was kept, attempts that do are applied instead."""
    only: dict[Leaf, Thing] = {}
    for order in (atom.of for atom in choice if isinstance(atom, Order)):
        followed = chain(order, facts, as_of)
        best = [
            min(
                (thing for thing in facts.things if scales.amount(thing, leaf)),
                key=lambda one: scales.rank(one, leaf),
            )
            for leaf in (order.members if followed else ())
        ]
        if [thing.day for thing in best] != sorted(thing.day for thing in best):
            only |= {
                leaf: thing for leaf, thing in zip(order.members, followed, strict=True) if thing.uses == 1
            }
    return scales.limited(only)
