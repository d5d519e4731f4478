"""One box of a picture as SVG: outline, kind, state by symbol and word, title and details."""

from pathways.picture.face import (
    CORNER_ROOM,
    DETAIL_LEADING,
    DETAIL_SIZE,
    KIND_LEADING,
    KIND_SIZE,
    PADDING,
    SYMBOL_GAP,
    SYMBOL_SIZE,
    TITLE_LEADING,
    TITLE_SIZE,
    TOP_MARGIN,
    Face,
    state_width,
)
from pathways.picture.layout.nouns import Placed, Rectangle
from pathways.picture.nouns import State
from pathways.picture.style import FAINT_INK, NO_STATE, STATE_LOOKS, outline_of
from pathways.picture.svg.shapes import outline, symbol
from pathways.picture.svg.xml import Pen, element, text_line, words
from pathways.picture.text_width import Weight

# Where letters stand in a line: the share of its height above the base line.
BASE = 0.74


def box(placed: Placed) -> str:
    """Return a box with its texts."""
    face, area = placed.face, placed.area
    look = NO_STATE if face.state is None else STATE_LOOKS[face.state]
    parts = [words("title", face.spoken)]
    parts += outline(outline_of(face.kind), area, look.fill, look.edge)
    parts += _texts(face, area)
    return element("g", {"class": "box", "role": "img", "aria-label": face.spoken}, *parts)


def _texts(face: Face, area: Rectangle) -> list[str]:
    """Return kind, state, title and details, each in its own line or lines."""
    left = area.x + PADDING
    y = area.y + TOP_MARGIN
    look = NO_STATE if face.state is None else STATE_LOOKS[face.state]
    parts = []
    if face.kind:
        parts.append(text_line(face.kind, left, y + KIND_LEADING * BASE, Pen(KIND_SIZE, ink=FAINT_INK)))
    if face.state is not None:
        y += KIND_LEADING if face.state_below else 0
        at = (
            left
            if face.state_below
            else area.x + area.width - PADDING - CORNER_ROOM - state_width(face.state)
        )
        parts += state_mark(face.state, at, y, look.ink)
    y += KIND_LEADING
    for line in face.title:
        parts.append(text_line(line, left, y + TITLE_LEADING * BASE, Pen(TITLE_SIZE, Weight.SEMIBOLD)))
        y += TITLE_LEADING
    for line in face.detail:
        parts.append(text_line(line, left, y + DETAIL_LEADING * BASE, Pen(DETAIL_SIZE, ink=FAINT_INK)))
        y += DETAIL_LEADING
    return parts


def state_mark(state: State, x: float, y: float, ink: str) -> list[str]:
    """Return symbol and word of a state, left upper corner at x, y."""
    left, base = x + SYMBOL_SIZE + SYMBOL_GAP, y + KIND_LEADING * BASE
    word = text_line(state.value, left, base, Pen(KIND_SIZE, Weight.SEMIBOLD, ink))
    return [symbol(state, x, y + 1, ink), word]
