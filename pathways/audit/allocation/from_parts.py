"""The parts of a goal as a whole-number programme: branches to choose, leaves to fill, and what may not count together."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import partial

from pathways.audit.allocation.alone import by_key, line_members
from pathways.audit.allocation.average import CONDITION_WEIGHT
from pathways.audit.allocation.contribution_rows import ContributionRows
from pathways.audit.allocation.demand import Candidate, NeedsSearchError, amount_of
from pathways.audit.allocation.leaf_rows import (
    LeafColumns,
    Sum,
    average_column,
    greatest,
    leaf_columns,
    rounded_column,
)
from pathways.audit.allocation.parts import (
    Average,
    Ceiling,
    Choice,
    Gathered,
    Part,
    Settled,
    Wanted,
    demands_in,
    repeated,
    walk,
)
from pathways.audit.allocation.pin_rows import PinRows
from pathways.audit.allocation.posed import Posed
from pathways.audit.case import Case
from pathways.audit.entry import Entry
from pathways.model.amount import Unit
from pathways.search.programme import Programme


def pose(parts: Sequence[Part], case: Case, programme: Programme) -> Posed:
    """A goal in a programme, as all that it requires; its wishes are not stated yet."""
    return _Posing([(part, programme.column(1, 1)) for part in parts], case, programme).posed


def pose_under(root: Part, active: int, case: Case, programme: Programme) -> Posed:
    """A goal in a programme, with a column that says whether it must be met."""
    return _Posing([(root, active)], case, programme).posed


def pose_some(parts: Sequence[Part], case: Case, programme: Programme) -> tuple[list[int], Posed]:
    """Requirements in a programme with a column for each, which is one where it must be met.

    Where there is an average or a pin, the others may have items also if they need not be met: what counts there may
    raise the average, and what is pinned there is not to be had elsewhere. Where nothing is asked nothing is short: else
    contributions, which need not give what their members are short of, would be met by it.
    """
    asked = [programme.column(1) for _ in parts]
    if not case.pins and not any(isinstance(inside, Average) for part in parts for inside in walk(part)):
        posed = _Posing(list(zip(parts, asked, strict=True)), case, programme).posed
        programme.row(posed.remaining, at_most=0)
        return asked, posed
    tops = [
        (part, column if isinstance(part, Ceiling) else programme.column(1, 1))
        for part, column in zip(parts, asked, strict=True)
    ]
    posing = _Posing(tops, case, programme)
    for part, column in zip(parts, asked, strict=True):
        for inside, through in _reached(part, (column,), posing.posed):
            short = posing.owed.get(inside.path)
            most = programme.most(short) if short is not None else 0
            if short is not None and most:
                reached = dict.fromkeys(through, most)
                programme.row({**reached, short: 1}, at_most=most * len(reached))
                programme.row({short: 1, posing.posed.active[inside.path]: -most}, at_most=0)
    return asked, posing.posed


def _reached(part: Part, through: tuple[int, ...], posed: Posed) -> Iterator[tuple[Part, tuple[int, ...]]]:
    """A part and everything inside it, with the columns that are all one where it is asked for in that place.

    What stands in two places may be short in one of them that is asked for nothing, or that another branch serves.
    """
    yield part, through
    for at, member in enumerate(part.members if isinstance(part, Choice | Gathered) else ()):
        pick = posed.picks.get((part.path, at))
        yield from _reached(member, through if pick is None else (*through, pick), posed)


class _Posing:
    """A programme under construction, of a goal or of an award below it: then everything in it must be met."""

    def __init__(
        self, tops: Sequence[tuple[Part, int]], case: Case, programme: Programme, *, award: bool = False
    ) -> None:
        self.case = case
        self.award = award
        self.programme = programme
        self.posed = Posed(programme)
        self.entries: dict[str, Entry] = {}
        self.usage: dict[tuple[str, str], Sum] = {}
        self.share: dict[tuple[str, str], Sum] = {}
        self.owed: dict[str, int] = {}
        parts = [part for top, _ in tops for part in walk(top)]
        self._branches({part.path: part for part in parts}, {top.path: active for top, active in tops})
        for part in parts:
            if isinstance(part, Wanted) and part.path not in self.posed.leaves:
                self._leaf(part)
        self._once_each()
        PinRows(self.posed, self.case).add([top for top, _ in tops])
        self._one_learning()
        everywhere = self._everywhere()
        for part in parts:
            if isinstance(part, Ceiling):
                self._ceiling(part, everywhere)
        self._conversions(everywhere)
        for part in parts:
            if isinstance(part, Average):
                self._average(part)
        self._contributions(parts)
        self.posed.entries, self.posed.anywhere, self.posed.owed = self.entries, everywhere, self.owed
        for (_, key), share in self.share.items():
            self.posed.parts.setdefault(key, []).append(share)

    def _branches(self, order: Mapping[str, Part], tops: Mapping[str, int]) -> None:
        """Which parts must be met; a part that stands in two places is there once."""
        active, programme = self.posed.active, self.programme
        reached: dict[str, dict[int, int]] = {}
        choices = (part for part in order.values() if isinstance(part, Choice | Gathered))
        inside = {member.path for part in choices for member in part.members}
        for path in order:
            active[path] = programme.column(1) if path in inside or path not in tops else tops[path]
            if path in inside and path in tops:
                reached[path] = {tops[path]: 1}
                programme.row({active[path]: 1, tops[path]: -1}, at_least=0)
        for path, part in order.items():
            if isinstance(part, Choice):
                self.posed.choices[path] = part
                for at, member in enumerate(part.members):
                    pick = self._pick(part, at)
                    reached.setdefault(member.path, {})[pick] = 1
                    programme.row({active[member.path]: 1, pick: -1}, at_least=0)
                if 0 < part.need < len(part.members):
                    picks = {self.posed.picks[path, at]: 1 for at in range(len(part.members))}
                    programme.row({**picks, active[path]: -part.need}, at_least=0, at_most=0)
            elif isinstance(part, Gathered):
                self.posed.choices[path] = part
                counts: Sum = {}
                for at, member in enumerate(part.members):
                    pick = self.posed.picks[path, at] = programme.column(1)
                    counts[pick] = part.counts(at)
                    reached.setdefault(member.path, {})[pick] = 1
                    programme.row({active[member.path]: 1, pick: -1}, at_least=0)
                    programme.row({active[path]: 1, pick: -1}, at_least=0)
                programme.row({**counts, active[path]: -part.enough}, at_least=0)
            elif isinstance(part, Settled) and part.remaining:
                self.posed.remaining[active[path]] = part.remaining
                self.owed[path] = active[path]
        for path, picks in reached.items():
            programme.row({active[path]: -1, **picks}, at_least=0)

    def _pick(self, part: Choice, at: int) -> int:
        """All members of a choice that needs all are in use with it; of one that needs none each may be, if that is of use."""
        if part.need == len(part.members):
            return self.posed.active[part.path]
        pick = self.programme.column(1)
        self.posed.picks[part.path, at] = pick
        return pick

    def _leaf(self, part: Wanted) -> None:
        columns = leaf_columns(part.demand, self.posed.active[part.path], self.programme, self.case)
        self.posed.leaves[part.path] = columns
        self.posed.remaining[columns.short] = columns.step
        self.owed[part.path] = columns.short

    def _once_each(self) -> None:
        """In one competition an item gives no more than it has, and a course counts as often as it may be repeated."""
        takers: dict[tuple[str, str], list[tuple[LeafColumns, Candidate, int]]] = {}
        for leaf in self.posed.leaves.values():
            for candidate, column in leaf.applied:
                key = candidate.entry.key
                self.entries[key] = candidate.entry
                takers.setdefault((leaf.demand.scope, key), []).append((leaf, candidate, column))
        same: dict[tuple[str, str], Sum] = {}
        for (scope, key), found in takers.items():
            self.usage[scope, key] = self._use(found)
            self.share[scope, key] = {
                column: Fraction(1) / candidate.amount if leaf.demand.leaf.split else 1
                for leaf, candidate, column in found
            }
            entry = self.entries[key]
            if entry.uses is not None:
                same.setdefault((scope, entry.identity), {}).update(self.usage[scope, key])
        for (_, identity), together in same.items():
            uses = next(entry.uses for entry in self.entries.values() if entry.identity == identity)
            self.programme.row(together, at_most=uses)

    def _use(self, found: list[tuple[LeafColumns, Candidate, int]]) -> Sum:
        """Whether an item is used in a competition: at one leaf whole, or in parts at leaves that may divide it."""
        whole: Sum = {column: 1 for leaf, _, column in found if not leaf.demand.leaf.split}
        parts = [(leaf, candidate, column) for leaf, candidate, column in found if leaf.demand.leaf.split]
        if not parts:
            if len(whole) > 1:
                self.programme.row(whole, at_most=1)
            return whole
        sizes = {candidate.amount for _, candidate, _ in parts}
        units = {leaf.demand.unit for leaf, _, _ in parts}
        if len(sizes) > 1 or (len(units) > 1 and len(parts) > 1):
            raise NeedsSearchError("parts-of-another-unit", parts[0][0].demand.path)
        size = int(sizes.pop())
        used = self.programme.column(1)
        given = dict.fromkeys(whole, size) | {column: 1 for _, _, column in parts}
        self.programme.row({**given, used: -size}, at_most=0)
        self.programme.row({**given, used: -1}, at_least=0)
        return {used: 1}

    def _one_learning(self) -> None:
        """In one competition no learning event stands behind two items."""
        scopes: dict[str, list[str]] = {}
        for scope, key in self.usage:
            scopes.setdefault(scope, []).append(key)
        rows: set[frozenset[tuple[int, int | Fraction]]] = set()
        for scope, keys in scopes.items():
            behind: dict[str, Sum] = {}
            times: dict[str, int] = {}
            for found in self._learning(scope, keys):
                for root, usage in found.items():
                    behind.setdefault(root, {}).update(usage)
                    times[root] = times.get(root, 0) + 1
            for root, together in behind.items():
                if times[root] > 1 and frozenset(together.items()) not in rows:
                    rows.add(frozenset(together.items()))
                    self.programme.row(together, at_most=1)

    def _learning(self, scope: str, keys: list[str]) -> Iterator[dict[str, Sum]]:
        """The learning events behind each item of a competition; behind an award those of some way in which it is met.

        Which way it is matters where another item comes from the same learning, here or where the award itself counts.
        """
        possible = {key: _possible(self.entries[key], self.case) for key in keys}
        for key in keys:
            entry = self.entries[key]
            others = frozenset[str]().union(*(roots for other, roots in possible.items() if other != key))
            matters = self.award or not possible[key].isdisjoint(others)
            if not entry.derived or entry.name not in self.case.ways or not matters:
                yield dict.fromkeys(sorted(entry.roots), self.usage[scope, key])
            else:
                columns = self.posed.behind[scope, key] = self._award(key, self.usage[scope, key])
                yield {root: {column: 1} for root, column in columns.items()}

    def _award(self, key: str, usage: Sum) -> dict[str, int]:
        """The learning behind an award that is held without having been awarded, as columns, once a sum says it is used.

        Any legal allocation may be assumed.
        """
        ways = self.case.ways[str(self.entries[key].name)]
        pins = self.case.honoured.get(str(self.entries[key].name), frozenset())
        below = self.case.for_goal(str(self.entries[key].name), None)
        below.pins = tuple(sorted(pins, key=lambda pin: pin.say))
        routes: Sum = {}
        used: dict[str, list[Sum]] = {}
        for way in ways:
            active = self.programme.column(1)
            routes[active] = 1
            inside = _Posing([(way, active)], below, self.programme, award=True)
            self.posed.below += [(key, inside.posed), *inside.posed.below]
            for column in inside.posed.remaining:
                self.programme.row({column: 1}, at_most=0)
            for _, honoured in inside.posed.pins:
                self.programme.row({honoured: 1, active: -1}, at_least=0)
            for (inner, item), taken in inside.usage.items():
                assumed = inside.posed.behind.get((inner, item))
                plain = dict.fromkeys(inside.entries[item].roots, taken)
                for root, sum_ in (
                    {root: {at: 1} for root, at in assumed.items()} if assumed else plain
                ).items():
                    used.setdefault(root, []).append(dict(sum_))
        self.programme.row({**routes, **dict.fromkeys(usage, -1)}, at_least=0)
        return {root: self._column_of(usages) for root, usages in sorted(used.items())}

    def _everywhere(self) -> dict[str, Sum]:
        """Whether an item is applied in any competition of the goal."""
        found: dict[str, list[Sum]] = {}
        for (_, key), usage in self.usage.items():
            found.setdefault(key, []).append(usage)
        return {key: usages[0] if len(usages) == 1 else self._any(usages) for key, usages in found.items()}

    def _any(self, usages: Iterable[Sum]) -> Sum:
        return {self._column_of(usages): 1}

    def _column_of(self, usages: Iterable[Sum]) -> int:
        """A column that is one as soon as one of the sums is."""
        used = self.programme.column(1)
        for usage in usages:
            self.programme.row({**usage, used: -1}, at_most=0)
        return used

    def _ceiling(self, part: Ceiling, everywhere: dict[str, Sum]) -> None:
        line = part.line
        found = [Candidate(key, self.entries[key], 0) for key in everywhere]
        taken = line_members(line, found, self.case)
        for group in [taken] if line.key is None else by_key(taken, line.key).values():
            total = self._total([each.entry for each in group], line.unit, everywhere)
            most = line.limit + sum(total.values())
            self.programme.row({**total, self.posed.active[part.path]: most - line.limit}, at_most=most)

    def _total(self, entries: Iterable[Entry], unit: Unit, everywhere: dict[str, Sum]) -> Sum:
        total: Sum = {}
        together: dict[Unit, Sum] = {}
        for entry in entries:
            amount = amount_of(entry, unit, self.case, named=False) or 0
            own = entry.worth.unit if entry.worth else unit
            rule = self.case.catalogue.units.get(own) if unit.measure != "items" and own != unit else None
            into = together.setdefault(own, {}) if amount and rule is not None and rule.on_total else total
            into.update({column: factor * amount for column, factor in everywhere[entry.key].items()})
        for own, exact in together.items():
            rule = self.case.catalogue.units[own]
            total[rounded_column(exact, rule.step, rule.rounding, self.programme)] = rule.step
        return total

    def _average(self, part: Average) -> None:
        """Over as much as is applied to requirements; the minimums over everything apply nothing."""
        found: dict[str, list[Sum]] = {}
        for (scope, key), share in self.share.items():
            if not scope.startswith("overall "):
                found.setdefault(key, []).append(share)
        shares = [(self.entries[key], greatest(some, self.programme)) for key, some in found.items()]
        reached = average_column(shares, part.minimum, self.case, self.programme)
        failed = self.programme.column(1)
        self.programme.row({failed: 1, reached: 1, self.posed.active[part.path]: -1}, at_least=0)
        self.posed.remaining[failed] = CONDITION_WEIGHT
        self.owed[part.path] = failed

    def _contributions(self, parts: Sequence[Part]) -> None:
        """The inner ones first: what is short of them is part of what the outer ones are short of."""
        inner_first = {part.path: part for part in reversed(parts)}
        possible = partial(_possible, case=self.case)
        rows = ContributionRows(self.posed, self.owed, repeated(parts), self.case, possible, self._award)
        for part in inner_first.values():
            if isinstance(part, Gathered):
                rows.add(part)

    def _conversions(self, everywhere: dict[str, Sum]) -> None:
        """What is converted in one way and counts stays within the limits of that conversion."""
        given: dict[str, Sum] = {}
        for key, usage in everywhere.items():
            entry = self.entries[key]
            if entry.converted_by is not None and entry.worth is not None:
                worth = entry.worth.thousandths
                given.setdefault(entry.converted_by, {}).update({column: Fraction(worth) for column in usage})
        for name, total in given.items():
            for _, limit in self.case.catalogue.conversions[name].limits:
                self.programme.row(total, at_most=limit.thousandths)


def _possible(entry: Entry, case: Case) -> frozenset[str]:
    """All learning events that could stand behind an item."""
    if not entry.derived or entry.name not in case.ways:
        return entry.roots
    inside = (
        _possible(candidate.entry, case)
        for way in case.ways[entry.name]
        for demand in demands_in(way)
        for candidate in demand.attempts
    )
    return entry.roots.union(*inside)
