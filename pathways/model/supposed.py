"""A learner as they would be: a record with what somebody supposes, told as lines of a learner, put in the place of what is."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from pathways.model.learner import GrantedException, Item, Learner, Relation, Status

NOBODY = "nobody yet"
"""Who grants an exception that is supposed, where nobody is said to."""
UNSIGNED = date.min
"""The day of an exception that is supposed, and of which no day is said."""
_UNFINISHED = frozenset({Status.IN_PROGRESS, Status.PLANNED})
_GRADED = "graded"
_UNDONE = {Status.WITHDRAWN: _UNFINISHED, Status.REVOKED: frozenset({Status.EARNED})}
"""What a supposed end puts an end to, if there is any; else what was earned last."""


def supposed(learner: Learner, change: Learner, as_of: date) -> Learner:
    """The learner if what `change` says were so as well, from the day of the audit where it says no day.

    What is supposed of a course that is under way or planned takes its place, and so does a grade of one that has none, and
    the conversion of what is not converted; `withdrew from` and `revoked` take the place of what they end. A catalogue that
    is supposed holds for all that is declared. The rest is added, as another attempt is, or is said instead.
    """
    items = list(learner.items)
    for number, item in enumerate(change.items, 1):
        _suppose(items, replace(item, key=f"what if {number}: {item.name}"), as_of)
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
        applies_for=tuple(dict.fromkeys((*learner.applies_for, *change.applies_for))),
        pins=(*learner.pins, *change.pins),
        exceptions=_granted(learner, change, as_of),
        catalogue=change.catalogue or learner.catalogue,
    )


def _granted(learner: Learner, change: Learner, as_of: date) -> tuple[GrantedException, ...]:
    """The exceptions and those supposed, the earliest first; one that nobody has signed is in force on the day of the audit."""
    more = [replace(each, on=as_of) if each.on == UNSIGNED else each for each in change.exceptions]
    return tuple(sorted({*learner.exceptions, *more}, key=lambda one: (one.on, repr(one))))


def _dated(item: Item, as_of: date) -> Item:
    finished = item.status not in _UNFINISHED
    converted = as_of if item.converted_by is not None and item.converted_on is None else item.converted_on
    completed = as_of if finished and item.completed is None else item.completed
    return replace(item, completed=completed, converted_on=converted)


def _suppose(items: list[Item], item: Item, as_of: date) -> None:
    """Put a supposed item where it belongs."""
    same = [at for at, each in enumerate(items) if each.name == item.name]
    if item.status in _UNDONE:
        ended = [at for at in same if items[at].status in _UNDONE[item.status]]
        ended = ended or [at for at in same if items[at].status is Status.EARNED]
        if ended:
            last = max(ended, key=lambda at: (items[at].completed or date.max, items[at].key))
            items[last] = replace(items[last], status=item.status)
            return
    else:
        replaced = [at for at in same if _is_of(item, items[at])]
        if replaced:
            first = min(replaced, key=lambda at: (items[at].completed or date.max, items[at].key))
            items[first] = _dated(_told_of(item, items[first]), as_of)
            return
    items.append(_dated(item, as_of))


def _is_of(item: Item, recorded: Item) -> bool:
    """Whether what is supposed is how a recorded attempt ends, its grade or its conversion, and no further attempt."""
    if recorded.status in _UNFINISHED:
        return True
    if item.completed is not None and item.completed != recorded.completed:
        return False
    posted = item.grade is not None and recorded.grade is None
    converted = item.converted_by is not None and recorded.converted_by is None
    return recorded.status is Status.EARNED is item.status and (posted or converted)


def _told_of(item: Item, recorded: Item) -> Item:
    """A recorded attempt with what is supposed of it."""
    kept = recorded.status not in _UNFINISHED or item.status in _UNFINISHED
    return replace(
        recorded,
        status=item.status,
        completed=item.completed or (recorded.completed if kept else None),
        term=item.term or recorded.term,
        grade=item.grade or recorded.grade,
        basis=item.basis if item.basis != _GRADED else recorded.basis,
        score=item.score if item.score is not None else recorded.score,
        worth=item.worth or recorded.worth,
        institution=item.institution or recorded.institution,
        provenance=item.provenance,
        asserted_by=item.asserted_by,
        transferred=item.transferred or recorded.transferred,
        converted_by=item.converted_by or recorded.converted_by,
        converted_on=item.converted_on or recorded.converted_on,
        valid_until=item.valid_until or recorded.valid_until,
        part_of=item.part_of or recorded.part_of,
    )


def _with(
    known: tuple[Relation, ...] | None, more: tuple[Relation, ...] | None
) -> tuple[Relation, ...] | None:
    return (*(known or ()), *more) if more else known


def _joined(known: tuple[str, ...] | None, more: Iterable[str] | None) -> tuple[str, ...] | None:
    added = tuple(more or ())
    return tuple(sorted({*(known or ()), *added})) if added else known
