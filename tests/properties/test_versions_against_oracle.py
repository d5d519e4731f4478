"""Rules that changed with the years are audited as trying every year judges them."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from random import Random

import pytest

from pathways.audit import admit_learner, audit_learner
from pathways.model.learner import Learner
from pathways.ruleset import RuleSet
from tests.oracle.years import YearJudge
from tests.properties.comparing import differences, rules_of
from tests.properties.drawn_learners import AS_OF_DATES, unsaid
from tests.properties.drawn_versions import drawn_dated_learner, drawn_versions

pytestmark = pytest.mark.no_cover

FIXED = range(40)
"""Seeds of the fixed run."""


def compared_versions(seed: int) -> tuple[Counter[str], list[str]]:
    """What came out for the learners of one random college, and what the oracle says otherwise."""
    random = Random(seed)
    text, used = drawn_versions(random)
    rules = rules_of(
        "\n".join((text, *(drawn_dated_learner(random, f"learner {at}", text) for at in range(2))))
    )
    day = date.fromisoformat(random.choice(AS_OF_DATES))
    outcomes: Counter[str] = Counter()
    differing: list[str] = []
    for test in rules.catalogue.tests if rules.sound else ():
        learner = unsaid(random, test.learner)
        for word, found in _of_learner(rules, learner, day):
            outcomes.update({word: 1, "compared": 1, **dict.fromkeys(used, 1)})
            differing += [f"{seed} {learner.name} {one}" for one in found]
    return outcomes, differing


def _of_learner(rules: RuleSet, learner: Learner, day: date) -> Iterator[tuple[str, list[str]]]:
    judge = YearJudge(rules.catalogue, learner, day)
    for name in ("goal", "both"):
        if name in rules.catalogue.credentials or name in rules.catalogue.stacks:
            goal = audit_learner(rules, learner, (name,), day).goal(name)
            if goal.undecided is None:
                yield goal.state.value, [f"{name}: {one}" for one in differences(goal, judge.goal(name))]
    if "entry" in rules.catalogue.admissions:
        answer = admit_learner(rules, learner, "entry", day).answer
        if answer is not None:
            judged = YearJudge(rules.catalogue, learner, learner.applied or day).admission("entry")
            yield f"admission {answer.value}", [] if answer.value == judged else [f"{answer.value}, {judged}"]


@cache
def fixed_run() -> tuple[Counter[str], list[str]]:
    """A run that is the same everywhere."""
    outcomes: Counter[str] = Counter()
    differing: list[str] = []
    for seed in FIXED:
        found, differ = compared_versions(seed)
        outcomes += found
        differing += differ
    return outcomes, differing


def test_a_fixed_run_of_versions_shows_no_difference() -> None:
    assert fixed_run()[1] == []


def test_everything_that_has_versions_comes_up_in_the_fixed_run() -> None:
    wanted = {"met", "unmet", "in progress", "same catalogue year", "any catalogue", "declared from"}
    wanted |= {
        f"{what} with versions"
        for what in ("set", "requirement", "stack", "admission", "course", "conversion", "policy")
    }
    wanted |= {"certificate in 3 versions", "badge in 2 versions"}
    assert sorted(wanted - set(fixed_run()[0])) == []
