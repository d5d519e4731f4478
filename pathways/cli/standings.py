"""Where a learner stands with every box of a picture: the state of it, and a few words beside it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from pathways.audit.admission import admit
from pathways.audit.bench import Bench
from pathways.audit.from_graph import audit
from pathways.audit.verdict import Answer, GoalAudit
from pathways.audit.verdict import State as Stands
from pathways.graph.kinds import NodeKind
from pathways.model.learner import Item, Learner, Provenance, Status
from pathways.picture.nouns import State

if TYPE_CHECKING:
    from pathways.picture.from_graph import Standing
    from pathways.ruleset import RuleSet

_OF_A_GOAL = {
    Stands.MET: (State.ELIGIBLE, ""),
    Stands.IN_PROGRESS: (State.IN_PROGRESS, ""),
    Stands.PLANNED: (State.IN_PROGRESS, "planned"),
    Stands.UNKNOWN: (State.UNKNOWN, ""),
}
_OF_AN_ANSWER = {
    Answer.ADMITTED: (State.ELIGIBLE, "admitted"),
    Answer.NEEDS_REVIEW: (State.UNKNOWN, "needs review"),
    Answer.CANNOT_BE_DECIDED: (State.UNKNOWN, "cannot be decided"),
    Answer.NOT_YET: (State.MISSING, "not yet"),
    None: (State.UNKNOWN, "undecided"),
}
_BEST_FIRST = (Status.EARNED, Status.IN_PROGRESS, Status.PLANNED)


def standings(
    names: Iterable[str], learner: Learner, as_of: date, rules: "RuleSet"
) -> "Mapping[str, Standing]":
    """The standing of every name of a picture on a day; names without one are left out."""
    by_kind: dict[NodeKind, list[str]] = {}
    for name in names:
        if name in rules.graph:
            by_kind.setdefault(rules.graph.nodes[name]["kind"], []).append(name)
    audited = [*by_kind.get(NodeKind.CREDENTIAL, ()), *by_kind.get(NodeKind.STACK, ())]
    goals = audit(rules.graph, learner, audited, as_of, rules.digest).goals
    found = {goal.name: _of_a_goal(goal) for goal in goals}
    found |= {name: _of_learning(name, learner, as_of) for name in by_kind.get(NodeKind.LEARNING, ())}
    bench = Bench(rules.graph, learner, as_of)
    found |= {name: _of_a_conversion(name, bench) for name in by_kind.get(NodeKind.CONVERSION, ())}
    for name in by_kind.get(NodeKind.ADMISSION, ()):
        found[name] = _OF_AN_ANSWER[admit(rules.graph, learner, name, as_of, rules.digest).answer]
    return found


def _of_a_goal(goal: GoalAudit) -> "Standing":
    if goal.held is not None:
        return State.EARNED, ""
    if goal.undecided is not None:
        return State.UNKNOWN, "undecided"
    return _OF_A_GOAL.get(goal.state, (State.MISSING, f"{goal.percent} %" if goal.percent else ""))


def _of_learning(name: str, learner: Learner, as_of: date) -> "Standing":
    items = [item for item in learner.items if item.name == name and item.status in _BEST_FIRST]
    began = [item for item in items if item.completed is None or item.completed <= as_of]
    known = [item for item in began if item.provenance is not Provenance.ASSERTED]
    if not known:
        return (State.UNKNOWN, "not verified") if began else (State.MISSING, "")
    best = min(known, key=lambda item: _BEST_FIRST.index(item.status))
    if best.status is Status.EARNED:
        return State.EARNED, _grade(best)
    return State.IN_PROGRESS, "planned" if best.status is Status.PLANNED else ""


def _grade(item: Item) -> str:
    return f"grade {item.grade}" if item.grade else ""


def _of_a_conversion(name: str, bench: Bench) -> "Standing":
    if any(item.converted_by == name for item in bench.learner.items):
        return State.EARNED, "done"
    return (State.ELIGIBLE, "open") if bench.options(name) else (State.MISSING, "")
