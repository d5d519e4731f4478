"""The keys of a learner's items, and their order: from what the items say, never from where they stand."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import groupby

from pathways.model.learner import Item

_LONGEST = 160


def keyed(items: Iterable[Item]) -> tuple[Item, ...]:
    """The items in order of completion, each with a key: its own, or one made of its name and date.

    Of items that agree in both, the one whose content comes first is number 1; nobody can tell items of the
    same content apart, so that it does not matter which of them is which.
    """
    named = sorted(((label(item), item) for item in items), key=_place)
    taken = {item.key for _, item in named if item.key}
    counts: Counter[str] = Counter()
    return tuple(
        item if item.key else replace(item, key=_new_key(name, item, taken, counts))
        for _, together in groupby(named, key=_place)
        for name, item in _by_content(list(together))
    )


def label(item: Item) -> str:
    """What an item is called in its key: its name in the rules, else what is printed for it."""
    printed = " ".join(part for part in (item.institution, item.subject, item.number) if part)
    return " ".join((item.name or (printed if item.number else item.title)).split())[:_LONGEST]


def _place(named: tuple[str, Item]) -> tuple[bool, date, str]:
    name, item = named
    return item.completed is None, item.completed or date.max, name


def _by_content(together: list[tuple[str, Item]]) -> list[tuple[str, Item]]:
    """Items of one name and date by all that they say, which is seldom asked for."""
    return together if len(together) == 1 else sorted(together, key=lambda named: repr(named[1]))


def _new_key(name: str, item: Item, taken: set[str], counts: Counter[str]) -> str:
    stem = f"{name}@{item.completed or 'undated'}"
    while True:
        counts[stem] += 1
        key = f"{stem}#{counts[stem]}"
        if key not in taken:
            return key
