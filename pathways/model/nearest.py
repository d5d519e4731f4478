"""The nearest name: what somebody who mistyped a name most likely meant."""

from collections.abc import Iterable

_SHORT = 2
"""Letters of a word that differs from every other short word by as little."""


def nearest(word: str, names: Iterable[str]) -> str | None:
    """The name that a person most likely meant by `word`, or None if nothing is close.

    Closest is a name that differs by few letters: one in four, at least one, at most three, where two neighbours
    that changed places count as one. Then comes a name with the same last segment (`asu.eng101` for `eng101`), then
    one that goes on where `word` ends. Capitals do not matter. Of names equally close the first in alphabetical
    order is given.

    >>> nearest("asu.eng011", ["asu.eng101", "asu.mat142"])
    'asu.eng101'
    >>> nearest("eng101", ["asu.eng101", "asu.mat142"])
    'asu.eng101'
    >>> nearest("undergrad", ["graduate", "undergraduate"])
    'undergraduate'
    >>> nearest("history", ["asu.eng101", "asu.mat142"])
    """
    folded = word.casefold()
    most = min(3, max(1, len(folded) // 4)) if len(folded) > _SHORT else 0
    letters = _letters(folded)
    found: list[tuple[int, int, str]] = []
    for name in names:
        other = name.casefold()
        longer = abs(len(other) - len(folded))
        if longer <= most and (letters ^ _letters(other)).bit_count() <= 2 * most:
            far = _distance(folded, other, most)
            if far <= most:
                found.append((0, far, name))
        if other.rpartition(".")[2] == folded.rpartition(".")[2]:
            found.append((1, longer, name))
        elif len(folded) > _SHORT and other.startswith(folded):
            found.append((2, longer, name))
    return min(found)[2] if found else None


def _letters(word: str) -> int:
    """Which characters a word has, as bits: words that differ by `n` letters differ by at most `2 n` bits."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 63)
    return bits


def _distance(one: str, other: str, most: int) -> int:
    """How many letters differ (optimal string alignment distance), or `most + 1` as soon as it is more."""
    before: list[int] = []
    above = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        here = [row]
        for column, facing in enumerate(other, 1):
            step = min(above[column] + 1, here[-1] + 1, above[column - 1] + (letter != facing))
            swapped = row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == facing
            here.append(min(step, before[column - 2] + 1) if swapped else step)
        if min(here) > most:
            return most + 1
        before, above = above, here
    return above[-1]
