"""Audit to plan: a learner, some goals and a wish; every plan is audited before it is told, and its terms are checked again."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from pathways.audit.allocation.demand import NeedsSearchError
from pathways.audit.allocation.parts import read
from pathways.audit.allocation.solve import solve
from pathways.audit.bench import Bench, cone
from pathways.audit.catalogue_year import in_force
from pathways.audit.classify import refusal_of
from pathways.audit.from_graph import audit
from pathways.audit.reasons import Undecided
from pathways.audit.state import State
from pathways.audit.target import Graph, target_of
from pathways.audit.verdict import Audit
from pathways.audit.view import PLANNED
from pathways.model.catalogue import Catalogue
from pathways.model.learner import Learner
from pathways.model.requirement import Requirement
from pathways.plan.best import Best, Found
from pathways.plan.candidates import candidates_for
from pathways.plan.clock import Clock
from pathways.plan.checked import must_hold
from pathways.plan.goal_rows import planned_case
from pathways.plan.steps import Convert, Obtain, Plan, Slot, Stop, Take
from pathways.plan.supposed import supposed_learner
from pathways.plan.wish import Wish

_ATTEMPTS = 5
"""How many choices that the audit does not accept are left out before a plan is given up."""
_DONE = frozenset({State.MET, State.IN_PROGRESS, State.PLANNED})


class CannotPlanError(Exception):
    """A goal that no audit can decide yet, so that no plan for it could be audited; `why` says why as an audit does."""

    def __init__(self, goal: str, why: Undecided) -> None:
        """Keep the reason as data."""
        super().__init__(why.reason)
        self.goal, self.why = goal, why


def plans_for(  # noqa: PLR0913, PLR0917 # all that a plan depends on
    graph: Graph, learner: Learner, goals: Sequence[str], as_of: date, digest: str, wish: Wish
) -> tuple[Plan, ...]:
    """The best plan and so many that differ in substance; none where nothing is found in time.

    KeyError for a goal that is no credential, stack or admission, CannotPlanError for one that no audit can decide.
    """
    for name in goals:
        refused = refusal_of(target_of(graph, name))
        if refused is not None:
            raise CannotPlanError(name, refused)
    try:
        return _Planning(graph, learner, goals, as_of, digest, wish).plans()
    except NeedsSearchError as stop:
        raise CannotPlanError(goals[0], Undecided(stop.reason, stop.values, stop.path)) from None


class _Planning:
    def __init__(  # noqa: PLR0913, PLR0917 # all that a plan depends on
        self, graph: Graph, learner: Learner, goals: Sequence[str], as_of: date, digest: str, wish: Wish
    ) -> None:
        clock = Clock(wish.seconds)
        self.learner, self.goals, self.as_of, self.digest = learner, tuple(goals), as_of, digest
        self.written = graph
        self.graph = in_force(graph, learner, goals, as_of, wish.seconds).graph
        self.candidates = candidates_for(self.graph, learner, goals, as_of)
        self.best = Best(self.graph, self.goals, as_of, wish, self.candidates, clock)
        self.slots: Mapping[int, Slot] = {slot.number: slot for slot in self.best.slots()}
        self.alternatives = wish.alternatives

    @property
    def catalogue(self) -> Catalogue:
        catalogue: Catalogue = self.graph.graph["catalogue"]
        return catalogue

    def plans(self) -> tuple[Plan, ...]:
        plans: list[Plan] = []
        for _ in range(self.alternatives + 1):
            found = self._accepted()
            if found is None:
                break
            plans.append(self._plan(found))
            self.best.unlike.append(frozenset(found.takes))
            if not found.takes:
                break
        return tuple(plans)

    def _accepted(self) -> Found | None:
        """The best choice that the audit accepts; one that is not whole, because no choice is, needs no audit."""
        for _ in range(_ATTEMPTS):
            found = self.best.find()
            if found is None:
                return None
            must_hold(found, self.candidates, self.slots, self.best.wish, self.catalogue)
            if not found.remaining and not self._is_met(found):
                self.best.excluded.append(frozenset(found.takes))
            elif not self._can_be_taken(found):
                self.best.refuted.append(found.placed)
            else:
                return found
        return None

    def _then(self, found: Found, until: int | None = None) -> Learner:
        return supposed_learner(self.learner, self.candidates, found, self.slots, self.as_of, until)

    def _is_met(self, found: Found) -> bool:
        then = self._audit(self._then(found))
        return all(
            then.goal(name).undecided is None and then.goal(name).state in _DONE for name in self.goals
        )

    def _can_be_taken(self, found: Found) -> bool:
        """Whether what comes before each course is met when it begins, and what comes beside it when it ends."""
        for key, number in found.takes.items():
            learning = self.candidates.courses[key]
            before = ((learning.prerequisite, number - 1), (learning.corequisite, number))
            for asked, until in before:
                if asked is not None and not self._meets(asked, learning.name, self._then(found, until)):
                    return False
        return True

    def _meets(self, asked: Requirement, name: str, learner: Learner) -> bool:
        """Whether a learner meets what comes before a course, as an audit would judge it."""
        case = planned_case(self.graph, replace(learner, pins=()), self.as_of).for_goal(name, None)
        return solve(read(asked, case, name), case).met

    def _audit(self, learner: Learner) -> Audit:
        return audit(self.written, learner, self.goals, self.as_of, self.digest)

    def _told(self, found: Found) -> Audit:
        """The audit of the goals, and beside it of what is obtained on the way, each by itself."""
        then = self._then(found)
        told = self._audit(then)
        for key in found.obtains:
            name = self.candidates.awards[key].name
            without = replace(then, items=tuple(item for item in then.items if item.key != key))
            below = audit(self.written, without, (name,), self.as_of, self.digest)
            titles = tuple(sorted(dict((*told.titles, *below.titles)).items()))
            told = replace(told, goals=(*told.goals, below.goal(name)), titles=titles)
        return told

    def _plan(self, found: Found) -> Plan:
        return Plan(
            goals=self.goals,
            takes=tuple(
                sorted(self._takes(found), key=lambda take: (take.slot.number, take.code, take.name))
            ),
            converts=tuple(self._convert(key) for key in found.converts),
            obtains=tuple(self._obtain(key, found) for key in found.obtains),
            errands=found.errands,
            stops=tuple(self._stops(found)),
            remaining=found.remaining,
            left=found.left,
            proven=found.proven,
            then=self._told(found),
        )

    def _takes(self, found: Found) -> list[Take]:
        takes = []
        for key, number in found.takes.items():
            each = self.candidates.courses[key]
            code = f"{each.subject} {each.number}".strip()
            takes.append(Take(key, each.name, each.title, code, self.slots[number], each.worth, each.price))
        return takes

    def _convert(self, key: str) -> Convert:
        option = self.candidates.conversions[key]
        return Convert(
            option.item,
            option.item_title,
            option.conversion,
            option.title,
            option.target_title,
            option.price,
            option.deadline,
        )

    def _obtain(self, key: str, found: Found) -> Obtain:
        credential = self.candidates.awards[key]
        numbers = [found.takes[each] for each in self._courses_behind(key, found)]
        after = self.slots[max(numbers)] if numbers else None
        return Obtain(credential.name, credential.title, credential.automatic, after, credential.price)

    def _courses_behind(self, key: str, found: Found, seen: frozenset[str] = frozenset()) -> set[str]:
        courses: set[str] = set()
        for each in found.behind.get(key, ()):
            if each in found.takes:
                courses.add(each)
            elif each in found.behind and each not in seen:
                courses |= self._courses_behind(each, found, seen | {key})
        return courses

    def _stops(self, found: Found) -> list[Stop]:
        """After each term in which something is taken what is newly held, or could be applied for."""
        names = dict.fromkeys(
            (*(name for goal in self.goals for name in cone(self.graph, goal)), *self.goals)
        )
        held = {name for name in names if self._holds(self.learner, name)}
        stops = []
        for number in sorted(set(found.takes.values())):
            then = self._then(found, number)
            new = [name for name in names if name not in held and self._holds(then, name)]
            if new:
                stops.append(Stop(self.slots[number], tuple(new)))
                held.update(new)
        return stops

    def _holds(self, learner: Learner, name: str) -> bool:
        verdict = Bench(self.graph, replace(learner, pins=()), self.as_of).goal(name, (PLANNED,))
        return verdict.held is not None or (verdict.undecided is None and verdict.state is State.MET)
