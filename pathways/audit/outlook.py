"""How far a goal will be once all that is in progress and planned is earned."""

from collections.abc import Sequence
from fractions import Fraction

from pathways.audit.case import Case
from pathways.audit.closure import Solved, best_of
from pathways.audit.findings import STATES
from pathways.audit.progress import from_nothing, percent, progress
from pathways.audit.state import State
from pathways.audit.target import Target


def percent_then(
    target: Target, state: State, seen: Sequence[tuple[Case, Solved]], besides: int = 0
) -> int | None:
    """The percent once what is in progress and planned is earned: of the last view that takes nothing else for granted.

    `besides` remains from nothing besides what the rules of the goal ask for, in thousandths of weight.
    """
    if state in {State.MET, State.IN_PROGRESS, State.PLANNED}:
        return percent(Fraction(1), met=True)
    case, found = seen[: STATES.index(State.UNKNOWN)][-1]
    best = best_of(found)
    if best is None:
        return None
    nothing = min(from_nothing(route, case) for route in target.routes) + besides
    return percent(progress(best[2].remaining, nothing), met=False)
