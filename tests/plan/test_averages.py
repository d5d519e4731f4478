"""What plans say of averages is so: grades that are just good enough are put on record and audited, and those just below."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from random import Random

import pytest

from pathways.audit.helpful import Raises
from pathways.exchange.plan.document import PlanDocument
from pathways.plan.steps import Ahead, Outlook, Plan
from pathways.plan.wish import Wish
from pathways.report.averages_in_words import averages
from pathways.report.from_plan import page_of_plans, titles_of_plan
from pathways.report.next_steps import next_steps
from pathways.report.plan_to_plain import plans_to_plain
from pathways.report.to_text import text_of
from tests.plan.grades import GRADES, Drawn, best_plan, coming, counts, drawn, is_reached, mean_of
from tests.plan.test_plans import certificate, planned, taken

GPA = "gpa at least 2.5 over record courses"
NO_MORE: Mapping[str, int] = {}
EARNED_C = "earned eng1 grade C on 2025-05-10"


def told(asked: str, record: str = "", **more: str) -> tuple[Plan, list[str]]:
    (plan,) = planned(certificate(asked), record, **more)  # type: ignore[arg-type] # as a test says it
    return plan, averages(plan, titles_of_plan(plan))


def test_an_average_that_is_not_there_is_told_with_what_brings_it_there() -> None:
    plan, said = told(f"all of {{ stat, bio, {GPA} }}", EARNED_C)
    brings = "an average of 2.715 or better over the 7 credits planned here brings it there"
    assert said == [f"GPA of at least 2.50 over courses on the record: it is 2.00 now; {brings}"]
    assert plan.left
    page = " ".join(text_of(page_of_plans((plan,), Wish())).split())
    assert "What remains hangs on grades; what they have to be is told below." in page
    assert "What the grades have to be" in page
    assert "What no plan can give" not in page
    steps = [point.text for point in next_steps(plan).points]
    assert "Reach an average of 2.715 or better over the 7 credits planned here" in steps


def test_what_is_under_way_is_graded_with_the_rest() -> None:
    _, (said,) = told(f"all of {{ stat, bio, {GPA} }}", f"{EARNED_C} taking big")
    assert said.endswith(
        "an average of 2.616 or better over the 13 credits to come (7 planned here and 6 under way) brings it there"
    )
    _, (said,) = told(f"all of {{ eng1, {GPA} }}", f"{EARNED_C} taking big")
    assert said.endswith("an average of 2.75 or better over the 6 credits under way brings it there")
    _, (said,) = told(f"all of {{ eng1, stat, {GPA} }}", f"{EARNED_C} taking big graded passfail")
    assert said.endswith("an average of 3.00 or better over the 3 credits planned here brings it there")


def test_an_average_that_low_grades_would_lose_is_to_be_kept() -> None:
    plan, (said,) = told(f"all of {{ stat, bio, {GPA} }}", "earned eng1 grade B on 2025-05-10")
    needed = "an average of 2.286 or better over the 7 credits planned here"
    assert said.endswith(f"it is 3.00 now; {needed} keeps it there")
    assert f"Keep {needed}" in [point.text for point in next_steps(plan).points]
    assert plan.left == ()


def test_an_average_that_any_grade_that_passes_keeps_is_not_told() -> None:
    assert told("all of { stat, gpa at least 2.0 over record courses }", EARNED_C)[1] == []
    assert told(f"all of {{ eng1, {GPA} }}", "earned eng1 grade B on 2025-05-10")[1] == []


def test_an_average_that_any_grade_that_passes_brings_there_is_told_as_that() -> None:
    _, (said,) = told("all of { stat, gpa at least 2.0 over record courses }")
    assert said.endswith(
        "nothing is graded yet; whatever grades pass in the 3 credits planned here bring it there"
    )


def test_an_average_out_of_reach_is_told_with_what_would_do_besides() -> None:
    plan, (said,) = told("all of { stat, gpa at least 3.5 over record courses }", EARNED_C)
    assert said.endswith(
        "it is 2.00 now; not even the best grades in the 3 credits planned here are enough; with the best grades there, "
        "6 more credits with A would do besides"
    )
    page = text_of(page_of_plans((plan,), Wish()))
    assert "What remains hangs on grades, which no plan can know." in page
    assert not any(point.text.startswith("Reach") for point in next_steps(plan).points)
    _, (said,) = told("all of { stat, gpa at least 4.0 over record courses }", EARNED_C)
    assert said.endswith("not even the best grades in the 3 credits planned here are enough")


def test_only_what_an_average_is_over_is_told_of_it() -> None:
    more = """institution v "Elsewhere" { uses scale letters academic calendar semester }
    course sea "The sea" { taught at v worth 5 credits }"""
    _, (said,) = told("all of { stat, sea, gpa at least 2.5 over record courses at u }", EARNED_C, more=more)
    assert "over the 3 credits planned here" in said
    assert told("all of { sea, gpa at least 2.5 over record courses at u }", EARNED_C, more=more)[1] == []


def test_an_average_in_a_credential_that_is_not_in_use_is_not_told() -> None:
    asked = f"any of {{ stat, all of {{ bio, {GPA} }} }}"
    assert told(asked, EARNED_C)[1] == []


def test_an_average_of_a_goal_that_is_awarded_is_not_told() -> None:
    more = 'certificate other "Other" { issued by u require stat }'
    goal = certificate(f"all of {{ eng1, {GPA} }}")
    (plan,) = planned(goal, EARNED_C, goals=("goal", "other"), more=more)
    assert [each.goal for each in plan.averages] == ["goal"]
    (plan,) = planned(goal, f"{EARNED_C} earned goal on 2025-06-01", goals=("goal", "other"), more=more)
    assert (set(taken(plan)), plan.averages) == ({"stat"}, ())


@pytest.mark.parametrize(
    "over",
    [
        "courses with grade B or better",
        'courses in term "Spring 2026"',
    ],
)
def test_nothing_is_told_where_more_than_arithmetic_decides(over: str) -> None:
    assert told(f"all of {{ stat, gpa at least 3.5 over record {over} }}", EARNED_C)[1] == []


def test_a_repeated_course_is_told_where_the_new_attempt_surely_counts() -> None:
    policy, again = "counting the best attempt", "stat with grade B or better"
    asked = f"all of {{ {again}, {GPA} {policy} }}"
    assert told(asked, f"{EARNED_C} earned stat grade C on 2025-05-10")[1] == []
    _, (said,) = told(asked, f"{EARNED_C} failed stat grade F on 2025-05-10")
    assert "an average of 3.00 or better over the 3 credits planned here" in said


def test_the_document_has_the_averages_and_fits_its_schema() -> None:
    plan, _ = told(f"all of {{ stat, bio, {GPA} }}", f"{EARNED_C} taking big")
    document = PlanDocument.model_validate_json(json.dumps(plans_to_plain((plan,), Wish())))
    (average,) = document.plans[0].averages
    assert (average.goal, average.requirement, average.outlook) == ("goal", "goal/require/3", "reach")
    assert (average.now, average.needed) == ("2", "2.616")
    assert (average.credits_planned, average.credits_under_way, average.besides) == ("7", "6", [])


def test_what_is_met_but_for_its_average_hangs_on_grades() -> None:
    asked = "2 courses from { eng1, stat } of which { gpa at least 3.0 over what counts }"
    plan, (said,) = told(asked)
    assert [each.path for each in plan.left] == ["goal/require"]
    assert plan.on_grades == {"goal/require"}
    assert said == (
        "At least 2 courses from Composition or Statistics, of which a GPA of at least 3.00 over them: the grades will decide"
    )
    page = text_of(page_of_plans((plan,), Wish()))
    assert "What remains hangs on grades, which no plan can know." in page
    assert "What no plan can give" not in page
    plan, _ = told(f"all of {{ {asked}, 1 badge from badges }}")
    assert plan.on_grades == {"goal/require/1"}
    page = text_of(page_of_plans((plan,), Wish()))
    assert "Some of what is required cannot be met" in page
    assert "What no plan can give\n  · At least 1 badge" in page


def test_an_average_over_what_counts_is_left_to_grades_and_never_told_as_met() -> None:
    asked = "all of { eng1, stat, gpa at least 3.0 over what counts }"
    plan, (said,) = told(asked, EARNED_C)
    assert [each.path for each in plan.left] == ["goal/require/3"]
    assert said == "GPA of at least 3.00 over what counts here: the grades will decide"
    document = PlanDocument.model_validate_json(json.dumps(plans_to_plain((plan,), Wish())))
    assert not document.plans[0].complete
    assert document.plans[0].on_grades == ["goal/require/3"]
    plan, said_now = told("all of { eng1, gpa at least 3.0 over what counts }", EARNED_C)
    assert (plan.takes, said_now) == ((), [])
    assert "What no plan can give" in text_of(page_of_plans((plan,), Wish()))


def test_an_average_over_the_record_within_a_requirement_is_told_exactly() -> None:
    asked = f"2 courses from {{ eng1, stat, bio }} of which {{ {GPA} }}"
    plan, (said,) = told(asked, EARNED_C)
    assert said.endswith("an average of 3.00 or better over the 3 credits planned here brings it there")
    assert plan.on_grades == {"goal/require"}
    page = text_of(page_of_plans((plan,), Wish()))
    assert "What remains hangs on grades; what they have to be is told below." in page
    assert "What no plan can give" not in page


def _is_true(case: Drawn, plan: Plan, ahead: Ahead) -> bool:
    """Whether just the grades that are told are enough, and grades just below them are not."""
    keys = [item.key for item in coming(case, plan)]

    def reached(grade: str, more: Mapping[str, int] = NO_MORE, besides: Raises | None = None) -> bool:
        return is_reached(case, plan, ahead, dict.fromkeys(keys, grade), more, besides)

    if ahead.needed is not None:
        just = {"X": ahead.needed, "Y": ahead.needed - 1}
        return reached("X", just) and not reached("Y", just)
    if ahead.outlook is Outlook.SURE:
        return reached("D")
    enough = [reached("A", NO_MORE, each) for each in ahead.besides]
    too_few = [reached("A", NO_MORE, replace(each, credits=each.credits - 1)) for each in ahead.besides]
    return not reached("A") and all(enough) and not any(too_few)


@pytest.mark.no_cover
def test_what_is_told_of_averages_is_what_an_audit_finds_once_grades_are_there() -> None:
    found: Counter[Outlook] = Counter()
    for seed in range(40):
        case = drawn(seed)
        plan = best_plan(case)
        for ahead in plan.averages if plan is not None else ():
            assert plan is not None
            assert _is_true(case, plan, ahead), (seed, ahead.asked.path, ahead.outlook, case.text)
            found[ahead.outlook] += 1
    assert found[Outlook.REACH] >= 10
    assert all(found[each] for each in Outlook)


@pytest.mark.no_cover
@pytest.mark.parametrize(("over", "at"), [("courses at u ", "u"), ("courses ", None)])
def test_what_counts_is_the_average_of_the_grades_and_not_each_of_them(over: str, at: str | None) -> None:
    random, found = Random(1), Counter[bool]()
    for seed in range(14):
        case = drawn(seed, over)
        plan = best_plan(case)
        for ahead in plan.averages if plan is not None else ():
            assert plan is not None
            items = coming(case, plan)
            grades = {item.key: random.choice(tuple(GRADES)) for item in items}
            mean = mean_of(case, [item for item in items if counts(case, item, at)], grades)
            if ahead.needed is not None and not ahead.needed - 1 < mean < ahead.needed:
                reached = is_reached(case, plan, ahead, grades)
                assert reached is (mean >= ahead.needed), (seed, mean, case.text)
                found[reached] += 1
    assert found[True]
    assert found[False]
