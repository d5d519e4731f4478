"""Lines of `overall` and `of which`: what must hold of everything that is taken together."""

from collections.abc import Sequence

from pathways.model.from_tree import problems
from pathways.model.from_tree.amounts import Facts, amount, asked
from pathways.model.from_tree.conditions import gpa
from pathways.model.from_tree.context import Context
from pathways.model.from_tree.literals import positive
from pathways.model.from_tree.selections import selection
from pathways.model.nearest import nearest
from pathways.model.requirement import Line, SpreadLine, SumLine
from pathways.tree import nodes

KEYS = ("subject", "level", "term", "area", "institution", "year")
"""What learning is told apart by."""


def lines(context: Context, found: Sequence[nodes.Line], path: str, facts: Facts) -> tuple[Line, ...]:
    """The lines with their paths, `path/1` and so on."""
    return tuple(_line(context, node, f"{path}/{number}", facts) for number, node in enumerate(found, 1))


def _line(context: Context, node: nodes.Line, path: str, facts: Facts) -> Line:
    place = context.place(node.span)
    if isinstance(node, nodes.Clause):
        return gpa(context, node, path)
    if isinstance(node, nodes.SpreadLine):
        number, key = positive(context, node.number, node.key.text), _key(context, node.key)
        return SpreadLine(path, number, key, node.at_least, place=place)
    read = asked if node.at_least else amount
    limit = read(context, node.amount, path, facts)
    if isinstance(node, nodes.EachLine):
        return SumLine(path, node.at_least, limit, None, _key(context, node.key), place=place)
    over = selection(context, node.selection) if node.selection is not None else None
    return SumLine(path, node.at_least, limit, over, place=place)


def _key(context: Context, name: nodes.Name) -> str:
    """The key in its singular."""
    for key in KEYS:
        if name.text in {key, f"{key}s"}:
            return key
    near = nearest(name.text, KEYS)
    context.tell(problems.words.unknown_key(name.text, near, KEYS, context.spot(name.span)))
    return name.text
