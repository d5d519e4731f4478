"""Nothing hangs on the order of what is read, nor on the hash seed of the process."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given

from tests.properties.comparing import Drawn, drawn, rules_of
from tests.properties.strategies import FEW, colleges
from tests.properties.told import told_of

CHECKOUT = Path(__file__).parents[2]
SEEDS = range(60)


@given(colleges())
@FEW
def test_the_order_of_items_in_a_record_never_matters(college: Drawn) -> None:
    random = Random(college.text)
    for learner in college.learners:
        items = list(learner.items)
        random.shuffle(items)
        shuffled = replace(learner, items=tuple(items))
        assert told_of(college.rules, learner, college.goals, college.as_of) == told_of(
            college.rules, shuffled, college.goals, college.as_of
        )


@given(colleges())
@FEW
def test_the_order_of_declarations_in_a_file_never_matters(college: Drawn) -> None:
    declarations = [line for line in college.text.splitlines() if line.strip()]
    Random(college.text).shuffle(declarations)
    shuffled = rules_of("\n".join(declarations))
    assert shuffled.sound
    assert shuffled.digest == college.rules.digest
    for learner in college.learners:
        assert told_of(college.rules, learner, college.goals, college.as_of) == told_of(
            shuffled, learner, college.goals, college.as_of
        )


def everything_told() -> str:
    """What the audits of some fixed draws say, as text."""
    lines = []
    for seed in SEEDS:
        college = drawn(Random(seed), learners=2)
        lines += [
            repr(told_of(college.rules, each, college.goals, college.as_of)) for each in college.learners
        ]
    return "\n".join(lines)


def _told_under(seed: str) -> str:
    script = "from tests.properties.test_order import everything_told; print(everything_told())"
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(CHECKOUT)}
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=CHECKOUT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.rstrip("\n")


@pytest.mark.seeds
@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_hash_seed_never_matters(seed: str) -> None:
    assert _told_under(seed) == everything_told()
