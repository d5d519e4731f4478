"""The table of plans: seconds for the best way to finish at a college of 320 courses, beside filling terms greedily."""

import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plans_made import college, learners

sys.path.insert(0, str(Path(__file__).parents[1]))

from greedy_plan import Greedy, greedy

from pathways.model.learner import Learner
from pathways.plan.from_audit import plans_for
from pathways.plan.slots import slots_ahead
from pathways.plan.steps import Plan
from pathways.plan.wish import By, Wish
from pathways.ruleset import RuleSet
from tests.properties.comparing import rules_of

DAY = date(2026, 1, 1)
GOAL = "made.degree"
TERMS, PER_TERM, SECONDS = 6, 15_000, 30.0
COLLEGES, EACH = 5, 4
ALLOWED = 0.5, 1.0, 2.0


@dataclass(frozen=True)
class Measured:
    """CPU seconds of a plan and of filling terms greedily, and what came of both."""

    ours: float
    greedy: float
    plan: Plan | None
    other: Greedy


def main() -> None:
    """Measure every wish and print the table."""
    print(
        f"CPU seconds of a plan over {TERMS} terms, audited and told; Python {sys.version.split()[0]}; "
        "greedy: term after term what helps most"
    )
    print(
        f"{'least':<8} {'median':>7} {'p90':>7} {'max':>7} {'greedy':>8} {'ratio':>8} {'proven':>9}   "
        f"{'greedy fails':>12} {'more credits':>12} {'more terms':>10}   goal"
    )
    people = [(rules, learner, *_greedy(rules, learner)) for rules, learner in _people()]
    for by in By:
        print(_line(by, [_measured(by, *each) for each in people]), flush=True)
    print("\nSeconds by the clock where fewer are allowed")
    print(f"{'allowed':>7} {'longest':>8} {'found':>9} {'proven':>9}   goal")
    for seconds in ALLOWED:
        print(_hurried(seconds, [each[:2] for each in people]), flush=True)


def _people() -> Iterator[tuple[RuleSet, Learner]]:
    for seed in range(1, COLLEGES + 1):
        text, courses = college(seed)
        rules = rules_of(text + "".join(learners(seed, courses, EACH)))
        if not rules.sound:
            raise SystemExit("\n".join(problem.message for problem in rules.problems))
        for test in rules.catalogue.tests:
            yield rules, test.learner


def _greedy(rules: RuleSet, learner: Learner) -> tuple[float, Greedy]:
    """CPU seconds of filling terms greedily, which knows nothing of wishes, and what came of it."""
    before = time.process_time()
    found = greedy(rules, learner, GOAL, DAY, slots_ahead("made", rules.catalogue, DAY, TERMS), PER_TERM)
    return time.process_time() - before, found


def _measured(by: By, rules: RuleSet, learner: Learner, other: float, found: Greedy) -> Measured:
    wish = Wish(by, PER_TERM, TERMS, seconds=SECONDS)
    before = time.process_time()
    plans = plans_for(rules.graph, learner, (GOAL,), DAY, rules.digest, wish)
    return Measured(time.process_time() - before, other, plans[0] if plans else None, found)


def _hurried(allowed: float, people: Sequence[tuple[RuleSet, Learner]]) -> str:
    longest, found, proven = 0.0, 0, 0
    for rules, learner in people:
        wish = Wish(By.CREDITS, PER_TERM, TERMS, seconds=allowed)
        before = time.perf_counter()
        plans = plans_for(rules.graph, learner, (GOAL,), DAY, rules.digest, wish)
        longest = max(longest, time.perf_counter() - before)
        found += bool(plans)
        proven += any(plan.proven for plan in plans)
    many = len(people)
    return f"{allowed:>7.1f} {longest:>8.2f} {found:>3} of {many:<3} {proven:>3} of {many:<3}   within what is allowed"


def _line(by: By, found: list[Measured]) -> str:
    ours = sorted(each.ours for each in found)
    ratio = statistics.median(each.ours / each.greedy for each in found)
    proven = sum(each.plan is not None and each.plan.proven for each in found)
    both = [(each.plan, each.other) for each in found if each.plan is not None and each.other.met]
    failed = sum(not each.other.met for each in found)
    credits_ = sum(other.credits > plan.credits for plan, other in both)
    terms = sum(plan.last is not None and other.last > plan.last.number for plan, other in both)
    return (
        f"{by.value:<8} {statistics.median(ours):>7.2f} {ours[len(ours) * 9 // 10]:>7.2f} {ours[-1]:>7.2f} "
        f"{statistics.median(each.greedy for each in found):>8.2f} {ratio:>7.1f}x {proven:>3} of {len(found):<3}   "
        f"{failed:>12} {credits_:>12} {terms:>10}   median under 1 s"
    )
