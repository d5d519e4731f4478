"""Requirements of two audits side by side: which one of before is which one of now, though it moved or was reworded."""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable

from pathways.changes.kept import KeptGoal, KeptRequirement

Pairs = list[tuple[KeptRequirement | None, KeptRequirement | None]]
"""Requirements of before with those of now, in the order of now, then those that are gone."""
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_Found = dict[str, KeptRequirement]


def paired(before: KeptGoal, after: KeptGoal) -> Pairs:
    """The requirements of two verdicts, each path once.

    First what has the same path and says the same, then what says the same and is the only one of its kind on each side,
    the same again whatever its numbers are, and last what has the same path. So a requirement that is put in between does not
    make others of all that follow it.
    """
    old, new = _by_path(before), _by_path(after)
    found: dict[str, KeptRequirement] = {}
    for meaning in (_same, _words, _but_for_numbers, _path):
        _pair(old, new, found, meaning)
    pairs: Pairs = [(found.get(path), each) for path, each in new.items()]
    taken = {each.path for each in found.values()}
    return [*pairs, *((each, None) for path, each in old.items() if path not in taken)]


def _by_path(goal: KeptGoal) -> _Found:
    found: _Found = {}
    for each in goal.requirements():
        found.setdefault(each.path, each)
    return found


def _pair(
    old: _Found, new: _Found, found: dict[str, KeptRequirement], key: Callable[[KeptRequirement], Hashable]
) -> None:
    """Pair what is left and alone in what its key says, on each side."""
    taken = {each.path for each in found.values()}
    was = _alone((each for path, each in old.items() if path not in taken), key)
    now = _alone((each for path, each in new.items() if path not in found), key)
    for meaning, each in now.items():
        if meaning in was:
            found[each.path] = was[meaning]


def _alone(
    some: Iterable[KeptRequirement], key: Callable[[KeptRequirement], Hashable]
) -> dict[Hashable, KeptRequirement]:
    listed = [(key(each), each) for each in some]
    times = Counter(meaning for meaning, _ in listed)
    return {meaning: each for meaning, each in listed if times[meaning] == 1}


def _same(each: KeptRequirement) -> Hashable:
    return each.path, each.kind, each.text


def _words(each: KeptRequirement) -> Hashable:
    return each.kind, each.text


def _but_for_numbers(each: KeptRequirement) -> Hashable:
    """Numbers are limits, but for those in the names of courses."""
    words = each.text if each.kind == "item" else _NUMBER.sub("#", each.text)
    return each.kind, words


def _path(each: KeptRequirement) -> Hashable:
    return each.path
