"""How another plan differs from the best one, in sentences."""

from collections.abc import Iterator
from fractions import Fraction

from pathways.model.amount import Money
from pathways.plan.steps import Plan
from pathways.report.amounts_in_words import money, number_of_thousandths
from pathways.report.lists_in_words import capital, counted, joined
from pathways.report.plain_text import plain


def against_the_best(plan: Plan, best: Plan) -> tuple[str, ...]:
    """Credits, price and end beside those of the best plan, and what is taken in place of what."""
    differences = [*_credits(plan, best), *_costs(plan, best), *_end(plan, best)]
    beside = capital(joined(differences)) if differences else "As many credits, as dear and as long"
    return (f"{beside}, beside the best way.", *_exchanged(plan, best))


def _credits(plan: Plan, best: Plan) -> Iterator[str]:
    more = Fraction(plan.credits) - best.credits
    if more:
        number = number_of_thousandths(abs(more))
        yield f"{number} {'credit' if number == '1' else 'credits'} {'more' if more > 0 else 'fewer'}"


def _costs(plan: Plan, best: Plan) -> Iterator[str]:
    costs, others = ({each.currency: each.cents for each in some.costs} for some in (plan, best))
    for currency in sorted({*costs, *others}):
        more = costs.get(currency, 0) - others.get(currency, 0)
        if more:
            yield f"{money(Money(abs(more), currency))} {'dearer' if more > 0 else 'cheaper'}"


def _end(plan: Plan, best: Plan) -> Iterator[str]:
    last, other = (some.last.number if some.last is not None else 0 for some in (plan, best))
    if last != other:
        yield f"{counted(abs(last - other), 'term')} {'later' if last > other else 'sooner'}"


def _exchanged(plan: Plan, best: Plan) -> Iterator[str]:
    own, others = (
        {
            **{each.name: plain(each.title) for each in some.takes},
            **{each.item: plain(each.title) for each in some.converts},
            **{each.name: plain(each.title) for each in some.obtains if not each.automatic},
        }
        for some in (plan, best)
    )
    new = [title for name, title in own.items() if name not in others]
    gone = [title for name, title in others.items() if name not in own]
    if new:
        yield f"New here: {joined(new)}."
    if gone:
        yield f"Not here: {joined(gone)}."
