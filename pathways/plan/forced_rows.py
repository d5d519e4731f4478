"""What an exception applies at one requirement, as rows: where it competes, and in what is below, it counts nowhere beside it."""

from itertools import chain
from typing import TYPE_CHECKING

from pathways.audit.allocation.parts import Part
from pathways.audit.allocation.pins import is_meant, leaves_meant
from pathways.audit.allocation.posed import Posed
from pathways.audit.forced import forced_pins
from pathways.audit.target import Graph
from pathways.search.programme import Programme

if TYPE_CHECKING:
    from pathways.model.learner import Pin


def apply_only_there(root: Part, posed: Posed, graph: Graph, goal: str, programme: Programme) -> None:
    """Forbid every other place in the same competition to items that a named person applied somewhere in this goal.

    What was applied at several places may count at any of them.
    """
    places: dict[str, list[Pin]] = {}
    for pin in forced_pins(graph.graph.get("changes", ())):
        places.setdefault(pin.item, []).append(pin)
    for pins in places.values():
        there = [demand for pin in pins for demand in leaves_meant(root, pin, goal)]
        scopes, paths = {demand.scope for demand in there}, {demand.path for demand in there}
        own = {path: leaf for path, leaf in posed.leaves.items() if leaf.demand.scope in scopes}
        awards = {candidate.entry.key for leaf in own.values() for candidate, _ in leaf.applied}
        below = (inside.leaves.values() for key, inside in posed.below if key in awards)
        elsewhere = [leaf for path, leaf in own.items() if path not in paths]
        for leaf in chain(elsewhere, *below):
            for candidate, column in leaf.applied:
                if is_meant(pins[0], candidate.entry):
                    programme.row({column: 1}, at_most=0)
