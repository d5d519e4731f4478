"""When what is under way on a record ends: on its day, or with the term that the record names."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from pathways.audit.entry import Entry
from pathways.model.catalogue import Catalogue
from pathways.model.learner import Item, Learner, Status
from pathways.model.whole import terms_of
from pathways.plan.steps import Slot

_UNDER_WAY = frozenset({Status.IN_PROGRESS, Status.PLANNED})


def with_last_days(learner: Learner, catalogue: Catalogue) -> Learner:
    """The learner with the last day of its term for all that is under way, or planned, and has no day of its own."""
    items = (
        replace(item, completed=_last_day(item, catalogue))
        if item.completed is None and item.status in _UNDER_WAY
        else item
        for item in learner.items
    )
    return replace(learner, items=tuple(items))


def _last_day(item: Item, catalogue: Catalogue) -> date | None:
    """The last day of the term that the record names.

    That is a year and what the institution that teaches calls its term, in either order, such as `2026 fall` or `Fall 2026`.
    """
    learning = catalogue.learning.get(item.name or "")
    words = item.term.casefold().split()
    years = [word for word in words if len(word) == len("2026") and word.isdecimal()]
    if learning is None or len(years) != 1:
        return None
    called = " ".join(word for word in words if word not in years)
    terms = terms_of(learning.institution, catalogue)
    named = (term for term in terms if called in {term.name.casefold(), term.title.casefold()})
    return next((term.days(int(years[0]))[1] for term in named if int(years[0])), None)


def ends_in(record: Iterable[Item], slots: Sequence[Slot]) -> dict[str, int]:
    """The term ahead (number) in which each item (key) under way ends that does not end before them."""
    found: dict[str, int] = {}
    for item in record:
        day = item.completed if item.status in _UNDER_WAY else None
        begun = [slot.number for slot in slots if day is not None and slot.begins and slot.begins <= day]
        if begun:
            found[item.key] = max(begun)
    return found


def last_before(entry: Entry, slots: Sequence[Slot]) -> int:
    """The last term (number) that ends before something on the record is completed, 0 where none does.

    What is in progress without a day is completed before any of them ends, what is planned without one after all of them.
    """
    day = entry.completed
    if entry.status is Status.EARNED or (day is None and entry.status is Status.IN_PROGRESS):
        return 0
    ended = [slot.number for slot in slots if day is None or slot.ends is None or slot.ends <= day]
    return max(ended, default=0)


def first_after(entry: Entry, slots: Sequence[Slot]) -> int:
    """The first term (number) that ends no earlier than something on the record is completed; 0 where that is not known."""
    day = entry.completed
    if entry.status is Status.EARNED or day is None or any(slot.ends is None for slot in slots):
        return 0
    ahead = [slot.number for slot in slots if slot.ends is not None and slot.ends >= day]
    return min(ahead, default=len(slots) + 1)
