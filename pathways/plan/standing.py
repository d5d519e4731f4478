"""Where a learner stands once some terms are done: what is held, and what could be applied for."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from pathways.audit.allocation.demand import NeedsSearchError
from pathways.audit.bench import Bench
from pathways.audit.closure import foremost, solved
from pathways.audit.state import State
from pathways.audit.target import Graph, target_of
from pathways.audit.telling import VERDICTS
from pathways.audit.verdict import GoalAudit
from pathways.audit.view import PLANNED
from pathways.model.learner import Learner

_DONE = frozenset({State.MET, State.IN_PROGRESS, State.PLANNED})


def is_done(goal: GoalAudit) -> bool:
    """Whether a goal is held, or will be met once all that is under way and planned is done."""
    return goal.undecided is None and (goal.held is not None or goal.state in _DONE)


def standing(graph: Graph, learner: Learner, as_of: date, names: Sequence[str]) -> dict[str, bool | None]:
    """Of each credential whether it is held; False where it could be applied for, None where it is not met or not decided."""
    bench = Bench(graph, replace(learner, pins=()), as_of, telling=VERDICTS)
    awarded = {entry.name for entry in bench.record if entry.sort == "credential" and PLANNED.sees(entry)}
    found: dict[str, bool | None] = {}
    for name in names:
        met = _is_met(name, bench)
        held = name in awarded or (met and target_of(bench.graph, name).automatic)
        found[name] = True if held else False if met else None
    return found


def _is_met(name: str, bench: Bench) -> bool:
    target = target_of(bench.graph, name)
    try:
        return any(outcome.met for _, _, outcome in foremost(solved(target, bench.case(PLANNED, target))))
    except NeedsSearchError:
        return False
