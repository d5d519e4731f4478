"""A learner's state in every box of a picture, audited box by box."""

from collections.abc import Iterable
from datetime import date

from pathways.audit.bench import Bench
from pathways.audit.entry import Entry
from pathways.audit.verdict import GoalAudit
from pathways.audit.verdict import State as Status
from pathways.graph.kinds import NodeKind
from pathways.model.learner import Learner, Provenance
from pathways.model.learner import Status as Progress
from pathways.picture.from_graph import Graph, Standing
from pathways.picture.nouns import State

_STATES = {
    Status.MET: State.ELIGIBLE,
    Status.IN_PROGRESS: State.IN_PROGRESS,
    Status.PLANNED: State.IN_PROGRESS,
    Status.UNKNOWN: State.UNKNOWN,
    Status.UNMET: State.MISSING,
}


def standings_of(graph: Graph, learner: Learner, as_of: date, names: Iterable[str]) -> dict[str, Standing]:
    """State and words for each named box: learning by the record, everything else by an audit of its own."""
    bench = Bench(graph, learner, as_of)
    return {name: _standing(bench, name) for name in names if _has_state(graph, name)}


def _has_state(graph: Graph, name: str) -> bool:
    return graph.nodes[name]["kind"] is not NodeKind.SELECTION


def _standing(bench: Bench, name: str) -> Standing:
    kind = bench.graph.nodes[name]["kind"]
    if kind is NodeKind.LEARNING:
        return _learning([entry for entry in bench.record if entry.name == name])
    if kind is NodeKind.CONVERSION:
        return _conversion(bench, name)
    return _goal(bench.goal(name))


def _learning(attempts: list[Entry]) -> Standing:
    trusted = [entry for entry in attempts if entry.provenance is not Provenance.ASSERTED]
    if any(entry.status is Progress.EARNED for entry in trusted):
        grade = next(
            (entry.grade for entry in trusted if entry.status is Progress.EARNED and entry.grade), None
        )
        return State.EARNED, f"grade {grade}" if grade else ""
    if any(entry.status is Progress.IN_PROGRESS for entry in trusted):
        return State.IN_PROGRESS, ""
    if any(entry.status is Progress.PLANNED for entry in trusted):
        return State.IN_PROGRESS, "planned"
    if len(attempts) > len(trusted):
        return State.UNKNOWN, "not verified"
    return State.MISSING, "failed" if any(entry.status is Progress.FAILED for entry in attempts) else ""


def _conversion(bench: Bench, name: str) -> Standing:
    if any(entry.converted_by == name for entry in bench.record):
        return State.EARNED, "converted"
    options = bench.options(name)
    return (State.ELIGIBLE, f"{len(options)} open") if options else (State.MISSING, "")


def _goal(goal: GoalAudit) -> Standing:
    if goal.held is not None:
        return State.EARNED, goal.held.on.isoformat() if goal.held.on else ""
    if goal.undecided is not None:
        return State.UNKNOWN, "not decided"
    state = _STATES[goal.state]
    if state is State.MISSING and goal.progress:
        return state, f"{goal.percent} %"
    return state, "" if state is State.ELIGIBLE else f"{goal.percent} %"
