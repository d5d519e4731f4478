"""The legend: one entry for every state, arrow and kind of box that the picture has, and for no other."""

from collections.abc import Sequence
from dataclasses import dataclass

from pathways.picture.layout.nouns import Layout, Rectangle
from pathways.picture.nouns import Arrow, State
from pathways.picture.style import FAINT_INK, NO_STATE, STATE_LOOKS, Outline, outline_of
from pathways.picture.svg.lines import stroke
from pathways.picture.svg.shapes import outline, symbol
from pathways.picture.svg.xml import Pen, group, text_line
from pathways.picture.text_width import Weight, text_width

SIZE = 11.5
ROW = 23.0
HEADING_WIDTH = 64.0
GAP = 20.0
STATE_SAMPLE, ARROW_SAMPLE, KIND_SAMPLE = 20.0, 46.0, 30.0
SAMPLE_GAP = 6.0


@dataclass(frozen=True, slots=True)
class Entry:
    """One sign of the legend, the width it needs, and its word."""

    sign: State | Arrow | str
    sample: float
    word: str

    @property
    def width(self) -> float:
        """The width of sign and word in pixels."""
        return self.sample + SAMPLE_GAP + text_width(self.word, SIZE)


def legend_entries(layout: Layout) -> list[tuple[str, list[Entry]]]:
    """Return the rows of the legend: a heading and its entries, in the order of the nouns."""
    states = {placed.face.state for placed in layout.boxes}
    arrows = {route.line.arrow for route in layout.routes}
    order = list(Outline)
    kinds = sorted(
        {placed.face.kind for placed in layout.boxes} - {""},
        key=lambda kind: (order.index(outline_of(kind)), kind),
    )
    rows: list[tuple[str, list[Entry]]] = [
        ("Learner", [Entry(state, STATE_SAMPLE, state.value) for state in State if state in states]),
        ("Arrows", [Entry(arrow, ARROW_SAMPLE, arrow.value) for arrow in Arrow if arrow in arrows]),
        ("Boxes", [Entry(kind, KIND_SAMPLE, kind) for kind in kinds]),
    ]
    return [(heading, entries) for heading, entries in rows if entries]


def legend(layout: Layout, x: float, y: float, width: float) -> tuple[str, float]:
    """Return the legend, at most `width` pixels wide, and its height."""
    parts: list[str] = []
    top = y
    for heading, entries in legend_entries(layout):
        parts.append(text_line(heading, x, y + 15, Pen(SIZE, Weight.SEMIBOLD, FAINT_INK)))
        at = x + HEADING_WIDTH
        for entry in entries:
            if at > x + HEADING_WIDTH and at + entry.width > x + width:
                at, y = x + HEADING_WIDTH, y + ROW
            parts += _drawn(entry, at, y)
            at += entry.width + GAP
        y += ROW
    return (
        group({"class": "legend", "role": "img", "aria-label": "legend"}, parts) if parts else ""
    ), y - top


def _drawn(entry: Entry, x: float, y: float) -> Sequence[str]:
    """Return one entry: the sign as it looks in the picture, then the word."""
    word = text_line(entry.word, x + entry.sample + SAMPLE_GAP, y + 15, Pen(SIZE))
    sign = entry.sign
    if isinstance(sign, State):
        look = STATE_LOOKS[sign]
        area = Rectangle(x, y + 2, STATE_SAMPLE, 18)
        return [
            *outline(outline_of(""), area, look.fill, look.edge),
            symbol(sign, x + 4, y + 5, look.ink),
            word,
        ]
    if isinstance(sign, Arrow):
        start, end = (x + 12, y + 11), (x + ARROW_SAMPLE, y + 11)
        return [*stroke(sign, (start, start, end, end)), word]
    area = Rectangle(x, y + 2, KIND_SAMPLE, 18)
    return [*outline(outline_of(sign), area, NO_STATE.fill, NO_STATE.edge), word]
