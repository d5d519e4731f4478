"""Everything inside a requirement: members, facts, and the selections that it asks."""

from collections.abc import Callable, Iterator

from pathways.model.amount import Amount, Depends, Number, OfTwo, Quantity
from pathways.model.declaration import Credential, Learning
from pathways.model.requirement import (
    Contributions,
    Fewer,
    Gpa,
    Group,
    InOrder,
    Leaf,
    Line,
    Named,
    Requirement,
    SumLine,
    When,
)
from pathways.model.selection import Selection


def members_of(requirement: Requirement) -> tuple[Requirement, ...]:
    """What a requirement is put together from; facts, which only choose between branches, are none of it."""
    match requirement:
        case Named(requirement=inside):
            return (inside,)
        case Group(members=members) | InOrder(members=members) | Contributions(members=members):
            return members
        case When(then=then, otherwise=otherwise):
            return (then,) if otherwise is None else (then, otherwise)
        case _:
            return ()


def walk_members(requirement: Requirement) -> Iterator[Requirement]:
    """The requirement and everything that it is put together from, in the order of the file."""
    yield requirement
    for member in members_of(requirement):
        yield from walk_members(member)


def needed(requirement: Requirement, counts: Callable[[Leaf], bool]) -> Iterator[Leaf]:
    """The leaves that must be met whatever the learner chooses, of those outside an order only the ones that count."""
    match requirement:
        case Leaf():
            if counts(requirement):
                yield requirement
        case Named(requirement=inside):
            yield from needed(inside, counts)
        case Group(members=members, need=need) if need == len(members):
            for member in members:
                yield from needed(member, counts)
        case InOrder(members=members):
            yield from members
        case _:
            return


def walk(requirement: Requirement) -> Iterator[Requirement]:
    """The requirement and all that is inside it, as written: members, facts, and facts in numbers."""
    yield requirement
    match requirement:
        case Group(members=members) | InOrder(members=members):
            for member in members:
                yield from walk(member)
        case Contributions(amount=amount, members=members, most=most):
            for asked in (amount, *most):
                yield from _facts(asked) if asked is not None else ()
            for member in members:
                yield from walk(member)
        case Named(requirement=inside):
            yield from walk(inside)
        case When(fact=fact, then=then, otherwise=otherwise):
            for part in (fact, then, otherwise):
                if part is not None:
                    yield from walk(part)
        case Leaf(amount=amount, lines=lines):
            yield from _facts(amount)
            for line in lines:
                yield from walk_line(line)
        case _:
            return


def walk_line(line: Line) -> Iterator[Requirement]:
    """The conditions and facts that a line of `of which` or `overall` asks about."""
    match line:
        case SumLine(amount=amount):
            yield from _facts(amount)
        case Gpa():
            yield line
        case _:
            return


def walk_credential(credential: Credential) -> Iterator[Requirement]:
    """Everything inside what a credential requires by itself, without its routes."""
    for requirement in (credential.require, *credential.pools, *credential.besides):
        if requirement is not None:
            yield from walk(requirement)
    for line in credential.overall:
        yield from walk_line(line)


def walk_learning(learning: Learning) -> Iterator[Requirement]:
    """Everything inside what comes before a course, an exam or an experience, or beside it."""
    for requirement in (learning.prerequisite, learning.corequisite):
        if requirement is not None:
            yield from walk(requirement)


def selections(requirement: Requirement) -> Iterator[Selection]:
    """The selections of a requirement itself, not of its members: its items, its lines, its average."""
    match requirement:
        case Leaf(selection=selection, lines=lines):
            yield selection
            for line in lines:
                yield from line_selections(line)
        case Gpa(over=over) if over is not None:
            yield over
        case Fewer(selection=selection):
            yield selection
        case _:
            return


def line_selections(line: Line) -> Iterator[Selection]:
    """The selection of a line that adds up."""
    if isinstance(line, SumLine) and line.selection is not None:
        yield line.selection


def quantities(amount: Amount) -> Iterator[Quantity]:
    """The plain amounts of which an amount is the greater or the lesser."""
    if isinstance(amount, OfTwo):
        yield from quantities(amount.one)
        yield from quantities(amount.other)
    else:
        yield amount


def _facts(amount: Amount) -> Iterator[Requirement]:
    for quantity in quantities(amount):
        number: Number = quantity.number
        while isinstance(number, Depends):
            yield from walk(number.fact)
            number = number.otherwise
