"""From a picture to the DOT language, so that people can restyle it with Graphviz themselves."""

import graphviz

from pathways.picture.face import MOST_TITLE_LINES, TEXT_WIDTH, TITLE_SIZE
from pathways.picture.limits import refuse_unfit
from pathways.picture.nouns import Arrow, Box, Line, Picture, State
from pathways.picture.plain_text import plain
from pathways.picture.style import ARROW_LOOKS, NO_STATE, STATE_LOOKS, Outline, outline_of
from pathways.picture.text_width import Weight, wrapped

STATE_SYMBOLS = {
    State.EARNED: "✓",
    State.IN_PROGRESS: "…",
    State.PLANNED: "◌",
    State.ELIGIBLE: "▸",
    State.BEGUN: "◐",
    State.MISSING: "○",
    State.UNKNOWN: "?",
}

_NODE_SHAPES = {
    Outline.PLAIN: {"shape": "box", "style": "filled"},
    Outline.PILL: {"shape": "box", "style": "filled,rounded", "peripheries": "2"},
    Outline.PLAQUE: {"shape": "box", "style": "filled,rounded"},
    Outline.FOLDED: {"shape": "note", "style": "filled"},
    Outline.FOLDED_THICK: {"shape": "note", "style": "filled", "penwidth": "2.8"},
    Outline.THICK: {"shape": "box", "style": "filled", "penwidth": "2.8"},
    Outline.DOUBLE: {"shape": "box", "style": "filled", "peripheries": "2"},
    Outline.DOUBLE_THICK: {"shape": "box", "style": "filled", "peripheries": "2", "penwidth": "2.4"},
    Outline.TRIPLE: {"shape": "box", "style": "filled", "peripheries": "3"},
    Outline.CUT: {"shape": "octagon", "style": "filled"},
    Outline.LEAF: {"shape": "tab", "style": "filled"},
    Outline.DASHED: {"shape": "box", "style": "filled,dashed"},
    Outline.POINTED: {"shape": "cds", "style": "filled"},
}

_EDGE_STYLES = {
    Arrow.REQUIRES: {"style": "solid", "penwidth": "1", "arrowhead": "normal", "arrowsize": "0.7"},
    Arrow.VERTICAL: {"style": "solid", "penwidth": "2.4", "arrowhead": "normal"},
    Arrow.HORIZONTAL: {"style": "dashed", "penwidth": "2.2", "arrowhead": "empty"},
    Arrow.VALUE_ADDED: {"style": "solid", "penwidth": "1.4", "arrowhead": "obox"},
    Arrow.CONVERSION: {"style": "dashed", "penwidth": "1.4", "arrowhead": "diamond"},
    Arrow.TRANSFER: {"style": "dotted", "penwidth": "2.2", "arrowhead": "vee"},
    Arrow.ADMISSION: {"style": "dashed", "penwidth": "1.2", "arrowhead": "odot"},
}


def to_dot(picture: Picture) -> str:
    """Return `picture` in the DOT language; names are never markup and never escapes.

    Boxes are numbered `n0`, `n1`, ... in the picture's order. Raises `PictureError` as `to_svg` does.
    """
    refuse_unfit(picture)
    graph = graphviz.Digraph(
        "pathway",
        graph_attr={"rankdir": "LR", "label": _label([picture.title, picture.caption]), "labelloc": "t"},
        node_attr={"fontname": "Helvetica", "fontsize": "12"},
        edge_attr={"fontname": "Helvetica", "fontsize": "10"},
    )
    names = {box.name: f"n{index}" for index, box in enumerate(picture.boxes)}
    for box in picture.boxes:
        graph.node(names[box.name], **_node(box))
    for line in picture.lines:
        graph.edge(names[line.source], names[line.target], **_edge(line))
    return str(graph.source)


def _node(box: Box) -> dict[str, str]:
    """Return a node's attributes: shape by kind, colours by state, state in the label by symbol and word."""
    look = NO_STATE if box.state is None else STATE_LOOKS[box.state]
    title = plain(box.title) or plain(box.name)
    lines = [plain(box.kind)]
    if box.state is not None:
        lines.append(f"{STATE_SYMBOLS[box.state]} {box.state.value}")
    lines += wrapped(title, TEXT_WIDTH, TITLE_SIZE, Weight.SEMIBOLD, MOST_TITLE_LINES)
    label = _label([*lines, box.detail])
    colours = {"fillcolor": look.fill, "color": look.edge, "fontcolor": look.ink}
    return {"label": label, "tooltip": _label([title]), **_NODE_SHAPES[outline_of(box.kind)], **colours}


def _edge(line: Line) -> dict[str, str]:
    """Return an edge's attributes: style and head by kind of arrow, its words as the label."""
    look = ARROW_LOOKS[line.arrow]
    attributes = {"color": look.colour, "fontcolor": look.colour, "tooltip": line.arrow.value}
    if look.double:
        attributes["color"] = f"{look.colour}:{look.colour}"
    label = plain(line.label) or look.tag
    return {**attributes, **_EDGE_STYLES[line.arrow], **({"label": _label([label])} if label else {})}


def _label(lines: list[str]) -> str:
    """Return text lines as one DOT label, every backslash and angle bracket taken literally."""
    kept = [graphviz.escape(line) for line in map(plain, lines) if line]
    label: str = graphviz.nohtml("\\n".join(kept))
    return label
