"""Ways that are not in use: told with what they lack where they are as near as the one that is shown, and that would do."""

import pytest

from pathways.audit.from_graph import audit
from pathways.audit.state import State
from pathways.audit.verdict import Finding
from pathways.model.learner import Pin
from pathways.report import to_text
from pathways.report.known import Known
from pathways.report.other_ways import MOST_LACKING, other_way
from pathways.report.titles import Titles
from tests.audit.auditing import DAY, desk, earned, requiring
from tests.report.made import COURSES, found, goal, leaf, route, together

UP = 'vertical stack up "Up" { made of all of { alder.listener, 1 course from { alder.mat101, alder.mat102 } } into goal }\n'
RULES = requiring("2 courses from { alder.wri101, alder.wri102, alder.mat101 }") + UP


def _ways(record: str, *pins: Pin, rules: str = RULES) -> str:
    asked = desk(rules, record).knowing(pins=pins)
    text = to_text(audit(asked.graph, asked.learner, ("goal",), DAY, "digest"), 140)
    _, _, ways = text.partition("Other ways\n")
    return ways.partition("\n\n")[0]


def test_a_way_that_is_as_near_is_told_with_what_it_lacks() -> None:
    assert _ways(earned("wri101", "mat102")) == (
        "  ✗ By the requirements of its own: not yet met, as near as the way above [3]\n"
        "      ✗ Complete 1 more course from WRI 101 Writing 1, WRI 102 Writing 2 or MAT 101 Numbers 1. [2]"
    )


@pytest.mark.parametrize("more", ["alder.wri102", "alder.mat101"])
def test_what_a_way_lacks_would_do(more: str) -> None:
    met = desk(RULES, f"{earned('wri101', 'mat102')}\nearned {more} on 2024-05-10").audit()
    assert met.state is State.MET


def test_of_a_way_that_is_farther_nothing_more_is_told() -> None:
    assert _ways(earned("wri101")) == "  ✗ “Up”, a vertical stack: not yet met, 0 of 2 requirements met [2]"


def test_where_pins_keep_to_a_way_another_one_may_be_nearer() -> None:
    three = requiring("3 courses from { alder.wri101, alder.wri102, alder.mat101 }") + UP
    ways = _ways(earned("mat101"), Pin("alder.mat101", "goal/require"), rules=three)
    assert ways.startswith("  ✗ “Up”, a vertical stack: ")
    assert ", nearer than the way above [" in ways


def test_where_the_goal_is_met_no_way_is_near() -> None:
    assert "near" not in _ways(earned("wri101", "wri102"))


@pytest.mark.parametrize(("lacking", "told"), [(MOST_LACKING + 1, 5), (MOST_LACKING + 2, 5)])
def test_of_much_that_is_lacking_the_first_is_told(lacking: int, told: int) -> None:
    def wanted(at: int) -> Finding:
        return found(leaf(at, path=f"ba/{at}", unit=COURSES), need=1000 * at, unit=COURSES)

    much = route(together(*(wanted(at) for at in range(1, lacking + 1))), chosen=False)
    about = goal(routes=(route(much.finding), much))
    points = other_way(much, about, Known(about, Titles())).points
    assert len(points) == told
    assert (points[-1].text == "and 2 more") is (lacking > MOST_LACKING + 1)
