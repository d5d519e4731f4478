"""The nearest name: what somebody who mistyped a name most likely meant."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

_SHORT = 2
"""Letters of a word that differs from every other short word by as little."""


def nearest(word: str, names: Iterable[str]) -> str | None:
    """The name that a person most likely meant by `word`, or None if nothing is close.

    Closest is a name that differs by few letters: one in four, at least one, at most three, where two neighbours
    that changed places count as one. Then comes a name with the same last segment (`psu.eng101` for `osu.eng101`), then
    one that goes on where `word` ends. Of a `word` in one segment (`eng101`) a name that ends in it is closer than all of
    these, because its institution was left out. Capitals do not matter. Of names equally close the first in alphabetical
    order is given.

    >>> nearest("asu.eng011", ["asu.eng101", "asu.mat142"])
    'asu.eng101'
    >>> nearest("eng101", ["asu.eng101", "asu.mat142"])
    'asu.eng101'
    >>> nearest("eng102", ["ENG101", "asu.eng102"])
    'asu.eng102'
    >>> nearest("undergrad", ["graduate", "undergraduate"])
    'undergraduate'
    >>> nearest("history", ["asu.eng101", "asu.mat142"])
    """
    return Names(names).nearest(word)


@dataclass(slots=True)
class _Start:
    """Letters with which names begin: the names that end here, and the letters with which others go on."""

    names: list[str] = field(default_factory=list)
    following: "dict[str, _Start]" = field(default_factory=dict)


_Row: TypeAlias = list[int]
"""How many letters the beginning of a name differs from each beginning of the word."""


class Names:
    """Names laid out letter by letter, so that of many thousands the nearest is found in no time, again and again."""

    def __init__(self, names: Iterable[str]) -> None:
        """Lay the names out, and list them by their last segment."""
        self._root = _Start()
        self._by_last: dict[str, list[str]] = {}
        for name in names:
            folded = name.casefold()
            at = self._root
            for letter in folded:
                if letter not in at.following:
                    at.following[letter] = _Start()
                at = at.following[letter]
            at.names.append(name)
            self._by_last.setdefault(_last(folded), []).append(name)

    def nearest(self, word: str) -> str | None:
        """What the function `nearest` gives for these names."""
        folded = word.casefold()
        most = _most_letters(folded)
        alike = self._by_last.get(_last(folded), [])
        without_institution = [] if "." in folded else alike
        for far in range(most + 1):  # most slips are of one letter, and the closer, the sooner it is found
            close = self._within(folded, far) or without_institution
            if close:
                return min(close)
        others = alike or self._beginning(folded)
        return min(others, key=lambda name: (abs(len(name.casefold()) - len(folded)), name), default=None)

    def alike(self, word: str) -> str | None:
        """A name that differs by one letter, or by two neighbours that changed places.

        >>> Names(["asu.eng101", "asu.catalogue"]).alike("asu.eng011")
        'asu.eng101'
        >>> Names(["asu.eng101", "asu.catalogue"]).alike("asu.end011")
        """
        folded = word.casefold()
        return min(self._within(folded, min(1, _most_letters(folded))), default=None)

    def _within(self, word: str, most: int) -> list[str]:
        """The names that differ by at most so many letters (optimal string alignment distance).

        Names that begin alike share the rows of their beginning, and where a whole row is too far nobody looks on.
        """
        found: list[str] = []
        todo: list[tuple[_Start, str, _Row, _Row]] = [(self._root, "", list(range(len(word) + 1)), [])]
        while todo:
            at, letter, row, before = todo.pop()
            if row[-1] <= most:
                found += at.names
            for following, start in at.following.items():
                longer = _row(word, letter + following, row, before, most)
                if min(longer) <= most:
                    todo.append((start, following, longer, row))
        return found

    def _beginning(self, folded: str) -> Iterator[str]:
        """The names that go on where a word ends."""
        todo = [self._start(folded)] if len(folded) > _SHORT else []
        for at in todo:
            yield from at.names
            todo.extend(at.following.values())

    def _start(self, folded: str) -> _Start:
        at = self._root
        for letter in folded:
            at = at.following.get(letter) or _Start()
        return at


def _row(word: str, letters: str, above: _Row, before: _Row, most: int) -> _Row:
    """The row of one letter more, by the two rows before it; `letters` are the last two of the name, or its first.

    Beginnings whose lengths differ by more than `most` are too far in any case and are not compared.
    """
    length = above[0] + 1
    row = [length, *[most + 1] * len(word)]
    for column in range(max(1, length - most), min(len(word), length + most) + 1):
        step = min(above[column], row[column - 1]) + 1
        far = above[column - 1] + (letters[-1] != word[column - 1])
        if before and column > 1 and letters == word[column - 1] + word[column - 2]:
            far = min(far, before[column - 2] + 1)
        row[column] = min(step, far)
    return row


def _most_letters(folded: str) -> int:
    """By how many letters a name may differ from a word: one in four, at least one, at most three."""
    return min(3, max(1, len(folded) // 4)) if len(folded) > _SHORT else 0


def _last(folded: str) -> str:
    return folded.rpartition(".")[2]
