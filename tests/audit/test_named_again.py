"""A requirement that is named in several places: one in each competition, and one thing where it stands in one of them twice."""

import pytest

from pathways.audit.state import State
from tests.audit.auditing import applied, desk, earned, goal_text, leaves, requiring

WRITING = 'requirement writing "Writing" = 1 course from { alder.wri101, alder.wri102 } %s\n'


@pytest.mark.parametrize("mark", ["", "shared"])
def test_in_two_competitions_the_same_course_meets_it_twice(mark: str) -> None:
    rules = WRITING % mark + goal_text("require writing", "pool { writing }")
    goal = desk(rules, earned("wri101")).audit()
    assert (goal.state, applied(goal)) == (State.MET, [["Writing 1"], ["Writing 1"]])


def test_in_two_competitions_it_is_found_again_in_every_view_though_a_branch_comes_later() -> None:
    rules = (
        WRITING % ""
        + 'badge low "Low" { issued by alder awarded automatically require alder.bio101 }\n'
        + goal_text(
            "require when holds low { writing } otherwise { alder.mat101 }",
            "require alder.wri101",
            "pool { writing }",
        )
    )
    goal = desk(rules, "taking alder.wri101\ntaking alder.wri102\ntaking alder.bio101").audit()
    assert goal.state is State.IN_PROGRESS
    assert goal.route is not None
    pool = leaves(goal.route.finding)[-1]
    assert (pool.state, [use.title for use in pool.coming]) == (State.IN_PROGRESS, ["Writing 1"])


TWO = 'requirement writing "Writing" = 2 courses from courses in area alder.writing\n'
GATHERED = "at least 3 courses from what satisfies { writing, 1 course from alder.mat101 }"


@pytest.mark.parametrize(
    ("record", "remaining"),
    [
        ("", 15000),
        (earned("wri101"), 9000),
        (earned("wri101", "mat101"), 6000),
        (earned("wri101", "wri102"), 3000),
        (earned("wri101", "wri102", "mat101"), 0),
    ],
)
def test_what_is_short_of_it_elsewhere_is_short_of_contributions_too(record: str, remaining: int) -> None:
    goal = desk(TWO + requiring("writing", GATHERED), record).audit()
    assert goal.remaining == remaining
    assert goal.progress * 15000 == 15000 - remaining


def test_what_is_short_of_a_member_that_stands_here_only_is_not_short_of_contributions_once_more() -> None:
    assert desk(TWO + requiring("alder.bio101", GATHERED)).audit().remaining == 12000
    assert desk(TWO + requiring(GATHERED)).audit().remaining == 9000


def test_what_is_needed_twice_is_counted_once_in_progress() -> None:
    rules = TWO + requiring("all of { writing, alder.mat101 }", "all of { writing, alder.mat102 }")
    goal = desk(rules, earned("wri101", "wri102")).audit()
    assert (goal.remaining, goal.percent) == (6000, 50)
