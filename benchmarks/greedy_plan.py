"""Planning as one does by hand: term after term, always the course that brings the audit furthest, until the goal is met."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from pathways.audit.from_graph import audit
from pathways.audit.state import State
from pathways.audit.target import target_of
from pathways.audit.telling import VERDICTS
from pathways.model.learner import Item, Learner, Status
from pathways.model.members import members
from pathways.model.walk import selections, walk
from pathways.plan.candidates import Candidates, candidates_for
from pathways.plan.demands import Demands
from pathways.plan.earliest import Earliest
from pathways.plan.goal_rows import planned_case
from pathways.plan.steps import Slot
from pathways.plan.takeable import is_narrow
from pathways.ruleset import RuleSet

_LOOKED_AT = 4
"""How many courses are weighed against one another, those of most use on paper first."""


@dataclass(frozen=True)
class Greedy:
    """What came out: whether the goal is met, thousandths of credits, and the number of the last term."""

    met: bool
    credits: Fraction
    last: int


def greedy(  # noqa: PLR0913, PLR0917 # all that a plan depends on
    rules: RuleSet, learner: Learner, goal: str, as_of: date, slots: Sequence[Slot], per_term: int
) -> Greedy:
    """Fill every term with what helps most now; nothing is taken back."""
    candidates = candidates_for(rules.graph, learner, (goal,), as_of)
    case = planned_case(rules.graph, candidates.supposed, as_of)
    earliest = Earliest(candidates, slots, Demands(case, candidates.courses.keys()))
    asked = _asked(rules, goal)
    here = _Standing(rules, learner, goal, as_of)
    taken: list[str] = []
    last = 0
    for slot in slots:
        room, before = Fraction(per_term), frozenset(taken)
        while not here.met:
            open_ = [key for key in candidates.courses if key not in taken and candidates.loads[key] <= room]
            open_ = sorted(
                earliest.begin(slot.number, open_, before),
                key=lambda key: (-asked[candidates.courses[key].name], key),
            )
            found = here.best(open_, candidates)
            if found is None:
                break
            key, here = found
            taken.append(key)
            room -= candidates.loads[key]
            last = slot.number
    return Greedy(here.met, sum((candidates.loads[key] for key in taken), Fraction(0)), last)


def _asked(rules: RuleSet, goal: str) -> Counter[str]:
    """How many requirements ask for each course more narrowly than as any course."""
    return Counter(
        name
        for route in target_of(rules.graph, goal).routes
        for scoped in route.parts
        for part in walk(scoped.requirement)
        for selection in selections(part)
        if is_narrow(selection)
        for name in members(rules.catalogue, selection)
    )


class _Standing:
    """A learner with what was taken so far, and how far the audit says that is."""

    def __init__(self, rules: RuleSet, learner: Learner, goal: str, as_of: date) -> None:
        self.rules, self.learner, self.goal, self.as_of = rules, learner, goal, as_of
        told = audit(rules.graph, learner, (goal,), as_of, rules.digest, telling=VERDICTS)
        verdict = told.goal(goal)
        self.met = verdict.state is State.MET
        self.remaining = verdict.remaining

    def best(self, keys: Sequence[str], candidates: Candidates) -> "tuple[str, _Standing] | None":
        """Of the first of some courses the one after which least remains, if less remains at all."""
        found: tuple[str, _Standing] | None = None
        tried = 0
        for key in keys:
            learning = candidates.courses[key]
            item = Item(
                key, learning.name, learning.sort, "", Status.EARNED, self.as_of, worth=learning.worth
            )
            then = replace(self.learner, items=(*self.learner.items, item))
            after = _Standing(self.rules, then, self.goal, self.as_of)
            tried += after.remaining < self.remaining or after.met
            if after.met or after.remaining < (found[1] if found else self).remaining:
                found = key, after
            if after.met or tried == _LOOKED_AT:
                break
        return found
