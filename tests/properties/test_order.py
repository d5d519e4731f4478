"""Nothing hangs on the order of what is read, nor on the hash seed of the process."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from functools import partial
from itertools import permutations
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathways.audit import audit_learner
from pathways.audit.holdings import holdings_of
from pathways.model.learner import Learner
from pathways.picture.from_audit import standings_of
from pathways.picture.from_graph import picture_of
from pathways.picture.to_svg import to_svg
from pathways.report import to_html, to_plain, to_text
from pathways.report.document import document_of
from pathways.report.from_audit import page_of_audit
from pathways.report.holdings_in_words import with_holdings
from pathways.report.to_markdown import markdown_of
from pathways.ruleset import RuleSet
from tests.properties.comparing import Drawn, DrawnSet, drawn, drawn_together, rules_of
from tests.properties.strategies import FEW, FEWER, FEWEST, colleges
from tests.properties.told import told_of

pytestmark = pytest.mark.no_cover

CHECKOUT = Path(__file__).parents[2]
SEEDS = range(20)
SETS = range(8)


def _shuffled(learner: Learner, random: Random) -> Learner:
    return replace(learner, items=tuple(random.sample(learner.items, len(learner.items))))


def _rules_shuffled(text: str) -> RuleSet:
    declarations = [line for line in text.splitlines() if line.strip()]
    Random(text).shuffle(declarations)
    return rules_of("\n".join(declarations))


@given(colleges())
@FEWER
def test_the_order_of_items_in_a_record_never_matters(college: Drawn) -> None:
    """Nor does that in the record of the audit before, which is of somebody else, so that there is something to move."""
    random = Random(college.text)
    told = partial(told_of, college.rules, goals=college.goals, as_of=college.as_of)
    before = partial(audit_learner, college.rules, goals=college.goals, as_of=college.as_of)
    for learner, other in (college.learners, college.learners[::-1]):
        mixed, others = _shuffled(learner, random), _shuffled(other, random)
        assert told(learner) == told(mixed)
        assert told(learner, previous=before(other)) == told(mixed, previous=before(others))


@given(colleges())
@FEW
def test_the_order_of_declarations_in_a_file_never_matters(college: Drawn) -> None:
    shuffled = _rules_shuffled(college.text)
    assert shuffled.sound
    assert shuffled.digest == college.rules.digest
    for learner in college.learners:
        assert told_of(college.rules, learner, college.goals, college.as_of) == told_of(
            shuffled, learner, college.goals, college.as_of
        )


@given(st.integers(0, 2**48))
@FEWEST
def test_neither_matters_to_a_set_of_goals(seed: int) -> None:
    """Nor to one that is audited again with what counted before."""
    college = drawn_together(Random(seed))
    shuffled = _rules_shuffled(college.text)
    assert shuffled.digest == college.rules.digest
    random = Random(seed)
    for learner in college.learners:
        before = audit_learner(college.rules, learner, college.goals, college.as_of)
        told = told_of(college.rules, learner, college.goals, college.as_of)
        mixed = _shuffled(learner, random)
        assert told == told_of(shuffled, mixed, college.goals, college.as_of)
        assert told == told_of(shuffled, mixed, college.goals, college.as_of, before)


def _shown(college: Drawn | DrawnSet, learner: Learner) -> list[str]:
    """The reports of a learner on all goals, with what is held, and the picture of the first."""
    graph, day = college.rules.graph, college.as_of
    audit = audit_learner(college.rules, learner, college.goals, day)
    names = [box.name for box in picture_of(graph, college.goals[0]).boxes]
    standings = standings_of(graph, learner, day, names)
    picture = picture_of(graph, college.goals[0], standings=standings)
    page = with_holdings(page_of_audit(audit), holdings_of(graph, learner, day))
    pages = [document_of(page), markdown_of(page)]
    return [to_text(audit), to_html(audit), *pages, json.dumps(to_plain(audit)), to_svg(picture)]


@pytest.mark.parametrize("seed", SEEDS[:10])
def test_no_report_and_no_picture_hangs_on_the_order_of_items(seed: int) -> None:
    for college in (drawn(Random(seed), learners=1), drawn_together(Random(seed))):
        for learner in college.learners[:1]:
            assert _shown(college, learner) == _shown(college, _shuffled(learner, Random(seed)))


def everything_told() -> str:
    """What some fixed draws come to, as text: audits by themselves and after that of somebody else, reports and pictures."""
    lines = []
    made: list[Drawn | DrawnSet] = [drawn(Random(seed), learners=2) for seed in SEEDS]
    made += [drawn_together(Random(seed)) for seed in SETS]
    for college in made[::4]:
        lines += [line for learner in college.learners[:1] for line in _shown(college, learner)]
    for college in (one for one in made if one.learners):
        goals, day = college.goals, college.as_of
        for learner, other in permutations(college.learners):
            before = audit_learner(college.rules, other, goals, day)
            lines.append(repr(told_of(college.rules, learner, goals, day)))
            lines.append(repr(told_of(college.rules, learner, goals, day, before)))
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
def test_the_hash_seed_never_matters() -> None:
    """What this process says, another one says under a seed that is not its own."""
    other = "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1"
    assert _told_under(other) == everything_told()
