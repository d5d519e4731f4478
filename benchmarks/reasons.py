"""The table of reasons: milliseconds to say why a goal is not met, by kind of learner, beside leaving out one after the other."""

import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from campus import Kind, campus

sys.path.insert(0, str(Path(__file__).parents[1]))

from pathways.audit import audit_learner
from pathways.audit.allocation.meeting import Meeting
from pathways.audit.allocation.parts import Part
from pathways.audit.bench import Bench
from pathways.audit.case import Case
from pathways.audit.closure import best_of, solved
from pathways.audit.conflict import conflicts_of, fewest, required
from pathways.audit.target import target_of
from pathways.audit.view import EARNED
from pathways.report.conflict_in_words import MOST_LISTED
from tests.properties.comparing import rules_of

T = TypeVar("T")
DAY = date(2024, 6, 1)
KINDS = (
    (Kind("independent", missing=3), "3 courses short", 100),
    (Kind("flow", missing=3), "3 courses short", 100),
    (Kind("flow", missing=3, surplus=8), "3 short, 8 to spare", 100),
    (Kind("campus", missing=3), "3 courses short", 60),
    (Kind("campus", missing=3, surplus=4), "3 short, 4 to spare", 60),
)
AUDIT, WHOLE = "audit, ordinary reasons", "every reason, with repairs"
AT_ONCE, ONE_BY_ONE = "one core, several at once", "one core, one by one"
GOALS = {AUDIT: "median under 50, of campus 250", WHOLE: "p99 under 1,000", AT_ONCE: "", ONE_BY_ONE: ""}


@dataclass
class Rows:
    """What was measured of one kind of learner, and what the reasons were like."""

    times: dict[str, list[float]] = field(default_factory=lambda: {name: [] for name in GOALS})
    together: int = 0
    long: int = 0
    learners: int = 0


def main() -> None:
    """Measure every kind and print the table."""
    print(
        f"milliseconds of CPU; Python {sys.version.split()[0]}; ratio to one core, one by one, where there is one"
    )
    columns = " ".join(f"{each:>8}" for each in ("median", "p90", "p99", "max"))
    print(f"{'rules':<12} {'learner':<20} {'what':<28} {'number':>6} {columns} {'ratio':>7}   goal")
    for kind, what, number in KINDS:
        rows = Rows()
        for seed in range(number):
            _measure(campus(kind, seed), rows)
        for name, times in rows.times.items():
            if times:
                print(_line(kind.name, what, name, rows), flush=True)
        print(
            f"{'':<12} {'':<20} {rows.learners} unmet, {rows.together} with what competes, {rows.long} of more than {MOST_LISTED}"
        )


def _line(rules: str, learner: str, name: str, rows: Rows) -> str:
    times = sorted(rows.times[name])
    other = rows.times[ONE_BY_ONE]
    ratio = f"{statistics.median(times) / statistics.median(other):>6.2f}x" if other else f"{'':>7}"
    told = " ".join(
        f"{each:>8.1f}" for each in (statistics.median(times), _at(times, 90), _at(times, 99), times[-1])
    )
    return f"{rules:<12} {learner:<20} {name:<28} {len(times):>6} {told} {ratio}   {GOALS[name]}"


def _at(ordered: Sequence[float], percent: int) -> float:
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]


def _measure(text: str, rows: Rows) -> None:
    rules = rules_of(text)
    learner = rules.catalogue.tests[0].learner
    audit_learner(rules, replace(learner, key="before", items=()), ("goal",), DAY)  # rules in use
    goal = _timed(rows.times[AUDIT], lambda: audit_learner(rules, learner, ("goal",), DAY)).goal("goal")
    if goal.conflict is None:
        return
    rows.learners += 1
    target = target_of(rules.graph, "goal")
    case = Bench(rules.graph, learner, DAY).case(EARNED, target).for_goal("goal", target.worth)
    best = best_of(solved(target, case))
    if best is None:
        return
    _, part, outcome = best
    found = _timed(rows.times[WHOLE], lambda: conflicts_of(part, case, outcome, unmet=True, every=True))
    together = [each for each in found if not each.alone]
    rows.together += bool(together)
    rows.long += any(len(each.requirements) > MOST_LISTED for each in together)
    if together:
        alone = {path for each in found if each.alone for path in each.requirements}
        left = [each for each in required(part) if each.path not in alone]
        _timed(rows.times[AT_ONCE], lambda: fewest(left, _unmeetable(left, part, case)))
        _timed(rows.times[ONE_BY_ONE], lambda: _one_by_one(left, _unmeetable(left, part, case)))


def _timed(into: list[float], ask: Callable[[], T]) -> T:
    before = time.process_time()
    found = ask()
    into.append((time.process_time() - before) * 1000)
    return found


def _unmeetable(parts: Sequence[Part], root: Part, case: Case) -> Callable[[Sequence[Part]], bool]:
    meeting = Meeting(parts, root, case)
    return lambda some: not meeting.meets(some)


def _one_by_one(parts: Sequence[Part], unmeetable: Callable[[Sequence[Part]], bool]) -> list[Part]:
    """What stays if one after the other is left out."""
    kept = list(parts)
    for each in reversed(parts):
        fewer = [other for other in kept if other is not each]
        if unmeetable(fewer):
            kept = fewer
    return kept
