"""Several things in one phrase: joined by a word, cut where nobody would read on, counted with the right ending."""

from collections.abc import Sequence

MOST_TOLD = 8
"""How many things of a list are told before `and 5 more`."""


def joined(parts: Sequence[str], word: str = "and") -> str:
    """Parts with commas and a word before the last.

    >>> joined(["A", "B", "C"]), joined(["A"], "or"), joined([])
    ('A, B and C', 'A', 'nothing')
    """
    if not parts:
        return "nothing"
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {word} {parts[-1]}"


def shortened(parts: Sequence[str], word: str = "and", most: int = MOST_TOLD) -> str:
    """The first parts, and how many more there are; one part more than `most` is told, since counting it is no shorter.

    >>> shortened(["A", "B", "C", "D"], "or", most=2)
    'A, B or 2 more'
    """
    if len(parts) <= most + 1:
        return joined(parts, word)
    return f"{', '.join(parts[:most])} {word} {len(parts) - most} more"


def counted(number: int, one: str, several: str = "") -> str:
    """A number of things.

    >>> counted(1, "course"), counted(2000, "course"), counted(0, "it", "them")
    ('1 course', '2,000 courses', '0 them')
    """
    return f"{number:,} {one if number == 1 else several or one + 's'}"


def capital(phrase: str) -> str:
    """A phrase of ours as the opening of a sentence.

    >>> capital("all of these")
    'All of these'
    """
    return phrase[:1].upper() + phrase[1:]
