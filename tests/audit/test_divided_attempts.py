"""A course that leaves may divide and that was attempted twice: an attempt gives what it is worth, a course counts once."""

import pytest

from pathways.audit.state import State
from tests.audit.auditing import applied, desk, earned, requiring

RULES = requiring(
    "at least 3 credits from { alder.wri101 } with grade A or better split",
    "at least 1 credit from { alder.wri101, alder.wri102 } split",
)
ATTEMPTS = (
    "earned alder.wri101 on 2022-05-10 grade A worth %s credits\n"
    "earned alder.wri101 on 2023-05-10 grade C worth %s credits"
)


@pytest.mark.parametrize(
    ("worth", "more", "state", "remaining"),
    [
        ((2, 3), "", State.UNMET, 2000),
        ((2, 3), earned("wri102"), State.UNMET, 1000),
        ((3, 2), "", State.UNMET, 1000),
        ((3, 2), earned("wri102"), State.MET, 0),
        ((4, 4), "", State.MET, 0),
    ],
)
def test_an_attempt_gives_no_more_than_it_is_worth(
    worth: tuple[int, int], more: str, state: State, remaining: int
) -> None:
    goal = desk(RULES, f"{ATTEMPTS % worth}\n{more}").audit()
    assert (goal.state, goal.remaining) == (state, remaining)


@pytest.mark.parametrize("worth", [4, 6])
def test_what_is_left_of_one_attempt_is_not_taken_of_another(worth: int) -> None:
    assert applied(desk(RULES, ATTEMPTS % (worth, worth)).audit()) == [["Writing 1"], ["Writing 1"]]
    rules = RULES.replace(
        "{ alder.wri101, alder.wri102 }", "{ alder.wri101 } completed on or after 2023-01-01"
    )
    goal = desk(rules, ATTEMPTS % (worth, worth)).audit()
    assert (goal.state, goal.remaining) == (State.UNMET, 1000)
    assert applied(goal) == [["Writing 1"], []]
