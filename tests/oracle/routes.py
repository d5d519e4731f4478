"""The ways to a goal, and what they are made of: competitions, lines over everything, requirements one by one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from pathways.model.amount import Fixed, Quantity, Unit
from pathways.model.catalogue import Catalogue
from pathways.model.requirement import (
    Group,
    InOrder,
    Leaf,
    Line,
    Named,
    Requirement,
    SpreadLine,
    SumLine,
    When,
)
from pathways.model.selection import Every, Except
from tests.oracle.choices import Choice, Order
from tests.oracle.facts import Facts


@dataclass(frozen=True)
class Route:
    """A way to a goal: requirements that each are a competition, and lines over everything."""

    name: str
    competitions: tuple[Requirement, ...]
    overall: tuple[Line, ...]


def required(part: Requirement, facts: Facts) -> list[tuple[str, Requirement | Order]]:
    """What must all be met, as finely as `all of` divides it, with its path; an order stands beside its items."""
    match part:
        case Named(requirement=inside):
            return required(inside, facts)
        case Group(members=members, need=need) if need == len(members):
            return [found for member in members for found in required(member, facts)]
        case InOrder(path=path, members=members):
            return [(f"{path}/order", Order(part)), *((leaf.path, leaf) for leaf in members)]
        case When(fact=fact, then=then, otherwise=otherwise):
            found = facts.truth(fact)
            both = ((found is not False, then), (found is not True, otherwise))
            return [one for asked, member in both if asked and member for one in required(member, facts)]
        case _:
            return [(part.path, part)]


def routes_to(catalogue: Catalogue, name: str) -> list[Route]:
    """What a credential requires itself, then the stacks into it; what is over all holds for each of them."""
    credential = catalogue.credentials.get(name)
    own = [credential.require] if credential is not None and credential.require is not None else []
    own += credential.pools if credential is not None else ()
    overall = credential.overall if credential is not None else ()
    stacks = [stack for stack in catalogue.stacks.values() if name in {stack.name, stack.into}]
    found = [Route(name, tuple(own), overall)] if own else []
    for stack in stacks:
        order = InOrder(stack.made_of.path, members_in_order(stack.made_of), place=stack.place)
        made_of = order if stack.in_order and order.members else stack.made_of
        parts = (made_of,) if stack.onto is None else (stack.onto, made_of)
        found.append(Route(stack.name, parts, overall))
    besides = credential.besides if credential is not None else ()
    return [Route(each.name, (*each.competitions, *besides), each.overall) for each in found]


def members_in_order(made_of: Requirement) -> tuple[Leaf, ...]:
    """The items of a stack that is taken in order, if it is made of named items that all are required; not those waived."""
    if not isinstance(made_of, Group) or made_of.need < len(made_of.members):
        return ()
    asked = [member for member in made_of.members if not isinstance(member, Group) or member.members]
    leaves = tuple(member for member in asked if isinstance(member, Leaf) and member.item is not None)
    return leaves if len(leaves) == len(asked) else ()


def competitions(choice: Choice) -> list[list[Leaf]]:
    """The leaves that compete, and each shared one by itself."""
    leaves = sorted((atom for atom in choice if isinstance(atom, Leaf)), key=lambda leaf: leaf.path)
    return [[leaf for leaf in leaves if not leaf.shared], *([leaf] for leaf in leaves if leaf.shared)]


EVERY = Except(Every("anything"), (Every("credentials"),))
"""Learning, and no awards."""


def minimums(lines: Sequence[Line]) -> list[Leaf]:
    """The lines over everything that something must reach, as leaves of their own."""
    return [as_leaf(line) for line in lines if isinstance(line, SpreadLine | SumLine) and line.at_least]


def on_learning(line: SumLine) -> SumLine:
    """A line without a selection is about learning, and no awards."""
    return replace(line, selection=line.selection or EVERY)


def as_leaf(line: SumLine | SpreadLine) -> Leaf:
    """A minimum over everything as a leaf of its own."""
    if isinstance(line, SumLine):
        return Leaf(line.path, line.amount, line.selection or EVERY, shared=True, place=line.place)
    none = Quantity(Fixed(Fraction(0)), Unit("items", "items"))
    return Leaf(line.path, none, EVERY, (line,), shared=True, place=line.place)
