"""The graph of the rules as they are for one learner on a day: the same graph, unless an exception changes something for them."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from pathways.graph.from_model import Graph, audit_order
from pathways.model.catalogue import Catalogue
from pathways.model.dependencies import renewed
from pathways.model.exceptions import Change, excepted, in_force
from pathways.model.exceptions.rewriting import makers
from pathways.model.learner import ExceptionKind, GrantedException, Item, Learner
from pathways.model.same import Same

_KEPT = 16
"""So many graphs of learners are kept: those of one desk, or of the goals of one audit."""


def excepted_graph(graph: "Graph[Any]", learner: Learner, as_of: date) -> "Graph[Any]":
    """The graph by which this learner is audited on a day; `graph.graph["changes"]` tells what became of each exception.

    The very same graph where no exception is in force, and where it is the learner's own already.
    """
    granted = in_force(learner, as_of)
    if not granted or "changes" in graph.graph:
        return graph
    named = {each.item for each in granted} | {each.requirement for each in granted}
    items = tuple(item for item in learner.items if item.key in named or item.name in named)
    return _own(Same(graph), granted, items, as_of)


@lru_cache(maxsize=_KEPT)
def _own(
    same: "Same[Graph[Any]]", granted: Sequence[GrantedException], items: Sequence[Item], as_of: date
) -> "Graph[Any]":
    graph = same.one
    before: Catalogue = graph.graph["catalogue"]
    catalogue, changes = excepted(before, granted, items, as_of)
    own: Graph[Any] = graph.copy(as_view=True)
    touched = {name for change in changes for name in change.owners}
    made = {maker.name: maker for maker in makers(catalogue) if maker.name in touched and maker.name in graph}
    own.graph = {**graph.graph, "catalogue": catalogue, "changes": changes, "own": made}
    if _names_credentials(changes, items, before):
        needs = renewed(graph.graph["needs"], catalogue, made)
        own.graph.update(needs=needs, order=audit_order(catalogue, needs))
    return own


def _names_credentials(changes: Sequence[Change], items: Sequence[Item], catalogue: Catalogue) -> bool:
    """Whether a credential comes to count somewhere, or no longer does, so that others depend on other credentials."""
    names = {change.granted.item for change in changes} | {str(item.name) for item in items}
    waived = any(change.owners and change.granted.kind is ExceptionKind.WAIVE for change in changes)
    return waived or not names.isdisjoint(catalogue.credentials)
