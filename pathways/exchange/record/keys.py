"""The keys of a learner's items, and their order: from what the items say, never from where they stand."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from pathways.model.learner import Item

_LONGEST = 160


def keyed(items: Iterable[Item]) -> tuple[Item, ...]:
    """The items in order of completion, each with a key: its own, or one made of its name and date.

    Of items that agree in both, the one whose content comes first is number 1; nobody can tell items of the
    same content apart, so that it does not matter which of them is which.
    """
    in_order = sorted(items, key=_content)
    taken = {item.key for item in in_order if item.key}
    counts: Counter[str] = Counter()
    return tuple(replace(item, key=item.key or _new_key(item, taken, counts)) for item in in_order)


def label(item: Item) -> str:
    """What an item is called in its key: its name in the rules, else what is printed for it."""
    printed = " ".join(part for part in (item.institution, item.subject, item.number) if part)
    return " ".join((item.name or (printed if item.number else item.title)).split())[:_LONGEST]


def _content(item: Item) -> tuple[bool, date, str, str]:
    return item.completed is None, item.completed or date.max, label(item), repr(item)


def _new_key(item: Item, taken: set[str], counts: Counter[str]) -> str:
    stem = f"{label(item)}@{item.completed or 'undated'}"
    while True:
        counts[stem] += 1
        key = f"{stem}#{counts[stem]}"
        if key not in taken:
            return key
