"""What is asked for in an order: a chain of attempts that a plan shows it by, and what of that must not be taken too late."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import TYPE_CHECKING

from pathways.audit.entry import Entry
from pathways.plan.candidates import Candidates
from pathways.plan.demands import behind
from pathways.plan.ends import first_after, last_before
from pathways.plan.following import Following, FollowingRows
from pathways.plan.steps import Slot
from pathways.search.programme import Programme

if TYPE_CHECKING:
    from pathways.plan.goal_rows import Goals


@dataclass(frozen=True, slots=True)
class Chain:
    """An order that is asked for where a column is one, and not shown where another is; for each attempt a column."""

    asked: int
    broken: int
    picks: tuple[tuple[tuple[Entry, int], ...], ...]

    def pairs(self) -> Iterator[tuple[Entry, int, Entry, int]]:
        """Two attempts of which one comes somewhere before the other, with their columns."""
        for before, after in combinations(self.picks, 2):
            for (one, first), (other, second) in product(before, after):
                yield one, first, other, second

    def followed(self, programme: Programme) -> tuple[Entry, ...]:
        """The attempts by which the last answer shows it; none where it is not asked for or not shown."""
        if not programme.value(self.asked) or programme.value(self.broken):
            return ()
        return tuple(entry for each in self.picks for entry, column in each if programme.value(column))


def chain_rows(
    attempts: Sequence[Sequence[Entry]], asked: int, chosen: Mapping[str, int], programme: Programme
) -> Chain:
    """Columns for the attempts at each item of an order, of which one of each is followed; `chosen` are those of candidates."""
    broken = programme.column(1)
    picks = tuple(tuple((entry, programme.column(1)) for entry in found) for found in attempts)
    for each in picks:
        programme.row({asked: 1, broken: -1, **{column: -1 for _, column in each}}, at_most=0)
        programme.row({column: 1 for _, column in each}, at_most=1)
        for entry, column in each:
            for key in behind(entry, chosen):
                programme.row({column: 1, chosen[key]: -1}, at_most=0)
    chain = Chain(asked, broken, picks)
    for one, first, other, second in chain.pairs():
        if not _may_follow(one, other, chosen):
            programme.row({first: 1, second: 1}, at_most=1)
    return chain


def _may_follow(one: Entry, other: Entry, chosen: Collection[str]) -> bool:
    """Whether an attempt can come after another, be it in the same term; what is under way may be finished at any time."""
    if behind(other, chosen) or other.unfinished:
        return True
    if behind(one, chosen) or one.unfinished:
        return False
    return one.completed is None or other.completed is None or one.completed <= other.completed


@dataclass(frozen=True, slots=True)
class Done:
    """With what something is done: a course of the plan (key), or something on the record; and columns that are one then."""

    course: str
    entry: Entry
    where: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Orders:
    """The orders of a choice: by which attempts they are shown, among candidates in terms, beside what is on the record."""

    chains: Sequence[Chain]
    candidates: Candidates
    slots: Sequence[Slot]
    record: Mapping[str, Entry]

    def following(self, items: Mapping[str, Collection[str]], programme: Programme) -> list[Following]:
        """What the last answer takes in an order; `items` are what counts in each credential it obtains, all by key.

        What is converted or applied for can be so later than it might be; a credential that is awarded by itself cannot.
        """
        found: dict[Following, None] = {}
        for chain in self.chains:
            steps = [(entry, *self._parts(entry, items)) for entry in chain.followed(programme)]
            for (_, first, before), (other, then, there) in combinations(steps, 2):
                if self._is_fixed(other):
                    since = max((first_after(each, self.slots) for each in before), default=0)
                    last = max((last_before(each, self.slots) for each in there), default=0)
                    found[Following(first, then, last, since)] = None
        return [each for each in found if each.is_asked]

    @property
    def _keys(self) -> tuple[str, ...]:
        return (*self.candidates.courses, *self.candidates.conversions, *self.candidates.awards)

    def _is_fixed(self, entry: Entry) -> bool:
        """Whether something is there, or is done with the last of what it takes, and cannot be done later."""
        awards = self.candidates.awards
        return all(
            key in self.candidates.courses or (key in awards and awards[key].automatic)
            for key in behind(entry, self._keys)
        )

    def _parts(
        self, entry: Entry, items: Mapping[str, Collection[str]]
    ) -> tuple[frozenset[str], list[Entry]]:
        """The courses (keys) with which something is done, and what it stands on that is on the record."""
        keys, seen = list(behind(entry, self._keys)), set[str]()
        there = [] if keys else [entry]
        while keys:
            key = keys.pop()
            if key in items and key not in seen:
                keys += items[key]
            elif key in self.record and key not in self._keys:
                there.append(self.record[key])
            seen.add(key)
        return frozenset(seen.intersection(self.candidates.courses)), there

    def write(self, rows: FollowingRows, goals: "Goals") -> None:
        """Rows for attempts that are followed; what counts in a credential in another one is seen to later."""
        for one, first, other, second in (pair for chain in self.chains for pair in chain.pairs()):
            if not self._is_fixed(other):
                continue
            both = {first: 1, second: 1}
            after = list(self._done_with(other, goals))
            for pick, then in zip(rows.one_of([each.where for each in after], both), after, strict=True):
                for each in self._done_with(one, goals):
                    self._before(each, then, {**both, **each.where, pick: 1}, rows)

    def _before(self, one: Done, other: Done, where: Mapping[int, int], rows: FollowingRows) -> None:
        last, since = last_before(other.entry, self.slots), first_after(one.entry, self.slots)
        if one.course and other.course:
            rows.all_before((one.course,), other.course, where)
        elif one.course:
            rows.all_until((one.course,), last, where)
        elif other.course:
            rows.from_on(other.course, since, where)
        elif since > last:
            rows.never(where)

    def _done_with(self, entry: Entry, goals: "Goals") -> Iterator[Done]:
        """All with which something could be done, each where it counts for that."""
        keys = behind(entry, goals.chosen)
        if not keys:
            yield Done("", entry, {})
        for key in keys:
            if key in self.candidates.courses:
                yield Done(key, entry, {})
            elif key in self.candidates.awards:
                posed = goals.uses[self.candidates.awards[key].name]
                for each, column in (applied for leaf in posed.leaves.values() for applied in leaf.applied):
                    courses = behind(each.entry, self.candidates.courses)
                    for course in courses or ("",):
                        yield Done(course, each.entry, {column: 1})
