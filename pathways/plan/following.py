"""What is taken no later than something else, because an order is to be shown; as data, and as rows over terms."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from pathways.search.programme import Programme


@dataclass(frozen=True, slots=True)
class Following:
    """Courses (keys) that are all taken no later than one, at least, of some others, or than a term (number), `last`.

    What comes first may also be on the record: then one of the others is taken no earlier than a term, `since`.
    """

    first: frozenset[str]
    then: frozenset[str]
    last: int
    since: int = 0

    @property
    def is_asked(self) -> bool:
        """Whether anything hangs on it."""
        return bool(self.first - self.then) or self.since > self.last

    def is_kept(self, terms: Mapping[str, int]) -> bool:
        """Whether it is so where courses (keys) are taken in some terms (numbers)."""
        first = max((*(terms[key] for key in self.first), self.since))
        return first <= max((*(terms[key] for key in self.then), self.last))


class FollowingRows:
    """Writes into a programme that some courses are taken no later than others; `at` has a column for each in each term."""

    def __init__(self, at: Mapping[str, Mapping[int, int]], programme: Programme) -> None:
        self.at, self.programme = at, programme

    def one(self, each: Following) -> None:
        """What is chosen already."""
        then = sorted(each.then)
        *picks, at_last = self.one_of([{} for _ in (*then, "")], {})
        for key, pick in zip(then, picks, strict=True):
            self.all_before(each.first, key, {pick: 1})
            self.from_on(key, each.since, {pick: 1})
        self.all_until(each.first, each.last, {at_last: 1})
        if each.since > each.last:
            self.never({at_last: 1})

    def one_of(self, ways: Sequence[Mapping[int, int]], where: Mapping[int, int]) -> list[int]:
        """For each way a column that is one only where its own are; one of them is, where all of `where` are one."""
        picks = [self.programme.column(1) for _ in ways]
        self.programme.row({**where, **dict.fromkeys(picks, -1)}, at_most=len(where) - 1)
        for pick, only_if in zip(picks, ways, strict=True):
            for column in only_if:
                self.programme.row({pick: 1, column: -1}, at_most=0)
        return picks

    def all_before(self, first: Collection[str], last: str, where: Mapping[int, int]) -> None:
        """None of `first` later than `last`, where all columns of `where` are one."""
        for key in sorted(set(first) - {last}):
            for number, column in self.at[last].items():
                until = {early: -1 for at, early in self.at[key].items() if at <= number}
                self.programme.row({column: 1, **until, **where}, at_most=len(where))

    def all_until(self, first: Collection[str], last: int, where: Mapping[int, int]) -> None:
        """None of `first` later than a term (number), where all columns of `where` are one."""
        for key in sorted(first):
            for number, column in self.at[key].items():
                if number > last:
                    self.programme.row({column: 1, **where}, at_most=len(where))

    def from_on(self, key: str, first: int, where: Mapping[int, int]) -> None:
        """A course (key) no earlier than a term (number), where all columns of `where` are one."""
        for number, column in self.at[key].items():
            if number < first:
                self.programme.row({column: 1, **where}, at_most=len(where))

    def never(self, where: Mapping[int, int]) -> None:
        """Not all columns of `where` are one."""
        self.programme.row(where, at_most=len(where) - 1)
