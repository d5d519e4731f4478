"""A choice that was accepted as a plan that is told: steps with titles and prices, off-ramps, and the audit once all is done."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pathways.audit.classify import refusal_of
from pathways.audit.from_graph import audit
from pathways.audit.state import State
from pathways.audit.target import Graph, target_of
from pathways.audit.telling import VERDICTS
from pathways.audit.verdict import Audit
from pathways.model.catalogue import Catalogue
from pathways.model.declaration import Credential
from pathways.model.equivalence import class_of
from pathways.model.learner import Learner, Status
from pathways.plan.averages import Averages
from pathways.plan.found import Found, courses_behind
from pathways.plan.grading import Grading
from pathways.plan.load import under_way, without_a_term
from pathways.plan.slots import is_offered
from pathways.plan.standing import is_done, standing
from pathways.plan.steps import (
    Beside,
    Convert,
    LookedAt,
    NotOffered,
    Obtain,
    Plan,
    Stop,
    Take,
    Unplaced,
    Way,
)
from pathways.plan.supposed import Supposing
from pathways.plan.takeable import home_of_goals


@dataclass(frozen=True, slots=True)
class Telling:
    """What plans are told of: rules as written and as they are in force, goals, and a learner with what could be done."""

    written: Graph
    graph: Graph
    goals: tuple[str, ...]
    digest: str
    supposing: Supposing

    @property
    def _catalogue(self) -> Catalogue:
        catalogue: Catalogue = self.graph.graph["catalogue"]
        return catalogue

    def plan(self, found: Found, way: Way) -> Plan:
        """The plan, with why it is told."""
        candidates, slots = self.supposing.candidates, self.supposing.slots
        takes = sorted(self._takes(found), key=lambda take: (take.slot.number, take.code, take.name))
        stops = tuple(self._stops(found))
        then, learner = self._then(found), self.supposing.learner
        applications = self._applications(found, then, stops)
        names = (name for stop in stops for name in (*stop.held, *stop.ready))
        grading = Grading(
            self.graph, learner, self.supposing.then(found), self.supposing.as_of, found.takes.keys()
        )
        return Plan(
            goals=self.goals,
            takes=tuple(takes),
            converts=tuple(self._convert(key) for key in found.converts),
            obtains=(*(self._obtain(key, found) for key in found.obtains), *applications),
            errands=found.errands,
            stops=stops,
            remaining=found.remaining,
            left=found.left,
            proven=found.proven,
            looked_at=LookedAt(
                len(candidates.courses), len(candidates.conversions), len(candidates.awards), len(slots)
            ),
            way=way,
            titles=tuple((name, target_of(self.graph, name).title) for name in names),
            then=then,
            in_progress=frozenset(
                item.key for item in self.supposing.learner.items if item.status is Status.IN_PROGRESS
            ),
            on_grades=found.on_grades,
            unplaced=tuple(self._unplaced()) if takes else (),
            beside=tuple(self._beside()),
            not_offered=tuple(self._not_offered()),
            averages=Averages(grading).of(then, self.goals),
        )

    def _beside(self) -> Iterator[Beside]:
        unit, record = self.supposing.candidates.unit, self.supposing.learner.items
        for number, slot in self.supposing.slots.items():
            load = under_way(slot, record, unit, self._catalogue)
            if load:
                yield Beside(number, load)

    def _not_offered(self) -> Iterator[NotOffered]:
        """What is planned on the record for a term ahead in which it is not offered."""
        for item in self.supposing.learner.items:
            learning = self._catalogue.learning.get(item.name or "")
            slot = self.supposing.slots.get(self.supposing.ends.get(item.key, 0))
            if learning is None or slot is None or item.status is not Status.PLANNED:
                continue
            if not is_offered(learning, slot, self._catalogue):
                yield NotOffered(item.key, learning.code, learning.title, slot)

    def _unplaced(self) -> Iterator[Unplaced]:
        slots, record = self.supposing.slots.values(), self.supposing.learner.items
        for item in without_a_term(slots, record, self.supposing.candidates.unit, self._catalogue):
            learning = self._catalogue.learning[item.name or ""]
            yield Unplaced(item.key, learning.code, learning.title)

    def _then(self, found: Found) -> Audit:
        """The audit of the goals, and beside it of what is obtained on the way, each by itself.

        What is in progress is planned in it, so that each thing counts in one place only: where it will once all is done.
        """
        then = self.supposing.then(found)
        planned = (
            replace(item, status=Status.PLANNED) if item.status is Status.IN_PROGRESS else item
            for item in then.items
        )
        told = self._audited(replace(then, items=tuple(planned)))
        if not all(map(is_done, told.goals)):
            told = self._audited(then)  # an order may hang on what is in progress
        for key in found.obtains:
            name = self.supposing.candidates.awards[key].name
            without = replace(then, items=tuple(item for item in then.items if item.key != key))
            below = audit(self.written, without, (name,), self.supposing.as_of, self.digest, telling=VERDICTS)
            titles = tuple(sorted(dict((*told.titles, *below.titles)).items()))
            told = replace(told, goals=(*told.goals, below.goal(name)), titles=titles)
        return told

    def _audited(self, learner: Learner) -> Audit:
        return audit(self.written, learner, self.goals, self.supposing.as_of, self.digest, telling=VERDICTS)

    def _takes(self, found: Found) -> Iterator[Take]:
        courses = self.supposing.candidates.courses
        home = home_of_goals([target_of(self.graph, name) for name in self.goals], self._catalogue)
        passed = {
            class_of(item.name, self._catalogue)
            for item in self.supposing.learner.items
            if item.status is Status.EARNED
            and item.name is not None
            and item.name in self._catalogue.learning
        }
        for key, number in found.takes.items():
            each = courses[key]
            at = each.institution
            yield Take(
                key,
                each.name,
                each.title,
                each.code,
                self.supposing.slots[number],
                each.worth,
                self.supposing.candidates.loads[key],
                each.price,
                "" if at is None or not home or at in home else self._catalogue.institutions[at].title,
                tuple(courses[other].name for other in found.instead.get(key, ())),
                tuple(courses[other].name for other in found.before.get(key, ())),
                again=class_of(each.name, self._catalogue) in passed,
                alike=tuple(
                    (courses[other].code, courses[other].title) for other in found.instead.get(key, ())
                ),
            )

    def _convert(self, key: str) -> Convert:
        option = self.supposing.candidates.conversions[key]
        sitting = self.supposing.candidates.sittings.get(option.item)
        return Convert(
            option.item,
            option.item_title,
            option.conversion,
            option.title,
            option.target_title,
            option.price,
            option.deadline,
            sitting is not None,
            sitting.scores[option.conversion] if sitting is not None else None,
        )

    def _obtain(self, key: str, found: Found) -> Obtain:
        credential = self.supposing.candidates.awards[key]
        terms = {**self.supposing.ends, **found.takes}
        numbers = [terms[each] for each in courses_behind(key, found.behind, terms)]
        after = self.supposing.slots[max(numbers)] if numbers else None
        return Obtain(credential.name, credential.title, credential.automatic, after, credential.price)

    def _applications(self, found: Found, then: Audit, stops: Sequence[Stop]) -> Iterator[Obtain]:
        """The goals that have to be applied for: after the term from which they can be."""
        after = {name: stop.after for stop in stops for name in stop.ready}
        on_the_way = {self.supposing.candidates.awards[key].name for key in found.obtains}
        for name in (name for name in self.goals if name not in on_the_way):
            goal, declaration = then.goal(name), target_of(self.graph, name).declaration
            open_ = goal.held is None and goal.undecided is None and goal.state is not State.UNMET
            if open_ and isinstance(declaration, Credential) and not declaration.automatic:
                waits = name not in after and goal.state is not State.MET
                yield Obtain(name, goal.title, False, after.get(name), declaration.price, waits)  # noqa: FBT003 # as its fields are

    def _stops(self, found: Found) -> Iterator[Stop]:
        """After each term in which something is taken what is newly held, and what could be applied for, asked for or not."""
        whole = self._standing(self.supposing.then(found), self._credentials())
        reached = [name for name, held in whole.items() if held is not None]
        now = self._standing(self.supposing.before, reached)
        before = dict.fromkeys(name for name, held in now.items() if held is not None)
        open_ = tuple(name for name, held in whole.items() if held is not None and name not in before)
        for number in sorted({*found.takes.values(), *self.supposing.ends.values()}):
            there = self._standing(self.supposing.then(found, number), open_)
            held = tuple(name for name in open_ if there[name] is True)
            ready = tuple(name for name in open_ if there[name] is False)
            if held or ready:
                yield Stop(self.supposing.slots[number], held, ready)
            open_ = tuple(name for name in open_ if there[name] is None)

    def _standing(self, learner: Learner, names: Sequence[str]) -> dict[str, bool | None]:
        """Where a learner stands, each credential by itself but the goals, which may limit one another, together."""
        found = standing(self.graph, learner, self.supposing.as_of, names)
        goals = [name for name in self.goals if found.get(name) is not None]
        if len(self.goals) > 1 and goals:
            together = self._audited(learner)
            found |= {name: None for name in goals if not is_done(together.goal(name))}
        return found

    def _credentials(self) -> tuple[str, ...]:
        """What is awarded where the goals are, in the order of what depends on what, the goals among it."""
        targets = [target_of(self.graph, name) for name in self.goals]
        home = home_of_goals(targets, self._catalogue)
        found = [target_of(self.graph, name) for name in self.graph.graph["order"]]
        here = [
            each.name
            for each in found
            if isinstance(each.declaration, Credential)
            and (each.declaration.issuer is None or not home or each.declaration.issuer in home)
            and each.routes
            and refusal_of(each) is None
        ]
        return tuple(dict.fromkeys((*here, *self.goals)))
