"""The rules as they are for one learner: each exception in force applied in turn, and what became of it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from pathways.model.catalogue import Catalogue
from pathways.model.dependencies import dependencies
from pathways.model.exceptions.change import Change, Reason
from pathways.model.exceptions.kinds import KINDS, Rules
from pathways.model.learner import GrantedException, Item, Learner
from pathways.model.same import Same
from pathways.model.version import editions


def in_force(learner: Learner, as_of: date) -> tuple[GrantedException, ...]:
    """The exceptions that were granted by that day, the earliest first, in whatever order the learner has them."""
    return tuple(granted for granted in earliest_first(learner.exceptions) if granted.on <= as_of)


def earliest_first(exceptions: Iterable[GrantedException]) -> list[GrantedException]:
    """Exceptions in the order in which they are applied; of one day in an order that depends on what they say alone."""
    return sorted(exceptions, key=lambda one: (one.on, repr(one)))


def excepted(
    catalogue: Catalogue, granted: Sequence[GrantedException], items: Sequence[Item], as_of: date
) -> tuple[Catalogue, tuple[Change, ...]]:
    """A catalogue with exceptions applied, and a change for each of them; the same catalogue where none changes anything."""
    changes: list[Change] = []
    for each in granted:
        rules = Rules(catalogue, tuple(items), as_of)
        made, change = KINDS[each.kind](rules, each)
        if change.reason is None and _counts_toward_itself(made, change, rules):
            change = replace(change, owners=(), paths=(), reason=Reason.CIRCLE)
        elif change.reason is None:
            catalogue = made
        changes.append(change)
    return catalogue, tuple(changes)


def in_any_edition(catalogue: Catalogue, granted: GrantedException, items: Sequence[Item]) -> Change:
    """What becomes of one exception by itself on the day on which it was granted, in the newest rules that it changes."""
    first: Change | None = None
    for each in _editions(Same(catalogue)):
        _, (change,) = excepted(each, (granted,), items, granted.on)
        if change.reason is None:
            return change
        first = first or change
    return first or Change(granted)


@lru_cache(maxsize=2)
def _editions(same: Same[Catalogue]) -> tuple[Catalogue, ...]:
    return tuple(editions(same.one))


def _counts_toward_itself(made: Catalogue, change: Change, rules: Rules) -> bool:
    """Whether a credential would be let count toward what it is itself made of."""
    found = rules.meant(change.granted.item) if change.granted.item else None
    if found is None or found.credential is None:
        return False
    needs = dependencies(made)
    led_to = {made.stacks[name].into for name in change.owners if name in made.stacks}
    return not _reached(found.credential, needs.get).isdisjoint({*change.owners, *led_to})


def _reached(start: str, needs: Callable[[str], Sequence[str] | None]) -> set[str]:
    found, todo = set[str](), [start]
    while todo:
        name = todo.pop()
        if name not in found:
            found.add(name)
            todo.extend(needs(name) or ())
    return found
