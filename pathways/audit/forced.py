"""The pins of exceptions that apply an item at a requirement."""

from collections.abc import Iterable, Iterator

from pathways.model.exceptions import Change
from pathways.model.learner import ExceptionKind, Pin


def forced_pins(changes: Iterable[Change]) -> Iterator[Pin]:
    """What is applied somewhere by an exception counts there before anything that is pinned has its way."""
    for change in changes:
        granted = change.granted
        if granted.kind is ExceptionKind.APPLY_HERE and change.reason is None:
            yield Pin(granted.item, granted.requirement, granted.by, granted.on, forced=True)
