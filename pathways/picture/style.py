"""How states, arrows and kinds of box look: each is told apart by shape and word, never by colour alone."""

from dataclasses import dataclass
from enum import Enum
from typing import Final

from pathways.picture.nouns import Arrow, State

PAPER: Final = "#ffffff"
INK: Final = "#16202e"
FAINT_INK: Final = "#4b5563"
FAMILY: Final = "'Source Sans Pro', 'Source Sans 3', 'Segoe UI', Helvetica, Arial, sans-serif"


class Outline(Enum):
    """The shapes of boxes, in the order of the legend: what is learnt, credentials by rank, admission."""

    PLAIN = "plain"
    CUT = "cut"
    LEAF = "leaf"
    DASHED = "dashed"
    PILL = "pill"
    PLAQUE = "plaque"
    FOLDED = "folded"
    THICK = "thick"
    DOUBLE = "double"
    FOLDED_THICK = "folded thick"
    DOUBLE_THICK = "double thick"
    TRIPLE = "triple"
    POINTED = "pointed"


class Head(Enum):
    """The shapes of arrowheads."""

    SMALL = "small triangle"
    LARGE = "large triangle"
    HOLLOW = "hollow triangle"
    SQUARE = "square"
    DIAMOND = "diamond"
    OPEN = "open"
    RING = "ring"


@dataclass(frozen=True, slots=True)
class StateLook:
    """The colours of a box in one state: inside, border, words."""

    fill: str
    edge: str
    ink: str


@dataclass(frozen=True, slots=True)
class ArrowLook:
    """A line's colour, width in pixels, dashes, head; `tag` is the word beside it where there is room."""

    colour: str
    width: float
    dashes: str
    head: Head
    tag: str
    double: bool = False


NO_STATE: Final = StateLook("#f8fafc", "#334155", "#334155")

STATE_LOOKS: Final = {
    State.EARNED: StateLook("#dcf3e1", "#1b6b33", "#12512a"),
    State.IN_PROGRESS: StateLook("#e2eefb", "#1d5fa8", "#164680"),
    State.PLANNED: StateLook("#f1f6fd", "#4a79ad", "#164680"),
    State.ELIGIBLE: StateLook("#fff2cc", "#8a5d00", "#664400"),
    State.BEGUN: StateLook("#f3f4f6", "#4b5563", "#374151"),
    State.MISSING: StateLook("#ffffff", "#6b7280", "#4b5563"),
    State.UNKNOWN: StateLook("#f4e9fd", "#7a3fae", "#582a86"),
}

ARROW_LOOKS: Final = {
    Arrow.REQUIRES: ArrowLook("#64748b", 1.3, "", Head.SMALL, ""),
    Arrow.VERTICAL: ArrowLook("#1e3a8a", 2.4, "", Head.LARGE, ""),
    Arrow.HORIZONTAL: ArrowLook("#0f766e", 2.2, "11 4", Head.HOLLOW, "horizontal"),
    Arrow.VALUE_ADDED: ArrowLook("#6d28d9", 4.8, "", Head.SQUARE, "value-added", double=True),
    Arrow.CONVERSION: ArrowLook("#b45309", 2.0, "9 3 2 3", Head.DIAMOND, "conversion"),
    Arrow.TRANSFER: ArrowLook("#3f6212", 2.2, "2 3.4", Head.OPEN, "transfer"),
    Arrow.ADMISSION: ArrowLook("#be123c", 1.8, "5 4", Head.RING, "admission"),
}

_OUTLINES: Final = {
    "badge": Outline.PILL,
    "microcredential": Outline.PLAQUE,
    "certificate": Outline.FOLDED,
    "graduate certificate": Outline.FOLDED_THICK,
    "diploma": Outline.FOLDED,
    "associate": Outline.THICK,
    "bachelor": Outline.DOUBLE,
    "master": Outline.DOUBLE_THICK,
    "doctorate": Outline.TRIPLE,
    "exam": Outline.CUT,
    "experience": Outline.LEAF,
    "selection": Outline.DASHED,
    "admission": Outline.POINTED,
}


def outline_of(kind: str) -> Outline:
    """Return the outline for a kind word; kinds not known here are plain rectangles.

    >>> outline_of("micro-credential"), outline_of("Master's"), outline_of("course")
    (<Outline.PLAQUE: 'plaque'>, <Outline.DOUBLE_THICK: 'double thick'>, <Outline.PLAIN: 'plain'>)
    """
    word = kind.lower().replace("-", "").replace("\u2019", "'")
    for ending in (" degree", "'s"):
        word = word.removesuffix(ending)
    return _OUTLINES.get(word, Outline.PLAIN)
