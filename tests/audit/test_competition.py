"""Requirements that compete and have minimums, limits and repeats inside: still exact, by flow."""

import pytest

from pathways.audit.allocation import together
from pathways.audit.allocation.together import CheckFailedError
from pathways.audit.from_graph import audit
from pathways.audit.state import State
from tests.audit.auditing import DAY, DIGEST, applied, desk, earned, requiring

AT_ALDER = "1 course from courses at alder"


def _state(rules: str, record: str) -> State:
    goal = desk(rules, record).audit()
    assert goal.undecided is None
    return goal.state


def _terms(*courses: str) -> str:
    """Courses with the term they were taken in: `wri101 spring`."""
    lines = [course.partition(" ") for course in courses]
    return "\n".join(f'earned alder.{name} on 2024-05-10 term "{term}"' for name, _, term in lines)


def test_different_terms_beside_another_requirement() -> None:
    rules = requiring(
        "2 courses from courses in area alder.writing of which { spread over at least 2 terms }",
        "1 course from { alder.wri101, alder.wri102 }",
    )
    assert _state(rules, _terms("wri101 spring", "wri102 spring", "wri201 autumn")) is State.MET
    assert _state(rules, _terms("wri101 spring", "wri102 spring", "wri201 spring")) is State.UNMET
    assert _state(rules, _terms("wri101 spring", "wri102 autumn")) is State.UNMET


def test_what_has_no_term_makes_no_other_term() -> None:
    rules = requiring(
        "2 courses from courses in area alder.writing of which { spread over at least 2 terms }",
        "1 course from { alder.wri101, alder.wri102 }",
    )
    assert _state(rules, earned("wri101", "wri102", "wri201")) is State.UNMET


def test_more_terms_than_courses() -> None:
    rules = requiring(
        "1 course from courses in area alder.writing of which { spread over at least 2 terms }", AT_ALDER
    )
    assert _state(rules, _terms("wri101 spring", "wri102 autumn", "mat101 autumn")) is State.MET
    assert _state(rules, _terms("wri101 spring", "wri102 autumn")) is State.UNMET


def test_a_minimum_inside_a_minimum() -> None:
    rules = requiring(
        "3 courses from courses at alder of which { at least 2 courses from { alder.mat101, alder.mat102, alder.mat201 }, "
        "at least 1 course from { alder.mat201 } }",
        "1 course from { alder.mat101, alder.wri101 }",
    )
    assert _state(rules, earned("mat201", "mat102", "wri102", "wri101")) is State.MET
    assert _state(rules, earned("mat101", "mat201", "wri102", "wri201")) is State.UNMET


def test_minimums_that_exclude_each_other() -> None:
    rules = requiring(
        "2 courses from courses at alder of which { at least 1 course from { alder.mat101 }, "
        "at least 1 course from { alder.wri101 } }",
        "1 course from { alder.mat101, alder.mat102 }",
    )
    assert _state(rules, earned("mat101", "mat102", "wri101")) is State.MET
    assert _state(rules, earned("mat101", "wri101", "wri102")) is State.UNMET


def test_a_minimum_of_everything_contains_the_others() -> None:
    rules = requiring(
        "1 course from courses at alder of which { at least 2 courses, at least 1 course from { alder.mat101 } }",
        AT_ALDER,
    )
    assert _state(rules, earned("mat101", "wri101", "wri102")) is State.MET
    assert _state(rules, earned("mat101", "wri101")) is State.UNMET


def test_a_minimum_in_credits_that_whole_courses_fill() -> None:
    names = "{ alder.wri101, alder.wri102, alder.mat101 }"
    rules = requiring(
        f"at least 6 credits from {names} of which {{ at least 3 credits from {{ alder.mat101 }} }}",
        f"at least 3 credits from {names}",
    )
    assert _state(rules, earned("wri101", "wri102", "mat101")) is State.MET
    assert _state(rules, earned("wri101", "mat101")) is State.UNMET
    assert _state(rules, "") is State.UNMET


def test_a_minimum_in_credits_where_courses_are_divided() -> None:
    rules = requiring(
        "at least 5 credits from { alder.bio101, alder.wri101 } of which { at least 4 credits from { alder.bio101 } } split",
        "at least 2 credits from { alder.bio101, alder.wri101 } split",
    )
    assert _state(rules, earned("bio101", "wri101")) is State.MET
    assert (
        _state(rules, "earned alder.bio101 on 2024-05-10 worth 3.9 credits\n" + earned("wri101") + "\n")
        is State.UNMET
    )


def test_a_limit_in_credits_on_counted_courses() -> None:
    rules = requiring(
        "2 courses from courses at alder of which { at most 5 credits from courses in area alder.numbers }"
    )
    assert _state(rules, earned("mat101", "mat102")) is State.UNMET
    assert _state(rules, earned("mat101", "wri101")) is State.MET
    assert _state(rules, earned("wri101", "wri102")) is State.MET


def test_courses_of_no_credits_are_under_any_limit_in_credits() -> None:
    rules = requiring(
        '1 course from courses at alder of which { at most 0 credits from courses in subject "COL" }'
    )
    assert _state(rules, earned("chapel")) is State.MET


def test_a_limit_in_credits_where_courses_are_divided() -> None:
    rules = requiring(
        "at least 5 credits from { alder.bio101, alder.wri101 } of which { at most 2 credits from { alder.bio101 } } split"
    )
    assert _state(rules, earned("bio101", "wri101")) is State.MET
    assert (
        _state(rules, "earned alder.wri101 on 2024-05-10 worth 2.9 credits\n" + earned("bio101"))
        is State.UNMET
    )


def test_a_limit_of_another_unit_that_nothing_can_be_counted_in_limits_nothing() -> None:
    rules = requiring("2 courses from courses of which { at most 3 hours from courses at alder }")
    assert _state(rules, earned("wri101", "wri102")) is State.MET


def test_courses_without_credits_are_placed_where_courses_are_counted() -> None:
    rules = requiring(
        "1 course from { alder.chapel, alder.wri101 }",
        "at least 3 credits from { alder.chapel, alder.wri101 }",
    )
    goal = desk(rules, earned("chapel", "wri101")).audit()
    assert applied(goal) == [["Assembly"], ["Writing 1"]]


def test_hours_compete_too() -> None:
    rules = requiring("20 hours from alder.placement_year", "1 experience from alder.placement_year")
    stints = "\n".join(f"earned alder.placement_year on 2024-0{month}-10 worth 10 hours" for month in (1, 2))
    assert _state(rules, stints) is State.UNMET
    assert _state(rules, stints + "\nearned alder.placement_year on 2024-03-10 worth 10 hours") is State.MET


def test_attempts_that_serve_alike_are_one_course() -> None:
    rules = requiring(
        "2 courses from courses in area alder.writing of which { at most 1 course from each year }"
    )
    again = "earned alder.wri101 on 2023-02-10 grade C\nearned alder.wri101 on 2023-12-10 grade A\n"
    assert _state(rules, again + earned("wri102 2024-05-10")) is State.MET
    assert _state(rules, again + earned("wri102 2023-05-10")) is State.UNMET


def test_the_attempt_that_serves_at_least_as_well_stands_for_the_others() -> None:
    rules = requiring(
        "2 courses from courses in area alder.writing of which { at least 1 course from courses at alder }"
    )
    again = "earned alder.wri101 on 2023-02-10 at birch\nearned alder.wri101 on 2023-12-10 grade C\n"
    assert _state(rules, again + "earned alder.wri102 on 2024-05-10 at birch") is State.MET


def test_of_repeats_that_differ_those_that_serve_count() -> None:
    rules = 'course choir "Choir" { taught at alder worth 1 credit repeatable up to 2 times }\n'
    rules += requiring("2 courses from choir of which { spread over at least 2 terms }")
    record = "\n".join(
        f'earned choir on 202{at}-05-10 term "{term}"' for at, term in ((1, "a"), (2, "a"), (3, "b"))
    )
    goal = desk(rules, record).audit()
    assert goal.state is State.MET
    assert applied(goal) == [["Choir", "Choir"]]
    alike = "\n".join(f'earned choir on 202{at}-05-10 term "a"' for at in (1, 2, 3))
    assert _state(rules, alike) is State.UNMET


def test_an_allocation_that_the_checker_refuses_is_never_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(together, "check", lambda *_: ("wrong",))
    with pytest.raises(CheckFailedError, match="wrong"):
        _state(requiring(AT_ALDER, AT_ALDER), earned("wri101", "wri102"))


def test_a_flow_that_a_leaf_does_not_confirm_is_never_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(together, "_slot_sizes", lambda *_: [(1, 1)])
    rules = requiring("2 courses from courses at alder", "2 courses from courses at alder")
    with pytest.raises(CheckFailedError, match="the flow and the leaf disagree"):
        _state(rules, earned("wri101", "wri102", "wri201"))


def test_a_competition_that_no_branch_touches_stays_as_it_is() -> None:
    pair = ["1 course from { alder.wri101, alder.wri102 }", "1 course from { alder.wri101, alder.mat101 }"]
    other = "any of { 1 course from { alder.soc101, alder.soc102 }, 1 course from { alder.soc102 } }"
    rules = requiring(*pair, other, "1 course from { alder.soc101, alder.soc102 }")
    assert _state(rules, earned("wri101", "wri102", "soc101", "soc102")) is State.MET
    assert _state(rules, earned("wri101", "wri102", "soc101")) is State.UNMET


def test_the_same_competition_in_two_branches_is_decided_once_and_right() -> None:
    pair = "1 course from { alder.wri101, alder.wri102 }, 1 course from { alder.wri101, alder.mat101 }"
    rules = requiring(f"all of {{ {pair} }}", "any of { alder.wri102, alder.mat101 }")
    assert _state(rules, earned("wri101", "wri102", "mat101")) is State.MET
    assert _state(rules, earned("wri101", "wri102")) is State.UNMET
    loose = requiring(f"all of {{ {pair} }}", "any of { alder.lab100 shared, alder.bio101, alder.wri201 }")
    assert _state(loose, earned("wri101", "wri102", "bio101")) is State.MET


NAMED = 'requirement writing = 1 course from { alder.wri101, alder.wri102 }\ncertificate goal "Goal" { issued by alder %s }'


@pytest.mark.parametrize(
    "clauses",
    [
        "require writing require alder.wri101 pool { writing }",
        "pool { writing } require writing require alder.wri101",
        "pool { writing } pool { all of { writing, alder.wri101 } }",
    ],
)
def test_what_is_named_in_a_pool_too_competes_in_both_places(clauses: str) -> None:
    """In the pool one course is enough; beside another requirement it is one too few."""
    assert _state(NAMED % clauses, earned("wri101")) is State.UNMET
    assert _state(NAMED % clauses, earned("wri101", "wri102")) is State.MET


def test_what_is_named_in_two_ways_to_a_goal_competes_in_each() -> None:
    rules = (
        NAMED % "require all of { writing, alder.wri101, alder.mat101 }"
        + '\nvertical stack up "Up" { made of all of { writing, alder.wri101 } into goal }'
        + '\ncertificate other "Other" { issued by alder require alder.mat101 }'
        + '\nsharing limits "Limits" { between { goal, other } share at most 1 course }'
    )
    asked = desk(rules, earned("wri101", "mat101"))
    goal, _ = audit(asked.graph, asked.learner, ("goal", "other"), DAY, DIGEST).goals
    assert goal.together is not None
    assert goal.state is State.UNMET
    asked = desk(rules, earned("wri101", "wri102", "mat101"))
    goal, _ = audit(asked.graph, asked.learner, ("goal", "other"), DAY, DIGEST).goals
    assert goal.state is State.MET
