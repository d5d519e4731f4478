"""A page to hand out with plans: where the learner stands, and then each plan with its terms, credits and prices as a table."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from pathways.model.amount import Money
from pathways.plan.steps import Plan, Slot, Take
from pathways.plan.wish import Wish
from pathways.report.amounts_in_words import day, money, number_of_thousandths
from pathways.report.from_plan import page_of_plans
from pathways.report.known import item_name
from pathways.report.lists_in_words import capital, joined
from pathways.report.page import Chapter, Column, Page, Point, Section, Table, Tone, Verdict
from pathways.report.plain_text import HARD_SPACE, plain

_NO_PLAN = Chapter(
    "The best way to finish",
    Verdict(
        "?",
        "No plan",
        "None was found, because something cannot be decided or more time is needed; above is what is known.",
        Tone.UNSURE,
    ),
    (),
    (),
)
_COLUMNS = (Column("When"), Column("What"), Column("Credits", amounts=True), Column("Price", amounts=True))
_UNSAID = "not stated"
"""Instead of a price that no rule says."""


def page_with_plans(audit: Page, plans: Sequence[Plan], wish: Wish) -> Page:
    """The page of an audit with the plans behind it; without plans it says that there is none."""
    if not plans:
        return replace(audit, chapters=(*audit.chapters, _NO_PLAN))
    planned = page_of_plans(plans, wish)
    chapters = (_with_table(*each) for each in zip(planned.chapters, plans, strict=True))
    return replace(
        audit,
        title=planned.title,
        facts=(*audit.facts, *(fact for fact in planned.facts if not fact.startswith("As of "))),
        chapters=(*audit.chapters, *chapters),
        first=(*audit.first, *planned.first),
    )


def _with_table(chapter: Chapter, plan: Plan) -> Chapter:
    rows = tuple(_rows(plan))
    if not rows:
        return chapter
    total = ("In all", "", number_of_thousandths(plan.credits), _prices(plan.costs))
    points = tuple(Point(", ".join(filter(None, row)), "·") for row in (*rows, total))
    section = Section("Term by term", points, Table(_COLUMNS, rows, total))
    return replace(chapter, sections=(section, *chapter.sections))


def _rows(plan: Plan) -> Iterator[tuple[str, str, str, str]]:
    for slot, some in groupby(plan.takes, key=lambda take: take.slot):
        takes = list(some)
        load = number_of_thousandths(replace(plan, takes=tuple(takes)).credits)
        yield (
            _when(slot),
            joined([_name(take) for take in takes]),
            load,
            _prices(take.price for take in takes),
        )
    for step in plan.converts:
        until = f"until {day(step.deadline)}" if step.deadline is not None else "at any time"
        name = f"Convert {plain(step.title)}{f' into {plain(step.into)}' if step.into else ''}"
        yield capital(until), name, "", _prices([step.price])
    for obtained in plan.obtains:
        if not obtained.automatic:
            when = f"after {plain(obtained.after.title)}" if obtained.after is not None else "now"
            yield capital(when), f"Apply for {plain(obtained.title)}", "", _prices([obtained.price])


def _when(slot: Slot) -> str:
    title = capital(plain(slot.title))
    if slot.begins is None or slot.ends is None:
        return title
    return f"{title} ({day(slot.begins)} to {day(slot.ends)})"


def _name(take: Take) -> str:
    return item_name(take.code, take.title, take.name).replace(" ", HARD_SPACE, 1)


def _prices(prices: Iterable[Money | None]) -> str:
    """The sum in each currency, of what has a price."""
    totals: dict[str, int] = {}
    for price in prices:
        if price is not None:
            totals[price.currency] = totals.get(price.currency, 0) + price.cents
    told = [money(Money(cents, currency)) for currency, cents in sorted(totals.items())]
    return joined(told) if told else _UNSAID
