"""Plans for learners as somebody supposes them to be, and what that saves or costs beside the plan without it."""

import json
from dataclasses import replace
from datetime import date

import pytest

from pathways.exchange.plan.document import PlanDocument
from pathways.plan import plan_learner
from pathways.plan.difference import difference
from pathways.plan.steps import Plan
from pathways.plan.wish import Wish
from pathways.report.from_plan import page_of_plans, titles_of_plan
from pathways.report.plan_if_in_words import sentences
from pathways.report.plan_to_plain import plans_to_plain
from pathways.report.to_text import text_of
from pathways.ruleset import RulesError
from tests.plan.test_plans import COLLEGE, DAY, LATE, certificate, taken
from tests.properties.comparing import rules_of


def planned_if(
    asked: str, *suppose: str, record: str = "", more: str = "", **wish: object
) -> tuple[Plan, ...]:
    rules = rules_of(
        f'{COLLEGE} {more} {certificate(asked)} learner "someone" {{ {record} expect goal unmet }}'
    )
    assert rules.sound, [problem.message for problem in rules.problems]
    learner = rules.catalogue.tests[0].learner
    return plan_learner(rules, learner, ["goal"], DAY, terms=4, suppose=suppose, **wish)  # type: ignore[arg-type] # as a test says it


def told(plan: Plan) -> list[str]:
    assert plan.supposed is not None
    return sentences(plan, plan.supposed, titles_of_plan(plan))


def without(plan: Plan) -> Plan:
    assert plan.supposed is not None
    assert plan.supposed.without is not None
    return plan.supposed.without


def test_a_waiver_saves_the_courses_that_it_waives() -> None:
    (plan,) = planned_if("all of { eng2, stat }", "granted waiver of 'goal/require/1'")
    assert set(taken(plan)) == {"stat"}
    assert set(taken(without(plan))) == {"eng1", "eng2", "stat"}
    saved = (
        "2 courses fewer, 6 credits fewer, $600 cheaper and 2 terms sooner than without it: "
        "the last term is Spring 2026 instead of Spring 2027."
    )
    assert told(plan) == [
        "“Argument” is waived (which nobody has granted yet).",
        saved,
        "No longer needed: Composition and Argument.",
    ]


def test_a_substitution_lets_another_course_count() -> None:
    (plan,) = planned_if("all of { eng1, bio }", "granted big in place of bio", by="cost")
    assert set(taken(plan)) == {"eng1", "big"}
    assert told(plan)[1:] == [
        "2 credits more and $850 cheaper than without it.",
        "Not in this plan: Life; instead Everything at once.",
    ]


def test_an_extended_deadline_opens_a_conversion() -> None:
    late = "granted time until 2026-06-01 at shop_to_stat"
    (plan,) = planned_if("stat", late, record="earned shop on 2025-10-01", more=LATE)
    assert [(each.conversion, each.deadline) for each in plan.converts] == [
        ("shop_to_stat", date(2026, 6, 1))
    ]
    assert told(plan)[1:] == [
        "1 course fewer, 3 credits fewer, $175 cheaper and 1 term sooner than without it.",
        "Not in this plan: Statistics; instead Workshop.",
    ]


def test_what_was_lowered_costs_less_and_what_was_raised_more() -> None:
    asked = "at least 6 credits from { eng1, stat, big }"
    (less,) = planned_if(asked, "granted limit 3 at 'goal/require'")
    (more,) = planned_if(asked, "granted limit 9 at 'goal/require'")
    assert [difference(plan, without(plan)).credits for plan in (less, more)] == [-3000, 3000]


def test_several_lines_are_supposed_together() -> None:
    (plan,) = planned_if("all of { eng1, stat }", "granted waiver of 'goal/require/1'", "planning stat")
    assert plan.takes == ()
    assert "What is supposed to be there already is not counted in these numbers: Statistics." in told(plan)


def test_what_changes_nothing_is_told_as_that() -> None:
    (plan,) = planned_if("stat", "granted lab in place of bio")
    assert told(plan)[-1] == "The plan without it is the same."


def test_a_course_that_would_do_as_well_is_no_difference() -> None:
    (plan,) = planned_if("1 courses from { big, huge, vast }", "withdrew from huge", more=HUGE, by="cost")
    assert told(plan)[-1] == "The plan without it is the same."


HUGE = """course huge "Huge" { taught at u worth 6 credits price $50 }
course vast "Vast" { taught at u worth 6 credits price $50 }"""


def test_what_only_one_of_the_plans_can_meet_is_told() -> None:
    asked = "all of { stat, gpa at least 3.0 over record courses }"
    (plan,) = planned_if(asked, "granted waiver of 'goal/require/2'")
    assert (plan.left, [each.path for each in without(plan).left]) == ((), ["goal/require/2"])
    assert (
        told(plan)[1] == "Without it no plan gives this: “GPA of at least 3.00 over courses on the record”."
    )
    (plan,) = planned_if("all of { lacks stat, eng1 }", "earned stat on 2025-05-10")
    assert told(plan)[0] == "With it no plan gives this any more: “Statistics not on the record”."


def test_plans_that_are_not_proven_are_not_compared_as_if_they_were() -> None:
    (plan,) = planned_if("all of { eng1, stat }", "granted waiver of 'goal/require/1'")
    assert plan.supposed is not None
    unproven = replace(plan.supposed, without=replace(without(plan), proven=False))
    assert told(replace(plan, supposed=unproven))[-1].startswith("Not both plans are proven to be the best")
    nothing = replace(plan.supposed, without=None)
    assert told(replace(plan, supposed=nothing))[1:] == ["Without it no plan was found."]


def test_further_plans_are_for_the_same_learner_and_the_comparison_is_told_once() -> None:
    plans = planned_if(
        "all of { eng1, 2 courses from { stat, bio, big, lab } }",
        "granted waiver of 'goal/require/1'",
        alternatives=1,
    )
    assert len(plans) == 2
    assert all("eng1" not in taken(plan) for plan in plans)
    page = text_of(page_of_plans(plans, Wish(alternatives=1)))
    assert page.count("What is supposed, and what it changes") == 1
    assert "If: granted waiver of 'goal/require/1'" in page.splitlines()[2]


def test_the_document_has_both_plans_and_fits_its_schema() -> None:
    plans = planned_if("all of { eng2, stat }", "granted waiver of 'goal/require/1'")
    document = plans_to_plain(plans, Wish())
    found = PlanDocument.model_validate_json(json.dumps(document)).what_if
    assert found is not None
    assert found.without is not None
    assert (found.more_credits, found.more_terms, found.gone, found.new) == ("-6", -2, ["eng1", "eng2"], [])
    assert found.more_costs is not None
    assert [(each.cents, each.currency) for each in found.more_costs] == [(-60000, "USD")]
    assert [step.name for step in found.without.take] == ["eng1", "stat", "eng2"]
    assert found.text == told(plans[0])


def test_a_plan_without_a_supposition_tells_none() -> None:
    (plan,) = planned_if("stat")
    assert plan.supposed is None
    assert plans_to_plain((plan,), Wish())["what_if"] is None


def test_a_line_that_cannot_be_read_is_an_error() -> None:
    with pytest.raises(RulesError):
        planned_if("stat", "grnted waiver of 'goal/require'")
