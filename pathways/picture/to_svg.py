"""From a picture to SVG text that stands alone: no scripts, no references, readable without colour."""

from collections import Counter
from dataclasses import dataclass

from pathways.picture.layout.from_picture import layout_from_picture
from pathways.picture.layout.nouns import Layout
from pathways.picture.nouns import Picture
from pathways.picture.plain_text import plain
from pathways.picture.style import FAINT_INK, FAMILY, PAPER
from pathways.picture.svg.boxes import box
from pathways.picture.svg.legend import legend
from pathways.picture.svg.lines import line, tag
from pathways.picture.svg.xml import Pen, Value, element, group, number, text_line, words
from pathways.picture.text_width import Weight, wrapped

MARGIN = 28.0
LEAST_WIDTH = 640.0
TITLE_SIZE, TITLE_LEADING = 21.0, 27.0
CAPTION_SIZE, CAPTION_LEADING = 13.0, 18.0
MOST_READ = 900.0
EMPTY = "This picture has no boxes."


@dataclass(frozen=True, slots=True)
class Page:
    """A finished SVG document and its size in pixels."""

    svg: str
    width: float
    height: float


def to_svg(picture: Picture, layout: Layout | None = None) -> str:
    """Return `picture` as an SVG document; the same picture and layout give the same text.

    Raises `PictureError` where the picture cannot be drawn (`limits.refuse_unfit`).
    """
    return page(picture, layout).svg


def page(picture: Picture, layout: Layout | None = None) -> Page:
    """Return the SVG document of `to_svg` together with its size."""
    layout = layout or layout_from_picture(picture)
    width = max(LEAST_WIDTH, layout.width) + 2 * MARGIN
    header, top = _header(picture, layout, width - 2 * MARGIN)
    left = (width - layout.width) / 2
    height = top + layout.height + MARGIN
    title = plain(picture.title)
    attributes: dict[str, Value] = {
        "xmlns": "http://www.w3.org/2000/svg",
        "role": "img",
        "aria-label": title,
        "viewBox": f"0 0 {number(width)} {number(height)}",
        "width": width,
        "height": height,
        "font-family": FAMILY,
    }
    body = [
        words("title", title),
        words("desc", description(picture)),
        element("rect", {"width": width, "height": height, "fill": PAPER}),
        *header,
        group({"transform": f"translate({number(left)} {number(top)})"}, _drawing(picture, layout)),
    ]
    svg = element("svg", attributes, "\n", *(f"{part}\n" for part in body)) + "\n"
    return Page(svg, width, height)


def _header(picture: Picture, layout: Layout, width: float) -> tuple[list[str], float]:
    """Return title, caption and legend, and the height at which the drawing begins."""
    parts = []
    y = MARGIN
    for text in wrapped(plain(picture.title), width, TITLE_SIZE, Weight.SEMIBOLD):
        parts.append(text_line(text, MARGIN, y + TITLE_SIZE, Pen(TITLE_SIZE, Weight.SEMIBOLD)))
        y += TITLE_LEADING
    captions = [plain(picture.caption), "" if picture.boxes else EMPTY]
    for caption in filter(None, captions):
        for text in wrapped(caption, min(width, MOST_READ), CAPTION_SIZE):
            parts.append(text_line(text, MARGIN, y + CAPTION_SIZE, Pen(CAPTION_SIZE, ink=FAINT_INK)))
            y += CAPTION_LEADING
    signs, height = legend(layout, MARGIN, y + 10, width)
    return ([*parts, signs], y + height + 30) if signs else (parts, y)


def _drawing(picture: Picture, layout: Layout) -> list[str]:
    """Return lines first, then words beside them, then boxes, each in the layout's order."""
    titles = {one.name: plain(one.title) or plain(one.name) for one in picture.boxes}
    return [
        *(line(route, titles) for route in layout.routes),
        *(tag(beside) for beside in layout.tags),
        *(box(placed) for placed in layout.boxes),
    ]


def description(picture: Picture) -> str:
    """Say in words what the picture holds, for people who do not see it.

    >>> from pathways.picture.nouns import Box
    >>> description(Picture("Stack", (Box("a", "A", "badge"), Box("b", "B", "badge")), ()))
    '2 boxes (2 badge) and no lines.'
    """
    kinds = Counter(plain(one.kind) for one in picture.boxes)
    states = Counter(one.state.value for one in picture.boxes if one.state is not None)
    arrows = Counter(one.arrow.value for one in picture.lines)
    boxes = f"{_counted(len(picture.boxes), 'box', 'boxes')}{_list(kinds)}"
    lines = f"{_counted(len(picture.lines), 'line', 'lines')}{_list(arrows)}"
    sentences = [f"{boxes} and {lines}."]
    if states:
        sentences.append(f"States{_list(states)}.")
    return " ".join([*sentences, plain(picture.caption)]).strip()


def _counted(count: int, one: str, many: str) -> str:
    """Write a number with its noun."""
    return f"{count or 'no'} {one if count == 1 else many}"


def _list(counts: Counter[str]) -> str:
    """Write counts in brackets, sorted by name."""
    listed = ", ".join(f"{counts[name]} {name}".rstrip() for name in sorted(counts))
    return f" ({listed})" if listed else ""
