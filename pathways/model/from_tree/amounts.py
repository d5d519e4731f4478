"""Amounts: how much of what, in which unit, and what something is worth."""

from collections.abc import Callable
from fractions import Fraction
from typing import TypeAlias

from pathways.model.amount import SCALE, Amount, Depends, Fixed, Number, OfTwo, Quantity, ShareOf, Unit, Worth
from pathways.model.from_tree import problems
from pathways.model.from_tree.context import Context
from pathways.model.from_tree.literals import fraction, whole
from pathways.model.from_tree.units import unit_of
from pathways.model.requirement import Requirement
from pathways.tree import nodes

Facts: TypeAlias = Callable[[nodes.Requirement, str], Requirement]
"""How a fact that a number depends on becomes a requirement with a path."""


def amount(context: Context, node: nodes.AmountNode, path: str, facts: Facts) -> Amount:
    """An amount; the facts that its number depends on have paths below `path`."""
    if isinstance(node, nodes.LimitOfTwo):
        one = amount(context, node.one, f"{path}/1", facts)
        return OfTwo(node.greater, one, amount(context, node.other, f"{path}/2", facts))
    unit = unit_of(context, node)
    return Quantity(_number(context, node.number, f"{path}/number", (unit, facts)), unit)


def asked(context: Context, node: nodes.AmountNode, path: str, facts: Facts) -> Amount:
    """An amount that must be reached; none at all is a problem, because nothing is done by being empty."""
    found = amount(context, node, path, facts)
    if isinstance(found, Quantity) and isinstance(found.number, Fixed) and not found.number.value:
        sentence = f"`{context.written(node.span)}` asks for nothing"
        help_ = "write a number above 0, or leave the line out"
        context.tell(problems.numbers.impossible_number(sentence, help_, context.spot(node.span)))
    return found


def worth(context: Context, node: nodes.AmountNode) -> Worth | None:
    """What an item is worth: a plain amount that can be added up; anything else is a problem and None."""
    if isinstance(node, nodes.Amount) and isinstance(node.number, nodes.Literal):
        unit = unit_of(context, node)
        if unit.measure != "items":
            return Worth(int(_exact(context, node.number, unit) * SCALE), unit)
    context.tell(problems.numbers.wrong_worth(context.written(node.span), context.spot(node.span)))
    return None


def _number(context: Context, node: nodes.Number, path: str, counting: tuple[Unit, Facts]) -> Number:
    unit, facts = counting
    if isinstance(node, nodes.Literal):
        return Fixed(_exact(context, node, unit))
    if isinstance(node, nodes.Share):
        return ShareOf(_share(context, node))
    then = _exact(context, node.then, unit)
    fact = facts(node.fact, f"{path}/fact")
    return Depends(then, fact, _number(context, node.otherwise, f"{path}/otherwise", counting))


def _exact(context: Context, literal: nodes.Literal, unit: Unit) -> Fraction:
    """The number as written: whole for things that are counted, in thousandths for what is measured."""
    if unit.measure == "items":
        return Fraction(whole(context, literal, unit.name))
    found = fraction(context, literal)
    if SCALE % found.denominator:
        context.tell(problems.numbers.too_precise(literal.text, context.spot(literal.span)))
        found = Fraction(int(found * SCALE), SCALE)
    return found


def _share(context: Context, node: nodes.Share) -> Fraction:
    part = fraction(context, node.part)
    if not 0 < part <= 1:
        sentence = f"`{node.part.text}` is not a part of a programme"
        told = problems.numbers.impossible_number(
            sentence, "write more than 0 % and at most 100 %", context.spot(node.span)
        )
        context.tell(told)
    return part
