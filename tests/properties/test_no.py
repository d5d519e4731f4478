"""A no: the requirements that it names cannot be met together, the others can, and a count is right."""

from collections import Counter
from itertools import combinations
from random import Random

import pytest
from hypothesis import given

from pathways.audit.classify import RuleClass, classify
from pathways.audit.target import target_of
from pathways.audit.verdict import GoalAudit, RouteFinding
from pathways.model.learner import Learner
from pathways.model.requirement import InOrder, SumLine
from tests.oracle.asked import AskedJudge
from tests.oracle.details import DetailJudge
from tests.oracle.freed import kept_over_everything
from tests.properties.comparing import Drawn, drawn
from tests.properties.counting import Count, counted_as
from tests.properties.explained import audited, in_use
from tests.properties.strategies import FEW, FEWER, colleges

pytestmark = pytest.mark.no_cover


def no_is_told(college: Drawn, learner: Learner) -> int:
    """Check one no: its requirements cannot be met together, and without any one of them the others can."""
    found = audited(college, learner)
    if found.conflict is None or found.route is None:
        return 0
    judge = AskedJudge(college.rules.catalogue, learner, college.as_of)
    named = frozenset(found.conflict.requirements).union(kept_over_everything(found.conflict.limits))
    assert not judge.meets("goal", found.route.name, named | _orders(found.route, named))
    for path in named:
        assert judge.meets("goal", found.route.name, named - {path})
    return len(named)


def _orders(route: RouteFinding, named: frozenset[str]) -> frozenset[str]:
    """The orders in which some of these are to follow others: what is applied to them shows it."""
    orders = (part for part in in_use(route.finding) if isinstance(part.requirement, InOrder))
    return frozenset(
        f"{part.path}/order" for part in orders if not named.isdisjoint(child.path for child in part.children)
    )


@given(colleges())
@FEW
def test_the_requirements_of_a_no_are_unmeetable_and_dropping_any_one_helps(college: Drawn) -> None:
    for learner in college.learners:
        no_is_told(college, learner)


@given(colleges(calm=True))
@FEW
def test_so_are_those_of_a_no_where_items_are_scarce(college: Drawn) -> None:
    for learner in college.learners:
        no_is_told(college, learner)


def test_enough_noes_name_several_requirements() -> None:
    found = [drawn(Random(seed), 2, calm=True) for seed in range(100)]
    sizes = [no_is_told(college, learner) for college in found for learner in college.learners]
    assert sum(size > 0 for size in sizes) >= 25
    assert sum(size > 1 for size in sizes) >= 3


def count_is_right(college: Drawn, learner: Learner, goal: str) -> str:
    """Check the certificate of a no; what kind of no it is."""
    found = audited(college, learner, goal)
    if found.conflict is None or found.route is None:
        return "no conflict"
    judge = DetailJudge(college.rules.catalogue, learner, college.as_of)
    paths = judge.leaves_of(goal, found.route.name)
    if not all(path in paths for path in found.conflict.requirements):
        return "not of leaves"
    count = Count(judge, goal, found.route.name, found.conflict)
    if found.conflict.unit is None:
        return "search" if _needs_search(college, goal, count) else "not counted"
    assert count.names_all_that_fits()
    assert count.wanted == found.conflict.demand
    assert found.conflict.demand > found.conflict.supply
    most = count.most
    assert most in {None, found.conflict.supply}
    return f"counted{'' if most is not None else ' in part'}{_how(found)}"


def _needs_search(college: Drawn, goal: str, count: Count) -> bool:
    """Whether the rules, or one learning in two forms or several attempts on the record, go beyond what a flow decides."""
    classified = classify(target_of(college.rules.graph, goal), college.rules.catalogue)
    pairs = list(combinations(count.fitting, 2))
    attempts = any(counted_as(one) == counted_as(two) for one, two in pairs)
    limited = {each.name for each in college.rules.catalogue.conversions.values() if each.limits}
    lines = [line for each in count.leaves for line in each.leaf.lines]
    return (
        classified.rule_class is RuleClass.SEARCH
        or any(isinstance(line, SumLine) and line.at_least and line.each for line in lines)
        or (bool(lines) and (attempts or len(count.leaves) > 1))
        or any(one & two for first, second in pairs for one in first.roots for two in second.roots)
        or any(thing.converted_by in limited for thing in count.fitting)
    )


def _how(found: GoalAudit) -> str:
    if found.conflict is None:
        return ""
    several = ", several" if len(found.conflict.requirements) > 1 else ""
    return f"{several}{', lines' if found.conflict.lines else ''}"


@given(colleges())
@FEWER
def test_what_a_no_counts_is_so(college: Drawn) -> None:
    for learner in college.learners:
        for goal in college.goals:
            count_is_right(college, learner, goal)


@given(colleges(calm=True))
@FEWER
def test_what_a_no_counts_where_items_are_scarce_is_so(college: Drawn) -> None:
    for learner in college.learners:
        count_is_right(college, learner, "goal")


def test_every_no_of_leaves_that_a_flow_decides_is_counted() -> None:
    found = Counter(
        count_is_right(college, learner, "goal")
        for seed in range(120)
        for college in [drawn(Random(seed), 2, calm=seed % 2 == 0)]
        for learner in college.learners
    )
    assert found["not counted"] == 0
    assert found["counted"] >= 140
    assert found["counted, several"] >= 3
    assert found["counted, lines"] + found["counted, several, lines"] >= 1
    assert found["counted in part"] == 0
