"""Items that are distributed among leaves directly: what fills a leaf, what fills none, and how often."""

import pytest

from pathways.audit.state import State
from tests.audit.auditing import applied, desk, earned, requiring

MET, UNMET = State.MET, State.UNMET
RULES = """
course choir "Choir" { taught at alder worth 3 credits repeatable up to 2 times }
unit quarter = 2/3 semester rounded down to %s
course drawing "Drawing" { taught at birch worth 4.5 credits }
course painting "Painting" { taught at birch worth 4.5 credits }
"""
CHOIR = "\n".join(f"earned choir on 202{year}-05-10" for year in (1, 2, 3))
SINGING = ("2 courses from { choir, alder.wri101 }", "1 course from { choir, alder.wri101 }")
CHAPEL = "at least 3 credits from { alder.chapel, alder.wri101 }"
ART = "at least 3 semester credits from { drawing, painting, alder.wri101 }"
NOTHING = "1 course from { alder.chapel, alder.wri101 }"


@pytest.mark.parametrize(
    ("asked", "record", "state", "remaining"),
    [
        (SINGING, f"{CHOIR}\n{earned('wri101')}", MET, 0),
        (SINGING, CHOIR, UNMET, 3000),
        ((CHAPEL, CHAPEL), earned("chapel", "wri101"), UNMET, 3000),
        ((CHAPEL, NOTHING), earned("chapel", "wri101"), MET, 0),
        ((CHAPEL, NOTHING), earned("chapel"), UNMET, 3000),
        ((ART, ART), "earned drawing on 2024-05-10\nearned painting on 2024-05-10", MET, 0),
        ((ART, ART), "earned drawing on 2024-05-10", UNMET, 3000),
    ],
)
def test_what_is_decided_without_any_time(
    asked: tuple[str, ...], record: str, state: State, remaining: int
) -> None:
    goal = desk(RULES % "0.5 on each item" + requiring(*asked), record).audit(seconds=0)
    assert (goal.undecided, goal.state, goal.remaining) == (None, state, remaining)


def test_what_is_rounded_on_its_total_beside_what_is_not() -> None:
    six = ART.replace("3 semester", "6 semester")
    rules = RULES % "2 on the total" + requiring(six, "1 course from { painting }")
    record = f"earned drawing on 2024-05-10\nearned painting on 2024-05-11\n{earned('wri101')}"
    assert desk(rules, record).audit().state is UNMET
    assert desk(rules.replace("rounded down", "rounded up"), record).audit().state is MET


BOTH = "earned drawing on 2024-05-10\nearned painting on 2024-05-11"
TWO_ARTS = "{ drawing, painting }"


@pytest.mark.parametrize(
    ("asked", "state", "remaining"),
    [
        (f"2 courses from {TWO_ARTS} of which {{ at most 3 semester credits }}", UNMET, 3000),
        (f"1 course from {TWO_ARTS} of which {{ at most 3 semester credits }}", MET, 0),
        (
            f"at least 3 semester credits from {TWO_ARTS} of which {{ at most 3 quarter credits from drawing }} split",
            MET,
            0,
        ),
        (
            f"at least 6 semester credits from {TWO_ARTS} of which {{ at most 3 quarter credits from drawing }} split",
            UNMET,
            1000,
        ),
    ],
)
def test_a_limit_in_another_unit_limits_what_counts_in_that_unit(
    asked: str, state: State, remaining: int
) -> None:
    goal = desk(RULES % "0.5 on each item" + requiring(asked), BOTH).audit()
    assert (goal.state, goal.remaining) == (state, remaining)


def test_a_limit_on_what_is_divided_is_decided_without_any_time() -> None:
    rules = requiring(
        "at least 5 credits from { alder.wri101, alder.mat101 } of which { at most 2 credits from alder.wri101 } split"
    )
    goal = desk(rules, earned("wri101", "mat101")).audit(seconds=0)
    assert (goal.undecided, goal.state) == (None, MET)


@pytest.mark.parametrize(
    "asked",
    [
        ("at least 2 semester credits from drawing split", "at least 1 quarter credit from drawing split"),
        ("1 course from drawing split", f"1 course from {TWO_ARTS} split"),
    ],
)
def test_parts_that_are_not_parts_of_the_same_are_not_decided(asked: tuple[str, str]) -> None:
    goal = desk(RULES % "0.5 on each item" + requiring(*asked), BOTH).audit()
    assert goal.undecided is not None
    assert goal.undecided.reason == "parts-of-another-unit"


def test_leaves_that_take_different_attempts_at_a_course_each_take_what_is_earliest_for_them() -> None:
    """To one of them it is earned before something else, to the other one after it."""
    both = "1 course from { alder.wri101, alder.wri102 }"
    record = earned("wri101 2020-05-10", "wri102 2022-05-10", "wri101 2023-05-10")
    goal = desk(requiring(f"{both} completed on or after 2022-01-01", both), record).audit()
    assert applied(goal) == [["Writing 2"], ["Writing 1"]]
