"""How wide a text is and where its lines break, by the letter widths of the font of PNG pictures."""

import json
import unicodedata
from enum import Enum
from functools import cache
from pathlib import Path

# Characters that the font lacks come from some other font: those of East Asia are a full em wide, others
# about as wide as our own letters.
FULL_EM, LETTER = 1000, 620


class Weight(Enum):
    """The two weights of the font, with the numbers that SVG calls them by."""

    REGULAR = 400
    SEMIBOLD = 600


@cache
def _advances(weight: Weight) -> dict[str, int]:
    """Return the width of every character the font has, in thousandths of the font size."""
    table = json.loads((Path(__file__).parent / "source_sans.json").read_text(encoding="utf-8"))
    return {char: int(width) for width, chars in table[weight.name.lower()].items() for char in chars}


def font_has(text: str) -> bool:
    """Tell whether the font has every character of `text`.

    >>> font_has("Dvořák"), font_has("学士")
    (True, False)
    """
    return all(char in _advances(Weight.REGULAR) for char in text)


def text_width(text: str, size: float, weight: Weight = Weight.REGULAR) -> float:
    """Return the width of `text` in pixels at font size `size`; those the font lacks are estimated.

    >>> text_width("Badge", 10)
    26.47
    """
    advances = _advances(weight)
    total = 0
    for char in text:
        known = advances.get(char)
        if known is not None:
            total += known
        elif unicodedata.category(char) not in {"Mn", "Me", "Cf"}:
            total += FULL_EM if unicodedata.east_asian_width(char) in {"W", "F"} else LETTER
    return total * size / 1000


def shortened(text: str, width: float, size: float, weight: Weight = Weight.REGULAR) -> str:
    """Return `text`, or as much of its beginning as fits into `width` pixels with an ellipsis behind."""
    if text_width(text, size, weight) <= width:
        return text
    kept = text
    while kept and text_width(kept.rstrip() + "…", size, weight) > width:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def wrapped(
    text: str, width: float, size: float, weight: Weight = Weight.REGULAR, most: int = 4
) -> tuple[str, ...]:
    """Break `text` at spaces into at most `most` lines, none wider than `width` pixels.

    A word wider than a line is broken inside; what does not fit into the last line is cut with an ellipsis.

    >>> wrapped("Bachelor of Science in Data Analytics", 120, 13)
    ('Bachelor of Science in', 'Data Analytics')
    """
    lines: list[str] = []
    rest = text
    while rest and len(lines) < most - 1:
        line, rest = _first_line(rest, width, size, weight)
        lines.append(line)
    if rest:
        lines.append(shortened(rest, width, size, weight))
    return tuple(lines)


def _first_line(text: str, width: float, size: float, weight: Weight) -> tuple[str, str]:
    """Split off the longest beginning that fits: at a space, or else after the last character that fits."""
    if text_width(text, size, weight) <= width:
        return text, ""
    end = len(text)
    while (end := text.rfind(" ", 0, end)) > 0:
        if text_width(text[:end], size, weight) <= width:
            return text[:end], text[end + 1 :]
    cut = max(1, sum(1 for n in range(1, len(text) + 1) if text_width(text[:n], size, weight) <= width))
    return text[:cut], text[cut:].lstrip()
