"""Exact search on plain whole numbers: who gets what when items compete, and proof of it; no credential here.

A `Competition` has items with units to give, slots that want units, edges that say which item may fill
which slot, and caps. `representable` tells whether it is exactly a flow. If it is, `verdict` tells whether
all slots can be full, `solve` gives the one best allocation, and `hall` a smallest reason for a no. `check`
shares no code with them and tells whether an allocation keeps every rule.
"""

from pathways.search.caps import laminar, representable
from pathways.search.checker import check
from pathways.search.competition import Allocation, Cap, Competition, Placement, Slot
from pathways.search.flow import solve, verdict
from pathways.search.shortage import Shortage, hall

__all__ = [
    "Allocation",
    "Cap",
    "Competition",
    "Placement",
    "Shortage",
    "Slot",
    "check",
    "hall",
    "laminar",
    "representable",
    "solve",
    "verdict",
]
