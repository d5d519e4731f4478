"""Every claim on many more colleges, for a night: `python -m tests.properties.long_claims FIRST_SEED NUMBER`."""

import sys
import traceback
from collections import Counter
from random import Random

from pathways.audit import audit_learner
from tests.properties.comparing import Drawn, drawn, drawn_together
from tests.properties.explained import monotone_goals
from tests.properties.open_choices import chosen, misjudged, told, worse_by_pin
from tests.properties.test_lineage import decided, forms, twice
from tests.properties.test_no import count_is_right, no_is_told
from tests.properties.test_progress import one_more_helps
from tests.properties.test_would_do import told_is_so, untold_is_of_no_use
from tests.properties.test_would_do_together import all_told_of_sets
from tests.properties.test_yes import MANY, fails_without_any, needs_each, suffices

CALM, SETS = 4, 6
"""Of so many colleges one has scarce items; of so many seeds one also makes goals that share within limits."""


def main(first: int, number: int) -> int:
    """Try the claims; whatever does not hold is shown with its seed, and at the end what was looked at how often."""
    looked: Counter[str] = Counter()
    for seed in range(first, first + number):
        try:
            looked += _of_seed(seed)
        except Exception:  # noqa: BLE001 # a night is not lost to one seed
            looked["broken"] += 1
            sys.stdout.write(f"seed {seed}: {traceback.format_exc()}\n")
            sys.stdout.flush()
    sys.stdout.write(f"{dict(sorted(looked.items()))}\n")
    return 1 if looked["broken"] else 0


def _of_seed(seed: int) -> Counter[str]:
    found = Counter(better=one_more_helps(drawn(Random(seed), calm=seed % CALM == 0)))
    found += _of_noes(drawn(Random(seed), 2, calm=seed % CALM == 0))
    found += _of_what_would_do(drawn(Random(seed), 2, calm=seed % CALM == 0), calm=seed % CALM == 0)
    found += _of_yeses(drawn(Random(seed), 2, MANY))
    found += _of_choices(drawn(Random(seed), 2, calm=seed % CALM == 0, pins=True))
    rules, learner = forms(seed)
    if rules.sound:
        found[f"one learning in several forms: {decided(rules, learner).state.value}"] += 1
    if seed % SETS == 0:
        found += all_told_of_sets(seed)
        college = drawn_together(Random(seed))
        for learner in college.learners:
            before = audit_learner(college.rules, learner, college.goals, college.as_of)
            again = audit_learner(college.rules, learner, college.goals, college.as_of, previous=before)
            assert again == before
            for goal in before.goals:
                assert twice(goal, learner, college.rules, college.as_of) == []
    return found


def _of_what_would_do(college: Drawn, *, calm: bool) -> Counter[str]:
    found: Counter[str] = Counter()
    for learner in college.learners:
        found["things that would do"] += told_is_so(college, learner)
        found["things that would not do"] += untold_is_of_no_use(college, learner) if calm else 0
    return found


def _of_choices(college: Drawn) -> Counter[str]:
    found: Counter[str] = Counter()
    for learner in college.learners:
        for name in college.goals:
            goal = chosen(college.rules, learner, name, college.as_of)
            assert not misjudged(college.rules, learner, goal, college.as_of)
            assert worse_by_pin(college.rules, learner, goal, college.as_of) == []
            found["choices"] += len(told(goal))
    return found


def _of_noes(college: Drawn) -> Counter[str]:
    found: Counter[str] = Counter()
    for learner in college.learners:
        found["noes"] += no_is_told(college, learner) > 0
        before = audit_learner(college.rules, learner, college.goals, college.as_of)
        again = audit_learner(college.rules, learner, college.goals, college.as_of, previous=before)
        assert again == before
        for goal in before.goals:
            found[f"no: {count_is_right(college, learner, goal.name)}"] += 1
            assert twice(goal, learner, college.rules, college.as_of) == []
    assert not found["no: not counted"]
    return found


def _of_yeses(college: Drawn) -> Counter[str]:
    found: Counter[str] = Counter()
    for learner in college.learners:
        for goal in college.goals:
            found["items needed at a leaf"] += needs_each(college, learner, goal)
        for goal in monotone_goals(college):
            found["yeses that suffice"] += suffices(college, learner, goal) >= 0
            found["items needed in all"] += fails_without_any(college, learner, goal)
    return found


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
