"""What would change: two audits of one learner side by side, as they are and as somebody supposes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from pathways.audit.excepted import Excepted
from pathways.audit.from_graph import audit
from pathways.audit.previous import Previous, previous_of
from pathways.audit.reasons import Option, Pinned, Unused
from pathways.audit.state import State
from pathways.audit.target import Graph
from pathways.audit.verdict import Audit, Finding, GoalAudit, Use
from pathways.model.learner import GrantedException, Learner
from pathways.model.requirement import Gpa, Group
from pathways.model.supposed import supposed

_ENDED = frozenset({"failed", "withdrawn", "revoked"})
"""Why an item is not used that is supposed to have ended so."""
_INSIDE = "inside"
"""Of an item that counts through another one."""


@dataclass(frozen=True, slots=True)
class Moved:
    """An item that counts at a requirement (path) in one of two audits and not in the other."""

    use: Use
    path: str


@dataclass(frozen=True, slots=True)
class Averaged:
    """An average (of the requirement at a path) that is another; None where nothing graded is in it."""

    path: str
    now: str | None
    then: str | None


@dataclass(frozen=True, slots=True)
class GoalChange:
    """What changes for one goal; `now` and `then` are its verdicts.

    `counts` and `no_longer` are items that count newly or no more, in what is earned or on its way. `missing` and `filled` are
    requirements (paths) that come to be unmet, not even by what is under way, or come to be met. `averages` are those that
    come to be others. `offers` are conversions that come to be open, or are open otherwise, and `withdrawn` those that no
    longer are, while the goal is not met. `fits` are items (keys) that are supposed, with requirements (paths) of branches that
    are not in use. `idle` are items that are supposed and would not be used, `exceptions` and `pins` those that are supposed.
    """

    now: GoalAudit
    then: GoalAudit
    counts: tuple[Moved, ...]
    no_longer: tuple[Moved, ...]
    missing: tuple[str, ...]
    filled: tuple[str, ...]
    averages: tuple[Averaged, ...] = ()
    offers: tuple[Option, ...] = ()
    withdrawn: tuple[Option, ...] = ()
    fits: tuple[tuple[str, str], ...] = ()
    idle: tuple[Unused, ...] = ()
    exceptions: tuple[Excepted, ...] = ()
    pins: tuple[Pinned, ...] = ()

    @property
    def is_none(self) -> bool:
        """Whether nothing changes."""
        same = (self.now.state, self.now.progress, self.now.held, self.now.undecided, self.now.version) == (
            self.then.state,
            self.then.progress,
            self.then.held,
            self.then.undecided,
            self.then.version,
        )
        moved = self.counts or self.no_longer or self.missing or self.filled
        return same and not (moved or self.averages or self.offers or self.withdrawn)


@dataclass(frozen=True, slots=True)
class Supposition:
    """Lines of a learner that somebody supposes, and what they say."""

    lines: tuple[str, ...]
    change: Learner


@dataclass(frozen=True, slots=True)
class WhatIf:
    """Two audits, what was supposed in the second (`suppose`), and what changes from `now` to `then`, goal by goal."""

    suppose: tuple[str, ...]
    now: Audit
    then: Audit
    changes: tuple[GoalChange, ...]

    def __str__(self) -> str:
        """What changes, and the audit as it would be, as text for a terminal or a letter."""
        from pathways.report import (
            what_if_to_text,
        )  # an audit may show itself; contracted exception to the floors

        return what_if_to_text(self)


def compare(  # noqa: PLR0913, PLR0917 # all that a decision depends on, and what is supposed
    graph: Graph,
    learner: Learner,
    goals: Sequence[str],
    as_of: date,
    digest: str,
    suppose: Supposition,
    seconds: float | None = None,
    previous: Previous | None = None,
) -> WhatIf:
    """Audit a learner as they are and as they would be; what counts stays where it counts, unless that is worse."""
    now = audit(graph, learner, goals, as_of, digest, seconds, previous)
    other = supposed(learner, suppose.change, as_of)
    then = audit(graph, other, goals, as_of, digest, seconds, previous_of(now))
    return WhatIf(suppose.lines, now, then, _changes(now, then, _News(learner, other)))


class _News(NamedTuple):
    """A learner as they are and as they would be."""

    now: Learner
    then: Learner

    @property
    def items(self) -> frozenset[str]:
        """The keys of what is supposed."""
        known = set(self.now.items)
        return frozenset(item.key for item in self.then.items if item not in known)

    @property
    def converted(self) -> frozenset[str]:
        """The keys of what is supposed to be converted."""
        return frozenset(item.key for item in self.then.items if item.converted_by and item.key in self.items)

    @property
    def exceptions(self) -> frozenset[GrantedException]:
        """The exceptions that are supposed."""
        return frozenset(self.then.exceptions) - frozenset(self.now.exceptions)


def _changes(now: Audit, then: Audit, news: _News) -> tuple[GoalChange, ...]:
    return tuple(_change(now.goal(goal.name), goal, news) for goal in then.goals)


def _change(now: GoalAudit, then: GoalAudit, news: _News) -> GoalChange:
    before, after = dict(_uses(now)), dict(_uses(then))
    was, is_ = _states(now), _states(then)
    met, open_ = State.MET, State.UNMET
    fits = tuple(_fitting(then, news.items))
    told = {item for item, _ in fits}
    gone = {item for item, _ in before.keys() - after.keys()}
    return GoalChange(
        now,
        then,
        counts=tuple(moved for key, moved in after.items() if key not in before),
        no_longer=tuple(moved for key, moved in before.items() if key not in after),
        missing=tuple(
            path for path, state in is_.items() if state is open_ and was.get(path, met) is not open_
        ),
        filled=tuple(path for path, state in is_.items() if state is met and was.get(path, met) is not met),
        averages=tuple(_averaged(_averages(now), _averages(then))),
        offers=tuple(each for each in then.options if each not in now.options),
        withdrawn=tuple(each for each in _withdrawn(now, then) if each.item not in news.converted),
        fits=fits,
        idle=tuple(
            each
            for each in then.unused
            if each.item in news.items - told
            and each.reason != _INSIDE
            and not (each.item in gone and each.reason in _ENDED)
        ),
        exceptions=tuple(each for each in then.exceptions if each.granted in news.exceptions),
        pins=tuple(each for each in then.pins if each.pin not in news.now.pins),
    )


def _withdrawn(now: GoalAudit, then: GoalAudit) -> Iterator[Option]:
    """What is offered now and then no longer; of a goal that is met nothing is offered."""
    kept = {(each.conversion, each.item) for each in then.options}
    if then.state is not State.MET:
        yield from (each for each in now.options if (each.conversion, each.item) not in kept)


def _fitting(goal: GoalAudit, items: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Which of these items would fit a branch that is not in use."""
    for finding in _asked(goal):
        if not finding.chosen and not finding.children:
            yield from ((item, finding.path) for item in finding.also_fits if item in items)


def _averaged(now: Mapping[str, str | None], then: Mapping[str, str | None]) -> Iterator[Averaged]:
    for path, average in then.items():
        if path in now and now[path] != average:
            yield Averaged(path, now[path], average)


def _averages(goal: GoalAudit) -> dict[str, str | None]:
    """The averages that are asked for, by path."""
    lines = (line for finding in _asked(goal) for line in (finding, *finding.lines))
    return {each.path: dict(each.facts).get("gpa") for each in lines if isinstance(each.requirement, Gpa)}


def _uses(goal: GoalAudit) -> Iterator[tuple[tuple[str, str], Moved]]:
    for finding in _asked(goal):
        for use in (*finding.applied, *finding.coming):
            yield (use.item, finding.path), Moved(use, finding.path)


def _states(goal: GoalAudit) -> dict[str, State]:
    """The innermost requirements of the route that a verdict stands on, and its choices, and how each stands."""
    return {finding.path: finding.state for finding in _asked(goal) if finding.chosen and _is_told(finding)}


def _is_told(finding: Finding) -> bool:
    asked = finding.requirement
    return not finding.children or (isinstance(asked, Group) and asked.need < len(finding.children))


def _asked(goal: GoalAudit) -> Iterator[Finding]:
    route = goal.route
    if route is not None:
        yield from route.finding.walk()
