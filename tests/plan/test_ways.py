"""Other ways to finish: better by another measure, or different in substance; and what is looked at where that is asked for."""

from collections.abc import Mapping, Sequence

import pytest

from pathways.audit.allocation.demand import NeedsSearchError
from pathways.plan.choice import Choice
from pathways.plan.from_audit import CannotPlanError, _Planning
from pathways.plan.steps import Plan, Way
from pathways.plan.wish import By, Wish
from pathways.report.from_plan import page_of_plans
from pathways.report.plan_to_plain import plans_to_plain
from pathways.report.to_text import text_of
from pathways.search.programme import OutOfTimeError
from tests.plan.test_plans import certificate, planned, taken


def told(plans: tuple[Plan, ...], **wish: object) -> str:
    return " ".join(text_of(page_of_plans(plans, Wish(**wish))).split())  # type: ignore[arg-type] # as a test says it


def test_a_cheaper_way_comes_before_one_that_only_differs() -> None:
    plans = planned(certificate("any of { stat, big, bio }"), alternatives=2)
    assert [(plan.way, set(taken(plan))) for plan in plans] == [(Way.BEST, {"stat"}), (Way.COST, {"big"})]
    page = told(plans, alternatives=2)
    assert "A cheaper way (2 of 2)" in page
    assert "3 credits more and $150 cheaper, beside the best way. New here: Everything at once." in page
    assert "It is cheaper than the best by what was asked for." in page


def test_a_quicker_way_is_told_with_what_it_costs() -> None:
    plans = planned(certificate("any of { all of { eng1, eng2 }, all of { bio, stat } }"), alternatives=1)
    assert [(plan.way, plan.last and plan.last.number) for plan in plans] == [(Way.BEST, 3), (Way.TIME, 1)]
    assert "1 credit more, $500 dearer and 2 terms sooner" in told(plans)


def test_a_conversion_in_place_of_a_course_is_a_difference_and_a_free_elective_is_none() -> None:
    more = """course shop "Workshop" { taught at u worth 30 clock hours not for credit }
    conversion shop_to_stat "Workshop to statistics" { converts shop gives 3 credits as stat price $25 }"""
    plans = planned(certificate("stat"), "earned shop on 2025-10-01", more=more, alternatives=2)
    assert [(len(plan.takes), len(plan.converts), plan.way) for plan in plans] == [
        (0, 1, Way.BEST),
        (1, 0, Way.OTHER),
    ]
    (only,) = planned(certificate("at least 6 credits from courses"), by=By.COST, alternatives=2)
    assert len(only.takes) == 1
    assert "No further way differs in substance" in told((only,), alternatives=2)


def test_what_would_do_as_well_is_told_in_one_group() -> None:
    more = " ".join(
        f'course alike{at} "Alike {at}" {{ taught at u worth 2 credits price $10 }}' for at in range(4)
    )
    (plan,) = planned(certificate("at least 2 credits from courses"), more=more)
    assert [take.instead for take in plan.takes] == [("alike1", "alike2", "alike3")]
    assert "or any of 3 others like it" in told((plan,))


def test_what_rules_name_is_taken_before_what_only_fills_up() -> None:
    more = 'course aside "Aside" { taught at u worth 3 credits price $200 }'
    goal = certificate("any of { all of { stat, bio }, at least 3 credits from courses }")
    (plan,) = planned(goal, more=more)
    assert set(taken(plan)) == {"stat"}


def test_no_other_way_leaves_more_open_than_the_best() -> None:
    plans = planned(certificate("2 courses from { eng1, stat }"), alternatives=3)
    assert [plan.left for plan in plans] == [()]


@pytest.mark.parametrize(
    ("by", "names", "last"), [(By.CREDITS, {"r", "q", "x"}, 3), (By.TIME, {"p", "r", "q", "x"}, 2)]
)
def test_the_end_is_that_of_what_is_chosen_and_not_of_all_that_could_be(
    by: By, names: set[str], last: int
) -> None:
    more = """course p "P" { taught at u worth 3 credits } course r "R" { taught at u worth 3 credits }
    course q "Q" { taught at u worth 3 credits prerequisite r }
    course x "X" { taught at u worth 3 credits prerequisite any of { p, q } }"""
    (plan,) = planned(certificate("all of { x, q }"), more=more, by=by)
    assert (set(taken(plan)), plan.last and plan.last.number, plan.proven) == (names, last, True)


CHAIN = """course a "A" { taught at u worth 3 credits } course b "B" { taught at u worth 3 credits prerequisite a }
course c "C" { taught at u worth 6 credits price $600 } course d "D" { taught at u worth 3 credits price $300 }
course e "E" { taught at u worth 3 credits price $300 }"""


@pytest.mark.parametrize(("asked", "last"), [("c", 3), ("any of { c, all of { d, e } }", 2)])
def test_what_does_not_fit_into_terms_is_searched_for_together_with_them(asked: str, last: int) -> None:
    (plan,) = planned(certificate(f"all of {{ b, {asked} }}"), more=CHAIN, per_term=6_000)
    assert (plan.last and plan.last.number, plan.credits, plan.proven) == (last, 12_000, True)


def test_the_first_goal_is_finished_first() -> None:
    more = 'certificate other "Other" { issued by u require all of { stat, eng1 } }'
    plans = [
        planned(certificate("bio"), goals=goals, more=more, per_term=6_000)[0]
        for goals in (("goal", "other"), ("other", "goal"))
    ]
    assert [plan.takes[0].name for plan in plans] == ["bio", "eng1"]


def test_what_is_reached_on_the_way_is_told_though_nobody_asked_for_it() -> None:
    more = 'badge small "Small" { issued by u awarded automatically require eng1 }'
    (plan,) = planned(certificate("eng2"), more=more)
    assert [(stop.held, stop.ready) for stop in plan.stops] == [(("small",), ()), ((), ("goal",))]
    assert "After Spring 2026 you have Small" in told((plan,))


def test_an_exam_is_sat_only_where_that_is_asked_for() -> None:
    more = """exam proof "Proof" { taught at u price $40 }
    conversion by_exam "By exam" { converts proof with score 60 or better gives 3 credits as stat price $25 }"""
    (plan,) = planned(certificate("stat"), more=more)
    assert set(taken(plan)) == {"stat"}
    (plan,) = planned(certificate("stat"), more=more, exams=True)
    assert [(step.conversion, step.sat, step.score) for step in plan.converts] == [("by_exam", True, 60_000)]
    assert [cost.cents for cost in plan.costs] == [6_500]
    assert not plan.left
    assert "Sit Proof with a score of at least 60, and have it converted into Statistics" in told((plan,))


def test_one_exam_is_not_converted_twice_for_one_goal() -> None:
    more = """exam proof "Proof" { taught at u }
    conversion one "One" { converts proof with score 50 or better gives 3 credits as stat }
    conversion two "Two" { converts proof with score 70 or better gives 3 credits as eng1 }"""
    (plan,) = planned(certificate("all of { stat, eng1 }"), more=more, exams=True)
    assert (len(plan.converts), len(plan.takes)) == (1, 1)


def test_a_course_elsewhere_is_taken_only_where_that_is_asked_for() -> None:
    more = """institution v "Vale" {} course v1 "Numbers" { taught at v worth 3 credits price $20 }
    transfer v1_to_stat "Numbers to statistics" { takes v1 gives stat }"""
    (plan,) = planned(certificate("stat"), more=more, by=By.COST)
    assert set(taken(plan)) == {"stat"}
    (plan,) = planned(certificate("stat"), more=more, by=By.COST, elsewhere=True)
    assert [(take.name, take.at) for take in plan.takes] == [("v1", "Vale")]
    assert "Numbers at Vale, 3 credits, $20" in told((plan,))


def test_a_course_is_taken_again_where_rules_ask_for_a_better_grade() -> None:
    (plan,) = planned(certificate("stat with grade B or better"), "earned stat grade C on 2025-05-10")
    assert set(taken(plan)) == {"stat"}
    (plan,) = planned(certificate("stat"), "earned stat grade C on 2025-05-10")
    assert not plan.takes


def test_where_time_runs_out_the_best_that_was_found_is_told_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    settle = Choice.settle

    def slowly(choice: Choice, wishes: Sequence[Mapping[int, int]]) -> None:
        settle(choice, wishes)
        raise OutOfTimeError

    monkeypatch.setattr(Choice, "settle", slowly)
    plans = planned(certificate("stat"), seconds=60.0)
    assert [(set(taken(plan)), plan.proven) for plan in plans] == [({"stat"}, False)]
    assert "It is the best that was found in 60 seconds; a better one may exist." in told(plans, seconds=60.0)


def test_without_time_no_plan_is_told() -> None:
    assert planned(certificate("stat"), seconds=0.0) == ()


def test_a_plan_says_among_what_it_is_the_best() -> None:
    plans = planned(certificate("any of { stat, big }"))
    found = plans_to_plain(plans, Wish())["plans"]
    assert isinstance(found, list)
    assert found[0]["looked_at"] == {"courses": 2, "conversions": 0, "credentials": 0, "terms": 4}


def test_what_would_be_transferred_comes_before_a_course_only_once_it_is_taken() -> None:
    more = """institution v "Vale" {} course v1 "Writing" { taught at v worth 3 credits price $20 }
    transfer v1_to_eng1 "Writing to composition" { takes v1 gives eng1 }"""
    (plan,) = planned(certificate("eng2"), more=more, by=By.COST, elsewhere=True)
    assert (taken(plan), plan.left) == ({"v1": "Spring 2026", "eng2": "Spring 2027"}, ())


def test_a_way_that_is_no_better_than_one_told_already_is_not_told_again() -> None:
    more = 'course p "P" { taught at u worth 4 credits price $50 }'
    plans = planned(
        certificate("any of { all of { eng1, eng2 }, all of { stat, p } }"), more=more, alternatives=2
    )
    assert [(plan.way, plan.last and plan.last.number) for plan in plans] == [(Way.BEST, 3), (Way.COST, 1)]


def test_where_nothing_is_to_be_done_there_is_no_other_way_to_do_it() -> None:
    assert len(planned(certificate("any of { stat, big }"), "taking stat", alternatives=3)) == 1


def test_a_goal_that_no_audit_decides_has_no_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(CannotPlanError, match="overall-each") as told:
        planned(certificate("stat overall { at least 3 credits from each subject }"))
    assert (told.value.goal, told.value.why.path) == ("goal", "goal/overall/1")

    def unsearchable(_: object) -> None:
        raise NeedsSearchError("some-reason", "goal/require")

    monkeypatch.setattr(_Planning, "plans", unsearchable)
    with pytest.raises(CannotPlanError, match="some-reason") as told:
        planned(certificate("stat"))
    assert (told.value.goal, told.value.why.path) == ("goal", "goal/require")
