"""From a picture to a Mermaid flowchart, for wikis and README files that draw such text."""

from pathways.picture.limits import refuse_unfit
from pathways.picture.nouns import Arrow, Box, Line, Picture, State
from pathways.picture.plain_text import plain
from pathways.picture.style import ARROW_LOOKS, NO_STATE, STATE_LOOKS, Outline, outline_of
from pathways.picture.to_dot import STATE_SYMBOLS

_LINKS = {
    Arrow.REQUIRES: "-->",
    Arrow.VERTICAL: "==>",
    Arrow.HORIZONTAL: "-.->",
    Arrow.VALUE_ADDED: "==o",
    Arrow.CONVERSION: "-.-x",
    Arrow.TRANSFER: "-.-o",
    Arrow.ADMISSION: "--o",
}

_BRACKETS = {
    Outline.PLAIN: ("[", "]"),
    Outline.PILL: ("([", "])"),
    Outline.PLAQUE: ("(", ")"),
    Outline.FOLDED: ("[/", "/]"),
    Outline.FOLDED_THICK: ("[/", "/]"),
    Outline.THICK: ("[", "]"),
    Outline.DOUBLE: ("[[", "]]"),
    Outline.DOUBLE_THICK: ("[[", "]]"),
    Outline.TRIPLE: ("[[", "]]"),
    Outline.CUT: ("{{", "}}"),
    Outline.LEAF: ("[(", ")]"),
    Outline.DASHED: ("[\\", "\\]"),
    Outline.POINTED: (">", "]"),
}

# Letters, digits and these are written as they are; everything else by its number.
_HARMLESS = " .,'-+"


def to_mermaid(picture: Picture) -> str:
    """Return `picture` as a Mermaid flowchart, from left to right.

    Boxes are numbered `n0`, `n1`, ... in the picture's order. Raises `PictureError` as `to_svg` does.
    """
    refuse_unfit(picture)
    names = {box.name: f"n{index}" for index, box in enumerate(picture.boxes)}
    text = ["---", f'title: "{_title(picture.title)}"', "---", "flowchart LR"]
    text += [f"  {names[box.name]}{_node(box)}" for box in picture.boxes]
    text += [f"  {names[line.source]} {_link(line)} {names[line.target]}" for line in picture.lines]
    text += [f"  linkStyle {index} {_link_style(line)}" for index, line in enumerate(picture.lines)]
    text += _classes(picture, names)
    return "\n".join([*text, ""])


def escaped(text: str) -> str:
    """Return `text` with every character that could mean something to Mermaid or HTML written as a number.

    >>> escaped('<b>"A"; end')
    '#60;b#62;#34;A#34;#59; end'
    """
    return "".join(char if char.isalnum() or char in _HARMLESS else f"#{ord(char)};" for char in plain(text))


def _title(text: str) -> str:
    """Return a title for the YAML front matter: quotes, brackets and backslashes are left out."""
    return "".join(char if char not in '"\\<>&#`{}%' else " " for char in plain(text)).strip()


def _node(box: Box) -> str:
    """Return a node's shape and words."""
    lines = [escaped(box.kind)]
    if box.state is not None:
        lines.append(f"{STATE_SYMBOLS[box.state].replace('?', '#63;')} {box.state.value}")
    lines += [escaped(box.title) or escaped(box.name), escaped(box.detail)]
    start, end = _BRACKETS[outline_of(box.kind)]
    return f'{start}"{"<br/>".join(line for line in lines if line)}"{end}'


def _link(line: Line) -> str:
    """Return an arrow with its words."""
    words = escaped(line.label) or ("" if line.arrow is Arrow.REQUIRES else line.arrow.value)
    return f'{_LINKS[line.arrow]}|"{words}"|' if words else _LINKS[line.arrow]


def _link_style(line: Line) -> str:
    """Return the colour, width and dashes of an arrow."""
    look = ARROW_LOOKS[line.arrow]
    dashes = f",stroke-dasharray:{look.dashes}" if look.dashes else ""
    return f"stroke:{look.colour},stroke-width:{look.width}px{dashes}"


def _classes(picture: Picture, names: dict[str, str]) -> list[str]:
    """Return a class for every state that occurs, and the boxes that have it."""
    text = []
    for state in (*State, None):
        members = [names[box.name] for box in picture.boxes if box.state is state]
        if members:
            name = "plain" if state is None else state.name.lower().replace("_", "")
            look = NO_STATE if state is None else STATE_LOOKS[state]
            text.append(f"  classDef {name} fill:{look.fill},stroke:{look.edge},color:{look.ink}")
            text.append(f"  class {','.join(members)} {name}")
    return text
