"""Everything on the record as a table: each item with when it was earned, and where it counts or why it does not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from pathways.audit.reasons import Opening
from pathways.audit.verdict import Audit, Decision, Finding, GoalAudit, Use
from pathways.model.learner import Item, Learner, Status
from pathways.model.requirement import Leaf
from pathways.report.amounts_in_words import day
from pathways.report.items_in_words import AS_MET, COMING, ONCE_MET
from pathways.report.known import Known, item_name
from pathways.report.lists_in_words import capital, joined
from pathways.report.page import Column, Page, Point, Section, Table, Tone
from pathways.report.places_in_words import place
from pathways.report.plain_text import HARD_SPACE, plain
from pathways.report.titles import Titles
from pathways.report.unused_in_words import HEADING as NOT_USED
from pathways.report.unused_in_words import unused

HEADING = "Everything on the record"
_COLUMNS = (Column("What"), Column("When and how"), Column("Where it counts, or why it does not"))
_EARNED = Status.EARNED.value
_GIVEN = " as "
"""Stands in the key of what an item was turned into, behind the key of that item."""
_CONVERTED = "converted into credit"
_ELSEWHERE = frozenset({"counts elsewhere", "limited", "refused", "another unit"})
"""Reasons why something does not count for one goal that does for another, and about which something could be done."""
_NOT_ASKED = frozenset({"nothing asks for it", "nothing transfers it"})
"""Reasons that say nothing where something counts for, or through, another goal."""
_MOST = 3
"""How many requirements of one goal are told of one item."""


@dataclass(slots=True)
class _Row:
    """One item: its name, how it was earned, for each goal the requirements it counts for, and why it does not count."""

    name: str
    how: str
    places: dict[str, list[str]] = field(default_factory=dict)
    totals: dict[str, list[str]] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    idle: dict[str, str] = field(default_factory=dict)
    """Those that say nothing where there is another."""
    beside: dict[str, str] = field(default_factory=dict)
    """Of the reasons those that are told even where it counts for another goal."""


def with_record(page: Page, told: Audit | Decision, learner: Learner) -> Page:
    """The page with the record behind its chapters, which then do not say themselves what is not used.

    The page is as it is where no goal speaks of any item.
    """
    goals = told.goals if isinstance(told, Audit) else (told.goal,)
    section = record_of(goals, Titles.of_pairs(told.titles), learner)
    if not section.points:
        return page
    chapters = (
        replace(chapter, sections=tuple(each for each in chapter.sections if each.heading != NOT_USED))
        for chapter in page.chapters
    )
    return replace(page, chapters=tuple(chapters), last=(*page.last, section))


def record_of(goals: Sequence[GoalAudit], titles: Titles, learner: Learner) -> Section:
    """All items that verdicts speak of, in the order in which they are told."""
    recorded = {item.key: item for item in learner.items}
    rows: dict[str, _Row] = {}
    for goal in goals:
        known = Known(goal, titles)
        for use, where, is_total in _uses(goal, known):
            how = _how(use.completed, use.grade, use.status, _turned(use))
            row = rows.setdefault(use.item, _Row(_named(use), how))
            found = (row.totals if is_total else row.places).setdefault(goal.name, [])
            if where not in found:
                found.append(where)
        for each in goal.unused:
            item = recorded.get(each.item) or recorded.get(each.item.partition(_GIVEN)[0])
            how = _how_recorded(item, each.item) if item is not None else ""
            row = rows.setdefault(each.item, _Row(item_name(each.code, each.title, each.item), how))
            why = [text.partition(" — ")[2] for text in unused([each], known)]
            told = "; ".join((*why, *_convertible(each.item, goal)))
            (row.idle if each.reason in _NOT_ASKED else row.reasons)[goal.name] = told
            if each.reason in _ELSEWHERE:
                row.beside[goal.name] = told
    named = {goal.name: plain(goal.title or goal.name) for goal in goals}
    cells = tuple((row.name, row.how, _where(row, named)) for row in rows.values())
    points = tuple(Point(", ".join(filter(None, row)), "·", Tone.QUIET) for row in cells)
    return Section(HEADING, points, Table(_COLUMNS, cells))


def _uses(goal: GoalAudit, known: Known) -> Iterator[tuple[Use, str, bool]]:
    """Each item with what it counts for, and whether that is a total, in which it may count besides."""
    if goal.route is not None:
        yield from _in(goal.route.finding, "", known)


def _in(finding: Finding, above: str, known: Known) -> Iterator[tuple[Use, str, bool]]:
    if not finding.chosen:
        return
    asked = finding.requirement
    titled = known.titles.has(finding.path)
    is_total = isinstance(asked, Leaf) and asked.shared
    inside = "" if titled else above
    for use in finding.applied:
        yield use, _place(finding, use, inside, known), is_total
    counted = {use.item for use in finding.applied}
    for use in finding.coming:
        if use.item not in counted:
            where = _place(finding, use, inside, known)
            yield use, f"{where} (would count)" if use.status == _EARNED else where, is_total
    for child in finding.children:
        yield from _in(child, known.titles.of(finding.path) if titled else above, known)


def _place(finding: Finding, use: Use, above: str, known: Known) -> str:
    """A requirement in words, without its limits; one inside of something with a title is told with that."""
    asked = finding.requirement
    words = place(asked, _named(use), known.titles)
    if above and isinstance(asked, Leaf):
        return f"“{above}”" if asked.item is not None else f"“{above}”, {words}"
    return words


def _named(use: Use) -> str:
    return item_name(use.code, use.title, use.item)


def _how_recorded(item: Item, key: str) -> str:
    """How an item of the record was earned; what it was turned into has a key of its own, and no grade."""
    turned = _CONVERTED if item.converted_by else ""
    grade = item.grade if item.key == key else None
    return _how(item.completed, grade, item.status.value, turned)


def _turned(use: Use) -> str:
    if use.derived:
        return AS_MET if use.status == _EARNED else ONCE_MET
    return _CONVERTED if use.converted_by else ""


def _how(on: date | None, grade: str | None, status: str, turned: str = "") -> str:
    """The day, the grade, and what became of it where it is not simply earned."""
    told = [day(on) if on is not None else "", f"grade{HARD_SPACE}{plain(grade)}" if grade else ""]
    told.append(COMING.get(status, plain(status)) if status != _EARNED else "")
    told.append(turned)
    return ", ".join(filter(None, told))


def _where(row: _Row, goals: dict[str, str]) -> str:
    """Where it counts, goal by goal; totals only where there is nothing else; else why not, once for all goals alike."""
    counted = row.places or row.totals
    if counted:
        told = {name: joined(places[:_MOST]) for name, places in counted.items()}
        told |= {name: f"does not count ({why})" for name, why in row.beside.items() if name not in told}
        return "; ".join(_in_goal(said, name, goals) for name, said in told.items())
    reasons = row.reasons or row.idle
    if len(set(reasons.values())) == 1 and len(reasons) == len(goals):
        return capital(next(iter(reasons.values())))
    return "; ".join(_in_goal(why, name, goals) for name, why in reasons.items())


def _convertible(item: str, goal: GoalAudit) -> Iterator[str]:
    """What could be done so that it counts after all."""
    offers = [each for each in goal.options if each.item == item and each.opening is Opening.OPEN]
    if offers:
        yield f"it can be converted into {joined([plain(each.target_title) or 'credit' for each in offers], 'or')}"


def _in_goal(said: str, name: str, goals: dict[str, str]) -> str:
    return f"{goals[name]}: {said}" if len(goals) > 1 else capital(said)
