"""A long comparison of audit and oracle, for a night: `python -m tests.properties.long_run FIRST_SEED NUMBER`."""

import sys
from collections import Counter
from random import Random

from pathways.audit import audit_learner
from tests.oracle.judge import Judge
from tests.properties.comparing import Drawn, compared_admission, differences, drawn


def main(first: int, number: int) -> int:
    """Compare so many colleges with three learners each; every difference is shown with its seed."""
    outcomes: Counter[str] = Counter()
    constructs: Counter[str] = Counter()
    for seed in range(first, first + number):
        college = drawn(Random(seed), calm=seed % 6 == 0)
        for found in _compared(college, outcomes, constructs):
            outcomes["different"] += 1
            sys.stdout.write(f"seed {seed}: {found}\n{college!r}\n")
    sys.stdout.write(f"{dict(sorted(outcomes.items()))}\n{dict(sorted(constructs.items()))}\n")
    return 1 if outcomes["different"] else 0


def _compared(college: Drawn, outcomes: Counter[str], constructs: Counter[str]) -> list[str]:
    found = []
    for learner in college.learners:
        for name in college.goals:
            goal = audit_learner(college.rules, learner, (name,), college.as_of).goal(name)
            outcomes[f"undecided: {goal.undecided.reason}" if goal.undecided else goal.state.value] += 1
            if goal.undecided is None:
                constructs.update(college.used)
                judged = Judge(college.rules.catalogue, learner, college.as_of).goal(name)
                found += [f"{learner.name}, {name}: {one}" for one in differences(goal, judged)]
        if "entry" in college.rules.catalogue.admissions:
            answered = compared_admission(college.rules, learner, "entry", college.as_of)
            outcomes["admission undecided" if answered is None else "admission"] += 1
            found += [f"{learner.name}: {one}" for one in answered or ()]
    return found


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
