"""Every way through the branches of a requirement, as the set of what must then be met."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import chain, combinations, product
from typing import TypeAlias

from pathways.model.amount import Fixed, Quantity
from pathways.model.requirement import (
    Condition,
    Contributions,
    Group,
    InOrder,
    Leaf,
    Named,
    Requirement,
    SumLine,
    When,
)
from pathways.model.walk import walk_members
from tests.oracle.facts import Facts
from tests.oracle.leaves import unit_of


@dataclass(frozen=True)
class Order:
    """The order of an `in order` alone; its items stand beside it."""

    of: InOrder

    def __hash__(self) -> int:
        return hash(self.of.path)


@dataclass(frozen=True)
class Gathers:
    """Which members of a contribution are used, by number, and a way through each; see `everything` for what is in them."""

    of: Contributions
    used: "tuple[tuple[int, Choice], ...]"

    def __hash__(self) -> int:
        return hash((self.of.path, tuple(at for at, _ in self.used)))


Atom: TypeAlias = Leaf | Order | Gathers | Condition
"""Something without branches."""
Choice: TypeAlias = frozenset[Atom]


def choices(requirement: Requirement | Order, facts: Facts, *, kind: bool) -> list[Choice]:
    """Every way through; what is named in several places is one thing, and gone through in one way."""
    found = [everything(choice) for choice in _through(requirement, facts, kind=kind)]
    for named in _named_again(requirement) if not isinstance(requirement, Order) else ():
        ways = {everything(choice) for choice in _through(named, facts, kind=kind)}
        inside = frozenset[Atom]().union(*ways)
        found = [choice for choice in found if not choice & inside or choice & inside in ways]
    return found


def everything(choice: Choice) -> Choice:
    """With what the members of contributions are made of, those within contributions too."""
    inside = (one for atom in choice if isinstance(atom, Gathers) for _, one in atom.used)
    return choice.union(*map(everything, inside))


def _named_again(requirement: Requirement) -> list[Named]:
    names: dict[str, list[Named]] = {}
    for inside in walk_members(requirement):
        if isinstance(inside, Named):
            names.setdefault(inside.name, []).append(inside)
    return [several[0] for several in names.values() if len(several) > 1]


def _through(requirement: Requirement | Order, facts: Facts, *, kind: bool) -> list[Choice]:
    """What is named twice is there once, because a set has it once."""
    match requirement:
        case Group(members=members, need=need):
            each = [_through(member, facts, kind=kind) for member in members]
            return _distinct(
                frozenset().union(*picked) for some in combinations(each, need) for picked in product(*some)
            )
        case Contributions(members=members):
            each = [_through(member, facts, kind=kind) for member in members]
            return [
                frozenset({Gathers(requirement, tuple(zip(used, picked, strict=True)))})
                for used in _some_of(len(members))
                for picked in product(*(each[at] for at in used))
            ]
        case Named(requirement=inside):
            return _through(inside, facts, kind=kind)
        case InOrder(members=members):
            return [frozenset({Order(requirement), *members})]
        case When(fact=fact, then=then, otherwise=otherwise):
            first = _through(then, facts, kind=kind)
            second = _through(otherwise, facts, kind=kind) if otherwise is not None else [frozenset()]
            found = facts.truth(fact)
            if found is None and kind:
                return _distinct([*first, *second])
            if found is None:
                return _distinct(one | other for one, other in product(first, second))
            return first if found else second
        case _:
            return [frozenset({requirement})]


def not_asked_for(
    asked: Iterable[Choice], others: Iterable[Choice], fills_up: Callable[[Leaf], bool]
) -> Choice:
    """The leaves of the others, as leaves that need nothing and take what they can; if they fill up, what they asked for."""
    needed = frozenset().union(*asked)
    leaves = (atom for choice in others for atom in choice if isinstance(atom, Leaf) and atom not in needed)
    return frozenset(
        replace(
            leaf,
            amount=Quantity(Fixed(Fraction(0)), unit_of(leaf.amount)),
            lines=tuple(
                line for line in leaf.lines if isinstance(line, SumLine) and (line.each or not line.at_least)
            )
            + (
                (SumLine(leaf.path, at_least=False, amount=leaf.amount, place=leaf.place),)
                if fills_up(leaf)
                else ()
            ),
        )
        for leaf in leaves
    )


def leaves_in_order(requirement: Requirement, facts: Facts) -> list[Leaf]:
    """Every leaf that may be asked for, once, in the order of the rule file."""
    match requirement:
        case Group(members=members) | InOrder(members=members) | Contributions(members=members):
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


def _some_of(count: int) -> list[tuple[int, ...]]:
    """Every selection of members, with the first one before without it."""
    return [
        tuple(at for at, used in enumerate(each) if used) for each in product((True, False), repeat=count)
    ]


def _distinct(found: Iterable[Choice]) -> list[Choice]:
    return list(dict.fromkeys(found))
