"""Goals and the credentials below them as rows: everything required, with columns that say what of the candidates it needs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import get_args

from pathways.audit.allocation.average import CONDITION_WEIGHT
from pathways.audit.allocation.from_parts import pose_under
from pathways.audit.allocation.parts import (
    Average,
    Choice,
    Gathered,
    Part,
    Settled,
    Wanted,
    attempts_at,
    walk,
)
from pathways.audit.allocation.posed import Posed
from pathways.audit.bench import Bench
from pathways.audit.case import Case
from pathways.audit.closure import route_part
from pathways.audit.facts import answer
from pathways.audit.from_record import derived_award
from pathways.audit.selecting import Selecting
from pathways.audit.target import Graph, Target, target_of
from pathways.audit.view import PLANNED
from pathways.model.declaration import OwnMinimum
from pathways.model.learner import Learner, Status
from pathways.model.requirement import (
    Attested,
    Condition,
    Declared,
    Group,
    Holds,
    InOrder,
    Lacks,
    Line,
    Requirement,
    Score,
    Standing,
)
from pathways.model.selection import OneOf
from pathways.plan.candidates import AWARD, Candidates
from pathways.plan.demands import behind
from pathways.plan.forced_rows import apply_only_there
from pathways.plan.orders import Chain, chain_rows
from pathways.plan.sharing_rows import SharingRows, awarded
from pathways.plan.steps import Errand, ErrandKind
from pathways.search.programme import Programme, Terms

_ERRANDS: Mapping[type, ErrandKind] = {
    Attested: ErrandKind.SIGNED,
    Score: ErrandKind.SCORE,
    Declared: ErrandKind.DECLARE,
    Standing: ErrandKind.STANDING,
}

Counting = tuple[Terms, tuple[str, ...]]
"""A sum that is one where an item counts, and the candidates and items of the record (keys) that it comes from."""


@dataclass(slots=True)
class Goals:
    """What was written down: of each goal what remains, and the columns of candidates and errands."""

    remaining: list[dict[int, int]] = field(default_factory=list)
    chosen: dict[str, int] = field(default_factory=dict)
    """For each candidate (key) whether it is part of the plan."""
    errands: dict[Errand, int] = field(default_factory=dict)
    uses: dict[str, Posed] = field(default_factory=dict)
    """For each goal and each credential that may be obtained what its columns stand for."""
    gathered: dict[str, tuple[int, Requirement]] = field(default_factory=dict)
    """For each requirement that others contribute to (path) a column that is one where it is asked for."""
    open: dict[str, tuple[int, Requirement | Line | OwnMinimum]] = field(default_factory=dict)
    """For each requirement (path) a column that is more than nothing where something of it remains."""
    chains: dict[str, Chain] = field(default_factory=dict)
    """For each order that could be shown (path) the attempts by which."""
    counting: dict[str, list[Counting]] = field(default_factory=dict)
    """For each credential that may be obtained (key) what counts in it."""


class GoalRows:
    """Writes goals into a programme, against a record in which all candidates are planned at once."""

    def __init__(self, graph: Graph, candidates: Candidates, as_of: date, programme: Programme) -> None:
        """Make a column for each candidate."""
        self.graph, self.candidates, self.as_of, self.programme = graph, candidates, as_of, programme
        self.goals = Goals()
        for key in (*candidates.courses, *candidates.conversions, *candidates.awards):
            self.goals.chosen[key] = programme.column(1)
        self.case = planned_case(graph, candidates.supposed, as_of)
        for key, credential in candidates.awards.items():
            target = target_of(graph, credential.name)
            below = self.case.for_goal(target.name, target.worth)
            self.case.ways[credential.name] = tuple(route_part(route, below) for route in target.routes)
            held = derived_award(credential, None, Status.PLANNED, frozenset({key}))
            self.case.held[credential.name] = held

    def write(self, names: Iterable[str]) -> Goals:
        """All goals, of which as little as can be is to remain; a credential below them is met whole where it is obtained.

        Of a goal that is awarded already nothing remains.
        """
        now = Bench(self.graph, self._as_is(), self.as_of)
        held = awarded(now)
        tops: dict[str, Posed] = {}
        for name in names:
            posed = self._pose(target_of(self.graph, name), self.programme.column(1, int(name not in held)))
            tops[name] = posed
            self.goals.remaining.append({} if name in held else self._remaining(posed))
        self._share({name: posed for name, posed in tops.items() if name not in held}, list(tops), now)
        for key, credential in self.candidates.awards.items():
            posed = self._pose(target_of(self.graph, credential.name), self.goals.chosen[key])
            for column in self._remaining(posed):
                self.programme.row({column: 1}, at_most=0)
            self.goals.counting[key] = list(self._counting(posed))
        return self.goals

    def _as_is(self) -> Learner:
        """The learner without what is only supposed."""
        supposed = self.candidates.supposed
        return replace(
            supposed, items=tuple(item for item in supposed.items if item.key not in self.goals.chosen)
        )

    def _share(self, open_: Mapping[str, Posed], names: Sequence[str], now: Bench) -> None:
        rows = SharingRows(now, self.case, self.programme)
        for owed in rows.add(open_):
            self.goals.remaining[names.index(owed.goal)][owed.column] = owed.weight
            self.goals.open[f"{owed.minimum.path} {owed.column}"] = (owed.column, owed.minimum)
        for posed in rows.assumed:
            self._needs(posed)

    def _needs(self, posed: Posed) -> None:
        """What is applied is part of the plan."""
        for usage, keys in self._counting(posed):
            for candidate in (key for key in keys if key in self.goals.chosen):
                self.programme.row({**usage, self.goals.chosen[candidate]: -1}, at_most=0)

    def _counting(self, posed: Posed) -> Iterable[Counting]:
        known = {*self.goals.chosen, *(item.key for item in self.candidates.supposed.items)}
        for key, usage in posed.anywhere.items():
            yield usage, behind(posed.entries[key], known)

    def _pose(self, target: Target, active: int) -> Posed:
        own = self.case.for_goal(target.name, target.worth)
        parts = tuple(route_part(route, own) for route in target.routes)
        path = f"{target.name}/any"
        group = Group(path, "any", 1, (), place=target.declaration.place)
        root: Part = parts[0] if len(parts) == 1 else Choice(path, group, 1, parts)
        posed = pose_under(root, active, own, self.programme)
        self.goals.uses[target.name] = posed
        apply_only_there(root, posed, self.graph, target.name, self.programme)
        for each in (posed, *(inside for _, inside in posed.below)):
            self._needs(each)
        for part in walk(root):
            if isinstance(part, Settled):
                self._settled(part, posed)
                if posed.active[part.path] in posed.remaining:
                    self.goals.open[part.path] = (posed.active[part.path], part.requirement)
            elif isinstance(part, Choice) and isinstance(part.requirement, InOrder):
                self._in_order(part, posed, own)
            elif isinstance(part, Average):
                self.goals.open[part.path] = (posed.owed[part.path], part.requirement)
            elif isinstance(part, Gathered):
                self.goals.gathered[part.path] = (posed.active[part.path], part.requirement)
            elif isinstance(part, Wanted):
                self.goals.open[part.path] = (posed.leaves[part.path].short, part.requirement)
        return posed

    def _settled(self, part: Settled, posed: Posed) -> None:
        """What is obtained bears on `holds`; what can be seen to is an errand and does not remain."""
        active = posed.active[part.path]
        asked = part.requirement
        if isinstance(asked, Holds) and not asked.negated:
            award = self.goals.chosen.get(f"{AWARD}{asked.credential}")
            if award is not None:
                self.programme.row({active: 1, award: -1}, at_most=0)
        elif isinstance(asked, Lacks) and active in posed.remaining:
            self._lacking(asked, active, posed)
        elif not part.holds and active in posed.remaining and (errand := _errand(asked)) is not None:
            del posed.remaining[active]
            column = self.goals.errands.setdefault(errand, self.programme.column(1))
            self.programme.row({active: 1, column: -1}, at_most=0)

    def _in_order(self, part: Choice, posed: Posed, own: Case) -> None:
        """What is chosen must show an order that all candidates together would show; in which terms is another question."""
        order, shown = part.requirement, part.members[-1]
        if (
            isinstance(order, InOrder)
            and isinstance(shown, Settled)
            and shown.holds
            and part.path not in self.goals.chains
        ):
            attempts = [attempts_at(leaf, own) for leaf in order.members]
            chain = chain_rows(attempts, posed.active[part.path], self.goals.chosen, self.programme)
            self.goals.chains[part.path] = chain
            posed.remaining[chain.broken] = CONDITION_WEIGHT
            self.goals.open[shown.path] = (chain.broken, order)

    def _lacking(self, asked: Lacks, active: int, posed: Posed) -> None:
        """What is not to be on the record is not taken, unless it is there already."""
        taken = OneOf((asked.item,))
        found = [entry for entry in self.case.entries() if self.case.selecting.takes(taken, entry)]
        sources = [behind(entry, self.goals.chosen) for entry in found]
        if all(sources):
            del posed.remaining[active]
            for keys in sources:
                both = {self.goals.chosen[key]: 1 for key in keys}
                self.programme.row({active: 1, **both}, at_most=len(both))

    @staticmethod
    def _remaining(posed: Posed) -> dict[int, int]:
        return {column: int(weight) for column, weight in posed.remaining.items()}


def planned_case(graph: Graph, learner: Learner, as_of: date) -> Case:
    """A record with all that is planned, in which nothing is held but what is awarded or planned."""
    bench = Bench(graph, learner, as_of)
    seen = tuple(entry for entry in bench.record if PLANNED.sees(entry))
    selecting = Selecting(bench.catalogue, as_of, seen=seen)
    return Case(learner, bench.catalogue, as_of, PLANNED, bench.record, selecting, answer)


def _errand(asked: Requirement | Line) -> Errand | None:
    kind = _ERRANDS.get(type(asked))
    if kind is None or getattr(asked, "negated", False) or not isinstance(asked, get_args(Condition)):
        return None
    return Errand(kind, asked.path, asked)
