"""Terms for what is chosen: as early as can be; what no timetable allows is told by there being none."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from pathways.plan.candidates import Candidates
from pathways.plan.clock import Clock
from pathways.plan.earliest import Earliest
from pathways.plan.following import Following, FollowingRows
from pathways.plan.listed import listed
from pathways.plan.term_rows import TermRows, terms_in_use
from pathways.search.programme import NoAnswerError, OutOfTimeError, Programme

Placed = frozenset[tuple[str, int]]
"""Courses (keys) with the terms (numbers) in which they are taken."""


@dataclass(frozen=True, slots=True)
class Timetabling:
    """What a timetable depends on beside the choice; in a `refuted` one something does not come before what it should."""

    candidates: Candidates
    earliest: Earliest
    numbers: Sequence[int]
    room: Mapping[int, int]
    """What each term (number) holds, in thousandths of a credit."""
    refuted: Collection[Placed]
    below: Mapping[str, Sequence[str]]
    """For each credential that could be obtained (key) what counts in it (keys), if it is."""
    first: Sequence[frozenset[str]] = ()
    """Courses (keys) of goals that are to be finished early, the most important first."""
    orders: Sequence[Following] = ()
    """What is taken no later than other things, because an order is to be shown."""

    def of(self, courses: Sequence[str], beside: frozenset[str], clock: Clock) -> dict[str, int] | None:
        """The terms (numbers) of courses (keys), beside what is converted and obtained; None where there is no timetable.

        Where there is no time for a search, what fits one after the other, if it does.
        """
        seconds = clock.to_place()
        if seconds == 0:
            return self._listed(courses)
        programme = Programme(seconds)
        candidates = self.candidates
        there = beside.union(courses)
        every = (*candidates.courses, *candidates.conversions, *candidates.awards)
        both = {True: programme.column(1, 1), False: programme.column(0)}
        chosen = {key: both[key in there] for key in every}
        used = terms_in_use(self.numbers, programme)
        counting = {key: [({both[True]: 1}, tuple(found))] for key, found in self.below.items()}
        rows = TermRows(courses, chosen, candidates, self.earliest, counting, programme)
        rows.write(used, self.room)
        at = rows.at
        later = FollowingRows(at, programme)
        for order in self.orders:
            later.one(order)
        for refuted in self.refuted:
            if {key for key, _ in refuted} == set(courses):
                programme.row({at[key][number]: 1 for key, number in refuted}, at_most=len(refuted) - 1)
        try:
            for objective in _wishes(courses, at, used, self.first):
                programme.least(objective)
        except NoAnswerError:
            return None
        except OutOfTimeError:
            if not programme.answered:
                return self._listed(courses)
        return {key: number for key in courses for number, each in at[key].items() if programme.value(each)}

    def _listed(self, courses: Sequence[str]) -> dict[str, int] | None:
        found = listed(courses, self.earliest, self.candidates.loads, self.room)
        if found is None or frozenset(found.items()) in self.refuted:
            return None
        return found if all(each.is_kept(found) for each in self.orders) else None


def _wishes(
    courses: Sequence[str],
    at: Mapping[str, Mapping[int, int]],
    used: Mapping[int, int],
    first: Sequence[frozenset[str]],
) -> Iterable[Mapping[int, int]]:
    """The earliest end, then what is of the first goals early, then all of it, then first what is preferred."""
    yield dict.fromkeys(used.values(), 1)
    for some in first:
        yield {each: number for key in courses if key in some for number, each in at[key].items()}
    yield {each: number for key in courses for number, each in at[key].items()}
    yield {
        each: number * weight
        for weight, key in enumerate(reversed(courses), 1)
        for number, each in at[key].items()
    }
