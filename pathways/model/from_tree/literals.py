"""Literals to exact values: whole numbers, thousandths, fractions, dates, durations and money."""

from datetime import date
from fractions import Fraction

from pathways.model.amount import SCALE, Duration, Money
from pathways.model.from_tree import problems
from pathways.model.from_tree.context import Context, every, first
from pathways.tree import nodes

CURRENCIES = {"$": "USD", "€": "EUR", "£": "GBP"}
"""The currency of a sign; the dollar is that of the United States."""


def fraction(context: Context, literal: nodes.Literal) -> Fraction:
    """A number, a fraction or a percentage, exactly; a fraction of nothing is a problem and read as 1."""
    if literal.kind == "percent":
        return Fraction(literal.text.rstrip(" \t%")) / 100
    try:
        return Fraction(literal.text)
    except ZeroDivisionError:
        sentence = f"`{literal.text}` divides by nothing"
        spot = context.spot(literal.span)
        context.tell(problems.numbers.impossible_number(sentence, "write another number under the bar", spot))
        return Fraction(1)


def whole(context: Context, literal: nodes.Literal, what: str, help_: str = "") -> int:
    """A whole number of something; a number with decimals is a problem and cut off."""
    found = fraction(context, literal)
    if found.denominator != 1:
        help_ = help_ or f"write {found.__floor__()} or {found.__ceil__()}"
        context.tell(problems.numbers.not_whole(literal.text, what, help_, context.spot(literal.span)))
    return int(found)


def thousandths(context: Context, literal: nodes.Literal) -> int:
    """A number in thousandths; more than three decimals are a problem and cut off."""
    scaled = fraction(context, literal) * SCALE
    if scaled.denominator != 1:
        context.tell(problems.numbers.too_precise(literal.text, context.spot(literal.span)))
    return int(scaled)


def positive(context: Context, literal: nodes.Literal, what: str, help_: str = "") -> int:
    """A whole number of at least 1; 0 is a problem and read as 1."""
    found = whole(context, literal, what, help_)
    if found < 1:
        sentence = f"`{literal.text}` {what} is nothing at all"
        told = problems.numbers.impossible_number(
            sentence, "write a number of at least 1", context.spot(literal.span)
        )
        context.tell(told)
    return max(found, 1)


def day(literal: nodes.Literal) -> date:
    """A day of the calendar; others never become part of a tree."""
    return date.fromisoformat(literal.text)


def day_on(clause: nodes.Clause) -> date | None:
    """The day after `on`, if a clause has one."""
    said = next((part for part in every(clause, nodes.Clause) if part.name == "on"), None)
    return day(first(said, nodes.Literal)) if said is not None else None


def duration(context: Context, node: nodes.Duration) -> Duration:
    """Calendar years, months or days."""
    smaller = {"years": "months", "months": "days"}.get(node.unit, "")
    help_ = f"write a whole number, or count in {smaller}" if smaller else ""
    return Duration(positive(context, node.count, node.unit, help_), node.unit)


def money(literal: nodes.Literal) -> Money:
    """A sum of money in cents.

    >>> money(nodes.Literal("money", "$25.5", nodes.Span(0, 5)))
    Money(cents=2550, currency='USD')
    """
    return Money(int(Fraction(literal.text[1:]) * 100), CURRENCIES[literal.text[0]])
