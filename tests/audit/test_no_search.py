"""What is decided directly needs no time for a search, and so it is decided where none is allowed."""

import pytest

from pathways.audit.from_graph import audit
from pathways.audit.previous import previous_of
from pathways.audit.state import State
from pathways.audit.verdict import GoalAudit
from pathways.model.learner import Pin
from tests.audit.auditing import DAY, Desk, applied, desk, earned, requiring

UNEQUAL = "{ alder.wri101, alder.bio101 }"
COURSES = ("wri101", "wri102", "wri201", "wri301", "mat101", "mat102", "mat201", "soc101", "soc102", "soc201")
APART = [f"any of {{ alder.{one}, c{at} }}" for at, one in enumerate(COURSES[:7])]
COMPETING = [f"any of {{ 1 course from {{ alder.wri101, c{at} }}, c{at} }}" for at in range(6)]
OTHERS = "".join(f'course c{at} "C{at}" {{ taught at alder worth 3 credits }}\n' for at in range(7))
TURN = (
    'conversion turn "Turn" {{ converts {} gives 3 credits as alder.wri101 limit 3 credits per learner }}\n'
)
TALK = "earned alder.talk on 2024-05-10 converted by turn"
WORTHLESS = (
    'conversion turn "Turn" { converts alder.placement gives its worth limit 3 credits per learner }\n'
)
DIRECT = {
    "credits of courses that nobody else wants": (
        requiring(f"at least 4 credits from {UNEQUAL}"),
        earned("wri101", "bio101"),
    ),
    "a minimum inside of what nobody else wants": (
        requiring(f"at least 4 credits from {UNEQUAL} of which {{ at least 1 course from alder.wri101 }}"),
        earned("wri101", "bio101"),
    ),
    "a branch whose rival is another branch": (
        requiring(
            f"any of {{ at least 4 credits from {UNEQUAL}, 2 courses from {{ alder.wri101, alder.mat101 }} }}"
        ),
        earned("wri101", "bio101"),
    ),
    "many branches that compete with nobody": (OTHERS + requiring(*APART), earned(*COURSES[:7])),
    "six branches that compete": (
        OTHERS + requiring(*COMPETING),
        "\n".join(f"earned c{at}" for at in range(6)),
    ),
    "as much converted as may count": (TURN.format("alder.talk") + requiring("alder.wri101"), TALK),
    "what is converted and worth nothing": (
        WORTHLESS + requiring("alder.placement"),
        "earned alder.placement on 2024-05-10 converted by turn",
    ),
}


@pytest.mark.parametrize("about", DIRECT)
def test_without_any_time_it_is_decided(about: str) -> None:
    rules, record = DIRECT[about]
    goal = desk(rules, record).audit(seconds=0)
    assert (goal.state, goal.undecided) == (State.MET, None)


def test_a_pin_to_something_else_makes_no_search() -> None:
    asked = desk(requiring("alder.wri101"), earned("wri101")).knowing(
        pins=(Pin("alder.wri101", "elsewhere"),)
    )
    assert asked.audit(seconds=0).state is State.MET


def test_what_does_need_a_search_is_not_decided_in_no_time() -> None:
    goal = desk(requiring(*[f"at least 4 credits from {UNEQUAL}"] * 2), earned("wri101", "bio101")).audit(
        seconds=0
    )
    assert goal.undecided is not None
    assert goal.undecided.reason == "not-in-time"


# With what counted before.


def _again(before: Desk, now: Desk, seconds: float | None = 0) -> GoalAudit:
    previous = previous_of(audit(before.graph, before.learner, ("goal",), DAY, "digest"))
    return audit(now.graph, now.learner, ("goal",), DAY, "digest", seconds, previous).goals[0]


ONE = requiring("1 course from { alder.wri101, alder.wri102 }")
TWO = requiring("2 courses from { alder.wri101, alder.wri102 }")
FIRST = earned("wri101 2023-05-10")
BOTH = earned("wri101 2023-05-10", "wri102 2022-05-10")


@pytest.mark.parametrize(("before", "now"), [((ONE, FIRST), (TWO, BOTH)), ((TWO, BOTH), (ONE, BOTH))])
def test_where_nothing_that_could_stay_is_moved_for_something_new_nothing_is_searched(
    before: tuple[str, str], now: tuple[str, str]
) -> None:
    assert _again(desk(*before), desk(*now)).state is State.MET


def test_what_would_have_to_move_is_searched_for_and_not_decided_in_no_time() -> None:
    assert applied(_again(desk(ONE, FIRST), desk(ONE, BOTH), None)) == [["Writing 1"]]
    undecided = _again(desk(ONE, FIRST), desk(ONE, BOTH)).undecided
    assert undecided is not None
    assert undecided.reason == "not-in-time"


def test_what_moves_between_requirements_is_kept_too() -> None:
    some = "1 course from { %s, alder.mat101 }"
    before = requiring(some % "alder.wri101", some % "alder.bio101")
    now = requiring(some % "alder.wri101", some % "alder.wri101")
    record = earned("wri101 2023-05-10", "mat101 2023-05-11")
    assert applied(_again(desk(before, record), desk(now, record), None)) == [["Writing 1"], ["Numbers 1"]]
    turned = requiring(some % "alder.bio101", some % "alder.wri101")
    assert applied(_again(desk(turned, record), desk(now, record), None)) == [["Numbers 1"], ["Writing 1"]]


def test_where_a_search_cannot_divide_what_counts_stays_as_it_is_found_without() -> None:
    some = "{ alder.wri101, alder.wri102 } split"
    rules = requiring(f"any of {{ at least 3 credits from {some}, 1 course from {some} }}")
    goal = _again(desk(rules, FIRST), desk(rules, BOTH), None)
    assert (goal.state, goal.undecided) == (State.MET, None)
