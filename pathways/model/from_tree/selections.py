"""Selections: which items a requirement can take, with names resolved to sets, areas and items."""

from collections.abc import Sequence

from pathways.model.from_tree.context import Context
from pathways.model.from_tree.filters import Filters, filters
from pathways.model.from_tree.nouns import ITEMS
from pathways.model.selection import Every, Except, Filter, Filtered, InSet, Meet, OneOf, Selection, Union
from pathways.tree import nodes

_SELECTABLE = ("set", "area", *ITEMS)


def selection(context: Context, node: nodes.Selection) -> Selection:
    """The items that a selection takes; a name with a problem stays in it, so that it is not empty for that."""
    if isinstance(node, nodes.Every):
        return Every(node.sort)
    if isinstance(node, nodes.These):
        return _these(context, node.names)
    if isinstance(node, nodes.Chosen):
        return narrowed(selection(context, node.base), filters(context, node.filters))
    parts = tuple(selection(context, part) for part in node.parts)
    if node.word == "except":
        return Except(parts[0], parts[1:])
    return Union(parts) if node.word == "or" else Meet(parts)


def narrowed(base: Selection, found: Filters) -> Selection:
    """A selection with filters; filters upon filters are one list."""
    if not found:
        return base
    if isinstance(base, Filtered):
        return Filtered(base.base, base.filters + found)
    return Filtered(base, found)


def _these(context: Context, names: Sequence[nodes.Name]) -> Selection:
    """Named sets, areas and items; the items of one list stand together, at the place of the first."""
    items: list[str] = []
    parts: list[Selection | None] = []
    for name in names:
        part = _group(context, name)
        if part is not None:
            parts.append(part)
            continue
        if not items:
            parts.append(None)
        items.append(name.text)
    found = tuple(OneOf(tuple(items)) if part is None else part for part in parts)
    return found[0] if len(found) == 1 else Union(found)


def _group(context: Context, name: nodes.Name) -> Selection | None:
    """The set or area of a name; None for an item, and for a name that has a problem."""
    place = context.place(name.span)
    entry = context.scope.find(name.text, _SELECTABLE, "a selection", place, _instead(context, name.text))
    if entry is None or entry.group in ITEMS:
        return None
    if entry.group == "area":
        return Filtered(Every("anything"), ((Filter.AREA, name.text),))
    members = set_members(context, name.text)
    return InSet(name.text, members) if members is not None else None


def _instead(context: Context, name: str) -> str:
    """What to write where a name of this kind cannot stand by itself."""
    entry = context.scope.named.get(name)
    words = {
        "skill": f"write `anything with skill {name}`",
        "institution": f"write `courses at {name}`",
        "kind": f"write `credentials of kind credential of kind {name}`",
        "requirement": "a named requirement stands by itself, as a member of `all of { ... }`",
        "stack": "name the credential that the stack leads to",
    }
    return words.get(entry.group, "") if entry is not None else ""


def set_members(context: Context, name: str) -> Selection | None:
    """What a named set stands for, written out once; None for one that stands for itself."""
    written = context.written_out
    if name in written.sets:
        return written.sets[name]
    if name in written.refused:
        return None
    entry = context.version(context.scope.named[name])
    circle = written.circle(entry)
    if circle is not None:
        context.tell(circle)
        return None
    if not isinstance(entry.node, nodes.SetRule):
        return None
    written.underway.append(entry)
    found = selection(context.within(entry), entry.node.selection)
    written.underway.pop()
    written.sets[name] = found
    return found
