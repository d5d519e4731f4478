"""What an exception applies at one requirement, as rows: in that goal, and in what is below it, it counts nowhere beside it."""

from collections.abc import Sequence

from pathways.audit.allocation.parts import Part
from pathways.audit.allocation.pins import is_meant, leaves_meant
from pathways.audit.allocation.posed import Posed
from pathways.audit.forced import forced_pins
from pathways.audit.target import Graph
from pathways.search.programme import Programme


def apply_only_there(root: Part, posed: Posed, graph: Graph, goal: str, programme: Programme) -> None:
    """Forbid every other place to items that a named person applied somewhere in this goal."""
    for pin in forced_pins(graph.graph.get("changes", ())):
        there = {demand.path for demand in leaves_meant(root, pin, goal)}
        for each in _all_of(posed) if there else ():
            for path, leaf in each.leaves.items():
                for candidate, column in leaf.applied if path not in there else ():
                    if is_meant(pin, candidate.entry):
                        programme.row({column: 1}, at_most=0)


def _all_of(posed: Posed) -> Sequence[Posed]:
    return (posed, *(inside for _, inside in posed.below))
