"""The best plan by search: least remains, then least of what was asked for, then of the rest, then by names alone.

All that could be taken stands in one supposed record; goals are written down as the audit writes them, and what counts
anywhere must be part of the plan. First is chosen what to take, by rows that every timetable obeys, and then when. Where there
is a timetable that ends as early as those rows say at the earliest, nothing is better; else both are searched for together.
The proof is about these candidates, each taken once; a branch that learning itself turns (`when holds ...`) is read as if all
of them were there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from math import lcm

from pathways.audit.target import Graph, target_of
from pathways.plan.candidates import Candidates
from pathways.plan.choice import Choice, together
from pathways.plan.clock import Clock
from pathways.plan.following import Following
from pathways.plan.found import Found, found_in, items_behind
from pathways.plan.goal_rows import GoalRows, Goals
from pathways.plan.horizon_rows import Wait, waits_of
from pathways.plan.load import rooms
from pathways.plan.slots import slots_ahead
from pathways.plan.steps import Slot
from pathways.plan.timetable import Placed, Timetabling
from pathways.plan.wish import By, Wish
from pathways.search.programme import NoAnswerError, OutOfTimeError, Programme

_TO_PREFER = 0.5
"""The share of the time left that it may take to choose among what is equally good."""
_ROUNDS = 8
"""How often is looked for a choice whose timetable ends as early as was thought, before both are searched for together."""


@dataclass(frozen=True, slots=True)
class _Searched:
    """What a search came to: what was found, if there is a timetable for it, its number of terms, and how many there must be."""

    found: Found | None
    ends: int
    bound: int
    proven: bool
    taken: tuple[str, ...]
    values: tuple[int, ...]
    """What remains, and each measure in the order that was asked for."""

    @property
    def is_best(self) -> bool:
        return self.found is not None and self.proven and self.ends == self.bound


@dataclass(slots=True)
class Best:
    """A search for plans; each `find` leaves out what was found to be no plan, and what is too much like an earlier one."""

    graph: Graph
    goals: Sequence[str]
    as_of: date
    wish: Wish
    candidates: Candidates
    clock: Clock
    refuted: list[Placed] = field(default_factory=list)
    """Timetables in which, as the audit sees it, something is not met when it should be."""
    excluded: list[frozenset[str]] = field(default_factory=list)
    """Courses (keys) that together are no plan for the audit, whenever they are taken."""
    waits: list[Wait] = field(default_factory=list)
    """What was learnt of how late courses are."""
    unlike: list[frozenset[str]] = field(default_factory=list)
    """Steps (keys) of earlier plans, of which the next one has half at most."""

    def slots(self) -> tuple[Slot, ...]:
        """The terms ahead, those of where the first goal is awarded."""
        declaration = target_of(self.graph, self.goals[0]).declaration
        issuer = getattr(declaration, "issuer", None)
        return slots_ahead(issuer, self.graph.graph["catalogue"], self.as_of, self.wish.terms)

    @property
    def _room(self) -> Mapping[int, int]:
        """What each term (number) holds beside what is to be completed in it already, in thousandths of a credit."""
        catalogue, found = self.graph.graph["catalogue"], self.candidates
        return rooms(self.wish.per_term, self.slots(), found.supposed.items, found.unit, catalogue)

    def find(self, by: By) -> Found | None:
        """The best that is left by a measure; None where nothing is found in time."""
        known: int | None = None
        quick: _Searched | None = None
        some: Found | None = None
        for _ in range(_ROUNDS):
            if known == len(self.waits) or not self.clock.is_running:
                break
            known = len(self.waits)
            quick = self._search(by, timed=False)
            if quick is None:
                return _unproven(some)
            if quick.is_best:
                return quick.found
            some = quick.found or some
        if quick is None:
            return None
        for near in (quick, None) if quick.proven else (None,):
            whole = self._search(by, timed=True, near=near) if self.clock.is_running else None
            if whole is not None and whole.found is not None:
                return whole.found
        return _unproven(some)

    def _search(self, by: By, *, timed: bool, near: _Searched | None = None) -> _Searched | None:
        """A choice and then its timetable; with `timed` the choice is made together with one.

        With `near` only what is as good is looked for, and of that what differs least.
        """
        programme = Programme()
        rows = GoalRows(self.graph, self.candidates, self.as_of, programme)
        choice = Choice(self.graph, self.goals, self.candidates, self.slots(), self._room, self.waits, rows)
        if timed:
            choice.with_terms(self._room)
        self._leave_out(choice, programme)
        measures = [*choice.goals.remaining, *self._wishes(choice, by)]
        self.clock.prepared()
        programme.allow(self.clock.to_search())
        proven = False
        try:
            if near is None:
                choice.settle(measures[len(self.goals) :])
                proven = True
                programme.allow(_share(self.clock.to_search(), _TO_PREFER))
                choice.least(self._preferred(choice))
            else:
                choice.least_other(near.taken, zip(measures, near.values, strict=True))
                proven = True
        except NoAnswerError:
            return None
        except OutOfTimeError:
            if not programme.answered:
                return None
        return self._searched(choice, measures, by, proven=proven)

    def _searched(
        self, choice: Choice, measures: Sequence[Mapping[int, int]], by: By, *, proven: bool
    ) -> _Searched:
        programme = choice.programme
        takes = self._timetable(choice)
        bound = sum(programme.value(column) for column in choice.used.values())
        ends = max((takes or {}).values(), default=0)
        if ends != bound:
            self.waits += waits_of(choice.taken(), choice.earliest)
        values = tuple(
            sum(factor * programme.value(column) for column, factor in each.items()) for each in measures
        )
        found = None
        if takes is not None:
            measured = dict(zip(self._order(by), values[len(self.goals) :], strict=True))
            found = found_in(choice, takes, {**measured, By.TIME: ends}, proven=proven)
        return _Searched(found, ends, bound, proven, choice.taken(), values)

    def _timetable(self, choice: Choice) -> Mapping[str, int] | None:
        chosen = choice.goals.chosen
        beside = frozenset(
            key
            for key in (*self.candidates.conversions, *self.candidates.awards)
            if choice.programme.value(chosen[key])
        )
        numbers = tuple(choice.used)
        timetabling = Timetabling(
            self.candidates,
            choice.earliest,
            numbers,
            self._room,
            tuple(self.refuted),
            {key: choice.below(key) for key in self.candidates.awards},
            [choice.of_goal(name) for name in self.goals[:-1]],
            self._following(choice),
        )
        return timetabling.of(choice.taken(), beside, self.clock)

    def _following(self, choice: Choice) -> list[Following]:
        obtained = [key for key in self.candidates.awards if choice.programme.value(choice.goals.chosen[key])]
        items = {key: items_behind(key, choice) for key in obtained}
        return choice.orders.following(items, choice.programme)

    def _leave_out(self, choice: Choice, programme: Programme) -> None:
        chosen = choice.goals.chosen
        for courses in self.excluded:
            row = {chosen[key]: 1 if key in courses else -1 for key in self.candidates.courses}
            programme.row(row, at_most=len(courses) - 1)
        for steps in self.unlike:
            programme.row({chosen[key]: 1 for key in steps}, at_most=len(steps) // 2)

    def _wishes(self, choice: Choice, by: By) -> list[Mapping[int, int]]:
        """What is least after what remains: as asked, and then the other measures in their order."""
        loads, chosen = self.candidates.loads, choice.goals.chosen
        parts = lcm(*(load.denominator for load in loads.values()))
        least = {
            By.CREDITS: {chosen[key]: int(load * parts) for key, load in loads.items()},
            By.COST: self._prices(choice.goals),
            By.TIME: dict.fromkeys(choice.used.values(), 1),
        }
        return [least[measure] for measure in self._order(by)]

    @staticmethod
    def _order(by: By) -> tuple[By, ...]:
        return (by, *(other for other in By if other is not by))

    @staticmethod
    def _preferred(choice: Choice) -> Mapping[int, int]:
        """What tells plans apart that are equally good: as few steps as can be, and of those what is preferred."""
        goals = choice.goals
        many = len(choice.order) + 1
        preferred = {
            goals.chosen[key]: (0 if key in choice.candidates.named else many) + place
            for place, key in enumerate(choice.order, 1)
        }
        steps = (*goals.chosen.values(), *goals.errands.values())
        return together([dict.fromkeys(steps, 1), preferred], choice.programme)

    def _prices(self, goals: Goals) -> dict[int, int]:
        """Prices in cents of the currency in which most have one; what has none costs nothing as far as is known."""
        found = {
            goals.chosen[key]: price for key, price in self.candidates.prices().items() if price is not None
        }
        currencies = [price.currency for price in found.values()]
        main = max(sorted(set(currencies)), key=currencies.count, default="")
        return {column: price.cents for column, price in found.items() if price.currency == main}


def _share(seconds: float | None, share: float) -> float | None:
    return None if seconds is None else seconds * share


def _unproven(found: Found | None) -> Found | None:
    return replace(found, proven=False) if found is not None else None
