"""The independent checker adds up again what satisfies, and refuses what comes to too little."""

import pytest

from tests.audit.auditing import earned, requiring
from tests.audit.claiming import is_refused

GOAL = "goal/require"
FOUR = earned("wri101", "wri102", "mat101", "mat102")
BREADTH = """4 courses from what satisfies {
    2 courses from courses in area alder.writing%s,
    2 courses from courses in area alder.numbers%s,
  }"""
SIX = earned("wri101", "wri102", "wri201", "wri301", "mat101", "mat102")
THREE, TWO_MORE = "Writing 1 + Writing 2 + Writing 3", "Numbers 1 + Numbers 2"


@pytest.mark.parametrize(
    ("limits", "writing", "numbers", "refused"),
    [
        (("", ""), THREE + " + Writing 4", "", False),
        (("", ""), THREE, "Numbers 1", True),
        (("", ""), "Writing 1 + Writing 2", TWO_MORE, False),
        ((" up to 3 courses", ""), THREE + " + Writing 4", "", True),
        ((" up to 2 courses", ""), THREE, TWO_MORE, False),
        ((" up to 2 courses", " up to 1 course"), THREE, TWO_MORE, True),
        ((" up to 3 courses", " up to 1 course"), THREE, TWO_MORE, False),
    ],
)
def test_what_satisfies_is_added_up_from_members_that_are_met_as_far_as_their_limits(
    limits: tuple[str, str],
    writing: str,
    numbers: str,
    refused: bool,  # a table
) -> None:
    rules = requiring(BREADTH % limits)
    assert is_refused(rules, SIX, {f"{GOAL}/1": writing, f"{GOAL}/2": numbers}) is refused


@pytest.mark.parametrize(
    ("asked", "refused"),
    [("at least 6 credits", False), ("at least 7 credits", True), ("2 courses", False), ("3 courses", True)],
)
def test_what_satisfies_is_added_up_in_the_unit_that_is_asked_for(
    asked: str, refused: bool
) -> None:  # a table
    rules = requiring(
        asked + " from what satisfies { 1 course from alder.wri101, 1 course from alder.mat101 }"
    )
    assert is_refused(rules, FOUR, {f"{GOAL}/1": "Writing 1", f"{GOAL}/2": "Numbers 1"}) is refused


@pytest.mark.parametrize(("need", "refused"), [(3, False), (4, True)])
def test_of_what_is_split_only_the_part_that_is_applied_satisfies(
    need: int, refused: bool
) -> None:  # a table
    rules = requiring(
        f"at least {need} credits from what satisfies {{ at least 2 credits from alder.bio101 split, alder.lab100 }}"
    )
    claimed = {f"{GOAL}/1": "Life, with laboratory = 2", f"{GOAL}/2": "Laboratory hour"}
    assert is_refused(rules, earned("bio101", "lab100"), claimed) is refused


@pytest.mark.parametrize(("asked", "refused"), [("1 item", False), ("at least 3 credits", True)])
def test_what_bears_no_credit_satisfies_no_credits(asked: str, refused: bool) -> None:  # a table
    rules = requiring(asked + " from what satisfies { 1 item from { alder.talk, alder.first_aid } }")
    assert is_refused(rules, earned("talk"), {f"{GOAL}/1": "Speaking up (workshop)"}) is refused


TWICE = (
    "%s from what satisfies { 1 course from courses at alder shared, 1 course from courses at alder shared }"
)


@pytest.mark.parametrize(("second", "refused"), [("Writing 1", True), ("Writing 2", False)])
def test_what_satisfies_two_members_is_added_up_once(second: str, refused: bool) -> None:  # a table
    for asked in ("2 courses", "at least 6 credits"):
        claimed = {f"{GOAL}/1": "Writing 1", f"{GOAL}/2": second}
        assert is_refused(requiring(TWICE % asked), FOUR, claimed) is refused


def test_an_attempt_and_its_repeat_satisfy_as_one() -> None:
    record = earned("wri101 2023-05-10", "wri101 2024-05-10")
    one, two = ("alder.wri101@2023-05-10#1", "alder.wri101@2024-05-10#1")
    assert is_refused(requiring(TWICE % "2 courses"), record, {f"{GOAL}/1": one, f"{GOAL}/2": two})


@pytest.mark.parametrize(
    ("repeatable", "refused"), [("repeatable", False), ("repeatable up to 2 times", False), ("", True)]
)
def test_what_is_repeatable_satisfies_as_often_as_it_may(repeatable: str, refused: bool) -> None:  # a table
    rules = f'course choir "Choir" {{ taught at alder worth 1 credit {repeatable} }}\n' + requiring(
        TWICE % "2 courses"
    )
    claimed = {f"{GOAL}/1": "choir@2023-05-10#1", f"{GOAL}/2": "choir@2024-05-10#1"}
    record = "earned choir on 2023-05-10\nearned choir on 2024-05-10"
    assert is_refused(rules, record, claimed) is refused


def test_the_same_learning_in_two_forms_satisfies_as_one() -> None:
    turn = 'conversion turn "Turn" { converts alder.talk gives 3 credits as alder.wri101 }\n'
    rules = turn + requiring(
        "2 items from what satisfies { 1 item from alder.wri101 shared, 1 item from alder.talk shared }"
    )
    claimed = {f"{GOAL}/1": "Writing 1", f"{GOAL}/2": "Speaking up (workshop)"}
    assert is_refused(rules, "earned alder.talk on 2024-05-10 converted by turn", claimed)
    assert not is_refused(rules, earned("talk", "wri101"), claimed)


def test_of_two_forms_of_the_same_learning_the_one_that_is_worth_more_satisfies() -> None:
    turn = 'conversion turn "Turn" { converts alder.talk gives 3 credits as alder.wri101 }\n'
    both = "{ 1 item from alder.talk shared, 1 course from alder.wri101 shared }"
    claimed = {f"{GOAL}/1": "Speaking up (workshop)", f"{GOAL}/2": "Writing 1"}
    record = "earned alder.talk on 2024-05-10 converted by turn"
    assert not is_refused(turn + requiring(f"at least 3 credits from what satisfies {both}"), record, claimed)


def test_a_member_that_is_not_met_satisfies_nothing_though_something_is_applied_to_it() -> None:
    rules = requiring((BREADTH % ("", "")).replace("4", "3"))
    assert is_refused(rules, SIX, {f"{GOAL}/1": "Writing 1 + Writing 2", f"{GOAL}/2": "Numbers 1"})
    assert not is_refused(
        rules, SIX, {f"{GOAL}/1": "Writing 1 + Writing 2", f"{GOAL}/2": "Numbers 1 + Numbers 2"}
    )


@pytest.mark.parametrize(("limit", "refused"), [(1, True), (2, False)])
def test_what_is_over_the_limit_of_one_member_may_count_through_another_that_has_it_too(
    limit: int, refused: bool
) -> None:  # a table
    both = f"2 courses from courses in area alder.writing shared up to {limit} {'course' if limit == 1 else 'courses'}"
    rules = requiring(f"4 courses from what satisfies {{ {both}, {both} }}")
    claimed = {f"{GOAL}/1": THREE + " + Writing 4", f"{GOAL}/2": THREE + " + Writing 4"}
    assert is_refused(rules, SIX, claimed) is refused


def test_beside_what_satisfies_two_members_the_rest_is_added_up_once_as_well() -> None:
    rules = requiring((TWICE % "3 courses").replace(" }", ", 1 course from alder.mat101 }"))
    claimed = {f"{GOAL}/1": "Writing 1", f"{GOAL}/2": "Writing 1", f"{GOAL}/3": "Numbers 1"}
    assert is_refused(rules, FOUR, claimed)
    assert not is_refused(rules, FOUR, claimed | {f"{GOAL}/2": "Writing 2"})
