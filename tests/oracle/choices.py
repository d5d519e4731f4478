"""Every way through the branches of a requirement, as the set of what must then be met."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, combinations, product
from typing import TypeAlias

from pathways.model.requirement import Condition, Group, InOrder, Leaf, Named, Requirement, When
from tests.oracle.facts import Facts


@dataclass(frozen=True)
class Order:
    """The order of an `in order` alone; its items stand beside it."""

    of: InOrder


Atom: TypeAlias = Leaf | Order | Condition
"""Something without branches."""
Choice: TypeAlias = frozenset[Atom]


def choices(requirement: Requirement | Order, facts: Facts, *, kind: bool) -> list[Choice]:
    """What is named twice is there once, because a set has it once."""
    match requirement:
        case Group(members=members, need=need):
            each = [choices(member, facts, kind=kind) for member in members]
            return _distinct(
                frozenset().union(*picked)
                for some in combinations(each, need)
                for picked in (product(*some) if need else ())
            )
        case Named(requirement=inside):
            return choices(inside, facts, kind=kind)
        case InOrder(members=members):
            return [frozenset({Order(requirement), *members})]
        case When(fact=fact, then=then, otherwise=otherwise):
            first = choices(then, facts, kind=kind)
            second = choices(otherwise, facts, kind=kind) if otherwise is not None else [frozenset()]
            found = facts.truth(fact)
            if found is None and kind:
                return _distinct([*first, *second])
            if found is None:
                return _distinct(one | other for one, other in product(first, second))
            return first if found else second
        case _:
            return [frozenset({requirement})]


def leaves_in_order(requirement: Requirement, facts: Facts) -> list[Leaf]:
    """Every leaf that may be asked for, once, in the order of the rule file."""
    match requirement:
        case Group(members=members) | InOrder(members=members):
            parts: tuple[Requirement, ...] = members
        case Named(requirement=inside):
            parts = (inside,)
        case When(fact=fact, then=then, otherwise=otherwise):
            found = facts.truth(fact)
            both = ((found is not False, then), (found is not True, otherwise))
            parts = tuple(part for asked, part in both if asked and part is not None)
        case Leaf():
            return [requirement]
        case _:
            return []
    return list(dict.fromkeys(chain.from_iterable(leaves_in_order(part, facts) for part in parts)))


def _distinct(found: Iterable[Choice]) -> list[Choice]:
    return list(dict.fromkeys(found))
