"""How another plan differs from the best one, in sentences."""

from collections.abc import Iterator

from pathways.model.amount import Money
from pathways.plan.difference import Difference, difference
from pathways.plan.steps import Plan
from pathways.report.amounts_in_words import money, number_of_thousandths
from pathways.report.lists_in_words import capital, counted, joined
from pathways.report.plain_text import plain


def against_the_best(plan: Plan, best: Plan) -> tuple[str, ...]:
    """Credits, price and end beside those of the best plan, and what is taken in place of what."""
    found = difference(plan, best)
    differences = measures(found)
    beside = capital(joined(differences)) if differences else "As many credits, as dear and as long"
    return (f"{beside}, beside the best way.", *_exchanged(found))


def measures(found: Difference) -> list[str]:
    """How credits, price and end differ from those of another plan, as far as they do."""
    return [*_credits(found), *_costs(found), *_end(found)]


def _credits(found: Difference) -> Iterator[str]:
    if found.credits:
        number = number_of_thousandths(abs(found.credits))
        unit = "credit" if number == "1" else "credits"
        yield f"{number} {unit} {'more' if found.credits > 0 else 'fewer'}"


def _costs(found: Difference) -> Iterator[str]:
    for each in found.costs:
        price = money(Money(abs(each.cents), each.currency))
        yield f"{price} {'dearer' if each.cents > 0 else 'cheaper'}"


def _end(found: Difference) -> Iterator[str]:
    if found.terms:
        yield f"{counted(abs(found.terms), 'term')} {'later' if found.terms > 0 else 'sooner'}"


def _exchanged(found: Difference) -> Iterator[str]:
    if found.new:
        yield f"New here: {joined([plain(each.title) for each in found.new])}."
    if found.gone:
        yield f"Not here: {joined([plain(each.title) for each in found.gone])}."
