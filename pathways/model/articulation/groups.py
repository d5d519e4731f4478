"""Transfer rules that take the same courses for the same receiver, side by side: sorted once, walked through group by group."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from pathways.model.articulation.store import UNKNOWN, Given, Store, Taken
from pathways.text import limits

_SEVERAL = 1 << 63
_RECEIVER = 20


class Rule(NamedTuple):
    """A rule with all that it is compared by; `intervals` are the places of the best and the worst grade of each course.

    `given` are the courses that it gives, `targets` the same with how and for how much.
    """

    number: int
    begins: int
    ends: int
    priority: int
    courses: tuple[int, ...]
    intervals: tuple[tuple[int, int], ...]
    gives: tuple[Given, ...]
    given: frozenset[int]
    targets: tuple[tuple[int, int, int], ...]


def rule_of(store: Store, number: int) -> Rule:
    """A rule of a store."""
    takes, gives = store.takes(number), store.gives(number)
    return Rule(
        number,
        store.begins[number],
        store.ends[number],
        store.priority[number],
        tuple(each.course for each in takes),
        tuple((each.best, each.worst) for each in takes),
        gives,
        frozenset(each.course for each in gives),
        tuple((each.course, each.how, each.worth) for each in gives),
    )


class Groups:
    """The rules of a store by what they take and who gives for it; what counts toward some goals only is with its like."""

    def __init__(self, store: Store) -> None:
        """Sort the rules by a number that tells what they take."""
        self._store = store
        self._several: dict[tuple[tuple[int, ...], int, int], int] = {}
        self.together: dict[tuple[int, int], list[tuple[int, Taken]]] = {}
        self._keys = array("Q", (self._key(number) for number in range(len(store))))
        self._order = array("I", sorted(range(len(store)), key=self._keys.__getitem__))

    def _key(self, number: int) -> int:
        store = self._store
        goals = store.goals_of[number]
        row = store.only_row(number) if not goals else UNKNOWN
        if row != UNKNOWN:
            return self._of_one(store.rows[0][row], store.institution_of(store.rows[4][row]))
        receiver = self._receiver(number)
        takes = store.takes(number)
        if len(takes) == 1 and not goals:
            return self._of_one(takes[0].course, receiver)
        for each in takes if not goals else ():
            self.together.setdefault((each.course, receiver), []).append((number, each))
        courses = tuple(each.course for each in takes)
        return _SEVERAL | self._several.setdefault((courses, receiver, goals), len(self._several))

    @staticmethod
    def _of_one(course: int, receiver: int) -> int:
        return course << _RECEIVER | receiver

    def _receiver(self, number: int) -> int:
        gives = self._store.gives(number)
        return self._store.institution_of(gives[0].course) if gives else 0

    def __iter__(self) -> Iterator[tuple[int, Sequence[int]]]:
        """Each group: the receiver, and the rules in the order of the tables."""
        at = 0
        while at < len(self._order):
            key = self._keys[self._order[at]]
            end = at + 1
            while end < len(self._order) and self._keys[self._order[end]] == key:
                end += 1
            group = self._order[at:end]
            yield self.receiver_of(group[0]), group
            at = end

    def receiver_of(self, number: int) -> int:
        """The institution that gives for what a rule takes."""
        key = self._keys[number]
        return key & ((1 << _RECEIVER) - 1) if not key & _SEVERAL else self._receiver(number)

    def taking(self, courses: tuple[int, ...], receiver: int) -> Sequence[int]:
        """The rules that take just these courses for a receiver."""
        if len(courses) == 1:
            key = self._of_one(courses[0], receiver)
        elif (courses, receiver, 0) in self._several:
            key = _SEVERAL | self._several[courses, receiver, 0]
        else:
            return ()
        first = bisect_left(self._order, key, key=self._keys.__getitem__)
        return self._order[first : bisect_right(self._order, key, key=self._keys.__getitem__)]

    def taking_fewer(self, courses: tuple[int, ...], receiver: int) -> Iterator[int]:
        """The rules that take some of these courses, and not all, and nothing else; none of very many courses."""
        if len(courses) <= limits.TAKEN:
            for size in range(1, len(courses)):
                for some in combinations(courses, size):
                    yield from self.taking(some, receiver)[: limits.ALIKE]
