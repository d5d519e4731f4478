"""The independent checker is told what was applied where, by whomever, and refuses by itself what is not enough."""

import pytest

from pathways.model.learner import Item, Pin, Status
from tests.audit.auditing import DAY, desk, earned, goal_text, requiring
from tests.audit.claiming import REFUSED, is_refused, said_of

GOAL = "goal/require"


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
    assert is_refused(rules, FOUR, claimed) is refused


def test_a_limit_over_everything_looks_once_at_what_counts_twice() -> None:
    rules = goal_text(
        "require 1 course from alder.wri101",
        "require 1 course from alder.wri101 shared",
        "overall { at most 1 course }",
    )
    assert said_of(rules, FOUR, {"goal/require/1": "Writing 1", "goal/require/2": "Writing 1"}) == ()


@pytest.mark.parametrize(
    ("limit", "refused"), [("at most 1 item", False), ("at most 1 item from anything", True)]
)
def test_a_limit_over_everything_that_selects_nothing_leaves_awards_out(
    limit: str, refused: bool
) -> None:  # a table
    rules = goal_text("require alder.wri101", "require alder.listener", f"overall {{ {limit} }}")
    record = earned("wri101") + "\nearned alder.listener on 2024-05-10"
    claimed = {"goal/require/1": "Writing 1", "goal/require/2": "Listener"}
    assert is_refused(rules, record, claimed) is refused


GRADED = "earned alder.wri101 on 2024-05-10 grade {}\nearned alder.wri102 on 2024-05-10 grade {}"
AVERAGE = requiring("2 courses from courses at alder", "gpa at least 3.00 over what counts")


@pytest.mark.parametrize(("grades", "refused"), [("AC", False), ("BC", True)])
def test_an_average_over_everything_is_added_up_again(grades: str, refused: bool) -> None:  # a table
    assert is_refused(AVERAGE, GRADED.format(*grades), {"goal/require/1": "Writing 1 + Writing 2"}) is refused


def test_an_average_over_everything_leaves_out_what_only_a_minimum_over_everything_takes() -> None:
    rules = goal_text(
        "require alder.wri101", "overall { at least 2 courses, gpa at least 3.00 over what counts }"
    )
    claimed = {"goal/require": "Writing 1", "goal/overall/1": "Writing 1 + Writing 2"}
    assert said_of(rules, GRADED.format("A", "D"), claimed) == ()


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
        assert is_refused(rules, "earned q1 on 2024-05-10", {GOAL: "Q1"}) is refused


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
    refused = {name for _, name in COUNTED if is_refused(rules, record, {GOAL: name})}
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
        ("earned short on 2024-05-10 grade C\nearned alder.wri101 on 2024-05-10 grade A", False),
        ("earned clinic on 2024-05-10 grade A\nearned alder.wri101 on 2024-05-10 grade C", True),
        ("earned unpaid on 2024-05-10 grade A\nearned alder.wri101 on 2024-05-10 grade C", True),
        ("earned alder.placement on 2024-05-10 grade A\nearned alder.wri101 on 2024-05-10 grade C", True),
        ("earned quarters on 2024-05-10 grade A\nearned alder.wri101 on 2024-05-10 grade C", False),
        ("earned quarters on 2024-05-10 grade C\nearned alder.wri101 on 2024-05-10 grade A", True),
        ("earned quarters on 2024-05-10 grade B\nearned alder.wri101 on 2024-05-10 grade B", False),
    ],
)
def test_an_average_is_of_graded_credits_each_by_what_it_is_worth(record: str, refused: bool) -> None:
    rules = "unit quarter = 2/3 semester rounded down to 0.5 on each item\n"
    rules += 'course quarters "Q" { taught at birch worth 5 credits }\n'
    rules += 'course short "Short" { taught at birch worth 4.5 credits }\n'
    rules += 'course clinic "Clinic" { taught at alder worth 30 clock hours }\n'
    rules += 'course unpaid "Unpaid" { taught at alder worth 3 credits not for credit }\n'
    rules += requiring("2 items from anything", "gpa at least 3.00 over what counts")
    _, _, case = desk(rules, record).outcome()
    everything = " + ".join(entry.title for entry in case.entries())
    assert is_refused(rules, record, {"goal/require/1": everything}) is refused


@pytest.mark.parametrize(("grade", "refused"), [("A", False), ("D", True)])
def test_an_average_over_the_record_beside_a_leaf_is_asked_again(grade: str, refused: bool) -> None:
    rules = requiring(
        "1 course from alder.wri101 of which { gpa at least 3.00 over record courses at alder }"
    )
    record = f"earned alder.wri101 on 2024-05-10\nearned alder.mat101 on 2024-05-10 grade {grade}"
    assert is_refused(rules, record, {GOAL: "Writing 1"}) is refused


@pytest.mark.parametrize("key", ["levels", "areas", "terms", "institutions"])
def test_what_nobody_recorded_is_nothing_to_be_spread_over(key: str) -> None:
    rules = 'experience work "Work" { repeatable }\n'
    rules += requiring(f"2 items from anything of which {{ spread over at least {{}} {key} }}")
    record = 'earned alder.wri101 on 2024-05-10 term "spring"\nearned work on 2024-05-10'
    for number, refused in ((1, False), (2, True)):
        singular = rules.replace(key, key.removesuffix("s")) if number == 1 else rules
        assert is_refused(singular.replace("{}", str(number)), record, {GOAL: "Writing 1 + Work"}) is refused


def test_a_course_of_no_credits_may_stand_among_others() -> None:
    rules = requiring("at least 3 credits from { alder.chapel, alder.wri101 }")
    assert said_of(rules, earned("chapel", "wri101"), {GOAL: "Assembly = 0 + Writing 1 = 3"}) == ()


@pytest.mark.parametrize(
    ("rounding", "worth", "comes_to"), [("half up", 5, 3), ("half up", 4, 3), ("down", 4, 2), ("up", 5, 4)]
)
def test_what_is_rounded_on_the_total_is_rounded_once(rounding: str, worth: int, comes_to: int) -> None:
    unit = f"unit quarter = 2/3 semester rounded {rounding} to 1 on the total\n"
    course = f'course q1 "Q1" {{ taught at birch worth {worth} credits }}\n'
    for need, refused in ((comes_to, False), (comes_to + 1, True)):
        rules = unit + course + requiring(f"at least {need} credits from q1")
        assert is_refused(rules, "earned q1 on 2024-05-10", {GOAL: "Q1 = 1"}) is refused
    items = unit + course + goal_text("require 1 course from q1", "overall { at most 1 course }")
    assert said_of(items, "earned q1 on 2024-05-10", {GOAL: "Q1"}) == ()


@pytest.mark.parametrize(("second", "twice"), [(2, False), (3, True)])
@pytest.mark.parametrize("rounded", ["each item", "the total"])
def test_what_is_worth_another_unit_is_divided_by_what_it_comes_to_here(
    rounded: str, second: int, twice: bool
) -> None:
    rules = f"unit quarter = 2/3 semester rounded down to 1 on {rounded}\n"
    rules += 'course q1 "Q1" { taught at birch worth 5 credits }\n'
    rules += requiring("at least 1 credit from q1 split", f"at least {second} credits from q1 split")
    claimed = {"goal/require/1": "Q1 = 1", "goal/require/2": f"Q1 = {second}"}
    wrong = said_of(rules, "earned q1 on 2024-05-10", claimed)
    assert any("counts twice" in each for each in wrong) is twice


@pytest.mark.parametrize(
    ("limit", "refused"),
    [
        ("at most 0 credits", set()),
        ("at most 11 contact hours", {"Speaking up (workshop)"}),
        ("at most 12 contact hours", set()),
    ],
)
def test_a_limit_on_an_amount_counts_what_has_that_amount(limit: str, refused: set[str]) -> None:
    rules = "unit quarter = 2/3 semester rounded down to 1 on each item\n"
    rules += 'course q1 "Q1" { taught at birch worth 30 credits not for credit }\n'
    rules += goal_text("require 1 item from anything", f"overall {{ {limit} }}")
    record = earned("talk", "placement") + "\nearned q1 on 2024-05-10"
    titles = {"Speaking up (workshop)", "Placement test", "Q1"}
    assert {title for title in titles if is_refused(rules, record, {GOAL: title})} == refused


NESTED = goal_text(
    "require any of { all of { 1 course from courses at alder, 1 course from courses at alder }, alder.bio101 }",
    "overall { at least 1 course }",
)


@pytest.mark.parametrize(
    ("place", "kept"),
    [
        ("goal", True),
        ("goal/require", True),
        ("goal/require/1", True),
        ("goal/require/1/1", True),
        ("goal/require/1/2", False),
        ("goal/require/2", False),
    ],
)
def test_a_pin_is_kept_where_its_item_is_inside_the_requirement_that_it_names(place: str, kept: bool) -> None:
    claimed = {
        "goal/require/1/1": "Writing 1",
        "goal/require/1/2": "Writing 2",
        "goal/overall/1": "Numbers 1",
    }
    for item in ("alder.wri101", "alder.wri101@2024-05-10#1"):
        wrong = said_of(NESTED, FOUR, claimed, Pin(item, place))
        assert wrong == (() if kept else (f"{place}: {item} is pinned and does not count here",))


def test_a_minimum_over_everything_is_no_place_that_keeps_a_pin() -> None:
    claimed = {
        "goal/require/1/1": "Writing 1",
        "goal/require/1/2": "Writing 2",
        "goal/overall/1": "Numbers 1",
    }
    assert said_of(NESTED, FOUR, claimed, Pin("alder.mat101", "goal")) != ()


def test_a_pin_of_what_was_converted_is_kept_by_what_it_became() -> None:
    turn = 'conversion turn "Turn" { converts alder.talk gives 3 credits as alder.wri101 }\n'
    rules = turn + requiring("1 course from alder.wri101")
    record = "earned alder.talk on 2024-05-10 converted by turn"
    claimed = {GOAL: "Writing 1"}
    for item in ("alder.talk@2024-05-10#1", "alder.talk@2024-05-10#1 as alder.wri101"):
        assert said_of(rules, record, claimed, Pin(item, GOAL)) == ()


@pytest.mark.parametrize(("need", "refused"), [(8, False), (9, True)])
def test_items_that_are_rounded_one_by_one_are_rounded_before_they_are_added_up(
    need: int, refused: bool
) -> None:  # a table
    rules = "unit quarter = 2/3 semester rounded up to 1 on each item\n"
    rules += "".join(
        f'course {name} "{name}" {{ taught at birch worth 5 credits }}\n' for name in ("q1", "q2")
    )
    rules += requiring(f"at least {need} credits from {{ q1, q2 }}")
    record = "earned q1 on 2024-05-10\nearned q2 on 2024-05-11"
    assert is_refused(rules, record, {GOAL: "q1 = 4 + q2 = 4"}) is refused


def test_what_is_not_for_credit_adds_nothing_to_credits() -> None:
    rules = 'course almost "Almost" { taught at alder worth 2.999 credits }\n'
    rules += requiring("at least 3 credits from { almost, alder.talk }")
    record = "earned almost on 2024-05-10\n" + earned("talk")
    assert is_refused(rules, record, {GOAL: "Almost = 3 + Speaking up (workshop) = 0"})


@pytest.mark.parametrize(("limit", "refused"), [(1, True), (2, False)])
def test_a_limit_that_selects_nothing_is_about_all_that_its_leaf_takes(limit: int, refused: bool) -> None:
    courses = f"{limit} {'course' if limit == 1 else 'courses'}"
    rules = requiring(f"2 courses from courses at alder of which {{ at most {courses} from each subject }}")
    assert is_refused(rules, FOUR, {GOAL: "Writing 1 + Writing 2"}) is refused


@pytest.mark.parametrize(("grade", "refused"), [("N", True), ("Y", False)])
def test_an_average_is_missed_by_however_little(grade: str, refused: bool) -> None:  # a table
    rules = 'scale fine "Fine" { passing Y 3.00, N 2.999 }\n'
    rules += 'institution cedar "Cedar" { academic uses scale fine }\n'
    rules += 'course tiny "Tiny" { taught at cedar worth 0.001 credits }\n'
    rules += requiring("1 course from tiny of which { gpa at least 3.00 over what counts }")
    assert is_refused(rules, f"earned tiny on 2024-05-10 grade {grade}", {GOAL: "Tiny"}) is refused


def test_a_pin_to_a_requirement_is_kept_in_the_branch_that_a_fact_left_of_it() -> None:
    rules = requiring("when age at least 18 { alder.wri101 } otherwise { alder.wri102 }", "alder.mat101")
    record = "born 1990-01-01\n" + FOUR
    claimed = {"goal/require/1/then": "Writing 1", "goal/require/2": "Numbers 1"}
    assert said_of(rules, record, claimed, Pin("alder.wri101", "goal/require/1")) == ()


@pytest.mark.parametrize(("transferred", "refused"), [(True, True), (False, False)])
def test_a_grade_that_was_transferred_is_in_no_average(*, transferred: bool, refused: bool) -> None:
    item = Item(
        "w", "alder.wri101", "course", "Writing 1", Status.EARNED, DAY, grade="A", transferred=transferred
    )
    rules = requiring("1 course from alder.wri101 of which { gpa at least 3.00 over what counts }")
    found = said_of(rules, "", {GOAL: "w"}, items=(item,))
    assert any(REFUSED in each for each in found) is refused
