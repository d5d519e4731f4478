"""SVG elements as text: the one place that writes a `<`, so that nothing a rule says can become markup."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from pathways.picture.style import INK
from pathways.picture.text_width import Weight, text_width

Value = str | float


def element(name: str, attributes: dict[str, Value], *children: str) -> str:
    """Return one element; `children` are elements already, `attributes` any values.

    >>> element("g", {"aria-label": "<b>", "x": 2.50})
    '<g aria-label="&lt;b&gt;" x="2.5"/>'
    """
    start = " ".join([name, *(f'{key}="{_value(value)}"' for key, value in attributes.items())])
    return f"<{start}>{''.join(children)}</{name}>" if children else f"<{start}/>"


def group(attributes: dict[str, Value], children: Iterable[str]) -> str:
    """Return a `<g>` with one child a line."""
    return element("g", attributes, "\n", *(f"{child}\n" for child in children))


def words(name: str, text: str) -> str:
    """Return an element with nothing but text, such as `<title>`."""
    return element(name, {}, escape(text))


def number(value: float) -> str:
    """Write pixels with at most one decimal.

    >>> number(12.04), number(-0.04)
    ('12', '0')
    """
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")


@dataclass(frozen=True, slots=True)
class Pen:
    """How a text is written: its size in pixels, weight and colour."""

    size: float
    weight: Weight = Weight.REGULAR
    ink: str = INK


def text_line(text: str, x: float, y: float, pen: Pen) -> str:
    """Return one line of text whose left end is at `x` and whose base line is at `y`.

    `textLength` holds the line to its measured width when a viewer has to take another font.
    """
    attributes: dict[str, Value] = {"x": x, "y": y, "font-size": pen.size, "fill": pen.ink}
    if pen.weight is not Weight.REGULAR:
        attributes["font-weight"] = str(pen.weight.value)
    attributes["textLength"] = text_width(text, pen.size, pen.weight)
    attributes["lengthAdjust"] = "spacingAndGlyphs"
    return element("text", attributes, escape(text))


def _value(value: Value) -> str:
    """Write an attribute's value."""
    return escape(value) if isinstance(value, str) else number(value)
