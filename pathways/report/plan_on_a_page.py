"""A page to hand out with plans: where the learner stands, and then each plan with its terms, credits and prices as a table."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from pathways.model.amount import Money
from pathways.plan.steps import Plan, Take
from pathways.plan.wish import Wish
from pathways.report.amounts_in_words import day, money, number_of_thousandths
from pathways.report.from_plan import (
    TO_CONVERT,
    UNDER_WAY,
    comes_before,
    has_credits,
    likewise,
    names_of,
    page_of_plans,
    term_with_days,
    titles_of_plan,
    to_convert,
)
from pathways.report.known import item_name
from pathways.report.lists_in_words import capital, joined
from pathways.report.next_steps import AT_LEAST, HEADING, is_partly_unsaid, next_steps
from pathways.report.page import Chapter, Column, Page, Point, Section, Table, Tone, Verdict
from pathways.report.plain_text import HARD_SPACE, plain
from pathways.report.plan_if_in_words import supposing
from pathways.report.under_way import MOST_COUNTED, counting

_NO_PLAN = Chapter(
    "The best way to finish",
    Verdict(
        "?",
        "No plan",
        "None was found: something cannot be decided, what goals share is limited, or more time is needed. "
        "Above is what is still needed.",
        Tone.UNSURE,
    ),
    (),
    (),
)
_SEE_ABOVE = "No plan was found; what would do stands under “Still needed”"
_COLUMNS = (
    Column("When"),
    Column("What"),
    Column("What for"),
    Column("Credits", amounts=True),
    Column("Price", amounts=True),
)
_UNSAID = "not stated"
"""Instead of a price that no rule says."""


def page_with_plans(audit: Page, plans: Sequence[Plan], wish: Wish, suppose: Sequence[str] = ()) -> Page:
    """The page of an audit with the plans behind it; without plans it says that there is none.

    `suppose` are the lines of what both are about, where it is only supposed.
    """
    if not plans:
        nothing = Section(HEADING, (Point(_SEE_ABOVE, "·"),))
        facts = (*audit.facts, supposing(suppose)) if suppose else audit.facts
        return replace(
            audit, facts=facts, chapters=(*audit.chapters, _NO_PLAN), first=(*audit.first, nothing)
        )
    planned = page_of_plans(plans, wish)
    chapters = (_with_table(*each) for each in zip(planned.chapters, plans, strict=True))
    return replace(
        audit,
        title=planned.title,
        facts=(*audit.facts, *(fact for fact in planned.facts if not fact.startswith("As of "))),
        chapters=(*audit.chapters, *chapters),
        first=(*audit.first, *planned.first, next_steps(plans[0])),
    )


def _with_table(chapter: Chapter, plan: Plan) -> Chapter:
    """The chapter with one table instead of a list for each term; what is under way comes before it."""
    rows = tuple(_rows(plan))
    if not rows:
        return chapter
    unsaid = bool(plan.costs) and is_partly_unsaid(plan)
    price = f"{AT_LEAST if unsaid else ''}{_prices(plan.costs)}"
    total = ("In all", "", "", number_of_thousandths(plan.credits), price)
    points = tuple(Point(", ".join(filter(None, row)), "·") for row in (*rows, total))
    table = Section("Term by term", points, Table(_COLUMNS, rows, total))
    begun = [each for each in chapter.sections if each.heading == UNDER_WAY]
    terms = len({take.slot for take in plan.takes})
    rest = chapter.sections[len(begun) + terms :]
    told = (each for each in rest if each.heading != TO_CONVERT)
    return replace(chapter, sections=(*begun, table, *told))


def _rows(plan: Plan) -> Iterator[tuple[str, str, str, str, str]]:
    counts, named = counting(plan, titles_of_plan(plan)), names_of(plan)
    for slot, takes in groupby(plan.takes, key=lambda take: take.slot):
        together = list(takes)
        load = number_of_thousandths(replace(plan, takes=tuple(together)).credits)
        for at, take in enumerate(together):
            where = counts.get(take.item, [])
            yield (
                capital(plain(slot.title)) if at else f"{term_with_days(slot)}, {load} credits",
                _name(take),
                capital(joined(where[:MOST_COUNTED]) if where else comes_before(take, named)),
                number_of_thousandths(take.worth.thousandths) if take.worth and has_credits(take) else "",
                _prices([take.price]),
            )
    for step in plan.converts:
        until = f"until {day(step.deadline)}" if step.deadline is not None else "at any time"
        by = f"By “{plain(step.conversion_title)}”"
        yield capital(until), to_convert(step), by, "", _prices([step.price])
    for obtained in plan.obtains:
        if not obtained.automatic:
            when = f"after {capital(plain(obtained.after.title))}" if obtained.after is not None else "now"
            yield capital(when), f"Apply for {plain(obtained.title)}", "", "", _prices([obtained.price])


def _name(take: Take) -> str:
    name = item_name(take.code, take.title, take.name).replace(" ", HARD_SPACE, 1)
    at = f" at {plain(take.at)}" if take.at else ""
    return ", ".join(filter(None, (f"{name}{at}", likewise(take))))


def _prices(prices: Iterable[Money | None]) -> str:
    """The sum in each currency, of what has a price."""
    totals: dict[str, int] = {}
    for price in prices:
        if price is not None:
            totals[price.currency] = totals.get(price.currency, 0) + price.cents
    told = [money(Money(cents, currency)) for currency, cents in sorted(totals.items())]
    return joined(told) if told else _UNSAID
