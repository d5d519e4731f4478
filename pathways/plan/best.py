"""The best plan by search: least remains, then least of what was asked for, then of the rest, then by names alone.

All that could be taken stands in one supposed record; goals are written down as the audit writes them, and what counts
anywhere must be part of the plan. One wish is settled after the other, as in an audit. The proof is about these candidates, each
taken once; a branch that learning itself turns (`when holds ...`) is read as if all of them were there.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b

from pathways.audit.target import Graph, target_of
from pathways.model.requirement import Line, Requirement
from pathways.plan.candidates import Candidates
from pathways.plan.goal_rows import GoalRows, Goals
from pathways.plan.slots import slots_ahead
from pathways.plan.steps import Errand, Slot
from pathways.plan.term_rows import TermRows, credits_of
from pathways.plan.wish import By, Wish
from pathways.search.programme import OutOfTimeError, Programme

_STEP = 1_000
"""How much more a step weighs than one term later; no plan has so many terms in all."""
_TIES = 256
Chosen = frozenset[tuple[str, int]]
"""Courses (keys) with the terms (numbers) in which they are taken."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was chosen: courses with their terms, conversions and awards (keys), errands, and what remains."""

    takes: Mapping[str, int]
    converts: tuple[str, ...]
    obtains: tuple[str, ...]
    errands: tuple[Errand, ...]
    behind: Mapping[str, tuple[str, ...]]
    """For each credential that is obtained (key) the items (keys) that count in it."""
    remaining: int
    left: tuple[Requirement | Line, ...]
    proven: bool

    @property
    def chosen(self) -> Chosen:
        """The courses with their terms."""
        return frozenset(self.takes.items())


@dataclass(slots=True)
class Best:
    """A search for plans; each `find` leaves out what was found to be no plan, and what is too much like an earlier one."""

    graph: Graph
    goals: Sequence[str]
    as_of: date
    wish: Wish
    candidates: Candidates
    refuted: list[Chosen] = field(default_factory=list)
    """Choices that the audit does not accept as plans."""
    unlike: list[Chosen] = field(default_factory=list)
    """Plans from which the next one differs in substance: in half of its courses."""

    def slots(self) -> tuple[Slot, ...]:
        """The terms ahead, those of where the first goal is awarded."""
        declaration = target_of(self.graph, self.goals[0]).declaration
        issuer = getattr(declaration, "issuer", None)
        return slots_ahead(issuer, self.graph.graph["catalogue"], self.as_of, self.wish.terms)

    def find(self) -> Found | None:
        """The best that is left; None where nothing is found in time."""
        programme = Programme(self.wish.seconds)
        rows = GoalRows(self.graph, self.candidates, self.as_of, programme)
        goals = rows.write(self.goals)
        terms = TermRows(goals, self.candidates, self.slots(), self.wish.per_term, rows.case, programme)
        terms.write()
        self._leave_out(goals, terms, programme)
        wishes = [*goals.remaining, *self._wishes(goals, terms, programme)]
        proven = False
        with suppress(OutOfTimeError):
            for objective in wishes:
                programme.least(objective)
            proven = True
        return self._found(goals, terms, programme, proven=proven) if programme.answered else None

    def _leave_out(self, goals: Goals, terms: TermRows, programme: Programme) -> None:
        columns = {(key, number): at for key, each in terms.at.items() for number, at in each.items()}
        for chosen in self.refuted:
            row = {at: 1 if place in chosen else -1 for place, at in columns.items()}
            programme.row(row, at_most=len(chosen) - 1)
        for chosen in self.unlike:
            kept = {goals.chosen[key]: 1 for key, _ in chosen}
            programme.row(kept, at_most=len(kept) // 2)

    def _wishes(self, goals: Goals, terms: TermRows, programme: Programme) -> Iterator[Mapping[int, int]]:
        """What is least after what remains: as asked; then as few steps as can be, then early ones; then by order and names."""
        courses = self.candidates.courses
        least = {
            By.CREDITS: {goals.chosen[key]: credits_of(each) for key, each in courses.items()},
            By.COST: self._prices(goals),
            By.TIME: dict.fromkeys(self._used(terms, programme), 1),
        }
        yield least.pop(self.wish.by)
        yield from least.values()
        late = {at: number for each in terms.at.values() for number, at in each.items()}
        steps = (*goals.chosen.values(), *goals.errands.values())
        yield {**dict.fromkeys(steps, _STEP), **late}
        yield {
            at: place * _TIES + _tie(f"{key}|{number}")
            for place, (key, each) in enumerate(terms.at.items(), 1)
            for number, at in each.items()
        }

    def _used(self, terms: TermRows, programme: Programme) -> list[int]:
        """For each term a column that is one if anything is taken in it or later."""
        columns: list[int] = []
        for slot in reversed(self.slots()):
            taken = [each[slot.number] for each in terms.at.values() if slot.number in each]
            column = programme.column(1)
            for at in (*taken, *columns[-1:]):
                programme.row({at: 1, column: -1}, at_most=0)
            columns.append(column)
        return columns

    def _prices(self, goals: Goals) -> dict[int, int]:
        """Prices in cents of the currency in which most have one; what has none costs nothing as far as is known."""
        found = {
            goals.chosen[key]: price for key, price in self.candidates.prices().items() if price is not None
        }
        currencies = [price.currency for price in found.values()]
        main = max(sorted(set(currencies)), key=currencies.count, default="")
        return {column: price.cents for column, price in found.items() if price.currency == main}

    def _behind(self, key: str, goals: Goals, programme: Programme) -> tuple[str, ...]:
        """The items behind an award: those that are assumed where it counts, else those that count in it by itself."""
        tops = goals.uses.values()
        assumed = [inside for top in tops for name, inside in top.below if name == key]
        for posed in (*assumed, goals.uses[self.candidates.awards[key].name]):
            applied = [
                candidate.entry.key
                for leaf in posed.leaves.values()
                for candidate, column in leaf.applied
                if programme.value(column)
            ]
            if applied:
                return tuple(dict.fromkeys(applied))
        return ()

    @staticmethod
    def _left(goals: Goals, programme: Programme) -> tuple[Requirement | Line, ...]:
        """What remains, requirement by requirement; what others contribute to where none of these by itself is short."""
        if not any(programme.value(column) for each in goals.remaining for column in each):
            return ()
        short = tuple(asked for column, asked in goals.open.values() if programme.value(column))
        return short or tuple(asked for column, asked in goals.gathered.values() if programme.value(column))

    def _found(self, goals: Goals, terms: TermRows, programme: Programme, *, proven: bool) -> Found:
        value = programme.value
        obtained = tuple(key for key in self.candidates.awards if value(goals.chosen[key]))
        behind = {key: self._behind(key, goals, programme) for key in obtained}
        return Found(
            takes={key: number for key, each in terms.at.items() for number, at in each.items() if value(at)},
            converts=tuple(key for key in self.candidates.conversions if value(goals.chosen[key])),
            obtains=obtained,
            errands=tuple(errand for errand, column in goals.errands.items() if value(column)),
            behind=behind,
            remaining=sum(weight * value(at) for each in goals.remaining for at, weight in each.items()),
            left=self._left(goals, programme),
            proven=proven,
        )


def _tie(name: str) -> int:
    """A number that depends on a name alone."""
    return int.from_bytes(blake2b(name.encode(), digest_size=4).digest(), "big") % _TIES
