"""Contributions as rows of a whole-number programme: which members are in use, what they give, and what is short of it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm

from pathways.audit.allocation.demand import (
    HOURS_IN_A_CREDIT,
    ITEM_WEIGHT,
    Candidate,
    Demand,
    NeedsSearchError,
    amount_of,
    weigh,
)
from pathways.audit.allocation.leaf_rows import Sum, rounded_column
from pathways.audit.allocation.parts import Choice, Gathered, Part, Wanted
from pathways.audit.allocation.posed import Posed
from pathways.audit.case import Case
from pathways.audit.entry import Entry
from pathways.model.amount import Unit


@dataclass(frozen=True, slots=True)
class _Place:
    """An item at a leaf of a member: how much of it that leaf has, and whether it is reached through this member."""

    candidate: Candidate
    demand: Demand
    column: int
    through: int | None
    """None where it is reached through this member alone."""


@dataclass(frozen=True, slots=True)
class ContributionRows:
    """Writes down what is short of contributions; `owed` has what is short of every part by its path."""

    posed: Posed
    owed: dict[str, int]
    repeated: set[str]
    case: Case
    possible: Callable[[Entry], frozenset[str]]
    """All learning events that could stand behind an item."""
    award: Callable[[str, Sum], dict[str, int]]
    """The learning that is assumed behind an award (key) once a sum says that it is used."""

    def add(self, part: Gathered) -> None:
        """What is short beyond what the members in use are short of: `posed.remaining` then has the larger of both."""
        inside = [self._inside(part, at) for at in range(len(part.members))]
        given = list(self._given(part, inside))
        own = self._own(part, inside)
        hours = part.unit.measure == "hours"
        divided = any(Fraction(amount).denominator > 1 for sum_ in given for amount in sum_.values())
        factor = ITEM_WEIGHT if part.unit.measure == "items" else 1
        rounds_up = hours or divided
        parts = [int(amount) * factor for sum_ in given for amount in sum_.values()]
        step = (
            1
            if rounds_up
            else gcd(*parts, *(int(weight) for weight in own.values()), part.need * factor) or 1
        )
        programme = self.posed.programme
        short = programme.column(weigh(part.unit, part.need) // step)
        per = HOURS_IN_A_CREDIT if hours else 1
        row: Sum = {short: step * per, self.posed.active[part.path]: -part.need * factor}
        for column, weight in own.items():
            row[column] = row.get(column, 0) + weight * per
        for sum_ in given:
            for column, amount in sum_.items():
                row[column] = row.get(column, 0) + amount * factor
        programme.row(row, at_least=0)
        self.posed.remaining[short] = step
        self.owed[part.path] = short

    def _inside(self, part: Gathered, at: int) -> dict[str, tuple[Part, list[int | None]]]:
        """All parts of a member, with columns of which one is one where the part is in use through this member."""
        found: dict[str, tuple[Part, list[int | None]]] = {}
        for inner, through in self._through(part.members[at], self.posed.picks[part.path, at]):
            known = found.setdefault(inner.path, (inner, []))[1]
            known.append(through if inner.path in self.repeated else None)
        return found

    def _through(self, part: Part, used: int) -> Iterator[tuple[Part, int]]:
        yield part, used
        for at, member in enumerate(part.members if isinstance(part, Choice | Gathered) else ()):
            pick = self.posed.picks.get((part.path, at), used)
            both = pick if part.path not in self.repeated or pick == used else self._both(pick, used)
            yield from self._through(member, both)

    def _both(self, *columns: int) -> int:
        both = self.posed.programme.column(1)
        for column in columns:
            self.posed.programme.row({column: 1, both: -1}, at_least=0)
        return both

    def _either(self, columns: Iterable[int | None]) -> int | None:
        """A column that is one at most where one of these is; None if a part is in use through one place only."""
        found = [column for column in columns if column is not None]
        if len(found) < 2:  # noqa: PLR2004 # one place is enough
            return found[0] if found else None
        either = self.posed.programme.column(1)
        self.posed.programme.row({**dict.fromkeys(found, 1), either: -1}, at_least=0)
        return either

    def _own(self, part: Gathered, inside: Iterable[Mapping[str, tuple[Part, list[int | None]]]]) -> Sum:
        """What the members in use are short of, except for what is named again elsewhere: that may be short of less there."""
        return {
            self.owed[path]: self.posed.remaining[self.owed[path]]
            for found in inside
            for path, (inner, _) in found.items()
            if path in self.owed and inner.requirement.path not in part.named_again
        }

    def _at_most(self, column: int, through: int) -> int:
        """A column that is no more than another one, and nothing where that one is not reached."""
        programme = self.posed.programme
        most = programme.most(column)
        less = programme.column(most)
        programme.row({column: 1, less: -1}, at_least=0)
        programme.row({through: most, less: -1}, at_least=0)
        return less

    def _given(
        self, part: Gathered, inside: Iterable[Mapping[str, tuple[Part, list[int | None]]]]
    ) -> Iterator[Sum]:
        """What each member gives, cut off at its limit; what an item comes to is shared out among members that have it."""
        places: list[dict[str, list[_Place]]] = [self._places(found) for found in inside]
        counted = self._counted(part, places)
        common: dict[str, tuple[int, Sum]] = {}
        for at, found in enumerate(places):
            total: Sum = {}
            together: dict[Unit, Sum] = {}
            for key, some in found.items():
                entry = some[0].candidate.entry
                whole = amount_of(entry, part.unit, self.case, named=False)
                if not whole:
                    continue
                exact = self._on_total(entry, part.unit)
                several = (
                    key in counted
                    or len(some) > 1
                    or some[0].through is not None
                    or sum(key in other for other in places) > 1
                )
                if several and exact is not None:
                    raise NeedsSearchError("parts-of-another-unit", part.path)
                if several:
                    column, per = self._shared_out(some, int(whole), part.unit)
                    common.setdefault(key, (int(whole), {}))[1][column] = per
                    total[column] = per
                else:
                    column, amount = self._one(some[0], whole, part.unit)
                    (total if exact is None else together.setdefault(exact, {}))[column] = amount
            for own, sum_ in together.items():
                rule = self.case.catalogue.units[own]
                total[rounded_column(sum_, rule.step, rule.rounding, self.posed.programme)] = rule.step
            yield self._cut_off(total, part.most[at])
        for key, (most, columns) in common.items():
            limit: Sum = {counted[key]: -most} if key in counted else {}
            self.posed.programme.row({**columns, **limit}, at_most=0 if limit else most)
            self._once(key, columns, places, part.unit)

    def _counted(self, part: Gathered, places: Iterable[Mapping[str, Sequence[_Place]]]) -> dict[str, int]:
        """Of items that competitions of their own may have, which count: a course as often as it may, a learning once."""
        found = [place for each in places for some in each.values() for place in some]
        if len({place.demand.scope for place in found}) < 2:  # noqa: PLR2004 # one competition sees to it itself
            return {}
        entries = {place.candidate.entry.key: place.candidate.entry for place in found}
        awards = [key for key, entry in entries.items() if self._may_be_same(entry, entries.values())]
        groups: dict[tuple[str, str], tuple[int, set[str]]] = {}
        for key, entry in entries.items():
            if entry.uses is not None:
                groups.setdefault(("course", entry.identity), (entry.uses, set()))[1].add(key)
            for root in entry.roots if key not in awards else ():
                groups.setdefault(("learning", root), (1, set()))[1].add(key)
        columns = {key: self.posed.programme.column(1) for key in awards}
        behind = {key: self.award(key, {columns[key]: 1}) for key in awards}
        for key, roots in behind.items():
            self.posed.contributed[part.path, key] = roots
            for root in roots:
                groups.setdefault(("learning", root), (1, set()))[1].add(key)
        for (what, name), (most, keys) in sorted(groups.items()):
            if len(keys) > most:
                for key in sorted(keys - columns.keys()):
                    columns[key] = self.posed.programme.column(1)
                of_awards = behind if what == "learning" else {}
                terms = {of_awards[key][name] if key in of_awards else columns[key]: 1 for key in keys}
                self.posed.programme.row(terms, at_most=most)
        return columns

    def _may_be_same(self, award: Entry, others: Iterable[Entry]) -> bool:
        """Whether an award that nobody gave may stand on the same learning as something else."""
        possible = self.possible(award) if award.derived and award.name in self.case.ways else frozenset()
        return any(other is not award and not possible.isdisjoint(self.possible(other)) for other in others)

    def _places(self, inside: Mapping[str, tuple[Part, list[int | None]]]) -> dict[str, list[_Place]]:
        found: dict[str, list[_Place]] = {}
        for path, (inner, columns) in inside.items():
            if isinstance(inner, Wanted):
                leaf, through = self.posed.leaves[path], self._either(columns)
                for candidate, column in leaf.applied:
                    place = _Place(candidate, leaf.demand, column, through)
                    found.setdefault(candidate.entry.key, []).append(place)
        return found

    def _on_total(self, entry: Entry, unit: Unit) -> Unit | None:
        own = entry.worth.unit if entry.worth is not None else unit
        rule = self.case.catalogue.units.get(own) if unit.measure != "items" and own != unit else None
        return own if rule is not None and rule.on_total else None

    def _one(self, place: _Place, whole: int | Fraction, unit: Unit) -> tuple[int, int | Fraction]:
        """A column of an item at one leaf, and what each unit of it gives."""
        if not place.demand.leaf.split:
            return place.column, whole
        return place.column, 1 if place.demand.unit == unit else Fraction(whole) / place.candidate.amount

    def _shared_out(self, some: Iterable[_Place], whole: int, unit: Unit) -> tuple[int, Fraction]:
        """How much of an item counts for a member that may have it from several leaves, or together with others.

        A column, and what each unit of it gives: what several leaves have of the item adds up without rounding.
        """
        programme = self.posed.programme
        row: Sum = {}
        for place in some:
            column, amount = self._one(place, whole, unit)
            if place.through is not None:
                column = self._at_most(column, place.through)
            row[column] = amount
        per = lcm(*(Fraction(amount).denominator for amount in row.values()))
        part = programme.column(whole * per)
        programme.row({**row, part: -Fraction(1, per)}, at_least=0)
        return part, Fraction(1, per)

    def _once(
        self,
        key: str,
        columns: Sum,
        places: Iterable[Mapping[str, list[_Place]]],
        unit: Unit,
    ) -> None:
        """All members together have no more of an item than is applied of it, although they may have it from the same leaf."""
        leaves = {place.demand.path: place for found in places for place in found.get(key, ())}
        if not any(place.demand.leaf.split for place in leaves.values()):
            return
        row: Sum = {column: -amount for column, amount in columns.items()}
        for place in leaves.values():
            whole = amount_of(place.candidate.entry, unit, self.case, named=False) or 0
            column, amount = self._one(place, whole, unit)
            row[column] = amount
        self.posed.programme.row(row, at_least=0)

    def _cut_off(self, total: Sum, limit: int | None) -> Sum:
        if limit is None:
            return total
        per = lcm(*(Fraction(amount).denominator for amount in total.values()))
        step = Fraction(gcd(limit * per, *(int(amount * per) for amount in total.values())) or 1, per)
        column = self.posed.programme.column(int(limit / step))
        self.posed.programme.row({**total, column: -step}, at_least=0)
        return {column: step}
