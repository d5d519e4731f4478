"""The ways an audit looks at one record: what is earned, then also what is in progress, planned, unknown."""

from dataclasses import dataclass

from pathways.audit.entry import Entry
from pathways.model.learner import Provenance, Status


@dataclass(frozen=True, slots=True)
class View:
    """What one audit of the record may use; `favourable` takes every unknown fact as it helps most."""

    word: str
    statuses: frozenset[Status]
    asserted: bool = False
    attested: bool = False
    favourable: bool = False

    def sees(self, entry: Entry) -> bool:
        """Whether an attempt may be applied in this view; asserted items behave as unknown."""
        return (
            entry.status in self.statuses
            and (self.asserted or entry.provenance is not Provenance.ASSERTED)
            and (self.favourable or not entry.hangs)
        )


EARNED = View("met", frozenset({Status.EARNED}))
IN_PROGRESS = View("in progress", frozenset({Status.EARNED, Status.IN_PROGRESS}))
PLANNED = View("planned", frozenset({Status.EARNED, Status.IN_PROGRESS, Status.PLANNED}))
UNKNOWN = View("unknown", PLANNED.statuses, asserted=True, favourable=True)
FOUR_WAYS = (EARNED, IN_PROGRESS, PLANNED, UNKNOWN)
"""The order of status: the first view in which a requirement holds names its status."""

REVIEWED = View("needs review", EARNED.statuses, asserted=True, attested=True)
DECIDED_LATER = View("cannot be decided", EARNED.statuses, asserted=True, attested=True, favourable=True)
