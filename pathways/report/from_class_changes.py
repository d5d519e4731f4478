"""What changed for a class, as a page: how many finished, lost something or stayed as they were, and who; then rule by rule."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pathways.changes.change import OF_THE_RULES, AuditChanges, GoalChanges, ItemChange, Kind
from pathways.changes.outcome import Outcome, outcome_of
from pathways.report.changes_in_words import Named, how_it_stands, item, rules_changed
from pathways.report.from_audit import person
from pathways.report.from_changes import between, page_of_changes
from pathways.report.lists_in_words import counted, shortened
from pathways.report.page import Chapter, Page, Point, Section, Tone
from pathways.report.plain_text import plain

_MARKS = {
    Outcome.LOST: ("✗", Tone.OPEN),
    Outcome.UNDECIDED: ("?", Tone.UNSURE),
    Outcome.FURTHER: ("✗", Tone.OPEN),
    Outcome.FINISHED: ("✓", Tone.MET),
    Outcome.NEARER: ("◐", Tone.COMING),
    Outcome.OTHERWISE: ("·", Tone.PLAIN),
}
_TOLD = ((Kind.NO_LONGER_MET, "No longer met"), (Kind.MET, "Now met"))


def page_of_class(found: Sequence[AuditChanges], left: Sequence[str], new: Sequence[str]) -> Page:
    """The page; `left` are learners whom only the audits before are about, `new` those whom only the audits of now are."""
    outcomes = [(outcome_of(each), each) for each in found]
    chapters = [Chapter("Learners", None, (), tuple(_learners(outcomes, left, new)))]
    chapters += _goals(found)
    facts = dict.fromkeys(fact for each in found[:1] for fact in between(each))
    return Page(
        f"What changed for {counted(len(found), 'learner')}",
        (*facts, total(found, left, new)),
        tuple(each for each in chapters if each.sections),
        running=(counted(len(found), "learner"), *facts),
    )


def page_of_class_in_full(found: Sequence[AuditChanges], left: Sequence[str], new: Sequence[str]) -> Page:
    """The same page, with all that changed for each learner behind it."""
    page = page_of_class(found, left, new)
    return replace(
        page, chapters=(*page.chapters, *(chapter for each in found for chapter in _in_full(each)))
    )


def _in_full(changes: AuditChanges) -> Iterator[Chapter]:
    who = person(changes.after.learner.name, changes.after.learner.id)
    for chapter in page_of_changes(changes).chapters:
        yield replace(chapter, title=f"{who}: {chapter.title}")


def total(found: Iterable[AuditChanges], left: Sequence[str] = (), new: Sequence[str] = ()) -> str:
    """How many learners it came to what for, in one line."""
    outcomes = [outcome_of(each) for each in found]
    told = [f"{outcomes.count(each):,} {each.value}" for each in Outcome if each in outcomes]
    told += [f"{len(new):,} only in the audits of now"] if new else []
    told += [f"{len(left):,} only in the audits of before"] if left else []
    return ", ".join(told) or "nobody to compare"


def _learners(
    outcomes: Sequence[tuple[Outcome, AuditChanges]], left: Sequence[str], new: Sequence[str]
) -> Iterator[Section]:
    for outcome, (mark, tone) in _MARKS.items():
        some = [each for found, each in outcomes if found is outcome]
        if some:
            points = tuple(Point(in_a_line(each), mark, tone) for each in some)
            yield Section(f"{outcome.value.capitalize()} ({len(some):,})", points)
    for heading, keys in (("Only in the audits of now", new), ("Only in the audits of before", left)):
        if keys:
            yield Section(heading, (Point(shortened([plain(key) for key in keys]), "·", Tone.QUIET),))


def in_a_line(changes: AuditChanges) -> str:
    """A learner's changes in a line: how each goal that changed stood and stands, else what is new on the record."""
    who = person(changes.after.learner.name, changes.after.learner.id)
    told = [_goal_in_a_line(goal) for goal in changes.goals if not goal.is_none]
    if not told:
        told = [f"on the record: {shortened([_changed_item(each) for each in changes.record])}"]
    return f"{who} — {'; '.join(told)}"


def _changed_item(change: ItemChange) -> str:
    seen = change.after or change.before
    return item(seen) if seen is not None else ""


def _goal_in_a_line(goal: GoalChanges) -> str:
    title = plain(goal.told.title or goal.told.name)
    if goal.before is None or goal.after is None:
        return f"{title}: {'new' if goal.before is None else 'no longer audited'}"
    was, now = how_it_stands(goal.before), how_it_stands(goal.after)
    lost = sum(Kind.NO_LONGER_MET in each.kinds for each in goal.requirements)
    newly = sum(Kind.MET in each.kinds for each in goal.requirements)
    told = [f"{counted(newly, 'requirement')} newly met"] if newly else []
    told += [f"{counted(lost, 'requirement')} no longer met"] if lost else []
    if was == now and goal.before.remaining != goal.after.remaining:
        told.append(f"{'more' if goal.after.remaining > goal.before.remaining else 'less'} remains")
    if was == now and not told:
        told = ["what counts where is another" if goal.moves else "stands as before"]
    beside = f" ({', '.join(told)})" if told else ""
    return f"{title}: {now}{f', before {was}' if was != now else ''}{beside}"


def _goals(found: Sequence[AuditChanges]) -> Iterator[Chapter]:
    """For each goal what the rules ask otherwise, and which requirements came to be met or no longer are, by how many."""
    titles: dict[str, str] = {}
    counts: dict[str, dict[tuple[str, str], int]] = {}
    for changes in found:
        for goal in changes.goals:
            titles.setdefault(goal.told.name, plain(goal.told.title or goal.told.name))
            own = counts.setdefault(goal.told.name, {})
            for line in dict.fromkeys(_lines(goal)):
                own[line] = own.get(line, 0) + 1
    for name, own in counts.items():
        headings = dict.fromkeys(heading for heading, _ in own)
        sections = [
            Section(
                heading,
                tuple(
                    Point(f"{text.rstrip('.')} — {counted(many, 'learner')}", "·")
                    for (under, text), many in own.items()
                    if under == heading
                ),
            )
            for heading in sorted(headings, key=_ORDER.index)
        ]
        yield Chapter(titles[name], None, (), tuple(sections))


_RULES = "What the rules ask"
_ORDER = [_RULES, *(heading for _, heading in _TOLD)]


def _lines(goal: GoalChanges) -> Iterator[tuple[str, str]]:
    """What is told of a goal for all learners together: each with the heading under which it stands."""
    named = Named(goal)
    if any(OF_THE_RULES & set(each.kinds) for each in goal.requirements):
        yield from ((_RULES, text.partition(" — ")[0]) for text in rules_changed(goal, named))
    for kind, heading in _TOLD:
        for each in goal.requirements:
            if kind in each.kinds and each.after is not None:
                yield heading, named.after(each.after.path)
