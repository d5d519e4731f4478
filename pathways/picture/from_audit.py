"""A learner's state in every box of a picture, and a few words beside it, audited box by box."""

from collections.abc import Iterable
from datetime import date

from pathways.audit.admission import admit
from pathways.audit.bench import Bench
from pathways.audit.entry import Entry
from pathways.audit.exceptions_told import with_exceptions
from pathways.audit.selecting import Selecting
from pathways.audit.state import State as Stands
from pathways.audit.verdict import Answer, GoalAudit
from pathways.graph.kinds import NodeKind
from pathways.model.learner import Learner, Provenance, Status
from pathways.picture.excepted import in_words, with_exceptions_of
from pathways.picture.from_graph import Graph, Standing
from pathways.picture.nouns import State

_OF_A_GOAL = {
    Stands.MET: State.ELIGIBLE,
    Stands.IN_PROGRESS: State.IN_PROGRESS,
    Stands.PLANNED: State.PLANNED,
    Stands.UNKNOWN: State.UNKNOWN,
    Stands.UNMET: State.MISSING,
}
_OF_AN_ANSWER = {
    Answer.ADMITTED: (State.ELIGIBLE, "would be admitted"),
    Answer.NEEDS_REVIEW: (State.UNKNOWN, "needs review"),
    Answer.CANNOT_BE_DECIDED: (State.UNKNOWN, "cannot be decided"),
    Answer.NOT_YET: (State.MISSING, "not yet"),
    None: (State.UNKNOWN, "undecided"),
}
_OF_A_STATUS = {
    Status.EARNED: State.EARNED,
    Status.IN_PROGRESS: State.IN_PROGRESS,
    Status.PLANNED: State.PLANNED,
}
"""What counts of a course, the best first."""


def standings_of(graph: Graph, learner: Learner, as_of: date, names: Iterable[str]) -> dict[str, Standing]:
    """State and words for each named box: learning by the record, everything else by an audit of its own.

    A selection has no state, and no way into a programme to which the learner is admitted; KeyError for a name that the
    graph does not have.
    """
    bench = Bench(graph, learner, as_of)
    selecting = Selecting(bench.catalogue, as_of)
    found: dict[str, Standing] = {}
    goals: list[GoalAudit] = []
    for name in names:
        match graph.nodes[name]["kind"]:
            case NodeKind.LEARNING:
                found[name] = _learning(
                    name, [each for each in bench.record if name in selecting.going_by(each)]
                )
            case NodeKind.CONVERSION:
                found[name] = _conversion(bench, name)
            case NodeKind.TRANSFER:
                applied = any(name in entry.transfers for entry in bench.record)
                found[name] = (State.EARNED, "transferred") if applied else (State.MISSING, "")
            case NodeKind.ADMISSION if not _is_in(bench, name):
                found[name] = _OF_AN_ANSWER[admit(graph, learner, name, as_of, "").answer]
            case NodeKind.CREDENTIAL | NodeKind.STACK:
                goals.append(with_exceptions(bench.goal(name), bench))
                found[name] = standing_of(goals[-1])
    return with_exceptions_of(goals, found) if learner.exceptions else found


def _learning(name: str, attempts: list[Entry]) -> Standing:
    """As far as the best attempt at it, at an equivalent course, or at what was converted into it."""
    known = [entry for entry in attempts if entry.provenance is not Provenance.ASSERTED]
    for status, state in _OF_A_STATUS.items():
        reached = [entry for entry in known if entry.status is status]
        if reached:
            best = min(reached, key=lambda entry: entry.name != name)
            return state, _words(best, name)
    if len(attempts) > len(known):
        return State.UNKNOWN, "not verified"
    return State.MISSING, "failed" if any(entry.status is Status.FAILED for entry in known) else ""


def _words(entry: Entry, name: str) -> str:
    if entry.name != name:
        return f"by {entry.code or entry.title}"
    if entry.converted_by is not None:
        return "converted"
    if entry.transfers:
        return "transferred"
    return f"grade {entry.grade}" if entry.status is Status.EARNED and entry.grade else ""


def _is_in(bench: Bench, name: str) -> bool:
    """Whether the learner is admitted to where an admission leads; by which way is not on the record."""
    programme = bench.catalogue.admissions[name].programme
    return any(
        relation.programme == programme and (relation.since or bench.as_of) <= bench.as_of
        for relation in bench.learner.admitted or ()
    )


def _conversion(bench: Bench, name: str) -> Standing:
    if any(entry.converted_by == name for entry in bench.record):
        return State.EARNED, "converted"
    return (State.ELIGIBLE, "open") if bench.is_open(name) else (State.MISSING, "")


def standing_of(goal: GoalAudit) -> Standing:
    """State and words for what an audit is of."""
    if goal.held is not None:
        return State.EARNED, goal.held.on.isoformat() if goal.held.on else ""
    if goal.undecided is not None:
        return State.UNKNOWN, "undecided"
    if goal.state is Stands.UNMET and goal.percent:
        return State.BEGUN, ", ".join(filter(None, (f"{goal.percent} %", in_words(goal))))
    words = "" if goal.state is Stands.MET else f"{goal.percent} %"
    return _OF_A_GOAL[goal.state], ", ".join(filter(None, (words, in_words(goal))))
