"""Graph to picture: a goal and what leads to it, or a whole rule set, with a learner's state in every box."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

import networkx as nx

from pathways.graph.kinds import EdgeKind, NodeKind
from pathways.picture.nouns import Arrow, Box, Line, Picture, State

Graph: TypeAlias = "nx.MultiDiGraph[Any]"
Standing: TypeAlias = tuple[State, str]
"""A box's state and a few words beside it, such as `2 of 3`."""

_ARROWS = {
    EdgeKind.VERTICAL: Arrow.VERTICAL,
    EdgeKind.HORIZONTAL: Arrow.HORIZONTAL,
    EdgeKind.VALUE_ADDED: Arrow.VALUE_ADDED,
    EdgeKind.CONVERSION: Arrow.CONVERSION,
    EdgeKind.TRANSFER: Arrow.TRANSFER,
    EdgeKind.ADMISSION: Arrow.ADMISSION,
}
_SHOWN = (NodeKind.LEARNING, NodeKind.CREDENTIAL, NodeKind.ADMISSION, NodeKind.STACK, NodeKind.CONVERSION)


def picture_of(
    graph: Graph,
    name: str | None = None,
    standings: Mapping[str, Standing] | None = None,
    depth: int | None = None,
    caption: str = "",
) -> Picture:
    """What leads to `name` (all rules without one), at most `depth` arrows away; KeyError for an unknown name."""
    drawn = _projection(graph)
    if name is not None and _is_route(graph.nodes[name]):
        name = graph.nodes[name]["declaration"].into
    if name is not None:
        drawn = nx.MultiDiGraph(drawn.subgraph(_leading_to(drawn, name, depth)))
    place = {node: at for at, node in enumerate(graph.nodes)}
    names = sorted(drawn.nodes, key=place.__getitem__)
    standings = standings or {}
    boxes = tuple(_box(graph, each, standings) for each in names)
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
        if facts["kind"] in _SHOWN and name not in routes:
            drawn.add_node(name)
    for source, target, facts in graph.edges(data=True):
        arrow = _ARROWS.get(facts["kind"])
        if arrow is not None and source in drawn and target in drawn:
            drawn.add_edge(source, target, key=arrow.value, arrow=arrow)
    for target in list(drawn.nodes):
        for source in _items_below(graph, target):
            if source in drawn and source != target and not drawn.has_edge(source, target):
                drawn.add_edge(source, target, key=Arrow.REQUIRES.value, arrow=Arrow.REQUIRES)
    return drawn


def _is_route(facts: Mapping[str, Any]) -> bool:
    return facts["kind"] is NodeKind.STACK and facts["declaration"].into is not None


def _items_below(graph: Graph, target: str) -> Iterable[str]:
    """Items that the requirements of a target can take, through any depth of groups."""
    todo = [
        source for source, _, facts in graph.in_edges(target, data=True) if facts["kind"] is EdgeKind.REQUIRED
    ]
    seen: set[str] = set()
    while todo:
        requirement = todo.pop()
        if requirement in seen:
            continue
        seen.add(requirement)
        for source, _, facts in graph.in_edges(requirement, data=True):
            if facts["kind"] is EdgeKind.PART:
                todo.append(source)
            elif facts["kind"] is EdgeKind.COUNTS:
                yield source


def _leading_to(drawn: Graph, name: str, depth: int | None) -> set[str]:
    """The goal, all that leads to it, and where it leads in one step."""
    if name not in drawn:
        raise KeyError(name)
    back = nx.single_source_shortest_path_length(_reversed(drawn), name, cutoff=depth)
    return {*back, *drawn.successors(name)}


def _reversed(drawn: Graph) -> Graph:
    turned: Graph = nx.MultiDiGraph()
    turned.add_nodes_from(drawn.nodes)
    turned.add_edges_from((target, source) for source, target in drawn.edges())
    return turned


def _box(graph: Graph, name: str, standings: Mapping[str, Standing]) -> Box:
    facts = graph.nodes[name]
    declaration = facts["declaration"]
    kind = {
        NodeKind.LEARNING: lambda: declaration.sort,
        NodeKind.CREDENTIAL: lambda: declaration.kind,
        NodeKind.STACK: lambda: f"{declaration.shape} stack",
    }.get(facts["kind"], lambda: facts["kind"].value)()
    state, detail = standings.get(name, (None, ""))
    return Box(name, facts["title"], kind, state, detail)
