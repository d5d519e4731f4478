"""Ways to a goal that its verdict does not stand on: how they stand, and what is lacking where one is no farther away."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from pathways.audit.state import State
from pathways.audit.verdict import GoalAudit, RouteFinding
from pathways.report.findings_in_words import TONES
from pathways.report.known import Known
from pathways.report.missing_in_words import missing
from pathways.report.page import Point, Tone
from pathways.report.plain_text import plain
from pathways.report.states_in_words import STATES

SHAPES: Mapping[str, str] = MappingProxyType(
    {
        "vertical": "a vertical stack",
        "horizontal": "a horizontal stack",
        "value-added": "a value-added stack",
    }
)
"""What is told of a way that is a stack."""
MOST_LACKING = 4
"""How many things are told that are lacking, before they are counted."""


def other_way(route: RouteFinding, goal: GoalAudit, known: Known) -> Point:
    """A way that is not in use; of one that is as near as the one that is shown, or nearer, what is lacking."""
    state = STATES[route.state]
    shape = f", {SHAPES[route.shape]}" if route.shape in SHAPES else ""
    title = f"“{plain(route.title)}”{shape}" if shape else "By the requirements of its own"
    finding = route.finding
    some = len(finding.children) > 1 and route.state is not State.MET
    beside = f", {finding.have} of {finding.need} requirements met" if some else ""
    near = _how_near(route, goal)
    lacking = tuple(_lacking(route, known)) if near else ()
    text = f"{title}: {state.word.lower()}{beside}{near}"
    return Point(text, state.mark, TONES[route.state], known.note(route.place), lacking)


def _how_near(route: RouteFinding, goal: GoalAudit) -> str:
    """That it is as near as the way that is shown or, where that is the way of pins, nearer; nothing of what is farther."""
    shown = goal.route
    if shown is None or State.MET in {goal.state, route.state} or route.remaining > shown.remaining:
        return ""
    return (
        ", as near as the way above" if route.remaining == shown.remaining else ", nearer than the way above"
    )


def _lacking(route: RouteFinding, known: Known) -> Iterator[Point]:
    found = missing(route.finding, known)
    told = found if len(found) <= MOST_LACKING + 1 else found[:MOST_LACKING]
    for text, finding in told:
        place = known.note(str(finding.requirement.place))
        yield Point(text, STATES[finding.state].mark, TONES[finding.state], place)
    if len(told) < len(found):
        yield Point(f"and {len(found) - len(told)} more", "", Tone.QUIET)
