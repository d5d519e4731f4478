"""A long comparison of audit and oracle, for a night: `python -m tests.properties.long_run FIRST_SEED NUMBER [PROCESSES]`."""

import gc
import sys
import traceback
from collections import Counter
from multiprocessing import get_context
from random import Random

from pathways.audit import audit_learner
from pathways.model.learner import Learner
from tests.oracle.judge import Judge
from tests.properties.comparing import Drawn, compared_admission, differences, drawn
from tests.properties.patience import TooLongError, patiently
from tests.properties.test_sets_against_oracle import compared_set
from tests.properties.test_versions_against_oracle import compared_versions

CALM, SETS, VERSIONS, LEARNERS = 6, 12, 4, 16
"""Of so many colleges one has scarce items; of so many seeds one also makes goals that share, or rules with versions."""

OFTEN = 500
"""After so many seeds it is told how far the comparison is."""
TOLD = ("seeds", "compared", "different", "learners given up")
COLLECTED = 25
"""After so many seeds memory is given back; looking for it all the time takes a fifth of the run."""
Run = tuple[Counter[str], Counter[str], list[str]]
"""What came out how often, which constructs were in it, and every difference with its seed."""


def main(first: int, number: int, processes: int = 1) -> int:
    """Compare so many colleges with some learners each; every difference is shown with its seed."""
    outcomes: Counter[str] = Counter()
    constructs: Counter[str] = Counter()
    with get_context("spawn").Pool(processes, initializer=gc.disable) as pool:
        for found, used, differing in pool.imap_unordered(run, range(first, first + number), chunksize=20):
            outcomes += found
            constructs += used
            sys.stdout.write("".join(f"{one}\n" for one in differing))
            sys.stdout.flush()
            outcomes["seeds"] += 1
            if outcomes["seeds"] % OFTEN == 0:
                told = ", ".join(f"{outcomes[word]:,} {word}" for word in TOLD)
                sys.stderr.write(f"{told}\n")
    sys.stdout.write(f"{dict(sorted(outcomes.items()))}\n{dict(sorted(constructs.items()))}\n")
    return 1 if outcomes["different"] else 0


def run(seed: int) -> Run:
    """All that one seed makes; where something breaks off, the seed is told."""
    if seed % COLLECTED == 0:
        gc.collect()
    try:
        return _of_seed(seed)
    except Exception:  # noqa: BLE001 # a night is not lost to one seed
        return Counter(different=1), Counter(), [f"seed {seed}: {traceback.format_exc()}"]


def _of_seed(seed: int) -> Run:
    college = drawn(Random(seed), LEARNERS, calm=seed % CALM == 0, pins=True)
    outcomes, constructs, found = _compared(college)
    differing = [f"seed {seed}: {one}" for one in found]
    if differing:
        differing.append(f"{college!r}")
    outcomes["different"] += len(found)
    if seed % SETS == 0:
        together, differ = compared_set(seed)
        outcomes += Counter({f"in a set, {word}": times for word, times in together.items()})
        outcomes["compared"] += together["tied"]
        outcomes["different"] += len(differ)
        differing += [f"a set of seed {one}" for one in differ]
    if seed % VERSIONS == 0:
        dated, differ = compared_versions(seed)
        outcomes += Counter({"compared": dated["compared"], "with versions": dated["compared"]})
        outcomes["different"] += len(differ)
        differing += [f"versions of seed {one}" for one in differ]
    return outcomes, constructs, differing


def _compared(college: Drawn) -> Run:
    outcomes: Counter[str] = Counter()
    constructs: Counter[str] = Counter()
    found: list[str] = []
    for learner in college.learners:
        try:
            with patiently():
                came_out, differing = _compared_learner(college, learner)
        except TooLongError:
            outcomes["learners given up"] += 1
            continue
        outcomes += came_out
        constructs.update(dict.fromkeys(college.used, came_out["goals"]))
        found += differing
    return outcomes, constructs, found


def _compared_learner(college: Drawn, learner: Learner) -> tuple[Counter[str], list[str]]:
    outcomes: Counter[str] = Counter()
    found: list[str] = []
    judge = Judge(college.rules.catalogue, learner, college.as_of)
    for name in college.goals:
        goal = audit_learner(college.rules, learner, (name,), college.as_of).goal(name)
        outcomes[f"undecided: {goal.undecided.reason}" if goal.undecided else goal.state.value] += 1
        if goal.undecided is None:
            outcomes["compared"] += 1
            outcomes["goals"] += 1
            outcomes["with a pin that is honoured"] += any(each.honoured for each in goal.pins)
            found += [f"{learner.name}, {name}: {one}" for one in differences(goal, judge.goal(name))]
    if "entry" in college.rules.catalogue.admissions:
        answered = compared_admission(college.rules, learner, "entry", college.as_of)
        outcomes["admission undecided" if answered is None else "admission"] += 1
        outcomes["compared"] += answered is not None
        found += [f"{learner.name}: {one}" for one in answered or ()]
    return outcomes, found


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
