"""A page to hand out with plans: where the learner stands, and then each plan with its terms, credits and prices as a table."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from pathways.audit.verdict import Audit
from pathways.model.amount import Money
from pathways.plan.steps import Plan, Take
from pathways.plan.wish import Wish
from pathways.report.amounts_in_words import day, money, number_of_thousandths
from pathways.report.costs_in_words import AT_LEAST, cost, is_partly_unsaid
from pathways.report.from_plan import (
    TO_APPLY_FOR,
    TO_CONVERT,
    UNDER_WAY,
    called,
    comes_before,
    has_credits,
    likewise,
    load_in_words,
    names_of,
    page_of_plans,
    term_with_days,
    titles_of_plan,
    to_convert,
    when_to_apply,
)
from pathways.report.known import item_name
from pathways.report.lists_in_words import capital, joined
from pathways.report.moved_by_plan import moved_by
from pathways.report.next_steps import HEADING, next_steps
from pathways.report.page import Chapter, Column, Page, Point, Section, Table, Tone, Verdict
from pathways.report.plain_text import HARD_SPACE, plain
from pathways.report.plan_if_in_words import supposing
from pathways.report.under_way import MOST_COUNTED, counting, not_known

_NO_PLAN = Chapter(
    "The best way to finish",
    Verdict(
        "?",
        "No plan",
        "None was found: something cannot be decided, what goals share is limited, or more time is needed. "
        "Below is what is still needed.",
        Tone.UNSURE,
    ),
    (),
    (),
)
_SEE_BELOW = "No plan was found; what would do stands under “Still needed”"
_COLUMNS = (
    Column("When"),
    Column("What"),
    Column("What for"),
    Column("Credits", amounts=True),
    Column("Price", amounts=True),
)
_UNSAID = "not stated"
"""Instead of a price that no rule says."""


def page_with_plans(
    audit: Page, plans: Sequence[Plan], wish: Wish, suppose: Sequence[str] = (), now: Audit | None = None
) -> Page:
    """The page of an audit with the plans before it; without plans it says that there is none.

    `suppose` are the lines of what both are about, where it is only supposed; of the audit, `now`, is told what the best plan
    has count elsewhere. A plan in which there is nothing to take,
    convert or see to has no chapter: what to do next says all of it.
    """
    first = tuple(section for section in audit.first if section.heading != HEADING)
    if not plans:
        nothing = Section(HEADING, (Point(_SEE_BELOW, "·"),))
        facts = (*audit.facts, supposing(suppose)) if suppose else audit.facts
        return replace(audit, facts=facts, chapters=(_NO_PLAN, *audit.chapters), first=(*first, nothing))
    planned = page_of_plans(plans, wish)
    told = (
        each for each in zip(planned.chapters, plans, strict=True) if len(plans) > 1 or _says_more(each[1])
    )
    chapters = [_with_table(*each) for each in told]
    moved = moved_by(plans[0], now) if now is not None and chapters else ""
    if moved:
        chapters[0] = replace(chapters[0], facts=(*chapters[0].facts, moved))
    return replace(
        audit,
        title=planned.title,
        facts=(*audit.facts, *(fact for fact in planned.facts if not fact.startswith("As of "))),
        chapters=(*chapters, *audit.chapters),
        first=(*first, *planned.first, next_steps(plans[0])),
    )


def _says_more(plan: Plan) -> bool:
    """Whether a plan has more to say than the steps at the head of the page."""
    known = plan.left and not not_known(plan, titles_of_plan(plan))
    return bool(plan.takes or plan.converts or plan.errands or plan.stops or plan.averages or known)


def _with_table(chapter: Chapter, plan: Plan) -> Chapter:
    """The chapter with one table instead of a list for each term, which says what it costs; what is under way comes first."""
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
    told = (each for each in rest if each.heading not in {TO_CONVERT, TO_APPLY_FOR})
    facts = tuple(fact for fact in chapter.facts if fact != f"{cost(plan)}.")
    return replace(chapter, facts=facts, sections=(*begun, table, *told))


def _rows(plan: Plan) -> Iterator[tuple[str, str, str, str, str]]:
    counts, named = counting(plan, titles_of_plan(plan)), names_of(plan)
    for slot, takes in groupby(plan.takes, key=lambda take: take.slot):
        together = list(takes)
        load = load_in_words(slot, together, plan)
        for at, take in enumerate(together):
            where = counts.get(take.item, [])
            yield (
                called(slot) if at else f"{term_with_days(slot)}, {load}",
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
            yield (
                capital(when_to_apply(obtained)),
                f"Apply for {plain(obtained.title)}",
                "",
                "",
                _prices([obtained.price]),
            )


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
