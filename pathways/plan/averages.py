"""What averages that goals ask for take of the grades to come: of what a plan has taken, and of what is under way already.

Every course to come is put on record as passed, once with the lowest grade that passes and once with the best. Only where the
same attempts count both times is anything told, since then nothing but arithmetic is left.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from pathways.audit.case import Case
from pathways.audit.entry import Entry
from pathways.audit.facts import counted_in, sums_of, weight
from pathways.audit.raising import raising
from pathways.audit.scales import scale_of
from pathways.audit.target import target_of
from pathways.audit.verdict import Audit
from pathways.model.filters_of import filters_of
from pathways.model.grade import Scale
from pathways.model.learner import Provenance
from pathways.model.requirement import Gpa
from pathways.model.selection import Filter
from pathways.plan.demands import behind
from pathways.plan.grading import Grading
from pathways.plan.steps import Ahead, Outlook

_BY_DAY = frozenset(
    {
        Filter.LAST,
        Filter.LAST_OF,
        Filter.WITHIN,
        Filter.SINCE,
        Filter.BEFORE,
        Filter.SOON,
        Filter.MATRICULATED,
    }
)


@dataclass(frozen=True, slots=True)
class _Sums:
    """What an average would be made of, all in thousandths; points are those times credits."""

    keys: tuple[str, ...]
    there: Fraction
    """Points of what is graded already."""
    to_come: Fraction
    """Points of what is to come."""
    credits: Fraction
    planned: Fraction
    """Credits of what a plan has taken."""
    begun: Fraction
    """Credits of what is under way on the record."""

    @property
    def average(self) -> Fraction:
        return (self.there + self.to_come) / self.credits


@dataclass(frozen=True, slots=True)
class Averages:
    """What averages take of the grades to come."""

    grading: Grading

    def of(self, audit: Audit, goals: Sequence[str]) -> tuple[Ahead, ...]:
        """What is to be told of the averages that some goals of an audit ask for."""
        asked = [(name, each) for name in goals for each in _asked(audit, name)]
        if not asked:
            return ()
        now = self.grading.as_it_is()
        lowest, best = (self.grading.passed(best=each) for each in (False, True))
        found = (self._ahead(goal, each, (now, lowest, best)) for goal, each in asked)
        return tuple(each for each in found if each is not None)

    def _ahead(self, goal: str, asked: Gpa, cases: tuple[Case, Case, Case]) -> Ahead | None:
        lowest, best = (self._sums(asked, case) for case in cases[1:])
        if lowest is None or best is None or lowest.keys != best.keys or not best.planned + best.begun:
            return None
        now = _mean(asked, cases[0])
        ahead = Ahead(goal, asked, Outlook.SURE, now, best.planned, best.begun)
        is_there = now is not None and now >= asked.minimum
        if lowest.average >= asked.minimum:
            return None if is_there else ahead
        if best.average < asked.minimum:
            points = best.there + best.to_come
            besides = raising(asked, points, best.credits, self._scale(goal))
            return replace(ahead, outlook=Outlook.NEVER, besides=tuple(besides))
        to_come = best.planned + best.begun
        needed = ((asked.minimum * best.credits - best.there) / to_come).__ceil__()
        if needed * to_come > best.to_come:
            return None  # only the very best grades are enough, and no round number says so
        return replace(ahead, outlook=Outlook.KEEP if is_there else Outlook.REACH, needed=needed)

    def _sums(self, asked: Gpa, case: Case) -> _Sums | None:
        """What the average would be made of; None where that hangs on more than grades."""
        counted = counted_in(asked, case)
        coming = [entry for entry in counted if behind(entry, self.grading.to_come)]
        if case.selecting.unknown or not coming or not _is_plain(asked, coming, case, self.grading.to_come):
            return None
        weights = {entry.key: _weight(entry, case) for entry in counted}
        points = {entry.key: weights[entry.key] * (entry.points or 0) for entry in counted}
        new = {entry.key for entry in coming}
        planned = {entry.key for entry in coming if behind(entry, self.grading.planned)}
        return _Sums(
            keys=tuple(sorted(weights)),
            there=_sum(points, points.keys() - new),
            to_come=_sum(points, new),
            credits=_sum(weights, weights),
            planned=_sum(weights, planned),
            begun=_sum(weights, new - planned),
        )

    def _scale(self, goal: str) -> Scale | None:
        graph = self.grading.graph
        issuer = getattr(target_of(graph, goal).declaration, "issuer", None)
        return scale_of(issuer, graph.graph["catalogue"])


def _asked(audit: Audit, goal: str) -> Iterator[Gpa]:
    """The averages over the record that a goal must reach, in the way that its verdict stands on; none once it is awarded."""
    verdict = audit.goal(goal)
    is_awarded = verdict.held is not None and not verdict.held.automatic
    found = verdict.route.finding.in_use() if verdict.route is not None and not is_awarded else ()
    yield from dict.fromkeys(
        each.requirement
        for part in found
        for each in (part, *part.lines)
        if isinstance(each.requirement, Gpa)
        and each.requirement.over is not None
        and not each.requirement.below
    )


def _is_plain(asked: Gpa, coming: Sequence[Entry], case: Case, keys: frozenset[str]) -> bool:
    """Whether what counts hangs neither on words that a record may have otherwise nor on days or trust that nobody knows."""
    over = asked.over
    kinds = frozenset(kind for kind, _ in filters_of(over)) if over is not None else frozenset()
    if Filter.TERM in kinds or (kinds & _BY_DAY and any(entry.completed is None for entry in coming)):
        return False
    if any(entry.provenance is Provenance.ASSERTED and entry.points is not None for entry in case.record):
        return False
    roots = [root for entry in coming for root in entry.roots]
    attempts = [entry.identity for entry in case.record if behind(entry, keys)]
    again = asked.attempts != "all" and len(attempts) != len(set(attempts))
    return len(roots) == len(set(roots)) and not again


def _weight(entry: Entry, case: Case) -> Fraction:
    return weight(entry.worth, case) if entry.worth is not None else Fraction(0)


def _sum(amounts: dict[str, Fraction], keys: Collection[str]) -> Fraction:
    return sum((amounts[key] for key in sorted(keys)), Fraction(0))


def _mean(asked: Gpa, case: Case) -> Fraction | None:
    points, credits_, _ = sums_of(asked, case)
    return points / credits_ if credits_ else None
