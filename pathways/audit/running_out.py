"""What counts today and will not in a year: awards that run out, and learning that grows too old for a requirement."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from pathways.audit.bench import Bench
from pathways.audit.reasons import RunningOut
from pathways.audit.verdict import Finding, GoalAudit, Use
from pathways.model.amount import Duration
from pathways.model.requirement import Leaf
from pathways.model.selection import Filter, Filtered, InSet, Selection

SOON = Duration(1, "years")
"""How long before the last day a learner is told."""


def with_what_runs_out(goal: GoalAudit, bench: Bench) -> GoalAudit:
    """The verdict with what counts for it only until a day within a year, the first to run out first."""
    if goal.route is None or goal.undecided is not None:
        return goal
    awards = {entry.key: entry.valid_until for entry in bench.record if entry.valid_until is not None}
    found = sorted(
        _running_out(goal.route.finding, awards, SOON.after(bench.as_of)),
        key=lambda each: (each.until, each.title, each.item, each.path),
    )
    return replace(goal, running_out=tuple(found)) if found else goal


def _running_out(finding: Finding, awards: Mapping[str, date], latest: date) -> Iterator[RunningOut]:
    if not finding.chosen:
        return
    asked = finding.requirement
    windows = tuple(windows_of(asked.selection)) if isinstance(asked, Leaf) else ()
    for use in finding.applied:
        days = [] if _became_another(use) else [awards[use.item]] if use.item in awards else []
        days += [last_day(window, use.completed) for window in windows if use.completed is not None]
        if days and min(days) <= latest:
            yield RunningOut(use.item, use.title, use.code, min(days), finding.path)
    for child in finding.children:
        yield from _running_out(child, awards, latest)


def _became_another(use: Use) -> bool:
    """Whether it counts as what it was converted or transferred into, which outlasts it."""
    return use.converted_by is not None or use.transferred_by is not None


def windows_of(selection: Selection) -> Iterator[Duration]:
    """For how long everything that a selection takes is taken after it was completed."""
    match selection:
        case Filtered(base, filters):
            yield from (
                value for kind, value in filters if kind is Filter.WITHIN and isinstance(value, Duration)
            )
            yield from windows_of(base)
        case InSet(_, inside):
            yield from windows_of(inside)


def last_day(window: Duration, completed: date) -> date:
    """The last day whose window still has the day of completion in it, where months are of different length.

    >>> last_day(Duration(1, "years"), date(2023, 2, 28)), last_day(Duration(7, "years"), date(2018, 5, 4))
    (datetime.date(2024, 2, 29), datetime.date(2025, 5, 4))
    """
    last = window.after(completed)
    while window.before(last + timedelta(days=1)) <= completed:
        last += timedelta(days=1)
    return last
