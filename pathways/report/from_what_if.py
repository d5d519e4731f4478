"""What would change, as a page: goal by goal how it stands now and then, what counts newly or no more, what is missing."""

from collections.abc import Iterator

from pathways.audit.state import State
from pathways.audit.supposition import GoalChange, Moved, WhatIf
from pathways.audit.verdict import GoalAudit
from pathways.report.amounts_in_words import day
from pathways.report.exceptions_in_words import excepted
from pathways.report.from_audit import chapter, person, running
from pathways.report.known import Known, item_name
from pathways.report.missing_in_words import missing
from pathways.report.options_in_words import option
from pathways.report.page import Chapter, Page, Point, Section
from pathways.report.pins_in_words import pinned
from pathways.report.plain_text import plain
from pathways.report.states_in_words import STATES, told
from pathways.report.titles import Titles
from pathways.report.unused_in_words import unused
from pathways.report.versions_in_words import in_force


def page_of_what_if(found: WhatIf) -> Page:
    """The page: first what changes, then the audit as it would be."""
    titles = Titles.of_pairs((*found.now.titles, *found.then.titles), (*found.now.links, *found.then.links))
    changed = tuple(_changed(change, titles) for change in found.changes)
    audits = tuple(chapter(goal, titles) for goal in found.then.goals)
    who = person(found.then.learner_name, found.then.learner)
    facts = (f"As of {day(found.then.as_of)}, if: {'; '.join(map(plain, found.suppose))}",)
    foot = running(f"What if: {who}", found.then.as_of, found.then.digest)
    return Page(f"What if: {who}", facts, (*changed, *audits), running=foot)


def _changed(change: GoalChange, titles: Titles) -> Chapter:
    title = f"What changes: {plain(change.then.title or change.then.name)}"
    points = tuple(Point(text, "·") for text in sentences(change, titles))
    return Chapter(title, None, (), (Section("From now to then", points),))


def sentences(change: GoalChange, titles: Titles) -> list[str]:
    """What changes for a goal, sentence by sentence; one sentence where nothing does."""
    told = list(_sentences(change, titles))
    if change.is_none:
        told = [f"Nothing changes: {_standing(change.then)}."]
    return [*told, *_in_vain(change, titles)]


def _in_vain(change: GoalChange, titles: Titles) -> Iterator[str]:
    """What is supposed and fits another branch, what became of exceptions and pins, and why something would not be used."""
    known = Known(change.then, titles)
    for item, path in change.fits:
        yield f"{known.item(item)} would fit {known.quoted(path)}, in a branch that is not in use."
    yield from (excepted(each, known) for each in change.exceptions)
    yield from (pinned(each, known) for each in change.pins)
    for each in unused(change.idle, known):
        yield f"Not used: {each}."


def _sentences(change: GoalChange, titles: Titles) -> Iterator[str]:
    now, then = Known(change.now, titles), Known(change.then, titles)
    if _standing(change.now) == _standing(change.then):
        yield f"It stands as it does now: {_standing(change.now)}."
    else:
        yield f"Now {_standing(change.now)}; then {_standing(change.then)}."
    version, before = change.then.version, change.now.version
    if version is not None and before is not None and version.since != before.since:
        yield f"Then by the rules {in_force(version.since, version.until)}."
    for moved in change.counts:
        yield f"{_item(moved)} would count for {then.quoted(moved.path)}{_how_far(moved)}."
    for moved in change.no_longer:
        yield f"{_item(moved)} would no longer count for {now.quoted(moved.path)}."
    for average in change.averages:
        was, would_be = average.now or "nothing graded", average.then or "nothing graded"
        yield f"{then.quoted(average.path)}: now {was}, then {would_be}."
    for path in change.filled:
        yield f"{then.quoted(path)} would be met."
    for each in change.offers:
        yield option(each, then)
    for each in change.withdrawn:
        yield f"No longer an option: {option(each, now)}"
    route = change.then.route
    for text, finding in missing(route.finding, then) if route is not None and change.missing else []:
        if finding.path in change.missing:
            yield f"Newly missing: {text.rstrip('.')}."


def _standing(goal: GoalAudit) -> str:
    if goal.undecided is not None:
        return "undecided"
    held = "held, " if goal.held is not None else ""
    percent = f", {goal.percent} %" if goal.state is not State.MET else ""
    word = STATES[goal.state].word if goal.routes else told(goal).word
    return f"{held}{word.lower()}{percent}"


def _item(moved: Moved) -> str:
    return item_name(moved.use.code, moved.use.title, moved.use.item)


def _how_far(moved: Moved) -> str:
    return f" ({plain(moved.use.status)})" if moved.use.status != "earned" else ""
