"""The record, as far as an audit shows it: which items there were, and how they stood; and what of it changed."""

from collections.abc import Iterable, Iterator

from pathways.changes.change import ItemChange, Seen
from pathways.changes.kept import KeptAudit, KeptGoal, KeptUnused, KeptUse

_ENDED = frozenset({"failed", "withdrawn", "revoked"})
"""Why an item is not used that ended so."""
_MADE_OF = " as "
"""What an item is named with that was made of one of the record, by transfer or conversion."""


def seen_in(goals: Iterable[KeptGoal]) -> dict[str, Seen]:
    """Every item that audits of some goals speak of, by key, with the most that they say of it."""
    found: dict[str, Seen] = {}
    for goal in goals:
        for route in goal.routes:
            for each in route.requirement.walk():
                for use in each.uses:
                    if not use.held_without_award:
                        found[use.item] = of_use(use)
        for unused in goal.unused:
            known = found.get(unused.item)
            if known is None or not known.status:
                found[unused.item] = of_unused(unused)
    return found


def of_use(use: KeptUse) -> Seen:
    """An item that counts, or would."""
    return Seen(use.item, use.code, use.title, use.status, use.grade)


def of_unused(unused: KeptUnused) -> Seen:
    """An item that is not used."""
    status = unused.reason if unused.reason in _ENDED else ""
    return Seen(unused.item, unused.code, unused.title, status)


def became(before: dict[str, Seen], after: dict[str, Seen]) -> dict[str, str]:
    """For keys of before those of now: an item without an id is named by its day, so another day gives it another key."""
    same = {key: key for key in before if key in after}
    left = [key for key in after if key not in before]
    for key, was in before.items():
        if key not in after:
            now = next((each for each in left if _is_same(was, after[each])), None)
            if now is not None:
                left.remove(now)
                same[key] = now
    return same


def _is_same(was: Seen, now: Seen) -> bool:
    alike = (was.code, was.title) == (now.code, now.title)
    return alike and was.item.partition("@")[0] == now.item.partition("@")[0] and "@" in was.item


def record_changes(before: KeptAudit, after: KeptAudit) -> tuple[ItemChange, ...]:
    """Items that are new, gone or otherwise; of goals that only one of the audits is about nothing can be told."""
    both = {goal.name for goal in before.goals} & {goal.name for goal in after.goals}
    was, now = (seen_in(goal for goal in each.goals if goal.name in both) for each in (before, after))
    return tuple(_changes(was, now, became(was, now)))


def _changes(was: dict[str, Seen], now: dict[str, Seen], same: dict[str, str]) -> Iterator[ItemChange]:
    came_from = {key: old for old, key in same.items()}
    for key, seen in now.items():
        if key not in came_from and _MADE_OF not in key:
            yield ItemChange(None, seen)
        elif key in came_from and _is_otherwise(was[came_from[key]], seen):
            yield ItemChange(was[came_from[key]], seen)
    for key, seen in was.items():
        if key not in same and _MADE_OF not in key:
            yield ItemChange(seen, None)


def _is_otherwise(was: Seen, now: Seen) -> bool:
    """Of an item that is not used the audit says neither grade nor, mostly, how far it is."""
    return bool(was.status and now.status) and (was.status, was.grade) != (now.status, now.grade)
