"""Choices that are really open: where an item could as well count, proven by search in every view that the verdict stands on.

An allocation is as good as the one that is shown if it honours the same pins, if as little remains and if as many leaves are
met: the order of the rule file and of time, which settle the rest, matter to nobody. What is divided between leaves, and which
of several items fill one leaf, is no choice to be told.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from pathways.audit.allocation.alone import fill_of
from pathways.audit.allocation.demand import Candidate, NeedsSearchError, declared_path
from pathways.audit.allocation.leaf_rows import LeafColumns
from pathways.audit.allocation.outcome import Outcome
from pathways.audit.allocation.searched import Search
from pathways.audit.case import Case
from pathways.audit.closure import Solved, best_of
from pathways.audit.entry import Entry
from pathways.audit.open_choice import OpenChoice, OpenChoices, Shift
from pathways.search.programme import OutOfTimeError

_Spot = tuple[str, str]
"""An item (key) at a leaf (path)."""
_Placed = dict[str, frozenset[str]]
"""For each leaf (path) in use the items (keys) that are applied to it."""
_Short = dict[str, int]
"""For each leaf (path) in use what it is short."""


@dataclass(frozen=True, slots=True)
class Ground:
    """One view of a goal: how its search is posed, and which of the goals that are searched together it is."""

    pose: Callable[[], Search]
    at: int = 0


def open_choices(seen: Sequence[tuple[Case, Solved]]) -> OpenChoices | None:
    """What could as well count elsewhere on the route that a verdict stands on, in every view that was looked at."""
    best = best_of(seen[0][1])
    if best is None:
        return None
    views: dict[int, Ground] = {}
    for case, found in seen:
        part = next(part for each, part, _ in found if each.name == best[0].name)
        views.setdefault(id(found), Ground(partial(Search, [(part, case)])))
    return choices_of(list(views.values()), best[2])


def choices_of(grounds: Sequence[Ground], outcome: Outcome) -> OpenChoices:
    """The choices that a goal leaves open; the first of the views is what is earned, of which `outcome` is shown."""
    found: list[OpenChoice] = []
    try:
        for choice in _open(grounds, outcome):
            found.append(choice)  # noqa: PERF402 # what was found before time ran out is kept
    except (NeedsSearchError, OutOfTimeError):
        return OpenChoices(tuple(found), complete=False)
    return OpenChoices(tuple(found))


def _open(grounds: Sequence[Ground], outcome: Outcome) -> Iterator[OpenChoice]:
    shown = {
        path: frozenset(candidate.entry.key for candidate, _ in fill.applied)
        for path, fill in outcome.fills.items()
    }
    short = {path: fill.remaining for path, fill in outcome.fills.items()}
    looked = [_Look(grounds[0])]
    for spot, there in list(looked[0].elsewhere(shown)):
        if not looked[0].allows(spot[0], there):
            continue
        looked += [_Look(ground) for ground in grounds[len(looked) :]]
        if all(look.allows(spot[0], there) for look in looked[1:]):
            ways = [_instead(ground, spot[0], there, shown) for ground in grounds]
            if ways[0] is not None and None not in ways:
                choice = looked[0].told(spot, there, shown, ways[0][0])
                yield replace(choice, only_places=ways[0][1] == short)


class _Look:
    """A view with the best kept: whether an item can count somewhere in an allocation that is as good."""

    def __init__(self, ground: Ground) -> None:
        self.search = ground.pose()
        self.case, self.posed = self.search.goals[ground.at][1:]
        _keep_the_best(self.search)
        self.leaves = self.posed.leaves
        self.columns = _columns(self.leaves)

    def elsewhere(self, shown: _Placed) -> Iterator[tuple[_Spot, str]]:
        """What counts somewhere, with every other leaf of the same competition that could take it."""
        for path, leaf in self.leaves.items():
            for candidate, _ in leaf.applied if path in shown and _is_whole(leaf) else ():
                key = candidate.entry.key
                for there, other in self.leaves.items() if key in shown[path] else ():
                    same = other.demand.scope == leaf.demand.scope and there != path
                    if same and _is_whole(other) and (key, there) in self.columns:
                        yield (key, path), there

    def allows(self, key: str, there: str) -> bool:
        """Whether the item can count there, and only there of all that competes."""
        if (key, there) not in self.columns:
            return False
        return self.search.programme.possible(_only(key, there, self.leaves, self.columns))

    def told(self, spot: _Spot, there: str, shown: _Placed, instead: _Placed) -> OpenChoice:
        """The choice as data, with what else would move."""
        entry = self.posed.entries[spot[0]]
        places = Counter(declared_path(path) for path in self.leaves)
        here, new = declared_path(spot[1]), declared_path(there)
        pin = _pin_of(entry, self.posed.entries.values()) if places[new] == 1 else ""
        scope = self.leaves[there].demand.scope
        competing = [path for path, leaf in self.leaves.items() if leaf.demand.scope == scope]
        shifts = tuple(each for each in _shifts(competing, shown, instead) if each.item != spot[0])
        return OpenChoice(spot[0], entry.title, entry.code, here, new, shifts, pin)


def _keep_the_best(search: Search) -> None:
    """Pins, what remains, and how many leaves are met, goal by goal: what an allocation that is as good has too."""
    search.remaining()
    for _, _, posed in search.goals:
        search.programme.least({leaf.met: -1 for leaf in posed.leaves.values()})


def _instead(ground: Ground, key: str, there: str, shown: _Placed) -> tuple[_Placed, _Short] | None:
    """An allocation with the item there that moves as little as can be; None if it would count there in vain."""
    for sparing in (False, True):
        search = ground.pose()
        _, case, posed = search.goals[ground.at]
        columns = _columns(posed.leaves)
        for column, value in _only(key, there, posed.leaves, columns).items():
            search.programme.row({column: 1}, at_least=value, at_most=value)
        _keep_the_best(search)
        leaf = posed.leaves[there]
        if sparing:
            beside = {column: each.amount for each, column in leaf.applied if each.entry.key != key}
            search.programme.least({column: int(amount) for column, amount in beside.items()})
        moved = {column: 1 for (item, path), column in columns.items() if item not in shown.get(path, ())}
        search.programme.least({column: 1 for column in moved if search.programme.most(column) == 1})
        search.programme.least(
            {column: 1 for column in columns.values() if search.programme.most(column) == 1}
        )
        valued = search.programme.value
        if _is_needed(leaf, [each for each, column in leaf.applied if valued(column)], key, case):
            used = {path: own for path, own in posed.leaves.items() if valued(own.active)}
            placed = {
                path: frozenset(each.entry.key for each, column in own.applied if valued(column))
                for path, own in used.items()
            }
            return placed, {path: valued(own.short) * own.step for path, own in used.items()}
    return None


def _is_needed(leaf: LeafColumns, applied: Sequence[Candidate], key: str, case: Case) -> bool:
    """Whether the leaf would be short of more without the item."""
    fewer = [each for each in applied if each.entry.key != key]
    with_it, without = (fill_of(leaf.demand, some, case).remaining for some in (applied, fewer))
    return without > with_it


def _is_whole(leaf: LeafColumns) -> bool:
    return not leaf.demand.leaf.split


def _columns(leaves: Mapping[str, LeafColumns]) -> dict[_Spot, int]:
    return {
        (candidate.entry.key, path): column
        for path, leaf in leaves.items()
        for candidate, column in leaf.applied
    }


def _only(
    key: str, there: str, leaves: Mapping[str, LeafColumns], columns: Mapping[_Spot, int]
) -> dict[int, int]:
    """The item there, and at no other leaf of the same competition."""
    scope = leaves[there].demand.scope
    return {
        column: int(path == there)
        for (item, path), column in columns.items()
        if item == key and leaves[path].demand.scope == scope
    }


def _shifts(paths: Sequence[str], shown: _Placed, instead: _Placed) -> Iterator[Shift]:
    """What counts at another leaf of a competition than before, or at one only now, or no more; by where it would be."""
    was = {key: path for path in paths for key in sorted(shown.get(path, ()))}
    now = {key: path for path in paths for key in sorted(instead.get(path, ()))}
    for key, path in now.items():
        if was.get(key) != path:
            yield Shift(key, declared_path(was[key]) if key in was else None, declared_path(path))
    for key, path in was.items():
        if key not in now:
            yield Shift(key, declared_path(path), None)


def _pin_of(entry: Entry, entries: Collection[Entry]) -> str:
    """What a pin calls an item: its name, unless another item has it too."""
    alike = [each for each in entries if each.name == entry.name]
    return entry.name if entry.name is not None and len(alike) == 1 else entry.key
