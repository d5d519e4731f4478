"""What became of each pin: honoured, or not and why; and what a goal would be without any of them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pathways.audit.allocation.outcome import Outcome
from pathways.audit.allocation.parts import Part
from pathways.audit.allocation.pins import is_meant, leaves_meant, meant
from pathways.audit.allocation.searched import honoured
from pathways.audit.case import Case
from pathways.audit.entry import Entry
from pathways.audit.near import words_of
from pathways.audit.reasons import Pinned, Unpinned
from pathways.audit.verdict import GoalAudit
from pathways.model.learner import Pin, Provenance, Status

_TO_COME = frozenset({Status.IN_PROGRESS, Status.PLANNED})


def pinned_of(case: Case, parts: Sequence[Part], best: Outcome) -> tuple[Pinned, ...]:
    """The pins about the requirements of a goal, which are `parts`, or about a credential below it that is awarded by itself."""
    return tuple(_pinned(case, parts, best))


def _pinned(case: Case, parts: Sequence[Part], best: Outcome) -> Iterator[Pinned]:
    below = frozenset[Pin]().union(*case.honoured.values())
    for pin in case.pins:
        if pin in best.honoured or pin in below:
            yield _told(pin, case, "")
        elif pin.requirement == case.goal or any(leaves_meant(part, pin, case.goal) for part in parts):
            yield _told(pin, case, *_why_not(pin, case, parts, best))


def _told(pin: Pin, case: Case, reason: str, *values: str) -> Pinned:
    meant_ones = [each for each in (*case.entries(), *case.record) if is_meant(pin, each)]
    own = (each for each in meant_ones if pin.item in {each.name, each.key})
    entry = next(own, meant_ones[0] if meant_ones else None)
    declared = case.catalogue.learning.get(pin.item) or case.catalogue.credentials.get(pin.item)
    title = entry.title if entry is not None else declared.title if declared is not None else pin.item
    items = tuple(each.key for each in case.entries() if is_meant(pin, each))
    return Pinned(pin, title, entry.code if entry is not None else "", not reason, reason, values, items)


def _why_not(pin: Pin, case: Case, parts: Sequence[Part], best: Outcome) -> tuple[str, ...]:
    recorded = [each for each in case.record if is_meant(pin, each)]
    there = [each for each in case.entries() if is_meant(pin, each)]
    if not there:
        return _not_there(recorded)
    able = [part for part in parts if any(each.pin == pin for each in meant(part, case))]
    if not able:
        return _refused(pin, case, parts)
    if not _kept_together((pin,), case, able):
        return ("rules",)
    others = [other for other in case.pins if other in best.honoured and other.say < pin.say]
    against = (other for other in others if not _kept_together((other, pin), case, parts))
    other = next(against, others[-1] if others else None)
    return ("another pin", other.item, other.requirement) if other is not None else ("rules",)


def _not_there(recorded: Sequence[Entry]) -> tuple[str, ...]:
    for entry in recorded:
        if entry.provenance is Provenance.ASSERTED:
            return ("not finished", Provenance.ASSERTED.value)
        if entry.status in _TO_COME:
            return ("not finished", entry.status.value)
    return ("ended", recorded[-1].status.value) if recorded else ("not on record",)


def _refused(pin: Pin, case: Case, parts: Sequence[Part]) -> tuple[str, ...]:
    """The filter that refuses the item, if it is the right item otherwise."""
    for part in parts:
        for demand in leaves_meant(part, pin, case.goal):
            for entry, refusal in demand.near:
                if is_meant(pin, entry) and refusal.filter is not None:
                    return ("refused", refusal.filter.value, words_of(refusal))
    return ("refused",)


def _kept_together(pins: tuple[Pin, ...], case: Case, parts: Sequence[Part]) -> bool:
    only = replace(case, pins=pins)
    return any(honoured(part, only).issuperset(pins) for part in parts)


def beside(goal: GoalAudit, bare: GoalAudit) -> GoalAudit:
    """A verdict with what it would be if no pin were honoured, where that is something else."""
    same = (goal.state, goal.remaining) == (bare.state, bare.remaining)
    if same or goal.undecided is not None or bare.undecided is not None:
        return goal
    return replace(goal, unpinned=Unpinned(bare.state, bare.progress, bare.percent, bare.remaining))
