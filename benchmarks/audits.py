"""The table of audits: milliseconds by rule class and kind of learner, and how often going through a record once is wrong."""

import statistics
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from campus import Kind, campus, partition, three_by_three, twelve_of_forty

sys.path.insert(0, str(Path(__file__).parents[1]))

from pathways.audit import audit_learner
from pathways.audit.state import State
from tests.language.counter_examples.one_pass import BEST_FIT, TOP_DOWN, OnePass
from tests.properties.comparing import rules_of

DAY = date(2024, 6, 1)
SECONDS = 30.0
EASY, CAMPUS, HARD = 200, 100, 8
"""How many learners of each kind."""
KINDS = (
    (Kind("independent"), "finished", "under 5 ms"),
    (Kind("independent", missing=3), "3 courses short", "under 5 ms"),
    (Kind("flow"), "finished", "under 5 ms"),
    (Kind("flow", surplus=8), "finished, 8 to spare", "under 5 ms"),
    (Kind("flow", missing=3), "3 courses short", "under 5 ms"),
    (Kind("campus"), "finished", "under 50 ms, p99 under 250 ms"),
    (Kind("campus", surplus=2), "finished, 2 to spare", "under 50 ms, p99 under 250 ms"),
    (Kind("campus", surplus=4), "finished, 4 to spare", "under 50 ms, p99 under 250 ms"),
    (Kind("campus", surplus=8), "finished, 8 to spare", "under 50 ms, p99 under 250 ms"),
    (Kind("campus", missing=3), "3 courses short", "p99 at most 6 x finished"),
    (Kind("campus", missing=3, surplus=4), "3 short, 4 to spare", "p99 at most 6 x finished"),
)
FAMILIES: tuple[tuple[str, Callable[[int], str]], ...] = (
    ("matching of 8", lambda seed: three_by_three(8, seed)),
    ("matching of 16", lambda seed: three_by_three(16, seed)),
    ("any 12 of 40 groups", twelve_of_forty),
    ("partition without slack", partition),
)


@dataclass(frozen=True)
class Measured:
    """Milliseconds of audits, the time of going through once, and what came out."""

    ours: list[float]
    one_pass: list[float]
    met: int
    undecided: int
    denied: dict[str, int]

    def line(self, name: str, what: str, goal: str) -> str:
        """The row as it is printed."""
        ordered = sorted(self.ours)
        percentile = ordered[min(len(ordered) - 1, len(ordered) * 99 // 100)]
        ratio = statistics.median(self.ours) / statistics.median(self.one_pass)
        denied = (
            " ".join(f"{100 * wrong / self.met:>6.0f} %" for wrong in self.denied.values())
            if self.met
            else f"{'':>8} {'':>8}"
        )
        return (
            f"{name:<24} {what:<22} {statistics.median(ordered):>7.1f} {percentile:>7.1f} {ordered[-1]:>7.1f} "
            f"{ratio:>7.1f} x {self.met:>4} of {len(ordered):<4}{self.undecided:>4}  {denied}   {goal}"
        )


def main() -> None:
    """Measure every kind and print the table."""
    _measure([campus(Kind("campus"), seed) for seed in range(3)])
    print(
        "milliseconds of CPU, verdict with explanation, by rules that another learner was audited by before; "
        f"Python {sys.version.split()[0]}; ratio to one pass top down"
    )
    print(
        f"{'rules':<24} {'learner':<22} {'median':>7} {'p99':>7} {'max':>7} {'ratio':>9} {'met':>11} {'undec.':>6}  "
        f"{'top down, best fit deny':<17}   goal"
    )
    for kind, what, goal in KINDS:
        number = CAMPUS if kind.name == "campus" else EASY
        found = _measure(campus(kind, seed) for seed in range(number))
        print(found.line(kind.name, what, goal), flush=True)
    for name, make in FAMILIES:
        found = _measure(make(seed) for seed in range(HARD))
        print(found.line(name, "hard", ""), flush=True)


def _measure(texts: Iterable[str]) -> Measured:
    ours: list[float] = []
    one_pass: list[float] = []
    met = undecided = 0
    denied = {TOP_DOWN: 0, BEST_FIT: 0}
    for text in texts:
        rules = rules_of(text)
        if not rules.sound:
            raise SystemExit("\n".join(problem.message for problem in rules.problems))
        learner = rules.catalogue.tests[0].learner
        audit_learner(
            rules, replace(learner, key="before", items=()), ("goal",), DAY, SECONDS
        )  # rules in use
        before = time.process_time()
        goal = audit_learner(rules, learner, ("goal",), DAY, SECONDS).goals[0]
        ours.append((time.process_time() - before) * 1000)
        undecided += goal.undecided is not None
        met += goal.state is State.MET
        for manner in denied:
            before = time.process_time()
            said = OnePass(rules.catalogue, learner, DAY, manner).met(["goal"])["goal"]
            if manner == TOP_DOWN:
                one_pass.append((time.process_time() - before) * 1000)
            denied[manner] += goal.state is State.MET and not said
    return Measured(ours, one_pass, met, undecided, denied)
