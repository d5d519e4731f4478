"""Plans on rules that show one thing each: what is taken when, what else there is to do, and what is told of it."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from pathways.plan.from_audit import plans_for
from pathways.plan.steps import ErrandKind, Plan
from pathways.plan.wish import By, Wish
from pathways.report.from_plan import page_of_plans, titles_of_plan
from pathways.report.plan_to_plain import plans_to_plain
from pathways.report.to_text import text_of
from pathways.report.under_way import counting
from tests.properties.comparing import rules_of

DAY = date(2026, 1, 1)
COLLEGE = """
scale letters "Letters" { passing A 4, B 3, C 2 failing F 0 }
institution u "University" {
  uses scale letters
  academic calendar semester
  term spring "Spring" from January 10 to May 10
  term fall "Fall" from August 20 to December 15
}
course eng1 "Composition" { taught at u worth 3 credits offered fall, spring price $300 }
course eng2 "Argument" { taught at u worth 3 credits prerequisite eng1 offered spring price $300 }
course lab "Laboratory" { taught at u worth 1 credit corequisite bio price $100 }
course bio "Life" { taught at u worth 4 credits price $900 }
course stat "Statistics" { taught at u worth 3 credits price $200 }
course big "Everything at once" { taught at u worth 6 credits price $50 }
"""


def planned(
    goal: str, learner: str = "", *, goals: tuple[str, ...] = ("goal",), more: str = "", **wish: object
) -> tuple[Plan, ...]:
    rules = rules_of(f'{COLLEGE} {more} {goal} learner "someone" {{ {learner} expect goal unmet }}')
    assert rules.sound, [problem.message for problem in rules.problems]
    found = rules.catalogue.tests[0].learner
    return plans_for(rules.graph, found, goals, DAY, rules.digest, replace(Wish(terms=4), **wish))  # type: ignore[arg-type] # as a test says it


def certificate(asked: str, more: str = "") -> str:
    return f'certificate goal "Goal" {{ issued by u {more} require {asked} }}'


def taken(plan: Plan) -> dict[str, str]:
    return {each.name: each.slot.title for each in plan.takes}


def test_what_comes_before_is_taken_before_and_nothing_when_it_is_not_offered() -> None:
    (plan,) = planned(certificate("eng2"))
    assert taken(plan) == {"eng1": "Spring 2026", "eng2": "Spring 2027"}
    assert (plan.proven, plan.left, plan.credits) == (True, (), 6000)


def test_what_is_under_way_in_a_term_is_told_beside_it() -> None:
    record = "taking bio on 2026-05-10 planning stat on 2026-12-15"
    (plan,) = planned(certificate("all of { bio, stat, eng1 }"), record)
    assert {each.slot: each.load for each in plan.beside} == {1: Fraction(4000), 2: Fraction(3000)}
    text = text_of(page_of_plans([plan], Wish()))
    assert "Spring 2026 (10 January 2026 to 10 May 2026): 3 credits beside 4 under way, $300" in text


def test_what_is_planned_for_a_term_in_which_it_is_not_offered_is_told() -> None:
    (plan,) = planned(certificate("all of { eng2, stat }"), "earned eng1 planning eng2 on 2026-12-15")
    assert [(each.title, each.slot.number) for each in plan.not_offered] == [("Argument", 2)]
    text = text_of(page_of_plans([plan], Wish()))
    assert "Argument is planned for Fall 2026, when the rules do not offer it." in " ".join(text.split())
    for record in ("planning eng2 on 2026-05-10", "taking eng2 on 2026-12-15", "planning eng2"):
        (plan,) = planned(certificate("all of { eng2, stat }"), f"earned eng1 {record}")
        assert plan.not_offered == ()


def test_few_others_that_would_do_as_well_are_named() -> None:
    more = "".join(f'course m{at} "Minor {at}" {{ taught at u worth 1 credit }}' for at in range(4))
    for number, told in ((2, "or Minor 1"), (3, "or Minor 1 or Minor 2"), (4, "or any of 3 others like it")):
        some = ", ".join(f"m{at}" for at in range(number))
        (plan,) = planned(certificate(f"1 course from {{ {some} }}"), more=more)
        assert told in " ".join(text_of(page_of_plans([plan], Wish())).split())


def test_what_is_not_offered_is_in_no_plan() -> None:
    more = 'course blanket "Blanket credit" { taught at u worth 1 credit not offered }'
    (plan,) = planned(certificate("at least 1 course from courses at u except lab"), more=more)
    assert [each.name for each in plan.takes] == ["stat"]
    (plan,) = planned(certificate("blanket"), more=more)
    assert (plan.takes, [each.path for each in plan.left]) == ((), ["goal/require"])


def test_a_corequisite_may_be_taken_in_the_same_term() -> None:
    (plan,) = planned(certificate("lab"))
    assert taken(plan) == {"bio": "Spring 2026", "lab": "Spring 2026"}


def test_a_term_holds_no_more_than_it_may() -> None:
    (plan,) = planned(certificate("all of { eng1, stat, big }"), per_term=6_000)
    loads = {
        slot: [each.name for each in plan.takes if each.slot.title == slot] for slot in taken(plan).values()
    }
    assert sorted(sorted(names) for names in loads.values()) == [["big"], ["eng1", "stat"]]


def test_what_is_planned_for_a_term_leaves_less_room_in_it() -> None:
    asked = certificate("all of { eng1, stat, big }")
    (plan,) = planned(asked, "planning stat on 2026-05-10", per_term=6_000)
    assert taken(plan) == {"eng1": "Spring 2026", "big": "Fall 2026"}
    (plan,) = planned(asked, "planning stat on 2026-05-10", per_term=9_000)
    assert len(set(taken(plan).values())) == 2
    (plan,) = planned(asked, "planning stat", per_term=9_000)
    assert taken(plan) == {"eng1": "Spring 2026", "big": "Spring 2026"}


@pytest.mark.parametrize(
    ("term", "big"),
    [
        ("2026 spring", "Fall 2026"),
        ("Spring 2026", "Fall 2026"),
        ("spring", "Spring 2026"),
        ("2026 winter", "Spring 2026"),
        ("2025 fall", "Spring 2026"),
        ("0000 fall", "Spring 2026"),
    ],
)
def test_a_term_that_the_record_names_says_when_work_under_way_ends(term: str, big: str) -> None:
    asked = certificate("all of { eng1, stat, big }")
    (plan,) = planned(asked, f'taking stat term "{term}"', per_term=9_000)
    assert taken(plan) == {"eng1": "Spring 2026", "big": big}


@pytest.mark.parametrize(
    ("when", "argument"),
    [("2026 spring", "Spring 2027"), ("2027 spring", "Spring 2028"), ("", "Spring 2026")],
)
def test_what_is_under_way_comes_before_nothing_that_begins_before_it_ends(when: str, argument: str) -> None:
    (plan,) = planned(certificate("eng2"), f'taking eng1 term "{when}"', terms=6)
    assert taken(plan) == {"eng2": argument}


def test_what_is_taken_beside_it_may_end_with_it() -> None:
    (plan,) = planned(certificate("lab"), 'taking bio term "2026 spring"')
    assert taken(plan) == {"lab": "Spring 2026"}


def test_whoever_stops_does_not_have_what_is_still_under_way_then() -> None:
    (plan,) = planned(certificate("all of { eng1, stat }"), "planning stat on 2026-12-15")
    assert taken(plan) == {"eng1": "Spring 2026"}
    assert [(stop.after.title, stop.ready) for stop in plan.stops] == [("Fall 2026", ("goal",))]


def test_a_goal_that_is_not_awarded_by_itself_is_applied_for_once_it_is_met() -> None:
    (plan,) = planned(certificate("stat", "awarded on application price $45"))
    assert [(each.name, each.after and each.after.title) for each in plan.obtains] == [
        ("goal", "Spring 2026")
    ]
    assert [each.cents for each in plan.costs] == [24500]
    (plan,) = planned(
        certificate("stat", "awarded on application price $45"), "earned stat on 2025-05-10 grade B"
    )
    assert [(each.name, each.after, each.waits) for each in plan.obtains] == [("goal", None, False)]
    (plan,) = planned(certificate("stat"), "taking stat")
    assert [(each.name, each.after, each.waits) for each in plan.obtains] == [("goal", None, True)]
    (plan,) = planned(certificate("all of { stat, age at least 18 }"), "earned stat on 2025-05-10 grade B")
    assert [(each.name, each.after, each.waits) for each in plan.obtains] == [("goal", None, True)]
    (plan,) = planned(certificate("all of { stat, gpa at least 4.0 over record courses }"))
    assert (plan.obtains, bool(plan.left)) == ((), True)
    (plan,) = planned(certificate("stat", "awarded automatically"))
    assert plan.obtains == ()


def test_goals_that_limit_one_another_are_ready_only_together() -> None:
    more = """certificate other "Other" { issued by u require 1 courses from { eng1, stat } }
    sharing tie "Tie" { between { goal, other } each item in at most 1 credential }"""
    (plan,) = planned(
        certificate("1 courses from { eng1 }"),
        "earned eng1 on 2025-05-10 grade B",
        goals=("other", "goal"),
        more=more,
    )
    assert taken(plan) == {"stat": "Spring 2026"}
    assert [stop.ready for stop in plan.stops] == [("goal",)]


def test_each_course_counts_in_one_place_once_all_is_done() -> None:
    asked = certificate("all of { 1 courses from { eng1, bio }, 2 courses from { eng1, stat, big } }")
    (plan,) = planned(asked, "taking eng1 earned big on 2025-05-10 grade B")
    places = counting(plan, titles_of_plan(plan))
    assert {len(where) for where in places.values()} == {1}


def test_what_takes_no_room_because_no_day_says_where_is_told() -> None:
    asked = certificate("all of { eng1, stat, big }")
    (plan,) = planned(asked, "planning stat taking lab earned bio on 2025-05-10")
    assert [each.title for each in plan.unplaced] == ["Statistics", "Laboratory"]
    page = " ".join(text_of(page_of_plans((plan,), Wish())).split())
    assert (
        "It is not known in which term Statistics and Laboratory will end: they take no room in any term of this plan."
        in page
    )
    (plan,) = planned(asked, "planning stat on 2026-05-10 taking lab on 2026-05-10")
    assert plan.unplaced == ()
    (plan,) = planned(certificate("stat"), "taking stat")
    assert plan.unplaced == ()


def test_credits_of_another_unit_weigh_what_the_rules_make_of_them() -> None:
    more = """unit quarter = 2/3 semester rounded down to 0.5 on the total
    institution v "Quarter college" { calendar quarter }
    course five "Five" { taught at v worth 5 quarter credits } course six "Six" { taught at v worth 6 quarter credits }"""
    asked = certificate("all of { five, six }")
    (plan,) = planned(asked, more=more, per_term=8_000)
    assert (plan.last and plan.last.number, plan.credits) == (1, Fraction(22_000, 3))
    (plan,) = planned(asked, more=more, per_term=7_000)
    assert plan.last is not None
    assert plan.last.number == 2
    (plan,) = planned(asked, more=more.replace("on the total", "on each item"), per_term=7_000)
    assert (plan.last and plan.last.number, plan.credits) == (1, 7_000)


@pytest.mark.parametrize(("by", "names"), [(By.CREDITS, {"stat"}), (By.COST, {"big"})])
def test_what_is_asked_for_comes_first(by: By, names: set[str]) -> None:
    (plan,) = planned(certificate("any of { stat, big }"), by=by)
    assert set(taken(plan)) == names


def test_what_is_taken_or_passed_already_is_not_planned_again() -> None:
    (plan,) = planned(
        certificate("all of { eng1, stat, eng2 }"), "earned eng1 grade B on 2025-05-10 taking stat"
    )
    assert taken(plan) == {"eng2": "Spring 2026"}


def test_what_was_not_passed_is_planned_again() -> None:
    for record in ("earned stat grade F on 2025-05-10", "failed stat grade F on 2025-05-10"):
        (plan,) = planned(certificate("stat with grade C or better"), record)
        assert taken(plan) == {"stat": "Spring 2026"}


def test_a_conversion_that_is_open_is_cheaper_than_a_course() -> None:
    more = """course shop "Workshop" { taught at u worth 30 clock hours not for credit }
    conversion shop_to_stat "Workshop to statistics" {
      converts shop gives 3 credits as stat price $25 window 2 years after completed
    }"""
    (plan,) = planned(certificate("stat"), "earned shop on 2025-10-01", more=more)
    assert not plan.takes
    assert [(each.conversion, each.deadline) for each in plan.converts] == [
        ("shop_to_stat", date(2027, 10, 1))
    ]
    (cost,) = plan.costs
    assert cost.cents == 2500


def test_a_credential_below_is_obtained_on_the_way() -> None:
    more = 'badge step "Below" { issued by u awarded on application price $10 require eng1 }'
    (plan,) = planned(certificate("all of { holds step, stat }"), more=more)
    assert set(taken(plan)) == {"eng1", "stat"}
    assert [(each.name, each.automatic, each.after and each.after.title) for each in plan.obtains] == [
        ("step", False, "Spring 2026"),
        ("goal", False, "Spring 2026"),
    ]
    assert [(stop.after.title, stop.held, stop.ready) for stop in plan.stops] == [
        ("Spring 2026", ("step",), ("goal",))
    ]


def test_a_stack_goes_by_what_is_obtained_below_and_one_learning_does_not_count_twice() -> None:
    more = """badge step "Below" { issued by u awarded automatically require 1 courses from { eng1, stat } }
    vertical stack up "Up" { made of all of { step, 1 courses from { stat, big } } into goal }"""
    (plan,) = planned('certificate goal "Goal" { issued by u }', more=more)
    assert (set(taken(plan)), plan.credits) == ({"eng1", "stat"}, 6000)


def test_what_a_person_signs_or_declares_is_to_be_seen_to() -> None:
    asked = 'all of { stat, attested "portfolio" by "the faculty", declared goal }'
    (plan,) = planned(certificate(asked))
    assert {errand.kind for errand in plan.errands} == {ErrandKind.SIGNED, ErrandKind.DECLARE}
    assert not plan.left


def test_what_nothing_gives_is_told() -> None:
    (plan,) = planned(
        certificate("all of { stat, gpa at least 3.0 over record courses, 1 badge from badges }")
    )
    assert set(taken(plan)) == {"stat"}
    assert [asked.path for asked in plan.left] == ["goal/require/2", "goal/require/3"]


SIGNED = 'by "Dr Gray" on 2025-09-02 because "so"'
LATE = """course shop "Workshop" { taught at u worth 30 clock hours not for credit }
conversion shop_to_stat "Workshop to statistics" {
  converts shop gives 3 credits as stat price $25 window 2 months after completed
}"""


@pytest.mark.parametrize(
    ("asked", "record", "names"),
    [
        ("all of { eng1, stat }", "granted waiver of 'goal/require/2'", {"eng1"}),
        ("all of { eng1, stat }", "earned big on 2025-05-10 granted big in place of stat", {"eng1"}),
        ("all of { eng1, bio }", "granted stat in place of bio", {"eng1", "stat"}),
        (
            "all of { eng1, 1 courses from { bio } }",
            "granted stat also at 'goal/require/2'",
            {"eng1", "stat"},
        ),
        ("at least 6 credits from { eng1, stat }", "granted limit 3 at 'goal/require'", {"stat"}),
        (
            "all of { 1 courses from { eng1, big }, 1 courses from { big, stat } }",
            "earned big on 2025-05-10 granted big only at 'goal/require/2'",
            {"eng1"},
        ),
    ],
)
def test_what_was_granted_to_a_learner_is_planned_by(asked: str, record: str, names: set[str]) -> None:
    (plan,) = planned(certificate(asked), f"{record} {SIGNED}")
    assert (set(taken(plan)), plan.left, plan.proven) == (names, (), True)


def test_an_extended_deadline_opens_a_conversion_to_a_plan() -> None:
    record = "earned shop on 2025-10-01"
    (late,) = planned(certificate("stat"), record, more=LATE)
    assert (set(taken(late)), late.converts) == ({"stat"}, ())
    (plan,) = planned(
        certificate("stat"), f"{record} granted time until 2026-06-01 at shop_to_stat {SIGNED}", more=LATE
    )
    assert (plan.takes, [each.deadline for each in plan.converts]) == ((), [date(2026, 6, 1)])


def test_what_is_to_be_lacking_is_not_taken() -> None:
    asked = certificate("all of { lacks stat, any of { stat, all of { eng1, eng2 } } }")
    (plan,) = planned(asked)
    assert (set(taken(plan)), plan.left) == ({"eng1", "eng2"}, ())
    (plan,) = planned(asked, "earned stat on 2025-05-10")
    assert [each.path for each in plan.left] == ["goal/require/1"]


def test_several_goals_are_planned_together() -> None:
    more = 'certificate other "Other" { issued by u require 2 courses from { eng1, stat, big } }'
    (plan,) = planned(certificate("any of { bio, stat }"), goals=("goal", "other"), more=more)
    assert (set(taken(plan)), plan.credits) == ({"eng1", "stat"}, 6000)


def test_another_way_has_other_courses_for_half_of_them() -> None:
    first, second = planned(certificate("2 courses from { eng1, stat, bio, big }"), alternatives=1)
    assert set(taken(first)) == {"eng1", "stat"}
    assert len(set(taken(first)) & set(taken(second))) == 1


@pytest.mark.seeds
def test_a_plan_does_not_hang_on_the_order_of_the_record() -> None:
    rules = rules_of(
        f"{COLLEGE} {certificate('all of { 2 courses from { eng1, stat, bio, big }, eng2 }')} "
        'learner "someone" { earned eng1 on 2024-05-10 earned lab on 2024-05-10 expect goal unmet }'
    )
    learner = rules.catalogue.tests[0].learner
    turned = replace(learner, items=tuple(reversed(learner.items)))
    one, other = (
        plans_for(rules.graph, each, ("goal",), DAY, rules.digest, Wish(alternatives=1))
        for each in (learner, turned)
    )
    assert [taken(plan) for plan in one] == [taken(plan) for plan in other]
    assert set(taken(one[0])) == {"stat", "eng2"}


def test_where_all_is_met_there_is_nothing_to_plan() -> None:
    plans = planned(certificate("stat"), "taking stat")
    assert (plans[0].takes, plans[0].left) == ((), ())
    assert "Nothing to plan" in text_of(page_of_plans(plans, Wish()))


def test_what_is_taught_by_another_calendar_begins_within_a_term_of_the_goal() -> None:
    more = """institution v "Quarter college" { academic calendar semester term autumn from September 20 to December 10 }
    course sea "The sea" { taught at v worth 3 credits offered autumn }"""
    (plan,) = planned(certificate("sea"), more=more)
    assert taken(plan) == {"sea": "Fall 2026"}


def test_without_terms_of_an_institution_terms_are_only_numbered() -> None:
    rules = rules_of(
        'course a "A" { worth 3 credits } course b "B" { worth 3 credits prerequisite a } '
        'certificate goal "Goal" { require b } learner "someone" { expect goal unmet }'
    )
    learner = rules.catalogue.tests[0].learner
    (plan,) = plans_for(rules.graph, learner, ("goal",), DAY, rules.digest, Wish())
    assert taken(plan) == {"a": "Term 1", "b": "Term 2"}


def test_the_page_says_term_by_term_what_to_do_and_why() -> None:
    plans = planned(certificate('all of { eng2, attested "portfolio" by "the faculty" }'))
    page = text_of(page_of_plans(plans, Wish()))
    assert "No plan from 2 courses over 4 terms needs fewer credits." in " ".join(page.split())
    assert "Composition, 3 credits, $300 — comes before Argument" in page
    assert "Argument, 3 credits, $300 — asked for by name" in page
    assert "Have it signed by the faculty: portfolio" in page
    assert "After Spring 2027 you can apply for Goal" in page
    assert "It costs at least $600" in page
    document = plans_to_plain(plans, Wish())
    assert document["pathways"] == "plan/1"
