"""The graph of the rules as they hold for one learner: of every rule that has versions the one that the learner goes by."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from pathways.graph.from_model import Graph, graph_of
from pathways.model.version import choice_for, chosen

if TYPE_CHECKING:
    from pathways.model.catalogue import Catalogue
    from pathways.model.learner import Learner

KEPT = 64
"""How many choices of versions are kept as graphs; the learners of one college rarely need more than its catalogue years."""


def graph_for(graph: "Graph[Any]", learner: "Learner", as_of: date) -> "Graph[Any]":
    """The graph in the versions that hold for a learner on a day; the same object where every rule has one version."""
    catalogue: Catalogue = graph.graph["catalogue"]
    if not catalogue.versions:
        return graph
    return graph_in(graph, choice_for(catalogue, learner, as_of))


def graph_in(graph: "Graph[Any]", choice: Mapping[str, int]) -> "Graph[Any]":
    """The graph in certain versions; each choice is compiled once and kept with the graph."""
    catalogue: Catalogue = graph.graph["catalogue"]
    found = chosen(catalogue, choice)
    if found is catalogue:
        return graph
    kept: dict[tuple[tuple[str, int], ...], Graph[Any]] = graph.graph.setdefault("versions", {})
    key = tuple(sorted(choice.items()))
    if key not in kept:
        if len(kept) >= KEPT:
            del kept[next(iter(kept))]
        kept[key] = graph_of(found)
    return kept[key]
