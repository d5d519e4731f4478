"""What changed between two audits, as a page: the record, then goal by goal how it stood and stands, what moved and why."""

from collections.abc import Iterable, Iterator

from pathways.changes.change import AuditChanges, Cause, GoalChanges
from pathways.changes.kept import KeptAudit
from pathways.report.amounts_in_words import day
from pathways.report.changes_in_words import (
    Named,
    met_or_not,
    pair,
    record_change,
    rules_changed,
    standing,
)
from pathways.report.from_audit import DIGEST_SHOWN, EXCEPTIONS, PINS, person
from pathways.report.moves_in_words import moves_in_words
from pathways.report.page import Chapter, Page, Point, Section
from pathways.report.plain_text import plain
from pathways.report.to_text import text_of

NOTHING = "Nothing changed that the audits tell of."


def page_of_changes(changes: AuditChanges) -> Page:
    """The page: what can have made the difference, and what is different."""
    who = person(changes.after.learner.name, changes.after.learner.id)
    chapters = [_chapter(goal, changes) for goal in changes.goals if not goal.is_none]
    if changes.record:
        chapters.insert(0, Chapter("The record", None, (), (_of_the_record(changes),)))
    facts = of_both = tuple(between(changes))
    unchanged = [plain(goal.told.title or goal.told.name) for goal in changes.goals if goal.is_none]
    if not chapters:
        facts = (*facts, NOTHING)
    elif unchanged:
        facts = (*facts, f"Unchanged: {'; '.join(unchanged)}")
    return Page(f"What changed: {who}", facts, tuple(chapters), running=(who, *of_both))


def changes_to_text(changes: AuditChanges) -> str:
    """The same as text for a terminal or a letter."""
    return text_of(page_of_changes(changes))


def between(changes: AuditChanges) -> Iterator[str]:
    """Of which days and rules the audits are, and what of record, rules and day is another."""
    before, after = changes.before, changes.after
    if before.as_of == after.as_of:
        yield f"Both as of {day(after.as_of)}"
    else:
        yield f"From {day(before.as_of)} to {day(after.as_of)}"
    if Cause.RULES in changes.causes:
        yield f"By rules {_digest(after)}, before by rules {_digest(before)}"
    else:
        yield f"Both by rules {_digest(after)}"


def _digest(audit: KeptAudit) -> str:
    return plain(audit.rules)[:DIGEST_SHOWN]


def _of_the_record(changes: AuditChanges) -> Section:
    return _section("As far as the audits show it", map(record_change, changes.record))[0]


def _chapter(goal: GoalChanges, changes: AuditChanges) -> Chapter:
    return Chapter(
        plain(goal.told.title or goal.told.name), None, tuple(standing(goal)), tuple(sections(goal, changes))
    )


def sections(goal: GoalChanges, changes: AuditChanges) -> Iterator[Section]:
    """What changed for a goal, by what it is about."""
    named = Named(goal, changes.causes)
    yield from _section("What the rules ask", rules_changed(goal, named))
    yield from _section("What is met", met_or_not(goal, named))
    yield from _section("What counts where", moves_in_words(goal.moves, named))
    yield from _section(
        "Options", (pair(each, "New option:", "No longer an option:") for each in goal.options)
    )
    yield from _section(PINS, (pair(each, "New:", "Taken back:") for each in goal.pins))
    yield from _section(EXCEPTIONS, (pair(each, "New:", "Taken back:") for each in goal.exceptions))


def since(goal: GoalChanges, changes: AuditChanges) -> Section | None:
    """What changed for a goal, as one section of an audit; None where nothing did."""
    if goal.is_none or goal.before is None or goal.after is None:
        return None
    parts = (point for section in sections(goal, changes) for point in section.points)
    facts = (Point(text, "·") for text in standing(goal))
    return Section(f"Since the audit of {day(changes.before.as_of)}", (*facts, *parts))


def _section(heading: str, sentences: Iterable[str]) -> tuple[Section, ...]:
    points = tuple(Point(text, "·") for text in sentences)
    return (Section(heading, points),) if points else ()
