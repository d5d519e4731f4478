"""A choice that was accepted as a plan that is told: steps with titles and prices, off-ramps, and the audit once all is done."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pathways.audit.classify import refusal_of
from pathways.audit.from_graph import audit
from pathways.audit.target import Graph, target_of
from pathways.audit.telling import VERDICTS
from pathways.audit.verdict import Audit
from pathways.model.catalogue import Catalogue
from pathways.model.declaration import Credential
from pathways.model.equivalence import class_of
from pathways.model.learner import Status
from pathways.plan.averages import Averages
from pathways.plan.found import Found, courses_behind
from pathways.plan.grading import Grading
from pathways.plan.load import without_a_term
from pathways.plan.standing import standing
from pathways.plan.steps import Convert, LookedAt, Obtain, Plan, Stop, Take, Unplaced, Way
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
        names = (name for stop in stops for name in (*stop.held, *stop.ready))
        then, learner = self._then(found), self.supposing.learner
        grading = Grading(
            self.graph, learner, self.supposing.then(found), self.supposing.as_of, found.takes.keys()
        )
        return Plan(
            goals=self.goals,
            takes=tuple(takes),
            converts=tuple(self._convert(key) for key in found.converts),
            obtains=tuple(self._obtain(key, found) for key in found.obtains),
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
            on_grades=found.on_grades,
            unplaced=tuple(self._unplaced()) if takes else (),
            averages=Averages(grading).of(then, self.goals),
        )

    def _unplaced(self) -> Iterator[Unplaced]:
        slots, record = self.supposing.slots.values(), self.supposing.learner.items
        for item in without_a_term(slots, record, self.supposing.candidates.unit, self._catalogue):
            learning = self._catalogue.learning[item.name or ""]
            yield Unplaced(item.key, f"{learning.subject} {learning.number}".strip(), learning.title)

    def _then(self, found: Found) -> Audit:
        """The audit of the goals, and beside it of what is obtained on the way, each by itself."""
        then = self.supposing.then(found)
        told = audit(self.written, then, self.goals, self.supposing.as_of, self.digest, telling=VERDICTS)
        for key in found.obtains:
            name = self.supposing.candidates.awards[key].name
            without = replace(then, items=tuple(item for item in then.items if item.key != key))
            below = audit(self.written, without, (name,), self.supposing.as_of, self.digest, telling=VERDICTS)
            titles = tuple(sorted(dict((*told.titles, *below.titles)).items()))
            told = replace(told, goals=(*told.goals, below.goal(name)), titles=titles)
        return told

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
                f"{each.subject} {each.number}".strip(),
                self.supposing.slots[number],
                each.worth,
                self.supposing.candidates.loads[key],
                each.price,
                "" if at is None or not home or at in home else self._catalogue.institutions[at].title,
                tuple(courses[other].name for other in found.instead.get(key, ())),
                tuple(courses[other].name for other in found.before.get(key, ())),
                again=class_of(each.name, self._catalogue) in passed,
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
        numbers = [found.takes[each] for each in courses_behind(key, found.behind, found.takes)]
        after = self.supposing.slots[max(numbers)] if numbers else None
        return Obtain(credential.name, credential.title, credential.automatic, after, credential.price)

    def _stops(self, found: Found) -> Iterator[Stop]:
        """After each term in which something is taken what is newly held, and what could be applied for, asked for or not."""
        whole = standing(self.graph, self.supposing.then(found), self.supposing.as_of, self._credentials())
        reached = [name for name, held in whole.items() if held is not None]
        now = standing(self.graph, self.supposing.learner, self.supposing.as_of, reached)
        before = dict.fromkeys(name for name, held in now.items() if held is not None)
        open_ = tuple(name for name, held in whole.items() if held is not None and name not in before)
        for number in sorted(set(found.takes.values())):
            there = standing(self.graph, self.supposing.then(found, number), self.supposing.as_of, open_)
            held = tuple(name for name in open_ if there[name] is True)
            ready = tuple(name for name in open_ if there[name] is False)
            if held or ready:
                yield Stop(self.supposing.slots[number], held, ready)
            open_ = tuple(name for name in open_ if there[name] is None)

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
