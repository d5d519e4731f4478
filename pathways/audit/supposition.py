"""What would change: two audits of one learner side by side, as they are and as somebody supposes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pathways.audit.from_graph import audit
from pathways.audit.previous import previous_of
from pathways.audit.target import Graph
from pathways.audit.verdict import Audit, Finding, GoalAudit, State, Use
from pathways.model.learner import Learner
from pathways.model.supposed import supposed


@dataclass(frozen=True, slots=True)
class Moved:
    """An item that counts at a requirement (path) in one of two audits and not in the other."""

    use: Use
    path: str


@dataclass(frozen=True, slots=True)
class GoalChange:
    """What changes for one goal; `now` and `then` are its verdicts.

    `counts` and `no_longer` are items that count newly or no more, in what is earned or on its way. `missing` and `filled` are
    requirements (paths) that come to be unmet, not even by what is under way, or come to be met.
    """

    now: GoalAudit
    then: GoalAudit
    counts: tuple[Moved, ...]
    no_longer: tuple[Moved, ...]
    missing: tuple[str, ...]
    filled: tuple[str, ...]

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
        return same and not (self.counts or self.no_longer or self.missing or self.filled)


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
) -> WhatIf:
    """Audit a learner as they are and as they would be; what counts stays where it counts, unless that is worse."""
    now = audit(graph, learner, goals, as_of, digest, seconds)
    other = supposed(learner, suppose.change, as_of)
    then = audit(graph, other, goals, as_of, digest, seconds, previous_of(now))
    return WhatIf(suppose.lines, now, then, changes_between(now, then))


def changes_between(now: Audit, then: Audit) -> tuple[GoalChange, ...]:
    """What changes for each goal of the second audit; both must be of the same goals."""
    return tuple(_change(now.goal(goal.name), goal) for goal in then.goals)


def _change(now: GoalAudit, then: GoalAudit) -> GoalChange:
    before, after = dict(_uses(now)), dict(_uses(then))
    was, is_ = _states(now), _states(then)
    met, open_ = State.MET, State.UNMET
    return GoalChange(
        now,
        then,
        counts=tuple(moved for key, moved in after.items() if key not in before),
        no_longer=tuple(moved for key, moved in before.items() if key not in after),
        missing=tuple(
            path for path, state in is_.items() if state is open_ and was.get(path, met) is not open_
        ),
        filled=tuple(path for path, state in is_.items() if state is met and was.get(path, met) is not met),
    )


def _uses(goal: GoalAudit) -> Iterator[tuple[tuple[str, str], Moved]]:
    for finding in _asked(goal):
        for use in (*finding.applied, *finding.coming):
            yield (use.item, finding.path), Moved(use, finding.path)


def _states(goal: GoalAudit) -> dict[str, State]:
    """The innermost requirements of the route that a verdict stands on, and how each stands."""
    return {
        finding.path: finding.state for finding in _asked(goal) if not finding.children and finding.chosen
    }


def _asked(goal: GoalAudit) -> Iterator[Finding]:
    route = goal.route
    if route is not None:
        yield from _walk(route.finding)


def _walk(finding: Finding) -> Iterator[Finding]:
    yield finding
    for child in finding.children:
        yield from _walk(child)
