"""What to take, convert and obtain, chosen before any timetable: the goals as rows, and what every timetable obeys."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, product
from math import gcd

from pathways.audit.allocation.parts import Choice as Ways
from pathways.audit.target import Graph, target_of
from pathways.plan.candidates import Candidates
from pathways.plan.demands import Demands
from pathways.plan.earliest import Earliest
from pathways.plan.ends import ends_in
from pathways.plan.following import FollowingRows
from pathways.plan.goal_rows import GoalRows
from pathways.plan.horizon_rows import HorizonRows, Wait
from pathways.plan.kinds import kinds_of
from pathways.plan.orders import Orders
from pathways.plan.steps import Slot
from pathways.plan.term_rows import TermRows
from pathways.search.programme import NoAnswerError, OutOfTimeError, Programme, Terms

_CASES = 16
"""The most cases that are looked at one by one."""
_EXACT = 10**9
"""Objectives stay below this, so that the solver's numbers are exact with room to spare."""


class Choice:
    """A programme with the goals; wishes are settled one after the other, in each case by itself.

    A case is a way to each goal, and which credentials below are obtained. Unless it is given a column for each course in each
    term, it may allow what no timetable does.
    """

    def __init__(  # noqa: PLR0913, PLR0917 # all that a choice depends on
        self,
        graph: Graph,
        names: Sequence[str],
        candidates: Candidates,
        slots: Sequence[Slot],
        room: Mapping[int, int],
        waits: Iterable[Wait],
        rows: GoalRows,
    ) -> None:
        self.candidates, self.programme = candidates, rows.programme
        self.goals = rows.write(names)
        self.orders = Orders(
            tuple(self.goals.chains.values()),
            candidates,
            slots,
            {entry.key: entry for entry in rows.case.record},
        )
        ends = ends_in(candidates.supposed.items, slots)
        self.earliest = Earliest(candidates, slots, Demands(rows.case, self.goals.chosen.keys(), ends))
        numbers = [slot.number for slot in slots]
        horizon = HorizonRows(self.goals, candidates, self.earliest, waits, self.programme)
        horizon.write(numbers, room)
        self.used = horizon.used
        self.order = self._in_order(graph, names)
        self.kinds = kinds_of(self.programme, self.goals, self.order, self._seen)
        for kind in self.kinds:
            for first, second in pairwise(kind):
                self.programme.row({self._of(first): 1, self._of(second): -1}, at_least=0)
        self.cases: list[Mapping[int, int]] = list(self._cases(names))

    def _of(self, key: str) -> int:
        return self.goals.chosen[key]

    def _in_order(self, graph: Graph, names: Iterable[str]) -> list[str]:
        """Courses in the order in which one is preferred to another where nothing else tells them apart."""
        level = next(
            (
                found
                for name in names
                if (found := getattr(target_of(graph, name).declaration, "level", None))
            ),
            None,
        )
        courses = self.candidates.courses
        places = {key: at for at, key in enumerate(courses)}

        def preferred(key: str) -> tuple[bool, bool, int]:
            other = level is not None and courses[key].level not in {None, level}
            return key not in self.candidates.named, other, places[key]

        return sorted(courses, key=preferred)

    def _seen(self, key: str) -> tuple[object, ...]:
        learning = self.candidates.courses[key]
        return (
            learning.sort,
            self.candidates.loads[key],
            learning.price,
            self.earliest.terms(key),
            key in self.candidates.named,
            learning.level,
        )

    def _cases(self, names: Iterable[str]) -> Iterator[dict[int, int]]:
        """Ways to the goals, the first being the most important, and credentials that are obtained or not."""
        decisions: list[list[dict[int, int]]] = []
        for name in names:
            posed = self.goals.uses[name]
            ways = posed.choices.get(f"{name}/any")
            if isinstance(ways, Ways):
                picks = [posed.picks[ways.path, at] for at in range(len(ways.members))]
                decisions.append([{pick: int(pick == taken) for pick in picks} for taken in picks])
        decisions += [[{self._of(key): 1}, {self._of(key): 0}] for key in reversed(self.candidates.awards)]
        number, few = 1, []
        for each in decisions:
            if number * len(each) <= _CASES:
                number *= len(each)
                few.append(each)
        for some in product(*few):
            yield {column: value for each in some for column, value in each.items()}

    def with_terms(self, room: Mapping[int, int]) -> None:
        """A column for each course in each term too."""
        goals = self.goals
        terms = TermRows(
            self.candidates.courses,
            goals.chosen,
            self.candidates,
            self.earliest,
            goals.counting,
            self.programme,
        )
        terms.write(self.used, room)
        self.orders.write(FollowingRows(terms.at, self.programme), self.goals)

    def settle(self, wishes: Sequence[Mapping[int, int]]) -> None:
        """That least remains, and then the wishes; mostly nothing remains, and so that is tried first.

        NoAnswerError if nothing is possible at all.
        """
        first, *others = _in_few(wishes, self.programme)
        nothing = {column: 0 for each in self.goals.remaining for column in each}
        try:
            self.cases = self.programme.least_among(first, [{**case, **nothing} for case in self.cases])
        except NoAnswerError:
            for remaining in self.goals.remaining:
                self.least(remaining)
            self.least(first)
        for wish in others:
            self.least(wish)

    def least(self, objective: Terms) -> None:
        """Settle a wish; NoAnswerError if nothing is possible at all."""
        self.cases = self.programme.least_among(objective, self.cases)

    def least_other(self, taken: Sequence[str], measures: Iterable[tuple[Mapping[int, int], int]]) -> None:
        """With measures no greater than some values as few courses as can be beside some (keys), or few enough for the time."""
        for measure, value in measures:
            self.programme.row(measure, at_most=value)
        others = {self._of(key): 1 for key in self.order if key not in taken}
        try:
            self.least(others)
        except OutOfTimeError:
            if not self.programme.answered:
                raise

    def of_goal(self, name: str) -> frozenset[str]:
        """What counts toward a goal of that which is chosen (keys)."""
        posed = self.goals.uses[name]
        return frozenset(
            each.entry.key
            for leaf in posed.leaves.values()
            for each, column in leaf.applied
            if self.programme.value(column)
        )

    def below(self, key: str) -> tuple[str, ...]:
        """What counts of the candidates (keys) in a credential (key), if it is obtained."""
        found = {
            each: None
            for usage, keys in self.goals.counting[key]
            if any(self.programme.value(column) for column in usage)
            for each in keys
        }
        return tuple(found)

    def taken(self) -> tuple[str, ...]:
        """The courses (keys) that are chosen, in order of preference."""
        return tuple(key for key in self.order if self.programme.value(self._of(key)))


def together(wishes: Sequence[Mapping[int, int]], programme: Programme) -> dict[int, int]:
    """One objective in place of several, of which the first always outweighs the others."""
    found: dict[int, int] = {}
    for wish in wishes:
        weight = _most(wish, programme) + 1
        found = {column: factor * weight for column, factor in found.items()}
        for column, factor in wish.items():
            found[column] = found.get(column, 0) + factor
    return found


def _in_few(wishes: Sequence[Mapping[int, int]], programme: Programme) -> list[dict[int, int]]:
    """Wishes as few objectives, whose values the solver still tells apart exactly."""
    found: list[dict[int, int]] = []
    for wish in wishes:
        common = gcd(*wish.values()) or 1
        reduced = {column: factor // common for column, factor in wish.items()}
        joined = together([found[-1], reduced], programme) if found else reduced
        if found and _most(joined, programme) <= _EXACT:
            found[-1] = joined
        else:
            found.append(reduced)
    return found


def _most(wish: Mapping[int, int], programme: Programme) -> int:
    return sum(factor * programme.most(column) for column, factor in wish.items())
