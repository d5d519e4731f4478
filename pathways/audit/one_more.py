"""One more item for a requirement of a solved route: whether it would count there beside what counts, and lower what remains."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from pathways.audit.allocation.alone import fill_alone, fill_of, line_fill
from pathways.audit.allocation.demand import Candidate, Demand, LineDemand, amount_of, known_keys
from pathways.audit.allocation.outcome import Outcome
from pathways.audit.allocation.parts import Ceiling, Part, demands_in, walk
from pathways.audit.case import Case
from pathways.audit.entry import Entry
from pathways.model.amount import Worth
from pathways.model.learner import Status

_PASSED = frozenset({Status.EARNED})
_UNDER_WAY = frozenset({Status.IN_PROGRESS, Status.PLANNED})


@dataclass(frozen=True, slots=True)
class Place:
    """A leaf with what counts there (`applied`), and what remains of it then."""

    demand: Demand
    applied: tuple[Candidate, ...]
    remaining: int
    in_use: bool


class Solution:
    """A route as it was solved, and what is on the record."""

    def __init__(self, part: Part, outcome: Outcome, case: Case) -> None:
        self.part, self.outcome, self.case = part, outcome, case
        self.places = {demand.path: self._place(demand) for demand in demands_in(part)}

    @cached_property
    def users(self) -> Mapping[tuple[str, str], str]:
        """Where each item counts, for each competition."""
        scopes = {demand.path: demand.scope for demand in demands_in(self.part)}
        return {
            (scopes[path], candidate.item): path
            for path, fill in self.outcome.fills.items()
            if path in scopes
            for candidate, _ in fill.applied
        }

    def _place(self, demand: Demand) -> Place:
        """A leaf as it is filled; one that is not in use as what is spare would fill it."""
        fill = self.outcome.fills.get(demand.path)
        in_use = fill is not None
        if fill is None:
            spare = tuple(each for each in demand.candidates if (demand.scope, each.item) not in self.users)
            fill = fill_alone(replace(demand, candidates=spare), self.case)
        applied = tuple(replace(each, amount=amount) for each, amount in fill.applied)
        return Place(demand, applied, fill_of(demand, applied, self.case).remaining, in_use)

    @cached_property
    def attempts(self) -> Mapping[str, list[Entry]]:
        """What is on the record, by what counts once."""
        found: dict[str, list[Entry]] = {}
        for entry in (*self.case.record, *self.case.held.values()):
            found.setdefault(entry.identity, []).append(entry)
        return found

    def is_new(self, entry: Entry, demand: Demand) -> bool:
        """Whether it can count beside all that is there: it was not passed before, or counts more often, or not like that."""
        before = self.attempts.get(entry.identity, ())
        if any(each.status in _UNDER_WAY for each in before):
            return False
        passed = [each for each in before if each.status in _PASSED]
        if not passed or entry.uses is None:
            return True
        if entry.uses > 1:
            return len(passed) < entry.uses
        there = any(each.entry.identity == entry.identity for each in (*demand.attempts, *demand.candidates))
        return not there and (demand.scope, entry.identity) not in self.users

    def replaced(self, entry: Entry, place: Place) -> Candidate | None:
        """What counts here and once only, of which it would be another attempt."""
        under_way = any(each.status in _UNDER_WAY for each in self.attempts.get(entry.identity, ()))
        if entry.uses != 1 or under_way:
            return None
        return next((each for each in place.applied if each.entry.identity == entry.identity), None)

    def candidate(self, entry: Entry, demand: Demand) -> Candidate | None:
        """An item as this leaf would count it; what is worth as much as is recorded is worth all that is short."""
        if entry.worth is None and demand.unit.measure != "items" and entry.sort == "experience":
            entry = replace(entry, worth=Worth(max(1, demand.need), demand.unit))
        amount = amount_of(entry, demand.unit, self.case, named=demand.leaf.item is not None)
        if not amount:
            return None
        return Candidate(f"{entry.identity}#{entry.key}", entry, amount, entry.uses)

    def lowers(
        self, place: Place, added: Candidate, gone: Candidate | None = None, *, counts_already: bool = False
    ) -> int | None:
        """What would remain of a leaf with one item more (and one gone), if that is allowed; else None.

        An item that `counts_already` elsewhere adds nothing to what limits on everything are about.
        """
        demand = place.demand
        kept = [each for each in place.applied if each is not gone]
        applied = [*kept, added]
        if not self._within_limits(demand, applied):
            return None
        if not counts_already and not self._below_ceilings(added.entry):
            return None
        return fill_of(demand, applied, self.case).remaining

    def _within_limits(self, demand: Demand, applied: Sequence[Candidate]) -> bool:
        return all(
            line_fill(line, applied, self.case, demand.unit).have <= line.limit
            for line in demand.lines
            if not line.at_least
        )

    @cached_property
    def _ceilings(self) -> Sequence[tuple[Ceiling, Sequence[Candidate]]]:
        """Limits on everything, each with what counts and how much of it in the unit of the limit."""
        entries = {
            each.entry.key: each.entry for fill in self.outcome.fills.values() for each, _ in fill.applied
        }
        found = []
        for part in walk(self.part):
            if isinstance(part, Ceiling):
                amounts = [
                    (each, amount_of(each, part.line.unit, self.case, named=False))
                    for each in entries.values()
                ]
                found.append(
                    (
                        part,
                        [
                            Candidate(each.identity, each, amount)
                            for each, amount in amounts
                            if amount is not None
                        ],
                    )
                )
        return found

    def _below_ceilings(self, entry: Entry) -> bool:
        for part, counted in self._ceilings:
            amount = amount_of(entry, part.line.unit, self.case, named=False)
            if amount is not None:
                more = [*counted, Candidate(entry.identity, entry, amount)]
                if line_fill(part.line, more, self.case, part.line.unit).have > part.line.limit:
                    return False
        return True

    def alike(self, added: Candidate, demand: Demand) -> tuple[object, ...]:
        """What decides how an item counts in a leaf: of two that are alike here only one need be tried."""
        entry = added.entry
        lines = tuple(
            (
                self._counts(line, entry),
                amount_of(entry, line.unit, self.case, named=True),
                tuple(known_keys(entry, line.key)) if line.key is not None else (),
                entry.points if line.average is not None else None,
            )
            for line in demand.lines
        )
        limits = tuple(
            (
                self._counts(part.line, entry),
                tuple(known_keys(entry, part.line.key)) if part.line.key is not None else (),
            )
            for part, _ in self._ceilings
        )
        return (added.amount, entry.worth, entry.for_credit, lines, limits)

    def _counts(self, line: LineDemand, entry: Entry) -> bool:
        """Whether a line is about an item."""
        counts = self.case.selecting.takes if line.at_least else self.case.selecting.falls_under
        return line.selection is None or counts(line.selection, entry)


def lowering(solution: Solution, place: Place, entries: Iterable[Entry]) -> Iterator[tuple[Entry, int]]:
    """Those that would lower what remains of a leaf, each with what would remain."""
    known: dict[tuple[object, ...], int | None] = {}
    for entry in entries:
        gone = solution.replaced(entry, place)
        is_new = gone is not None or solution.is_new(entry, place.demand)
        added = solution.candidate(entry, place.demand) if is_new else None
        if added is None:
            continue
        like = (*solution.alike(added, place.demand), gone and gone.item)
        if like not in known:
            known[like] = solution.lowers(place, added, gone)
        left = known[like]
        if left is not None and left < place.remaining:
            yield entry, left
