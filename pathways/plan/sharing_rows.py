"""What limits sharing between the goals of a plan, as rows: those of the audit, over what could be taken."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pathways.audit.allocation.from_parts import pose_under
from pathways.audit.allocation.own_rows import OwnRows
from pathways.audit.allocation.parts import Part
from pathways.audit.allocation.posed import Posed
from pathways.audit.allocation.shared_rows import Counted, SharedRows, recorded
from pathways.audit.bench import Bench
from pathways.audit.bound_set import bound_set, recorded_with
from pathways.audit.case import Case
from pathways.audit.closure import route_part, solved
from pathways.audit.entry import Entry
from pathways.audit.route_taken import either
from pathways.audit.sharing import Tie
from pathways.audit.target import target_of
from pathways.audit.tied import one_by_one
from pathways.audit.view import EARNED, PLANNED
from pathways.model.declaration import OwnMinimum
from pathways.search.programme import Programme

if TYPE_CHECKING:
    from pathways.audit.allocation.leaf_rows import Sum


@dataclass(frozen=True, slots=True)
class Owed:
    """A minimum of its own that is short by a column, which a goal owes so many times."""

    goal: str
    column: int
    weight: int
    minimum: OwnMinimum


def awarded(bench: Bench) -> dict[str, Entry]:
    """The awards in force, by the names of the credentials."""
    return {entry.name: entry for entry in bench.record if entry.name and EARNED.sees(entry)}


class SharingRows:
    """Writes into a programme what open goals share with each other, and with what is awarded already.

    What a declared programme has first say in that is none of the goals is left to the audit of the plan.
    """

    def __init__(self, now: Bench, case: Case, programme: Programme) -> None:
        """`now` has the record as it is, `case` that in which all candidates are planned."""
        self.now, self.case, self.programme = now, case, programme
        self.assumed: list[Posed] = []
        """How awards could have been met of which it is not known what counts in them."""

    def add(self, open_: Mapping[str, Posed]) -> Iterator[Owed]:
        """All limits between open goals (names); what they owe of their own minimums, which remains like anything else."""
        everything, lapsed, found = bound_set(self.now, list(open_))
        awards = {name: each for name, each in (lapsed | awarded(self.now)).items() if name in everything}
        ties = [tie.among({*open_, *awards}) for tie in found]
        ties = [tie for tie in ties if tie.pairs and not set(open_).isdisjoint(tie.goals)]
        if not ties:
            return
        counted = {name: self._counted(name, posed) for name, posed in open_.items()}
        tied = {goal for tie in ties for goal in tie.goals}
        known = set(open_)
        one = self.programme.column(1, 1)
        for name, award in awards.items():
            if name in tied:
                parts = self._assumed(name) if award.roots == {award.key} else []
                counted[name] = self._of_award(name, award, parts, one)
                known |= {name} if parts or award.roots != {award.key} else set()
        yield from self._rows(one_by_one(tie.asking(known) for tie in ties), counted, open_)

    def _rows(
        self, ties: Iterable[Tie], counted: Mapping[str, Counted], open_: Iterable[str]
    ) -> Iterator[Owed]:
        owing: dict[str, Sum] = {name: {} for name in open_}
        shared, own = (
            SharedRows(self.programme, counted),
            OwnRows(self.programme, counted, owing),
        )
        seen: set[tuple[str, int]] = set()
        for tie in ties:
            shared.add(tie)
            own.add(tie)
            for name, owed in owing.items():
                for column, weight in owed.items():
                    if (name, column) not in seen:
                        seen.add((name, column))
                        yield Owed(name, column, int(weight), tie.own[0].minimum)

    def _case(self, name: str) -> Case:
        return self.case.for_goal(name, target_of(self.now.graph, name).worth)

    def _counted(self, name: str, posed: Posed) -> Counted:
        return Counted(self._case(name), posed.entries, posed.anywhere, posed.parts)

    def _of_award(self, name: str, award: Entry, parts: list[Part], one: int) -> Counted:
        """What counts in an award: what is recorded with it, else some legal way in which it could have been met."""
        if not parts:
            inside = {entry.key: entry for entry in recorded_with(award, self.now.record)}
            return recorded(self._case(name), inside, one)
        target = target_of(self.now.graph, name)
        posed = pose_under(either(target, parts), one, self._case(name), self.programme)
        for column in posed.remaining:
            self.programme.row({column: 1}, at_most=0)
        self.assumed.append(posed)
        return self._counted(name, posed)

    def _assumed(self, name: str) -> list[Part]:
        """The routes of an award that what is there meets."""
        target = target_of(self.now.graph, name)
        found = solved(target, self.now.case(PLANNED, target))
        met = [route for route, _, outcome in found if outcome.met]
        return [route_part(route, self._case(name)) for route in met]
