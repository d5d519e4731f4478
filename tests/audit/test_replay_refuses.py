"""The independent checker is told what was applied where, by whomever, and refuses by itself what is not enough."""

import pytest

from pathways.audit.allocation.alone import Fill
from pathways.audit.allocation.demand import Candidate
from pathways.audit.allocation.outcome import Outcome
from pathways.audit.replay import replay
from tests.audit.auditing import desk, earned, goal_text, requiring

GOAL = "goal/require"
REFUSED = "not met by what was applied"


def _said_of(rules: str, record: str, claimed: dict[str, str]) -> tuple[str, ...]:
    """What the checker says of these items in these leaves: `Writing 1` as one course, `Writing 1 = 3` as three credits."""
    part, _, case = desk(rules, record).outcome()
    entries = {name: entry for entry in case.entries() for name in (entry.title, entry.key)}
    fills = {}
    for path, titles in claimed.items():
        applied = []
        for each in filter(None, titles.split(" + ")):
            title, _, credits_ = each.partition(" = ")
            amount = 1000 * int(credits_ or 1)
            applied.append((Candidate(entries[title].identity, entries[title], amount), amount))
        fills[path] = Fill(tuple(applied), 0, 0, ())
    return replay(part, Outcome(0, 0, {}, fills), case)


def _is_refused(rules: str, record: str, claimed: dict[str, str]) -> bool:
    return any(REFUSED in each for each in _said_of(rules, record, claimed))


FOUR = earned("wri101", "wri102", "mat101", "mat102")


@pytest.mark.parametrize(
    ("limit", "refused"),
    [
        ("at most 3 credits from courses in area alder.writing", True),
        ("at most 6 credits from courses in area alder.writing", False),
        ("at most 1 course", True),
        ("at most 2 courses", False),
    ],
)
def test_a_limit_over_everything_is_looked_at_over_all_leaves(limit: str, refused: bool) -> None:  # a table
    rules = goal_text(
        "require 1 course from alder.wri101", "require 1 course from alder.wri102", f"overall {{ {limit} }}"
    )
    claimed = {"goal/require/1": "Writing 1", "goal/require/2": "Writing 2"}
    assert _is_refused(rules, FOUR, claimed) is refused


def test_a_limit_over_everything_looks_once_at_what_counts_twice() -> None:
    rules = goal_text(
        "require 1 course from alder.wri101",
        "require 1 course from alder.wri101 shared",
        "overall { at most 1 course }",
    )
    assert _said_of(rules, FOUR, {"goal/require/1": "Writing 1", "goal/require/2": "Writing 1"}) == ()


@pytest.mark.parametrize(
    ("limit", "refused"), [("at most 1 item", False), ("at most 1 item from anything", True)]
)
def test_a_limit_over_everything_that_selects_nothing_leaves_awards_out(
    limit: str, refused: bool
) -> None:  # a table
    rules = goal_text("require alder.wri101", "require alder.listener", f"overall {{ {limit} }}")
    record = earned("wri101") + "\nearned alder.listener on 2024-05-10"
    claimed = {"goal/require/1": "Writing 1", "goal/require/2": "Listener"}
    assert _is_refused(rules, record, claimed) is refused


GRADED = "earned alder.wri101 on 2024-05-10 grade {}\nearned alder.wri102 on 2024-05-10 grade {}"
AVERAGE = requiring("2 courses from courses at alder", "gpa at least 3.00 over what counts")


@pytest.mark.parametrize(("grades", "refused"), [("AC", False), ("BC", True)])
def test_an_average_over_everything_is_added_up_again(grades: str, refused: bool) -> None:  # a table
    assert (
        _is_refused(AVERAGE, GRADED.format(*grades), {"goal/require/1": "Writing 1 + Writing 2"}) is refused
    )


def test_an_average_over_everything_leaves_out_what_only_a_minimum_over_everything_takes() -> None:
    rules = goal_text(
        "require alder.wri101", "overall { at least 2 courses, gpa at least 3.00 over what counts }"
    )
    claimed = {"goal/require": "Writing 1", "goal/overall/1": "Writing 1 + Writing 2"}
    assert _said_of(rules, GRADED.format("A", "D"), claimed) == ()


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
    assert _is_refused(rules, SIX, {f"{GOAL}/1": writing, f"{GOAL}/2": numbers}) is refused


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
    assert _is_refused(rules, FOUR, {f"{GOAL}/1": "Writing 1", f"{GOAL}/2": "Numbers 1"}) is refused


@pytest.mark.parametrize(("need", "refused"), [(3, False), (4, True)])
def test_of_what_is_split_only_the_part_that_is_applied_satisfies(
    need: int, refused: bool
) -> None:  # a table
    rules = requiring(
        f"at least {need} credits from what satisfies {{ at least 2 credits from alder.bio101 split, alder.lab100 }}"
    )
    claimed = {f"{GOAL}/1": "Life, with laboratory = 2", f"{GOAL}/2": "Laboratory hour"}
    assert _is_refused(rules, earned("bio101", "lab100"), claimed) is refused


@pytest.mark.parametrize(("asked", "refused"), [("1 item", False), ("at least 3 credits", True)])
def test_what_bears_no_credit_satisfies_no_credits(asked: str, refused: bool) -> None:  # a table
    rules = requiring(asked + " from what satisfies { 1 item from { alder.talk, alder.first_aid } }")
    assert _is_refused(rules, earned("talk"), {f"{GOAL}/1": "Speaking up (workshop)"}) is refused


TWICE = (
    "%s from what satisfies { 1 course from courses at alder shared, 1 course from courses at alder shared }"
)


@pytest.mark.parametrize(("second", "refused"), [("Writing 1", True), ("Writing 2", False)])
def test_what_satisfies_two_members_is_added_up_once(second: str, refused: bool) -> None:  # a table
    for asked in ("2 courses", "at least 6 credits"):
        claimed = {f"{GOAL}/1": "Writing 1", f"{GOAL}/2": second}
        assert _is_refused(requiring(TWICE % asked), FOUR, claimed) is refused


def test_an_attempt_and_its_repeat_satisfy_as_one() -> None:
    record = earned("wri101 2023-05-10", "wri101 2024-05-10")
    one, two = ("alder.wri101@2023-05-10#1", "alder.wri101@2024-05-10#1")
    assert _is_refused(requiring(TWICE % "2 courses"), record, {f"{GOAL}/1": one, f"{GOAL}/2": two})


@pytest.mark.parametrize(
    ("repeatable", "refused"), [("repeatable", False), ("repeatable up to 2 times", False), ("", True)]
)
def test_what_is_repeatable_satisfies_as_often_as_it_may(repeatable: str, refused: bool) -> None:  # a table
    rules = f'course choir "Choir" {{ taught at alder worth 1 credit {repeatable} }}\n' + requiring(
        TWICE % "2 courses"
    )
    claimed = {f"{GOAL}/1": "choir@2023-05-10#1", f"{GOAL}/2": "choir@2024-05-10#1"}
    record = "earned choir on 2023-05-10\nearned choir on 2024-05-10"
    assert _is_refused(rules, record, claimed) is refused


def test_the_same_learning_in_two_forms_satisfies_as_one() -> None:
    turn = 'conversion turn "Turn" { converts alder.talk gives 3 credits as alder.wri101 }\n'
    rules = turn + requiring(
        "2 items from what satisfies { 1 item from alder.wri101 shared, 1 item from alder.talk shared }"
    )
    claimed = {f"{GOAL}/1": "Writing 1", f"{GOAL}/2": "Speaking up (workshop)"}
    assert _is_refused(rules, "earned alder.talk on 2024-05-10 converted by turn", claimed)
    assert not _is_refused(rules, earned("talk", "wri101"), claimed)


def test_a_member_that_is_not_met_satisfies_nothing_though_something_is_applied_to_it() -> None:
    rules = requiring((BREADTH % ("", "")).replace("4", "3"))
    assert _is_refused(rules, SIX, {f"{GOAL}/1": "Writing 1 + Writing 2", f"{GOAL}/2": "Numbers 1"})
    assert not _is_refused(
        rules, SIX, {f"{GOAL}/1": "Writing 1 + Writing 2", f"{GOAL}/2": "Numbers 1 + Numbers 2"}
    )


@pytest.mark.parametrize(("limit", "refused"), [(1, True), (2, False)])
def test_what_is_over_the_limit_of_one_member_may_count_through_another_that_has_it_too(
    limit: int, refused: bool
) -> None:  # a table
    both = f"2 courses from courses in area alder.writing shared up to {limit} {'course' if limit == 1 else 'courses'}"
    rules = requiring(f"4 courses from what satisfies {{ {both}, {both} }}")
    claimed = {f"{GOAL}/1": THREE + " + Writing 4", f"{GOAL}/2": THREE + " + Writing 4"}
    assert _is_refused(rules, SIX, claimed) is refused


@pytest.mark.parametrize(
    ("rounding", "worth", "comes_to"),
    [("down", 5, 3), ("up", 5, 4), ("half up", 5, 3), ("half up", 4, 3), ("down", 4, 2), ("up", 4, 3)],
)
def test_a_whole_item_of_another_unit_comes_to_what_the_rule_rounds_it_to(
    rounding: str, worth: int, comes_to: int
) -> None:
    unit = f"unit quarter = 2/3 semester rounded {rounding} to 1 on each item\n"
    course = f'course q1 "Q1" {{ taught at birch worth {worth} credits }}\n'
    for limit, refused in ((comes_to, False), (comes_to - 1, True)):
        rules = (
            unit + course + goal_text("require 1 course from q1", f"overall {{ at most {limit} credits }}")
        )
        assert _is_refused(rules, "earned q1 on 2024-05-10", {GOAL: "Q1"}) is refused


COUNTED = [
    ("courses", "Writing 1"),
    ("exams", "Placement test"),
    ("experiences", "Placement in care"),
    ("badges", "Listener"),
    ("credentials", "Listener"),
]


@pytest.mark.parametrize(("unit", "title"), COUNTED)
def test_a_limit_on_a_kind_of_item_counts_that_kind_only(unit: str, title: str) -> None:
    sorts = {"alder.wri101", "alder.placement", "alder.placement_year", "alder.listener"}
    rules = goal_text(
        f"require 1 item from {{ {', '.join(sorted(sorts))} }}",
        f"overall {{ at most 0 {unit} from anything }}",
    )
    record = "\n".join(f"earned {name} on 2024-05-10" for name in sorted(sorts))
    refused = {name for _, name in COUNTED if _is_refused(rules, record, {GOAL: name})}
    assert refused == {title}


@pytest.mark.parametrize(
    ("record", "refused"),
    [
        ("earned alder.bio101 on 2024-05-10 grade A\nearned alder.lab100 on 2024-05-10 grade D", False),
        ("earned alder.bio101 on 2024-05-10 grade D\nearned alder.lab100 on 2024-05-10 grade A", True),
        (
            "earned alder.bio101 on 2024-05-10 grade A graded pass_fail\nearned alder.lab100 on 2024-05-10 grade C",
            True,
        ),
        ("earned alder.bio101 on 2024-05-10\nearned alder.lab100 on 2024-05-10", True),
        ("earned alder.bio101 on 2024-05-10\nearned alder.lab100 on 2024-05-10 grade B", False),
        ("earned alder.talk on 2024-05-10 grade A\nearned alder.lab100 on 2024-05-10 grade C", True),
        ("earned quarters on 2024-05-10 grade A\nearned alder.wri101 on 2024-05-10 grade C", False),
        ("earned quarters on 2024-05-10 grade C\nearned alder.wri101 on 2024-05-10 grade A", True),
        ("earned quarters on 2024-05-10 grade B\nearned alder.wri101 on 2024-05-10 grade B", False),
    ],
)
def test_an_average_is_of_graded_credits_each_by_what_it_is_worth(record: str, refused: bool) -> None:
    rules = "unit quarter = 2/3 semester rounded down to 0.5 on each item\n"
    rules += 'course quarters "Q" { taught at birch worth 5 credits }\n'
    rules += requiring("2 courses from anything", "gpa at least 3.00 over what counts")
    _, _, case = desk(rules, record).outcome()
    everything = " + ".join(entry.title for entry in case.entries())
    assert _is_refused(rules, record, {"goal/require/1": everything}) is refused


@pytest.mark.parametrize(("grade", "refused"), [("A", False), ("D", True)])
def test_an_average_over_the_record_beside_a_leaf_is_asked_again(grade: str, refused: bool) -> None:
    rules = requiring(
        "1 course from alder.wri101 of which { gpa at least 3.00 over record courses at alder }"
    )
    record = f"earned alder.wri101 on 2024-05-10\nearned alder.mat101 on 2024-05-10 grade {grade}"
    assert _is_refused(rules, record, {GOAL: "Writing 1"}) is refused


@pytest.mark.parametrize("key", ["levels", "areas", "terms", "institutions"])
def test_what_nobody_recorded_is_nothing_to_be_spread_over(key: str) -> None:
    rules = 'experience work "Work" { repeatable }\n'
    rules += requiring(f"2 items from anything of which {{ spread over at least {{}} {key} }}")
    record = 'earned alder.wri101 on 2024-05-10 term "spring"\nearned work on 2024-05-10'
    for number, refused in ((1, False), (2, True)):
        singular = rules.replace(key, key.removesuffix("s")) if number == 1 else rules
        assert _is_refused(singular.replace("{}", str(number)), record, {GOAL: "Writing 1 + Work"}) is refused


def test_a_course_of_no_credits_may_stand_among_others() -> None:
    rules = requiring("at least 3 credits from { alder.chapel, alder.wri101 }")
    assert _said_of(rules, earned("chapel", "wri101"), {GOAL: "Assembly = 0 + Writing 1 = 3"}) == ()


@pytest.mark.parametrize(
    ("rounding", "worth", "comes_to"), [("half up", 5, 3), ("half up", 4, 3), ("down", 4, 2), ("up", 5, 4)]
)
def test_what_is_rounded_on_the_total_is_rounded_once(rounding: str, worth: int, comes_to: int) -> None:
    unit = f"unit quarter = 2/3 semester rounded {rounding} to 1 on the total\n"
    course = f'course q1 "Q1" {{ taught at birch worth {worth} credits }}\n'
    for need, refused in ((comes_to, False), (comes_to + 1, True)):
        rules = unit + course + requiring(f"at least {need} credits from q1")
        assert _is_refused(rules, "earned q1 on 2024-05-10", {GOAL: "Q1 = 1"}) is refused
    items = unit + course + goal_text("require 1 course from q1", "overall { at most 1 course }")
    assert _said_of(items, "earned q1 on 2024-05-10", {GOAL: "Q1"}) == ()


@pytest.mark.parametrize(("second", "twice"), [(2, False), (3, True)])
@pytest.mark.parametrize("rounded", ["each item", "the total"])
def test_what_is_worth_another_unit_is_divided_by_what_it_comes_to_here(
    rounded: str, second: int, twice: bool
) -> None:
    rules = f"unit quarter = 2/3 semester rounded down to 1 on {rounded}\n"
    rules += 'course q1 "Q1" { taught at birch worth 5 credits }\n'
    rules += requiring("at least 1 credit from q1 split", f"at least {second} credits from q1 split")
    claimed = {"goal/require/1": "Q1 = 1", "goal/require/2": f"Q1 = {second}"}
    wrong = _said_of(rules, "earned q1 on 2024-05-10", claimed)
    assert any("counts twice" in each for each in wrong) is twice
