"""A learner as they would be: a record with what somebody supposes, told as lines of a learner, put in the place of what is."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from pathways.model.learner import Item, Learner, Relation, Status

_UNFINISHED = frozenset({Status.IN_PROGRESS, Status.PLANNED})
_UNDONE = {Status.WITHDRAWN: _UNFINISHED, Status.REVOKED: frozenset({Status.EARNED})}
"""What a supposed end puts an end to, if there is any; else what was earned last."""


def supposed(learner: Learner, change: Learner, as_of: date) -> Learner:
    """The learner if what `change` says were so as well, from the day of the audit where it says no day.

    What is supposed of a course that is under way or planned takes its place; `withdrew from` and `revoked` take the place
    of what they end. A catalogue that is supposed holds for all that is declared. The rest is added, or is said instead.
    """
    items = list(learner.items)
    for number, item in enumerate(change.items, 1):
        _suppose(items, _dated(replace(item, key=f"what if {number}: {item.name}"), as_of))
    programmes = {relation.programme for relation in change.declared}
    kept = [relation for relation in learner.declared if relation.programme not in programmes]
    if change.catalogue is not None:
        kept = [replace(relation, catalogue=None) for relation in kept]
    return replace(
        learner,
        born=change.born or learner.born,
        populations=_joined(learner.populations, change.populations),
        matriculated=change.matriculated or learner.matriculated,
        applied=change.applied or learner.applied,
        declared=(*kept, *change.declared),
        admitted=_with(learner.admitted, change.admitted),
        enrolled=_with(learner.enrolled, change.enrolled),
        attestations=(*learner.attestations, *change.attestations),
        items=tuple(items),
        pins=(*learner.pins, *change.pins),
        catalogue=change.catalogue or learner.catalogue,
    )


def _dated(item: Item, as_of: date) -> Item:
    finished = item.status not in _UNFINISHED
    return replace(item, completed=as_of) if finished and item.completed is None else item


def _suppose(items: list[Item], item: Item) -> None:
    """Put a supposed item where it belongs."""
    ends = _UNDONE.get(item.status, _UNFINISHED)
    found = [at for at, each in enumerate(items) if each.name == item.name and each.status in ends]
    if not found and item.status in _UNDONE:
        found = [
            at for at, each in enumerate(items) if each.name == item.name and each.status is Status.EARNED
        ]
    if not found:
        items.append(item)
    elif item.status in _UNDONE:
        last = max(found, key=lambda at: (items[at].completed or date.max, items[at].key))
        items[last] = replace(items[last], status=item.status)
    else:
        first = min(found, key=lambda at: (items[at].completed or date.max, items[at].key))
        items[first] = replace(item, key=items[first].key)


def _with(
    known: tuple[Relation, ...] | None, more: tuple[Relation, ...] | None
) -> tuple[Relation, ...] | None:
    return (*(known or ()), *more) if more else known


def _joined(known: tuple[str, ...] | None, more: Iterable[str] | None) -> tuple[str, ...] | None:
    added = tuple(more or ())
    return tuple(sorted({*(known or ()), *added})) if added else known
