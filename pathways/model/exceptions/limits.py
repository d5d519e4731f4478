"""A limit of the rules with another number, and a day in the rules moved to a later one."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from pathways.model.amount import SCALE, Amount, Fixed, Quantity, Worth
from pathways.model.declaration import Conversion, Sharing
from pathways.model.exceptions.rewriting import Node
from pathways.model.paths import each_item_path, limit_path
from pathways.model.requirement import (
    Age,
    Contributions,
    Fewer,
    Gpa,
    Group,
    Leaf,
    OnDate,
    Score,
    SpreadLine,
    SumLine,
)
from pathways.model.selection import (
    Except,
    Filter,
    Filtered,
    FilterValue,
    InSet,
    Meet,
    Selection,
    Union,
)
from pathways.model.walk import quantities


def has_limit(node: Node) -> bool:
    """Whether what stands at a path says a number that can be another one."""
    match node:
        case Group(word=word):
            return word == "N"
        case Leaf(item=item):
            return item is None
        case _:
            return isinstance(node, Contributions | Fewer | SumLine | SpreadLine | Gpa | Age | Score)


def limit_of(node: Node) -> int | None:
    """The number that stands there, in thousandths of its unit; None where it depends on something."""
    match node:
        case Leaf(amount=amount) | Contributions(amount=amount) | SumLine(amount=amount):
            return _number(amount)
        case Gpa(minimum=number) | Score(minimum=number):
            return number
        case Group(need=number) | SpreadLine(number=number) | Age(years=number):
            return number * SCALE
        case _:
            return None


def _number(amount: Amount) -> int | None:
    fixed = isinstance(amount, Quantity) and isinstance(amount.number, Fixed)
    number = amount.number.value * SCALE if fixed else None  # type: ignore[union-attr] # it is fixed
    return int(number) if number is not None and number.denominator == 1 else None


def limited(node: Node, thousandths: int) -> Node | None:
    """The same with this number in the unit that it has; None for a number that cannot stand there."""
    whole, rest = divmod(thousandths, SCALE)
    match node:
        case Group(members=members) if not rest and whole <= len(members):
            return replace(node, need=whole)
        case Leaf(amount=amount) | Contributions(amount=amount) | SumLine(amount=amount):
            return replace(node, amount=_amount(amount, thousandths))
        case Fewer():
            return replace(node, limit=Fraction(thousandths, SCALE))
        case SpreadLine() if not rest:
            return replace(node, number=whole)
        case Gpa() | Score():
            return replace(node, minimum=thousandths)
        case Age() if not rest:
            return replace(node, years=whole)
        case _:
            return None


def _amount(amount: Amount, thousandths: int) -> Quantity:
    unit = next(quantities(amount)).unit
    return Quantity(Fixed(Fraction(thousandths, SCALE)), unit)


def limited_conversion(conversion: Conversion, at: str, thousandths: int) -> Conversion | None:
    """A conversion with another limit: the one at `NAME/limit/1` and so on, or its only one by its name."""
    limits = tuple(
        (scope, Worth(thousandths, worth.unit)) if at in _paths(conversion, number) else (scope, worth)
        for number, (scope, worth) in enumerate(conversion.limits, 1)
    )
    return replace(conversion, limits=limits) if limits != conversion.limits else None


def limit_of_conversion(conversion: Conversion, at: str) -> int | None:
    """The limit at that path, in thousandths of its unit; None where it has none there."""
    found = (
        worth.thousandths
        for number, (_, worth) in enumerate(conversion.limits, 1)
        if at in _paths(conversion, number)
    )
    return next(found, None)


def limit_of_sharing(sharing: Sharing, at: str) -> int | None:
    """The limit at that path, in thousandths of its unit; None where it has none there."""
    if at == each_item_path(sharing.name):
        return None if sharing.most is None else sharing.most * SCALE
    amounts = [(limit.path, limit.amount) for limit in sharing.limits]
    amounts += [(each.path, each.amount) for each in sharing.own]
    return next((_number(amount) for path, amount in amounts if path == at), None)


def _paths(conversion: Conversion, number: int) -> tuple[str, ...]:
    path = limit_path(conversion.name, number)
    return (path, conversion.name) if len(conversion.limits) == 1 else (path,)


def limited_sharing(sharing: Sharing, at: str, thousandths: int) -> Sharing | None:
    """A sharing with another limit; None where it has none at that path, or the number cannot stand there."""
    if at == each_item_path(sharing.name) and sharing.most is not None and thousandths % SCALE == 0:
        return replace(sharing, most=thousandths // SCALE)
    limits = tuple(
        replace(limit, amount=_amount(limit.amount, thousandths)) if limit.path == at else limit
        for limit in sharing.limits
    )
    own = tuple(
        replace(each, amount=_amount(each.amount, thousandths)) if each.path == at else each
        for each in sharing.own
    )
    found = replace(sharing, limits=limits, own=own)
    return found if found != sharing else None


def extended(node: Node, until: date, as_of: date) -> Node:
    """The same with its days moved: until that day nothing is too old, and `before` a day lasts through it."""
    if isinstance(node, Leaf):
        selection = _later(node.selection, until, as_of)
        return node if selection is node.selection else replace(node, selection=selection)
    if isinstance(node, OnDate) and not node.on_or_after and node.day <= until:
        return replace(node, day=_after(until))
    return node


def _after(day: date) -> date:
    return day + timedelta(days=1) if day < date.max else day


def _later(selection: Selection, until: date, as_of: date) -> Selection:
    match selection:
        case Filtered(base, filters):
            kept = tuple(
                (kind, _moved(kind, value, until))
                for kind, value in filters
                if kind is not Filter.WITHIN or as_of > until
            )
            inside = _later(base, until, as_of)
            if kept == filters and inside is base:
                return selection
            return Filtered(inside, kept) if kept else inside
        case InSet(name, members):
            inside = _later(members, until, as_of)
            return selection if inside is members else InSet(name, inside)
        case Union(parts) | Meet(parts):
            made = tuple(_later(part, until, as_of) for part in parts)
            if all(one is other for one, other in zip(parts, made, strict=True)):
                return selection
            return Union(made) if isinstance(selection, Union) else Meet(made)
        case Except(base, left_out):
            inside = _later(base, until, as_of)
            return selection if inside is base else Except(inside, left_out)
        case _:
            return selection


def _moved(kind: Filter, value: FilterValue, until: date) -> FilterValue:
    late = kind is Filter.BEFORE and isinstance(value, date) and value <= until
    return _after(until) if late else value
