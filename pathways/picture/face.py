"""What one box shows: its texts broken into lines that fit, and the height they need."""

from dataclasses import dataclass

from pathways.picture.nouns import Box, State
from pathways.picture.plain_text import plain
from pathways.picture.text_width import Weight, shortened, text_width, wrapped

BOX_WIDTH = 208.0
PADDING = 14.0
TEXT_WIDTH = BOX_WIDTH - 2 * PADDING
# The word of the state keeps clear of folded and pointed corners.
CORNER_ROOM = 4.0
SYMBOL_SIZE = 12.0
SYMBOL_GAP = 4.0

KIND_SIZE, KIND_LEADING = 10.5, 15.0
TITLE_SIZE, TITLE_LEADING = 13.0, 15.5
DETAIL_SIZE, DETAIL_LEADING = 11.0, 13.5
TOP_MARGIN, BOTTOM_MARGIN = 7.0, 8.0
MOST_TITLE_LINES, MOST_DETAIL_LINES = 4, 3


@dataclass(frozen=True, slots=True)
class Face:
    """A box ready to be placed: every text is plain and every line fits inside `PADDING`."""

    name: str
    kind: str
    state: State | None
    title: tuple[str, ...]
    detail: tuple[str, ...]
    state_below: bool
    height: float
    spoken: str

    @property
    def width(self) -> float:
        """All boxes are equally wide, so that columns are straight."""
        return BOX_WIDTH


def state_width(state: State) -> float:
    """Return the width of a state's symbol and word together."""
    return SYMBOL_SIZE + SYMBOL_GAP + text_width(state.value, KIND_SIZE, Weight.SEMIBOLD)


def face_from_box(box: Box) -> Face:
    """Break the texts of `box` into lines and measure the height.

    >>> face_from_box(Box("dw", "Data Wrangling with Open Sources", "badge", State.EARNED)).title
    ('Data Wrangling with Open', 'Sources')
    """
    kind = shortened(plain(box.kind), TEXT_WIDTH, KIND_SIZE)
    title = wrapped(
        plain(box.title) or plain(box.name), TEXT_WIDTH, TITLE_SIZE, Weight.SEMIBOLD, MOST_TITLE_LINES
    )
    detail = wrapped(plain(box.detail), TEXT_WIDTH, DETAIL_SIZE, most=MOST_DETAIL_LINES)
    beside = 0.0 if box.state is None else 10 + CORNER_ROOM + state_width(box.state)
    below = box.state is not None and text_width(kind, KIND_SIZE) + beside > TEXT_WIDTH
    height = (
        TOP_MARGIN
        + KIND_LEADING * (2 if below else 1)
        + TITLE_LEADING * len(title)
        + DETAIL_LEADING * len(detail)
        + BOTTOM_MARGIN
    )
    return Face(box.name, kind, box.state, title, detail, below, height, spoken(box))


def spoken(box: Box) -> str:
    """Return what a screen reader says for a box, uncut.

    >>> spoken(Box("dw", "Data Wrangling", "badge", State.EARNED, "3 credits"))
    'Data Wrangling, badge, earned, 3 credits'
    """
    parts = [plain(box.title) or plain(box.name), plain(box.kind), plain(box.detail)]
    if box.state is not None:
        parts.insert(2, box.state.value)
    return ", ".join(part for part in parts if part)
