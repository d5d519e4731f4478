"""Audit to plan: a learner, some goals and a wish; every plan is audited before it is told, and its terms are checked again."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from pathways.audit.allocation.demand import NeedsSearchError
from pathways.audit.allocation.parts import read
from pathways.audit.allocation.solve import solve
from pathways.audit.case import Case
from pathways.audit.catalogue_year import in_force
from pathways.audit.classify import refusal_of
from pathways.audit.from_graph import audit
from pathways.audit.reasons import Undecided
from pathways.audit.target import Graph, target_of
from pathways.audit.telling import VERDICTS
from pathways.graph.excepted import excepted_graph
from pathways.model.catalogue import Catalogue
from pathways.model.learner import Learner
from pathways.model.requirement import Requirement
from pathways.plan.best import Best
from pathways.plan.candidates import candidates_for
from pathways.plan.checked import must_hold
from pathways.plan.checked_orders import must_show_orders
from pathways.plan.clock import Clock
from pathways.plan.ends import ends_in, with_last_days
from pathways.plan.found import Found
from pathways.plan.goal_rows import planned_case
from pathways.plan.standing import is_done, standing
from pathways.plan.steps import Plan, Slot, Way
from pathways.plan.substance import substance
from pathways.plan.supposed import Supposing
from pathways.plan.told import Telling
from pathways.plan.wish import By, Wish

_ATTEMPTS = 5
"""How many choices that the audit does not accept are left out before a plan is given up."""
_WAYS = {By.CREDITS: Way.CREDITS, By.COST: Way.COST, By.TIME: Way.TIME}


class CannotPlanError(Exception):
    """A goal that no audit can decide yet, so that no plan for it could be audited; `why` says why as an audit does."""

    def __init__(self, goal: str, why: Undecided) -> None:
        """Keep the reason as data."""
        super().__init__(why.reason)
        self.goal, self.why = goal, why


def plans_for(  # noqa: PLR0913, PLR0917 # all that a plan depends on
    graph: Graph,
    learner: Learner,
    goals: Sequence[str],
    as_of: date,
    digest: str,
    wish: Wish,
    clock: Clock | None = None,
) -> tuple[Plan, ...]:
    """The best plan and so many that differ in substance; none where nothing is found in time, as the `clock` tells then.

    KeyError for a goal that is no credential, stack or admission, CannotPlanError for one that no audit can decide.
    """
    own = excepted_graph(graph, learner, as_of)
    for name in goals:
        refused = refusal_of(target_of(own, name))
        if refused is not None:
            raise CannotPlanError(name, refused)
    try:
        dated = with_last_days(learner, graph.graph["catalogue"])
        return _Planning(graph, dated, goals, as_of, digest, wish, clock or Clock(wish.seconds)).plans()
    except NeedsSearchError as stop:
        raise CannotPlanError(goals[0], Undecided(stop.reason, stop.values, stop.path)) from None


class _Planning:
    def __init__(  # noqa: PLR0913, PLR0917 # all that a plan depends on
        self,
        graph: Graph,
        learner: Learner,
        goals: Sequence[str],
        as_of: date,
        digest: str,
        wish: Wish,
        clock: Clock,
    ) -> None:
        self.clock = clock
        self.learner, self.goals, self.as_of, self.digest = learner, tuple(goals), as_of, digest
        self.written = graph
        rules = in_force(graph, learner, goals, as_of, wish.seconds)
        self.graph = excepted_graph(rules.graph, learner, as_of)
        self.candidates = candidates_for(self.graph, learner, goals, as_of, wish)
        self.best = Best(self.graph, self.goals, as_of, wish, self.candidates, self.clock)
        self.slots: Mapping[int, Slot] = {slot.number: slot for slot in self.best.slots()}
        self.wish = wish
        ends = ends_in(self.learner.items, tuple(self.slots.values()))
        supposing = Supposing(self.learner, self.candidates, self.slots, as_of, ends)
        self.then = supposing.then
        self.telling = Telling(graph, self.graph, self.goals, digest, supposing)

    @property
    def catalogue(self) -> Catalogue:
        catalogue: Catalogue = self.graph.graph["catalogue"]
        return catalogue

    def plans(self) -> tuple[Plan, ...]:
        """The best; then those that are better by another measure; then others in substance."""
        best = self._accepted(self.wish.by)
        if best is None:
            return ()
        told = [(self.telling.plan(best, Way.BEST), best)]
        ways = self._ways(told) if best.takes or best.converts else iter(())
        while len(told) <= self.wish.alternatives:
            found = next(ways, None)
            if found is None:
                break
            told.append((self.telling.plan(*found), found[0]))
        return tuple(plan for plan, _ in told)

    def _ways(self, told: Sequence[tuple[Plan, Found]]) -> Iterator[tuple[Found, Way]]:
        """Other ways to finish than those that are told."""
        for by in By:
            found = self._accepted(by) if by is not self.wish.by else None
            if found is None or found.remaining > told[0][1].remaining:
                continue
            if all(found.measured[by] < other.measured[by] for _, other in told):
                yield found, _WAYS[by]
        while True:
            for plan, found in told[len(self.best.unlike) :]:
                self.best.unlike.append(substance(plan, found, self.candidates))
            found = self._accepted(self.wish.by) if all(self.best.unlike) else None
            if found is None or found.remaining > told[0][1].remaining:
                return
            yield found, Way.OTHER

    def _accepted(self, by: By) -> Found | None:
        """The best choice that the audit accepts; one that is not whole, because no choice is, needs no audit."""
        for _ in range(_ATTEMPTS):
            found = self.best.find(by)
            if found is None:
                return None
            must_hold(found, self.candidates, self.slots, self.wish, self.catalogue)
            if not found.remaining and not self._is_met(found):
                self.best.excluded.append(frozenset(found.takes))
            elif not self._can_be_taken(found):
                self.best.refuted.append(found.placed)
            else:
                return found if found.proven or found.remaining else self._lean(found)
        return None

    def _lean(self, found: Found) -> Found:
        """A plan that need not be the best, at least without any step that it does as well without."""
        lean = found
        for step in (*reversed(tuple(found.takes)), *reversed(found.converts)):
            if self.clock.to_place() == 0:
                break
            without = lean.without(step)
            then = standing(self.graph, self.then(without), self.as_of, self.goals)
            if None not in then.values() and self._can_be_taken(without):
                lean = without
        return lean if lean is found or self._is_met(lean) else found

    def _is_met(self, found: Found) -> bool:
        learner = self.then(found)
        then = audit(self.written, learner, self.goals, self.as_of, self.digest, telling=VERDICTS)
        is_met = all(is_done(then.goal(name)) for name in self.goals)
        if is_met:
            must_show_orders(then, learner)
        return is_met

    def _can_be_taken(self, found: Found) -> bool:
        """Whether what comes before each course is met when it begins, and what comes beside it when it ends."""
        cases: dict[int, Case] = {}
        for key, number in found.takes.items():
            learning = self.candidates.courses[key]
            before = ((learning.prerequisite, number - 1), (learning.corequisite, number))
            for asked, until in before:
                if asked is not None and until not in cases:
                    learner = replace(self.then(found, until, awarded=True), pins=())
                    cases[until] = planned_case(self.graph, learner, self.as_of)
                if asked is not None and not _meets(asked, learning.name, cases[until]):
                    return False
        return True


def _meets(asked: Requirement, name: str, case: Case) -> bool:
    """Whether a case meets what comes before a course, as an audit would judge it."""
    own = case.for_goal(name, None)
    return solve(read(asked, own, name), own).met
