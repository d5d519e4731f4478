"""How a goal is decided, known from its rules alone: by itself, by flow, or not yet; and why."""

from itertools import product

import pytest

from pathways.audit.classify import REFUSED, RuleClass, classify, unit_of
from pathways.audit.selecting_static import excludes, reach, within
from pathways.audit.target import target_of
from pathways.model.amount import Fixed, OfTwo, Quantity, Unit
from pathways.model.selection import (
    Every,
    Except,
    Filter,
    Filtered,
    FilterValue,
    InSet,
    Meet,
    OneOf,
    Selection,
    Union,
)
from tests.audit.auditing import desk, goal_text, requiring
from tests.properties.comparing import rules_of

INDEPENDENT, FLOW, SEARCH = RuleClass.INDEPENDENT, RuleClass.FLOW, RuleClass.SEARCH
WRITING = "1 course from courses in area alder.writing"
SOCIETY = "1 course from courses in area alder.society"
THREE = "at least 3 credits from"
AVERAGE = "gpa at least 2.00"
SET = "{ alder.wri101, alder.wri102, alder.mat101 }"


@pytest.mark.parametrize(
    ("rules", "rule_class", "reason"),
    [
        (goal_text(), INDEPENDENT, "recorded"),
        (
            goal_text("overall { gpa at least 2.00 over record courses at alder }"),
            INDEPENDENT,
            "nobody-competes",
        ),
        (requiring(WRITING), INDEPENDENT, "nobody-competes"),
        (requiring("alder.wri101", "alder.mat101", "age at least 22"), INDEPENDENT, "nobody-competes"),
        (requiring(WRITING, SOCIETY), FLOW, "leaves-compete"),
        (requiring(f"{WRITING} shared", SOCIETY), INDEPENDENT, "nobody-competes"),
        (requiring(f"any of {{ {WRITING}, {SOCIETY} }}"), INDEPENDENT, "nobody-competes"),
        (requiring(f"2 of {{ {WRITING}, {SOCIETY}, alder.mat101 }}"), FLOW, "leaves-compete"),
        (
            requiring(f"when age at least 22 {{ {WRITING} }} otherwise {{ {SOCIETY} }}"),
            FLOW,
            "leaves-compete",
        ),
        (requiring("in order { alder.wri101, alder.wri102 }"), INDEPENDENT, "nobody-competes"),
        (goal_text(f"require {WRITING}", f"pool {{ {SOCIETY} }}"), INDEPENDENT, "nobody-competes"),
        (goal_text(f"pool {{ {WRITING}, {SOCIETY} }}", "require alder.mat101"), FLOW, "leaves-compete"),
        (requiring("2 courses from courses of which { at most 1 course from each subject }"), FLOW, "caps"),
        (
            requiring('1 course from courses in subject "WRI"', '1 course from courses in subject "MAT"'),
            INDEPENDENT,
            "nobody-competes",
        ),
        (
            requiring(
                "1 course from courses numbered 200 and above", "1 course from courses numbered 101 to 199"
            ),
            INDEPENDENT,
            "nobody-competes",
        ),
        (requiring("1 course from courses", "1 exam from exams"), INDEPENDENT, "nobody-competes"),
        (requiring("1 badge from badges", "1 credential from credentials"), FLOW, "leaves-compete"),
        (
            requiring(f"at least 6 credits from {SET}", f"at least 3 credits from {SET}"),
            FLOW,
            "leaves-compete",
        ),
        (
            requiring(f"the greater of 6 credits and 3 credits from {SET}", f"1 course from {SET}"),
            FLOW,
            "leaves-compete",
        ),
        (
            requiring(
                "at least 3 credits from alder.bio101 split",
                "at least 1 credit from { alder.bio101, alder.lab100 } split",
            ),
            FLOW,
            "leaves-compete",
        ),
        (
            requiring(
                "at least 3 credits from alder.placement", "1 item from { alder.placement, alder.wri101 }"
            ),
            FLOW,
            "leaves-compete",
        ),
        (
            requiring(
                "at least 3 credits from { alder.bio101, alder.lab100 } of which { at most 1 course from alder.lab100 }"
            ),
            SEARCH,
            "whole-unequal-credits",
        ),
        (
            requiring("at least 3 credits from courses of which { at most 1 course from alder.lab100 }"),
            SEARCH,
            "whole-unequal-credits",
        ),
        (requiring(f'{THREE} courses in subject "WRI"', "alder.wri101"), SEARCH, "whole-unequal-credits"),
        (
            requiring(f"{THREE} {{ alder.chapel, alder.wri101 }}", "alder.wri101"),
            FLOW,
            "leaves-compete",
        ),
        (
            'certificate low "Low" { issued by alder worth 3 credits }\n'
            'certificate high "High" { issued by alder worth 6 credits }\n'
            + requiring(f"{THREE} {{ low, high }}", "low"),
            SEARCH,
            "whole-unequal-credits",
        ),
        (
            requiring("2 courses from courses of which { at least 1 course from alder.lab100 }"),
            INDEPENDENT,
            "nobody-competes",
        ),
        (goal_text("overall { at least 12 credits }"), INDEPENDENT, "nobody-competes"),
        (
            goal_text("overall { at least (6 when age at least 22 otherwise 9) credits }"),
            INDEPENDENT,
            "nobody-competes",
        ),
        (goal_text("overall { at most 12 credits }", "require alder.wri101"), SEARCH, "overall-limits"),
        (
            goal_text(
                "overall { at most 12 credits }",
                f"require when {AVERAGE} over what counts {{ alder.wri101 }}",
            ),
            SEARCH,
            "average-as-a-fact",
        ),
        (requiring(f"{AVERAGE} over what counts", "alder.wri101"), SEARCH, "average-of-what-counts"),
        (requiring(f"{AVERAGE} over record courses"), INDEPENDENT, "nobody-competes"),
        (
            requiring(f"when {AVERAGE} over record courses {{ alder.wri101 }}"),
            INDEPENDENT,
            "nobody-competes",
        ),
        (
            requiring(f"2 courses from courses of which {{ {AVERAGE} over what counts }}"),
            SEARCH,
            "average-of-what-counts",
        ),
        (
            requiring(f"2 courses from courses of which {{ {AVERAGE} over record courses }}"),
            SEARCH,
            "average-of-what-counts",
        ),
    ],
)
def test_the_class_and_the_reason(rules: str, rule_class: RuleClass, reason: str) -> None:
    classified = desk(rules).classified()
    assert (classified.rule_class, classified.reason) == (rule_class, reason)
    assert (classified.refusal is None) is (reason not in REFUSED)


def test_a_record_may_bring_other_credits_than_the_rules_declare() -> None:
    rules = rules_of(
        """institution here "Here" { academic calendar semester }
        course one "One" { taught at here worth 3 credits }
        course two "Two" { taught at here worth 3 credits }
        certificate named "Named" { issued by here require at least 3 credits from { one, two } require one }
        certificate any "Any" { issued by here require at least 3 credits from courses require one }"""
    )
    found = [classify(target_of(rules.graph, name), rules.catalogue).rule_class for name in ("named", "any")]
    assert found == [FLOW, SEARCH]


def test_the_requirements_that_compete_are_named() -> None:
    classified = desk(requiring(WRITING, "alder.mat101", SOCIETY)).classified()
    assert classified.paths == ("goal/require/1", "goal/require/3")
    capped = desk(requiring("2 courses from courses of which { at most 1 course from each subject }"))
    assert capped.classified().paths == ("goal/require",)


def test_a_refusal_names_the_first_requirement_it_is_about() -> None:
    refusal = (
        desk(
            requiring(
                "when gpa at least 2.00 over what counts { alder.wri101 }", "at least 3 credits from courses"
            )
        )
        .classified()
        .refusal
    )
    assert refusal is not None
    assert (refusal.path, refusal.values) == ("goal/require/1/fact", ("goal/require/1/fact",))


def test_an_order_that_is_refused_names_what_is_to_be_in_order() -> None:
    badges = "2 of { alder.listener, alder.helper, alder.speaker }"
    rules = f'value-added stack goal "Goal" {{ onto alder.wri101 add {badges} taken in order }}\n'
    assert desk(rules).classified().paths == ("goal/made of",)


def test_the_hardest_route_decides_the_class() -> None:
    stack = f'vertical stack up "Up" {{ made of all of {{ {WRITING}, {SOCIETY} }} into goal }}\n'
    assert desk(requiring("alder.mat101") + stack).classified().rule_class is FLOW


def test_an_admission_and_a_stack_have_a_class_too() -> None:
    rules = (
        'bachelor degree ba "BA" { issued by alder }\nadmission goal "Goal" { admits to ba require alder.wri101 }\n'
        'horizontal stack side "Side" { made of 2 badges from badges in area alder.care }\n'
    )
    asked = desk(rules)
    assert asked.classified().rule_class is INDEPENDENT
    assert asked.classified("side").rule_class is INDEPENDENT


def test_the_unit_of_the_greater_of_two_is_that_of_both() -> None:
    credit = Unit("credits", "semester")
    amount = Quantity(Fixed(1), credit)  # type: ignore[arg-type] # a whole number is a fraction
    assert (
        unit_of(OfTwo(greater=True, one=OfTwo(greater=False, one=amount, other=amount), other=amount))
        == credit
    )


# ---- what two selections can both take -------------------------------------------------------------------------------

CATALOGUE = desk(requiring("alder.wri101")).graph.graph["catalogue"]
COURSES = Every("courses")


def _only(kind: Filter, value: FilterValue, base: Every = COURSES) -> Filtered:
    return Filtered(base, ((kind, value),))


APART = [
    (COURSES, Every("badges")),
    (_only(Filter.LEVEL, "graduate"), _only(Filter.LEVEL, "undergraduate")),
    (_only(Filter.SUBJECT, "WRI"), Union((_only(Filter.SUBJECT, "MAT"), _only(Filter.SUBJECT, "SOC")))),
    (_only(Filter.NUMBERED, (200, None)), _only(Filter.NUMBERED, (100, 199))),
    (_only(Filter.NUMBERED, (None, 199)), _only(Filter.NUMBERED, (200, None))),
    (_only(Filter.NUMBERED, (100, 150)), _only(Filter.NUMBERED, (200, 300))),
    (_only(Filter.BEARING_CREDIT, value=True), _only(Filter.BEARING_CREDIT, value=False)),
    (
        InSet("early", _only(Filter.SUBJECT, "WRI")),
        Except(_only(Filter.SUBJECT, "MAT"), (OneOf(("alder.mat101",)),)),
    ),
    (Meet((_only(Filter.SUBJECT, "WRI"), COURSES)), _only(Filter.SUBJECT, "MAT")),
    (OneOf(("alder.wri101",)), OneOf(("alder.mat101",))),
    (OneOf(("alder.wri101",)), _only(Filter.SUBJECT, "MAT")),
    (_only(Filter.AREA, "alder.writing"), _only(Filter.AREA, "alder.numbers")),
]
TOGETHER = [
    (COURSES, Every("anything")),
    (Every("badges"), Every("credentials")),
    (_only(Filter.SUBJECT, "WRI"), COURSES),
    (_only(Filter.NUMBERED, (100, 200)), _only(Filter.NUMBERED, (200, 300))),
    (_only(Filter.NUMBERED, (100, None)), _only(Filter.NUMBERED, (200, None))),
    (_only(Filter.NUMBERED, (None, 100)), _only(Filter.NUMBERED, (None, 200))),
    (_only(Filter.TAUGHT_AT, "alder"), _only(Filter.TAUGHT_AT, "birch")),
    (Union((_only(Filter.SUBJECT, "WRI"), COURSES)), _only(Filter.SUBJECT, "MAT")),
    (_only(Filter.AREA, "alder.writing"), _only(Filter.AREA, "alder.society")),
    (OneOf(("alder.wri101",)), COURSES),
    (Meet((Union((COURSES, OneOf(("alder.wri101",)))), COURSES)), COURSES),
]


@pytest.mark.parametrize(("one", "two"), APART)
def test_they_never_take_the_same(one: Every, two: Every) -> None:
    assert excludes(one, two, CATALOGUE)
    assert excludes(two, one, CATALOGUE)


@pytest.mark.parametrize(("one", "two"), TOGETHER)
def test_they_may_take_the_same(one: Every, two: Every) -> None:
    assert not excludes(one, two, CATALOGUE)
    assert not excludes(two, one, CATALOGUE)


def test_one_selection_is_surely_within_another() -> None:
    few, many = OneOf(("alder.wri101",)), OneOf(("alder.wri101", "alder.wri102"))
    assert within(COURSES, COURSES, CATALOGUE)
    assert within(few, many, CATALOGUE)
    assert within(InSet("few", few), Union((many, few)), CATALOGUE)
    assert within(many, OneOf(("alder.wri102", "alder.wri101")), CATALOGUE)
    assert not within(many, few, CATALOGUE)
    well = Filtered(few, ((Filter.GRADE, "C"),))
    assert not within(InSet("well", well), many, CATALOGUE)
    assert not within(Union((few, well)), many, CATALOGUE)
    assert not within(few, Union((well, many)), CATALOGUE)
    assert not within(few, COURSES, CATALOGUE)
    assert not within(few, _only(Filter.AREA, "alder.writing"), CATALOGUE)
    assert not within(Filtered(few, ((Filter.GRADE, "C"),)), many, CATALOGUE)


def test_what_an_equivalent_course_can_fill_is_within_reach() -> None:
    rules = 'course old "Old" { taught at alder equivalent to alder.wri101 }\n' + requiring("alder.wri101")
    catalogue = desk(rules).graph.graph["catalogue"]
    assert set(reach(OneOf(("alder.wri101",)), catalogue)) == {"alder.wri101", "old"}
    assert not excludes(OneOf(("alder.wri101",)), OneOf(("old",)), catalogue)


@pytest.mark.parametrize("equivalent", ["", " equivalent to alder.wri101"])
def test_what_is_seen_without_reading_all_names_is_what_the_names_say(equivalent: str) -> None:
    rules = f'course old "Old" {{{equivalent} taught at alder }}\n' + requiring("alder.wri101")
    catalogue = desk(rules).graph.graph["catalogue"]
    closed: list[Selection] = [
        OneOf(("alder.wri101",)),
        OneOf(("old",)),
        OneOf(("old", "alder.wri102")),
        COURSES,
    ]
    for one, two in product(closed, closed):
        if one != COURSES or two != COURSES:
            apart = set(reach(one, catalogue)).isdisjoint(reach(two, catalogue))
            assert excludes(one, two, catalogue) == apart


def test_courses_that_are_equivalent_through_others_may_be_the_same() -> None:
    rules = "".join(
        f'course e{at} "E{at}" {{ taught at alder equivalent to e{at + 1} }}\n' for at in range(3)
    )
    rules += 'course e3 "E3" { taught at alder }\n' + requiring("alder.wri101")
    catalogue = desk(rules).graph.graph["catalogue"]
    assert not excludes(OneOf(("e0",)), OneOf(("e3",)), catalogue)
    assert excludes(OneOf(("e0",)), OneOf(("alder.wri101",)), catalogue)
