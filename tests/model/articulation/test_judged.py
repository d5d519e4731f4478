"""The checker of transfer rules says what a slow judge says, of any few rules: every pair, every grade, every day."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pathways.model.articulation.colleges import Colleges
from pathways.model.articulation.columns import COLUMNS
from pathways.model.articulation.findings import Defect, Finding
from pathways.model.articulation.judged import findings
from pathways.model.articulation.store import Store
from tests.model.articulation import judge
from tests.model.articulation.judge import LAST_DAY, PASSING, Said
from tests.model.articulation.tables import catalogue_with

pytestmark = pytest.mark.no_cover
RULES = """\
scale abc { passing A 4.0, B 3.0, C 2.0  failing F 0.0 }
institution hos "Hostos" { is a college  uses scale abc }
institution leh "Lehman" { is a college  uses scale abc }
"""
DAY_ONE = date(2024, 1, 1)
_COURSES = {"hos": ("1", "2", "3"), "leh": ("7", "8", "9")}
_WORTHS = (2000, 3000, 4000)


@st.composite
def said(draw: st.DrawFn, sender: str = "hos", receiver: str = "leh", most: int = 2) -> Said:
    """A rule that takes one or two courses and gives as many."""
    taken = draw(st.lists(st.sampled_from(_COURSES[sender]), min_size=1, max_size=most, unique=True))
    given_ = draw(st.lists(st.sampled_from(_COURSES[receiver]), min_size=1, max_size=most, unique=True))
    takes = {}
    for course in sorted(taken):
        best, worst = sorted(draw(st.tuples(*[st.integers(0, 2)] * 2)))
        takes[f"{sender} {course}"] = frozenset(PASSING[best : worst + 1])
    begins, ends = sorted(draw(st.tuples(*[st.integers(1, LAST_DAY)] * 2)))
    gives: dict[str, judge.Given] = {}
    for course in sorted(given_):
        hows = ["fixed", "at most"] + ["rest"] * all(how != "rest" for how, _ in gives.values())
        how = draw(st.sampled_from(hows))
        gives[f"{receiver} {course}"] = how, None if how == "rest" else draw(st.sampled_from(_WORTHS))
    brought = {course: draw(st.sampled_from(_WORTHS)) for course in takes}
    return Said(takes, frozenset(range(begins, ends + 1)), gives, draw(st.integers(0, 1)), brought)


@st.composite
def several(draw: st.DrawFn) -> list[Said]:
    """Some rules, and some of them again with one thing changed, as they stand in tables that grew."""
    rules = draw(st.lists(said(), min_size=1, max_size=3))
    for _ in range(draw(st.integers(0, 4))):
        one, other = draw(st.sampled_from(rules)), draw(said())
        change = draw(st.sampled_from(["nothing", "days", "gives", "priority", "takes"]))
        if change == "takes":
            takes = {course: other.takes.get(course, grades) for course, grades in one.takes.items()}
            one = one._replace(takes=takes)
        elif change != "nothing":
            one = one._replace(**{change: getattr(other, change)})
        rules.append(one)
    return rules


def table(rules: list[Said]) -> str:
    """The rules as a table."""
    lines = [",".join(COLUMNS)]
    for at, rule in enumerate(rules):
        takes, gives = list(rule.takes.items()), list(rule.gives.items())
        for row in range(max(len(takes), len(gives))):
            cells = dict.fromkeys(COLUMNS, "")
            cells["rule"] = str(at)
            cells["priority"] = str(rule.priority)
            cells["effective"] = str(_day(min(rule.days)))
            cells["retired"] = str(_day(max(rule.days)))
            if row < len(takes):
                course, grades = takes[row]
                cells["from_institution"], cells["from_number"] = course.split()
                cells["most_grade"], cells["least_grade"] = min(grades), max(grades)
                cells["from_credits"] = str(rule.brought[course] // 1000)
            if row < len(gives):
                course, (how, worth) = gives[row]
                cells["to_institution"], cells["to_number"] = course.split()
                cells["kind"], cells["credits"] = how, "" if worth is None else str(worth // 1000)
            lines.append(",".join(cells.values()))
    return "\n".join(lines)


def _day(number: int) -> date:
    return DAY_ONE + timedelta(days=number - 1)


def _found(rules: list[Said]) -> tuple[Store, list[Finding]]:
    catalogue, problems = catalogue_with(table(rules), rules=RULES)
    assert problems == ()
    store = catalogue.tables.store
    assert store is not None
    return store, list(findings(store, Colleges(catalogue)))


def _pairs(found: list[Finding], defect: Defect) -> set[tuple[int, int]]:
    return {(each.rule, each.other) for each in found if each.defect is defect}


@settings(max_examples=80)
@given(several())
def test_rules_beside_one_another_are_judged_as_every_learner_would_find_them(rules: list[Said]) -> None:
    _, found = _found(rules)
    assert _pairs(found, Defect.DUPLICATE) == judge.duplicates(rules)
    assert _pairs(found, Defect.SHADOW) == judge.shadows(rules)
    assert _pairs(found, Defect.OVERLAP) == judge.overlaps(rules)


@settings(max_examples=80)
@given(several())
def test_gaps_are_the_grades_and_days_that_no_rule_takes(rules: list[Said]) -> None:
    store, found = _found(rules)
    told: dict[str, tuple[set[str], set[str], set[int]]] = {}
    for each in found:
        if each.defect in {Defect.GRADES, Defect.LOWEST, Defect.DAYS}:
            institution, _, number = store.course_words(each.course)
            course = f"{institution} {number}"
            gaps, lowest, days = told.setdefault(course, (set(), set(), set()))
            into = gaps if each.defect is Defect.GRADES else lowest
            into.update(grade for at, grade in enumerate(PASSING) if each.grades >> at & 1)
            if each.defect is Defect.DAYS:
                first = DAY_ONE.toordinal() - 1
                days.update(range(each.days[0] - first, each.days[1] - first + 1))
    frozen = {course: (frozenset(a), frozenset(b), frozenset(c)) for course, (a, b, c) in told.items()}
    assert frozen == judge.missing(rules)


@settings(max_examples=60)
@given(st.lists(said(), min_size=1, max_size=4))
def test_credits_in_are_credits_out_or_the_difference_is_told(rules: list[Said]) -> None:
    _, found = _found(rules)
    told: dict[int, object] = {
        each.rule: (
            "appear" if each.defect is Defect.APPEAR else "vanish",
            abs(each.amounts[0] - each.amounts[1]),
        )
        for each in found
        if each.defect in {Defect.APPEAR, Defect.VANISH}
    }
    assert told == {at: judge.balance(rule) for at, rule in enumerate(rules) if judge.balance(rule)}


@settings(max_examples=60)
@given(st.lists(said(most=1) | said("leh", "hos", most=1) | said("leh", "leh"), min_size=1, max_size=7))
def test_one_circle_is_told_of_every_knot_in_which_credits_grow(rules: list[Said]) -> None:
    store, found = _found(rules)
    circles = [each for each in found if each.defect is Defect.INFLATE]
    knots = judge.growing(rules)
    assert len(circles) == len(knots)
    for each in circles:
        assert any(judge.growing([rules[at] for at in each.circle]) for _ in knots)
    assert len(store) == len(rules)
