"""Every way of satisfying a node: which leaves it asks for, which facts, and how much the courses of some leaves must come to."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, islice, product
from typing import TypeAlias

from tests.external.logic import Said
from tests.external.neutral import AtLeast, Count, Credits, CreditsFrom, Group, Rule
from tests.external.selecting import CannotBeSaidError

MOST = 300
"""How many ways are written out."""
Leaf: TypeAlias = Count | Credits
Leaves: TypeAlias = tuple[Leaf, ...]
Say: TypeAlias = Callable[[Rule], Said]
"""Says a node that takes no courses."""


@dataclass(frozen=True, slots=True)
class Sum:
    """Credits to which the courses come that some leaves use, each course once."""

    need: Decimal
    over: Leaves


@dataclass(frozen=True, slots=True)
class Choice:
    """One way."""

    leaves: Leaves = ()
    """What is asked for."""
    facts: tuple[str, ...] = ()
    """What has to hold besides."""
    sums: tuple[Sum, ...] = ()
    uses: Leaves = ()
    """Of the leaves, those whose courses count in a sum around the node."""


def choices_of(node: Rule, say: Say) -> list[Choice]:
    """The ways in which a node is satisfied; none if it never is. CannotBeSaidError if there are too many."""
    some = list(islice(_choices(node, say), MOST + 1))
    if len(some) > MOST:
        raise CannotBeSaidError("free electives beside leaves that can be met in too many ways")
    return some


def each_of(nodes: Sequence[Rule], say: Say) -> Iterator[Choice]:
    """The ways in which all of some nodes are satisfied."""
    return map(_together, product(*(choices_of(node, say) for node in nodes)))


def _choices(node: Rule, say: Say) -> Iterable[Choice]:
    if node.advisory:
        return [Choice()]
    match node:
        case Group(op="all"):
            return each_of(node.members, say)
        case Group(op="any"):
            return _some_of(1, node.members, say)
        case AtLeast():
            hours = node.min_hours_in_one_area
            return _with_hours(node, hours, say) if hours else _some_of(node.n, node.of, say)
        case CreditsFrom():
            return _summed(node, say)
        case Count() | Credits():
            nothing = isinstance(node, Count) and not node.min and not node.absorbs_many
            return [Choice() if nothing else Choice((node,), uses=(node,))]
        case _:
            said = say(node)
            return [] if said is False else [Choice(facts=() if said is True else (said,))]


def _some_of(number: int, nodes: Sequence[Rule], say: Say) -> Iterator[Choice]:
    for some in combinations(nodes, number):
        yield from each_of(some, say)


def _with_hours(node: AtLeast, hours: Decimal, say: Say) -> Iterator[Choice]:
    """So many nodes, one of which has many hours by itself."""
    for at, area in enumerate(node.of):
        others = [*node.of[:at], *node.of[at + 1 :]]
        for choice in choices_of(area, say):
            with_hours = Choice(
                choice.leaves, choice.facts, (*choice.sums, Sum(hours, choice.uses)), choice.uses
            )
            for beside in _some_of(max(0, node.n - 1), others, say):
                found = _together([with_hours, beside])
                yield found if node.n else Choice(found.leaves, found.facts, found.sums)


def _summed(node: CreditsFrom, say: Say) -> Iterator[Choice]:
    for number in range(len(node.of) + 1):
        for found in _some_of(number, node.of, say):
            if not node.min:
                yield found
            elif found.uses:
                sums = (*found.sums, Sum(node.min, found.uses))
                yield Choice(found.leaves, found.facts, sums, found.uses)


def _together(choices: Iterable[Choice]) -> Choice:
    some = list(choices)
    return Choice(
        _once(leaf for choice in some for leaf in choice.leaves),
        tuple(dict.fromkeys(fact for choice in some for fact in choice.facts)),
        tuple(sum_ for choice in some for sum_ in choice.sums),
        _once(leaf for choice in some for leaf in choice.uses),
    )


def _once(leaves: Iterable[Leaf]) -> Leaves:
    return tuple({id(leaf): leaf for leaf in leaves}.values())
