"""The record of a learner once everything to come is passed: with the lowest grades that pass, or with the best."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from pathways.audit.bench import Bench
from pathways.audit.case import Case
from pathways.audit.facts import answer
from pathways.audit.selecting import Selecting
from pathways.audit.target import Graph
from pathways.audit.telling import VERDICTS
from pathways.audit.view import EARNED
from pathways.model.grade import Grade, Scale
from pathways.model.learner import Item, Learner, Status

_TO_COME = frozenset({Status.IN_PROGRESS, Status.PLANNED})


@dataclass(frozen=True, slots=True)
class Grading:
    """A learner as they are on a day, and once a plan is done."""

    graph: Graph
    now: Learner
    then: Learner
    as_of: date
    planned: Collection[str]
    """What the plan has taken (keys); all else that is unfinished is on the record already."""

    @property
    def to_come(self) -> frozenset[str]:
        """The courses (keys) that are still to be graded."""
        return frozenset(item.key for item in self.then.items if _is_to_come(item))

    def as_it_is(self) -> Case:
        """The record of today."""
        return _case(self.graph, self.now, self.as_of)

    def passed(self, *, best: bool) -> Case:
        """The record on the last day on which anything is expected, with a grade for everything to come."""
        days = [item.completed for item in self.then.items if _is_to_come(item) and item.completed]
        day = max((self.as_of, *days))
        scales = {entry.key: entry.scale for entry in _case(self.graph, self.then, day).record}
        catalogue = self.graph.graph["catalogue"]
        items = tuple(
            replace(
                item,
                status=Status.EARNED,
                grade=_passing(catalogue.scales.get(scales.get(item.key)), best=best),
            )
            if _is_to_come(item)
            else item
            for item in self.then.items
        )
        return _case(self.graph, replace(self.then, items=items), day)


def _is_to_come(item: Item) -> bool:
    return item.sort == "course" and item.status in _TO_COME and item.basis == "graded"


def _case(graph: Graph, learner: Learner, as_of: date) -> Case:
    bench = Bench(graph, replace(learner, pins=()), as_of, telling=VERDICTS)
    seen = tuple(entry for entry in bench.record if EARNED.sees(entry))
    selecting = Selecting(bench.catalogue, as_of, seen=seen)
    return Case(learner, bench.catalogue, as_of, EARNED, bench.record, selecting, answer)


def _passing(scale: Scale | None, *, best: bool) -> str | None:
    """The best or the lowest grade that passes and that averages count."""
    grades = scale.grades if scale is not None else ()
    found = [each for each in grades if each.passing and each.points is not None]
    return (max if best else min)(found, key=_points).name if found else None


def _points(grade: Grade) -> int:
    return grade.points or 0
