"""What a learner holds, as the first section of a page: awards with their days, and what is awarded automatically."""

from collections.abc import Sequence
from dataclasses import replace

from pathways.audit.holdings import Holding
from pathways.audit.state import State
from pathways.report.amounts_in_words import day
from pathways.report.lists_in_words import joined
from pathways.report.page import Page, Point, Section, Tone
from pathways.report.plain_text import plain
from pathways.report.states_in_words import STATES

HEADING = "You hold"
MOST_SHOWN = 5
"""How many things that are held are told one by one at a desk."""
_MARK = STATES[State.MET].mark
NOTHING = "No award is on the record, and no credential is awarded automatically for what is on it."


def with_holdings(page: Page, holdings: Sequence[Holding]) -> Page:
    """The page with what is held before everything else."""
    return replace(page, first=(held(holdings), *page.first))


def held(holdings: Sequence[Holding]) -> Section:
    """What is held; one sentence where nothing is."""
    points = [Point(_awarded(each), _MARK, Tone.MET) for each in holdings if not each.award.automatic]
    automatic = [plain(each.title) for each in holdings if each.award.automatic]
    if automatic:
        points.append(Point(f"Awarded automatically, as all is met: {joined(automatic)}", _MARK, Tone.MET))
    return Section(HEADING, tuple(points) or (Point(NOTHING, "·", Tone.QUIET),))


def with_what_is_held(page: Page, holdings: Sequence[Holding]) -> Page:
    """The page with a few lines of what is held before everything else; as it is where nothing is held."""
    points = [Point(_shortly(each), _MARK, Tone.MET) for each in holdings]
    if not points:
        return page
    shown = points if len(points) <= MOST_SHOWN + 1 else points[:MOST_SHOWN]
    more = (Point(f"and {len(points) - len(shown)} more", "·", Tone.QUIET),) if shown is not points else ()
    return replace(page, first=(Section(HEADING, (*shown, *more)), *page.first))


def _shortly(holding: Holding) -> str:
    return f"{plain(holding.title)} — awarded automatically" if holding.award.automatic else _awarded(holding)


def _awarded(holding: Holding) -> str:
    award = holding.award
    on = f"awarded on {day(award.on)}" if award.on is not None else "awarded, the day is not on the record"
    until = f", in force until {day(award.until)}" if award.until is not None else ""
    return f"{plain(holding.title)} — {on}{until}"
