"""Graph to picture: a goal and what leads to it, or a whole rule set, with a learner's state in every box."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

import networkx as nx

from pathways.graph.kinds import EdgeKind, NodeKind
from pathways.model.declaration import Credential, Learning, Stack
from pathways.model.selection import Filtered, InSet, Selection
from pathways.picture.nouns import Arrow, Box, Line, Picture, State

if TYPE_CHECKING:
    from pathways.model.catalogue import Catalogue

Graph: TypeAlias = "nx.MultiDiGraph[Any]"
MOST_MEMBERS = 30
"""Members of a selection by filters that are still drawn one by one."""
Standing: TypeAlias = tuple[State | None, str]
"""A box's state, if it has one, and a few words beside it, such as `2 of 3`."""

_ARROWS = {
    EdgeKind.VERTICAL: Arrow.VERTICAL,
    EdgeKind.HORIZONTAL: Arrow.HORIZONTAL,
    EdgeKind.VALUE_ADDED: Arrow.VALUE_ADDED,
    EdgeKind.CONVERSION: Arrow.CONVERSION,
    EdgeKind.TRANSFER: Arrow.TRANSFER,
    EdgeKind.ADMISSION: Arrow.ADMISSION,
}
_SHOWN = (
    NodeKind.LEARNING,
    NodeKind.CREDENTIAL,
    NodeKind.ADMISSION,
    NodeKind.STACK,
    NodeKind.CONVERSION,
    NodeKind.TRANSFER,
)


def picture_of(  # noqa: PLR0913 # what is drawn, and how it is told
    graph: Graph,
    name: str | None = None,
    *,
    standings: Mapping[str, Standing] | None = None,
    depth: int | None = None,
    caption: str = "",
    words: Callable[[Selection], str] = lambda _: "any that fits",
) -> Picture:
    """What leads to `name` (all rules without one), at most `depth` arrows away; KeyError for an unknown name.

    A selection that is not a list of names is one box, titled by `words`. An admission is shown, but not what leads to it,
    unless it is what is drawn.
    """
    drawn = _projection(graph)
    if name is not None and _is_route(graph.nodes[name]):
        name = graph.nodes[name]["declaration"].into
    if name is not None:
        drawn = _around(drawn, name, depth)
    place = {node: at for at, node in enumerate(graph.nodes)}
    names = sorted(drawn.nodes, key=place.__getitem__)
    standings = standings or {}
    boxes = tuple(_box(graph, each, standings, words) for each in names)
    edges = sorted(
        drawn.edges(data=True), key=lambda edge: (place[edge[0]], place[edge[1]], edge[2]["arrow"].value)
    )
    lines = tuple(Line(source, target, facts["arrow"]) for source, target, facts in edges)
    title = graph.nodes[name]["title"] if name is not None else "All rules"
    return Picture(title, boxes, lines, caption)


def _projection(graph: Graph) -> Graph:
    """Declared things only; a requirement between two of them becomes an arrow, unless a stack already is one.

    A stack into a credential is drawn as arrows, not as a box; one of its own is a box.
    """
    drawn: Graph = nx.MultiDiGraph()
    routes = {name for name, facts in graph.nodes(data=True) if _is_route(facts)}
    for name, facts in graph.nodes(data=True):
        if facts["kind"] in (*_SHOWN, NodeKind.SELECTION) and name not in routes:
            drawn.add_node(name, kind=facts["kind"])
    for source, target, facts in graph.edges(data=True):
        arrow = _ARROWS.get(facts["kind"])
        if arrow is not None and source in drawn and target in drawn:
            drawn.add_edge(source, target, key=arrow.value, arrow=arrow)
    for target, kind in list(drawn.nodes(data="kind")):
        if kind is NodeKind.SELECTION:
            _add_members(graph, drawn, target)
        for source in _items_below(graph, target):
            if source in drawn and source != target and not drawn.has_edge(source, target):
                drawn.add_edge(source, target, key=Arrow.REQUIRES.value, arrow=Arrow.REQUIRES)
    return drawn


def _add_members(graph: Graph, drawn: Graph, selection: str) -> None:
    """Arrows from the members of a selection, unless there are so many that they say no more than its words."""
    found = [
        source
        for source, _, facts in graph.in_edges(selection, data=True)
        if facts["kind"] is EdgeKind.COUNTS and source in drawn
    ]
    if len(found) <= MOST_MEMBERS or isinstance(_inside(graph.nodes[selection]["declaration"]), InSet):
        for source in found:
            drawn.add_edge(source, selection, key=Arrow.REQUIRES.value, arrow=Arrow.REQUIRES)


def _inside(selection: Selection) -> Selection:
    return selection.base if isinstance(selection, Filtered) else selection


def _is_route(facts: Mapping[str, Any]) -> bool:
    return facts["kind"] is NodeKind.STACK and facts["declaration"].into is not None


def _items_below(graph: Graph, target: str) -> Iterable[str]:
    """Items and selections that the requirements of a target, or of a stack into it, can take."""
    owners = [target]
    owners += [source for source in graph.predecessors(target) if _is_route(graph.nodes[source])]
    todo = [
        source
        for owner in owners
        for source, _, facts in graph.in_edges(owner, data=True)
        if facts["kind"] is EdgeKind.REQUIRED
    ]
    seen: set[str] = set()
    while todo:
        requirement = todo.pop()
        if requirement not in seen:
            seen.add(requirement)
            for source, _, facts in graph.in_edges(requirement, data=True):
                if facts["kind"] is EdgeKind.PART:
                    todo.append(source)
                else:
                    yield source


def _around(drawn: Graph, name: str, depth: int | None) -> Graph:
    """The goal, all that leads to it, and where it leads in one step, with no other arrows there."""
    below = _leading_to(drawn, name, depth)
    around: Graph = nx.MultiDiGraph(drawn.subgraph(below))
    for _, target, key, facts in drawn.out_edges(name, keys=True, data=True):
        around.add_node(target, **drawn.nodes[target])
        around.add_edge(name, target, key=key, **facts)
    return around


def _leading_to(drawn: Graph, name: str, depth: int | None) -> set[str]:
    """The goal and all that leads to it."""
    if name not in drawn:
        raise KeyError(name)
    found, layer = {name}, [name]
    for _ in range(len(drawn) if depth is None else depth):
        below = {
            source
            for target in layer
            if target == name or drawn.nodes[target]["kind"] is not NodeKind.ADMISSION
            for source in drawn.predecessors(target)
        }
        layer = sorted(below - found)
        found |= below
    return found


def _box(
    graph: Graph, name: str, standings: Mapping[str, Standing], words: Callable[[Selection], str]
) -> Box:
    facts = graph.nodes[name]
    declaration = facts["declaration"]
    if facts["kind"] is NodeKind.SELECTION:
        return Box(name, facts["title"] or words(declaration), "selection")
    state, detail = standings.get(name, (None, ""))
    return Box(
        name, _titled(declaration, facts["title"]), _kind(graph, declaration, facts["kind"]), state, detail
    )


def _titled(declaration: object, title: str) -> str:
    """The title, of a course with its code before it as catalogues print it."""
    code = declaration.code if isinstance(declaration, Learning) else ""
    return title if title.startswith(code) else f"{code} {title}"


def _kind(graph: Graph, declaration: object, kind: NodeKind) -> str:
    """The word for a box: a credential of a declared kind is drawn as the built-in kind whose rank it has."""
    catalogue: Catalogue = graph.graph["catalogue"]
    if isinstance(declaration, Learning):
        return declaration.sort
    if isinstance(declaration, Credential):
        return catalogue.rank_of(declaration.kind)
    return f"{declaration.shape} stack" if isinstance(declaration, Stack) else kind.value
