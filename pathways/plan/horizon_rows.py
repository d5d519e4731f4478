"""How late a choice of courses ends at the earliest, as rows: terms in use, what they hold, and what comes before what."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from pathways.plan.before_rows import BeforeRows
from pathways.plan.candidates import Candidates
from pathways.plan.demands import Demands
from pathways.plan.earliest import Earliest
from pathways.plan.goal_rows import Goals
from pathways.plan.term_rows import terms_in_use
from pathways.search.programme import Programme


@dataclass(frozen=True, slots=True)
class Wait:
    """A course that is not taken before a term (number; never where there is none) unless one of some others is taken too."""

    course: str
    term: int | None
    unless: frozenset[str]


def waits_of(courses: Sequence[str], earliest: Earliest) -> Iterator[Wait]:
    """What a choice of courses alone has to wait longer for than all courses together would."""
    alone = earliest.of(courses)
    for key in courses:
        if alone.get(key) != earliest.term[key]:
            yield Wait(key, alone.get(key), earliest.behind(key).difference(courses))


class HorizonRows:
    """Writes into a programme what every timetable obeys, without saying in which term a course is.

    Courses of one size are counted term by term; so these rows are few, and seldom allow what no timetable does.
    """

    def __init__(
        self,
        goals: Goals,
        candidates: Candidates,
        earliest: Earliest,
        waits: Iterable["Wait"],
        programme: Programme,
    ) -> None:
        """A column for each term that is one where it, or a later one, is in use."""
        self.waits = tuple(waits)
        self.goals, self.candidates, self.earliest, self.programme = goals, candidates, earliest, programme
        self.used: dict[int, int] = {}

    def write(self, numbers: Sequence[int], room: Mapping[int, int]) -> None:
        """All rows."""
        self.used = terms_in_use(numbers, self.programme)
        for key in self.candidates.courses:
            terms = self.earliest.terms(key)
            if terms:
                self.programme.row({self.goals.chosen[key]: 1, self.used[terms[0]]: -1}, at_most=0)
            else:
                self.programme.row({self.goals.chosen[key]: 1}, at_most=0)
        for wait in self.waits:
            row = {self.goals.chosen[wait.course]: 1, **{self.goals.chosen[key]: -1 for key in wait.unless}}
            self.programme.row({**row, self.used[wait.term]: -1} if wait.term else row, at_most=0)
        self._loads(room)
        at = {key: {0: self.goals.chosen[key]} for key in self.candidates.courses}
        whenever = Demands(self.earliest.demands.case, self.earliest.demands.candidates)
        before = BeforeRows(at, self.goals.chosen, whenever, self.goals.counting, self.programme)
        for key, learning in self.candidates.courses.items():
            for asked in (learning.prerequisite, learning.corequisite):
                if asked is not None and key in self.earliest.term:
                    before.after(self.goals.chosen[key], asked, 1, learning)

    def _loads(self, room: Mapping[int, int]) -> None:
        """Of each size as many courses as the terms have places for it, in whichever terms these can be."""
        held: dict[int, dict[int, Fraction]] = {number: {} for number in self.used}
        for size, keys in self._sizes().items():
            places = {number: self.programme.column(room[number] // size) for number in self.used}
            for number, column in places.items():
                held[number][column] = size
            for some in self._kinds_of_terms(keys):
                inside = {
                    self.goals.chosen[key]: -1 for key in keys if some.issuperset(self.earliest.terms(key))
                }
                self.programme.row({**{places[number]: 1 for number in some}, **inside}, at_least=0)
        for number, each in held.items():
            self.programme.row({**each, self.used[number]: -room[number]}, at_most=0)

    def _sizes(self) -> dict[Fraction, list[str]]:
        sizes: dict[Fraction, list[str]] = {}
        for key, load in self.candidates.loads.items():
            if load and key in self.earliest.term:
                sizes.setdefault(load, []).append(key)
        return dict(sorted(sizes.items()))

    def _kinds_of_terms(self, keys: Sequence[str]) -> list[frozenset[int]]:
        """Sets of terms beyond which some courses cannot be taken: those of each, and what they are from a term on."""
        own = dict.fromkeys(frozenset(self.earliest.terms(key)) for key in keys)
        tails = (frozenset(number for number in self.used if number >= first) for first in self.used)
        return list(dict.fromkeys((*own, *tails)))
