"""Which of some requirements can be met together: a search that is asked for any of them says what trying everything says."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, combinations
from typing import TypeVar

import pytest

from pathways.audit.allocation.demand import declared_path
from pathways.audit.allocation.searched import Asked
from pathways.audit.bench import Bench
from pathways.audit.closure import route_part
from pathways.audit.conflict import required
from pathways.audit.target import target_of
from pathways.audit.view import EARNED
from pathways.model.learner import Learner, Pin
from pathways.ruleset import RuleSet
from tests.audit.auditing import DAY
from tests.audit.test_goals_tried import COLLEGE
from tests.audit.trying import earner, parts_of
from tests.oracle.asked import AskedJudge

pytestmark = pytest.mark.no_cover

T = TypeVar("T")
RULES = [
    "require part require 1 course from { c3, d3 } require any of { part, c4 }",
    "require 2 of { part, all of { part, c4 }, d3 } require any of { c1, all of { c3, c4 } }",
    "require at least 4 credits from { c1, c3, d3 } require at least 4 credits from { c3, c4 } overall { at most 7 credits }",
    "require part require any of { c4, all of { part, d3 } } overall { gpa at least 2.50 over what counts }",
    "require 2 of { c1, d3, any of { c4, part } } require c3 overall { gpa at least 2.80 over what counts, at most 2 courses }",
    "require 2 courses from what satisfies { part, all of { c4, part } } overall { gpa at least 2.50 over what counts }",
    "require at least 3.001 credits from { c3, d3 } require at least 1 credit from { c1, c3 } overall { at most 9 courses }",
    "require at least 4 credits from { c1, c3, c4 } split require at least 2 credits from { c3, d3 } split require d3",
    "require low require 1 course from { c1, d3 } require any of { c3, c4 } overall { gpa at least 2.50 over what counts }",
]


def _some_of(those: Sequence[T]) -> Iterator[tuple[T, ...]]:
    return chain.from_iterable(combinations(those, size) for size in range(len(those) + 1))


def _agrees(found: RuleSet, learner: Learner, *pins: Pin) -> int:
    """How many questions had a yes and how many a no at least."""
    graph, target = found.graph, target_of(found.graph, "goal")
    case = Bench(graph, learner, DAY).case(EARNED, target).for_goal("goal", target.worth)
    parts = required(route_part(target.routes[0], case))
    question, judge = Asked(parts, replace(case, pins=pins)), AskedJudge(found.catalogue, learner, DAY)
    most = judge.kept("goal", "goal", list(question.pins)) if pins else {}
    answers = []
    for some in _some_of(parts):
        named = frozenset(declared_path(part.path) for part in some)
        for kept in _some_of(list(question.pins)):
            answers.append(question.meet(some, kept))
            about = (sorted(named), kept, [item.name for item in learner.items])
            assert answers[-1] is judge.meets("goal", "goal", named, {pin: most[pin] for pin in kept}), about
    return min(answers.count(True), answers.count(False))


@pytest.mark.parametrize("rules", range(len(RULES)))
def test_any_of_the_requirements_can_be_left_out(rules: int) -> None:
    found, whole = earner(COLLEGE, RULES[rules], "c1 c3 d3 c4")
    assert sum(_agrees(found, learner) for learner in parts_of(whole)) > 7


PINS = [
    (Pin("c3", "goal/require/1"),),
    (Pin("c3", "goal/require/2"), Pin("c4", "goal/require/1")),
    (Pin("c1", "goal"), Pin("d3", "goal/require/2", "Dr Gray")),
]


@pytest.mark.parametrize("pins", PINS)
@pytest.mark.parametrize("rules", range(len(RULES)))
def test_any_of_them_can_be_left_out_while_pins_are_kept(rules: int, pins: tuple[Pin, ...]) -> None:
    found, whole = earner(COLLEGE, RULES[rules], "c1 c3 d3 c4")
    assert sum(_agrees(found, learner, *pins) for learner in parts_of(whole)) > 7
