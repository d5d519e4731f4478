"""Which goals an audit is of: those asked for, else the declared programmes, else the nearest of what has been begun."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from pathways.cli.naming import must_be
from pathways.cli.streams import note

if TYPE_CHECKING:
    from pathways.audit.supposition import Supposition
    from pathways.audit.verdict import GoalAudit
    from pathways.model.catalogue import Catalogue
    from pathways.model.learner import Learner
    from pathways.ruleset import RuleSet

IN_FULL = 5
"""Of how many goals that nobody asked for or declared a full audit is shown."""
MOST_NAMED = 3
"""How many goals are named to who has to choose one."""


def asked_for(names: Sequence[str], catalogue: "Catalogue") -> tuple[str, ...]:
    """The goals given by name, each once; a name that nobody can be audited for is a complaint."""
    known = (*catalogue.credentials, *catalogue.stacks, *catalogue.admissions)
    return tuple(dict.fromkeys(must_be(name, known, "credential, stack or admission") for name in names))


class Goals(NamedTuple):
    """The goals of a learner for whom none was asked for; of `further` ones only a line each is told."""

    names: tuple[str, ...]
    further: "tuple[GoalAudit, ...]" = ()

    def say_further(self, who: str) -> None:
        """A line for each further goal, and how to ask for more."""
        if self.further:
            note(f"\n{who}: {len(self.further):,} further held or begun; ask with --goal NAME")
        widest = max((len(goal.name) for goal in self.further), default=0)
        for goal in self.further:
            note(f"  {goal.name:<{widest}}  {_how_far(goal):>4}  {goal.title}")


def goals_of(learner: "Learner", rules: "RuleSet", as_of: date, seconds: float | None = None) -> Goals:
    """The goals of a learner for whom none was asked for; a note says which they are and why."""
    who = learner.name or learner.key
    declared = _declared(learner, rules, as_of)
    if declared:
        note(f"{who}: audited for the declared {_programmes(declared)}")
        return Goals(declared)
    begun = _begun(learner, rules, as_of, seconds)
    names, further = tuple(goal.name for goal in begun[:IN_FULL]), tuple(begun[IN_FULL:])
    if further:
        what = f"the {len(names)} nearest of {len(begun):,} that are held or begun"
        note(f"{who}: no declared programme; audited for {what}: {', '.join(names)}")
    elif begun:
        note(f"{who}: no declared programme; audited for what is held or begun: {', '.join(names)}")
    else:
        note(
            f"{who}: no declared programme, and nothing here counts toward a credential; give one with --goal"
        )
    return Goals(names, further)


def goals_of_both(
    learner: "Learner", suppose: "Supposition", rules: "RuleSet", as_of: date, seconds: float | None = None
) -> tuple[str, ...]:
    """The goals of today, and those that there would be besides if something is supposed."""
    from pathways.model.supposed import supposed

    names = goals_of(learner, rules, as_of, seconds).names
    other = supposed(learner, suppose.change, as_of)
    if other.declared and other.declared == learner.declared:
        return names
    then = replace(other, name=f"{learner.name or learner.key}, as supposed")
    return tuple(dict.fromkeys((*names, *goals_of(then, rules, as_of, seconds).names)))


def to_finish(
    learners: "Sequence[Learner]", rules: "RuleSet", as_of: date, seconds: float | None = None
) -> tuple[str, ...]:
    """The declared programmes of a learner, as they are and as supposed; else none, and a note names the nearest."""
    who = learners[0].name or learners[0].key
    names = tuple(dict.fromkeys(name for each in learners for name in _declared(each, rules, as_of)))
    if names:
        note(f"{who}: planned for the declared {_programmes(names)}")
        return names
    begun = (goal.name for goal in _begun(learners[-1], rules, as_of, seconds) if goal.held is None)
    nearest = ", ".join(islice(begun, MOST_NAMED))
    nearest = f"; the nearest are {nearest}" if nearest else ""
    note(f"{who}: no declared programme; say what to finish with --goal NAME{nearest}")
    return ()


def _declared(learner: "Learner", rules: "RuleSet", as_of: date) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            relation.programme
            for relation in learner.declared
            if relation.programme in rules.catalogue.credentials and (relation.since or as_of) <= as_of
        )
    )


def _programmes(names: Sequence[str]) -> str:
    return f"programme{'s' * (len(names) != 1)} {', '.join(names)}"


def _begun(learner: "Learner", rules: "RuleSet", as_of: date, seconds: float | None) -> "list[GoalAudit]":
    """Each by itself; what is not held yet comes first, of it the nearest, and in the order of the rules among equals."""
    from pathways.audit.bench import Bench
    from pathways.graph.for_learner import graph_for

    bench = Bench(graph_for(rules.graph, learner, as_of), learner, as_of, seconds)
    found = [goal for name in rules.catalogue.credentials if _has_begun(goal := bench.goal(name))]
    return sorted(found, key=lambda goal: (goal.held is not None, -goal.progress))


def _has_begun(goal: "GoalAudit") -> bool:
    """Held, or something is applied to it or would be."""
    return goal.held is not None or goal.progress > 0 or goal.state.value in {"met", "in progress", "planned"}


def _how_far(goal: "GoalAudit") -> str:
    return "held" if goal.held is not None else f"{goal.percent} %"
