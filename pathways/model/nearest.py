"""The nearest name: what somebody who mistyped a name most likely meant."""

from collections.abc import Iterable

_SHORT = 2
"""Letters of a word that differs from every other short word by as little."""


def nearest(word: str, names: Iterable[str]) -> str | None:
    """The name that a person most likely meant by `word`, or None if nothing is close.

    A name with the same last segment is close (`eng101` for `asu.eng101`), and so is one that differs by
    few letters: one in four, at least one, at most three, where two neighbours that changed places count as
    one. Capitals do not matter. Of names equally close the first in alphabetical order is given.

    >>> nearest("asu.eng011", ["asu.eng101", "asu.mat142"])
    'asu.eng101'
    >>> nearest("eng101", ["asu.eng101", "asu.mat142"])
    'asu.eng101'
    >>> nearest("history", ["asu.eng101", "asu.mat142"])
    """
    folded = word.casefold()
    most = min(3, max(1, len(folded) // 4)) if len(folded) > _SHORT else 0
    letters = _letters(folded)
    best: tuple[int, int, str] | None = None
    for name in names:
        other = name.casefold()
        if abs(len(other) - len(folded)) <= most and (letters ^ _letters(other)).bit_count() <= 2 * most:
            far = _distance(folded, other, most)
            if far <= most:
                best = min(best or (0, far, name), (0, far, name))
        if best is None or best[0]:
            best = _by_last_segment(folded, other, name, best)
    return best[2] if best else None


def _by_last_segment(
    folded: str, other: str, name: str, best: tuple[int, int, str] | None
) -> tuple[int, int, str] | None:
    if other.rpartition(".")[2] != folded.rpartition(".")[2]:
        return best
    found = (1, abs(len(other) - len(folded)), name)
    return min(best or found, found)


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
