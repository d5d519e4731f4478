"""Contributions as rows of a whole-number programme: which members are in use, what they give, and what is short of it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm

from pathways.audit.allocation.demand import (
    HOURS_IN_A_CREDIT,
    ITEM_WEIGHT,
    NeedsSearchError,
    amount_of,
    weigh,
)
from pathways.audit.allocation.leaf_rows import Sum, rounded_column
from pathways.audit.allocation.member_rows import Member, Passed, Place, Shared, Spot
from pathways.audit.allocation.parts import Choice, Gathered, Part, Wanted, walk
from pathways.audit.allocation.posed import Posed
from pathways.audit.case import Case
from pathways.audit.entry import Entry
from pathways.model.amount import Unit


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
        given = self._given(part)
        own = self._own(part)
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

    def _members(self, part: Gathered, unit: Unit) -> dict[Spot, Member]:
        """The members of a contribution and of those within it; each is there once."""
        found: dict[Spot, Member] = {}
        for at, most in enumerate(part.most):
            if most is not None and part.unit != unit:
                raise NeedsSearchError("parts-of-another-unit", part.path)
            inside = self._inside(part, at)
            within = [
                (inner, self._either(columns))
                for inner, columns in inside.values()
                if isinstance(inner, Gathered)
            ]
            found[part.path, at] = Member(most, self._places(inside), within)
            for inner, _ in within:
                if (inner.path, 0) not in found:
                    found.update(self._members(inner, unit))
        return found

    def _inside(self, part: Gathered, at: int) -> dict[str, tuple[Part, list[int | None]]]:
        """The parts of a member, but not of contributions within it, each with columns of which one is one where it is in use."""
        found: dict[str, tuple[Part, list[int | None]]] = {}
        for inner, through in self._through(part.members[at], self.posed.picks[part.path, at]):
            known = found.setdefault(inner.path, (inner, []))[1]
            known.append(through if inner.path in self.repeated else None)
        return found

    def _through(self, part: Part, used: int) -> Iterator[tuple[Part, int]]:
        yield part, used
        for at, member in enumerate(part.members if isinstance(part, Choice) else ()):
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

    def _own(self, part: Gathered) -> Sum:
        """What the members in use are short of, except for what is named again elsewhere: that may be short of less there."""
        return {
            self.owed[inner.path]: self.posed.remaining[self.owed[inner.path]]
            for inner in walk(part)
            if inner.path != part.path
            and inner.path in self.owed
            and inner.requirement.path not in part.named_again
        }

    def _at_most(self, column: int, through: int) -> int:
        """A column that is no more than another one, and nothing where that one is not reached."""
        programme = self.posed.programme
        most = programme.most(column)
        less = programme.column(most)
        programme.row({column: 1, less: -1}, at_least=0)
        programme.row({through: most, less: -1}, at_least=0)
        return less

    def _given(self, part: Gathered) -> list[Sum]:
        """What each member gives, cut off at its limit; what an item comes to is shared out among members that have it."""
        members = self._members(part, part.unit)
        places = [member.leaves for member in members.values()]
        counted = self._counted(part, places)
        common: dict[str, Shared] = {}
        for member in members.values():
            together: dict[Unit, Sum] = {}
            for key, some in member.leaves.items():
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
                    shared = common.setdefault(key, Shared(int(whole)))
                    member.total.update(self._shared_out(shared, self._apart(key, some, places), part.unit))
                else:
                    column, amount = self._one(some[0], whole, part.unit)
                    (member.total if exact is None else together.setdefault(exact, {}))[column] = amount
            for own, sum_ in together.items():
                rule = self.case.catalogue.units[own]
                column = rounded_column(sum_, rule.step, rule.rounding, self.posed.programme)
                member.total[column] = rule.step
        for key, shared in common.items():
            limit: Sum = {counted[key]: -shared.whole} if key in counted else {}
            self.posed.programme.row({**shared.columns, **limit}, at_most=0 if limit else shared.whole)
            for path, given in shared.given.items():
                if len(given) > 1:
                    self.posed.programme.row({**shared.applied[path], **given}, at_least=0)
        passed = Passed(members, self.posed.programme)
        return [passed.value((part.path, at)) for at in range(len(part.members))]

    def _apart(
        self, key: str, some: Sequence[Place], places: Iterable[Mapping[str, Sequence[Place]]]
    ) -> Iterable[Sequence[Place]]:
        """The leaves at which a member may have an item: together, unless one of them all may divide it."""
        everywhere = (place for each in places for place in each.get(key, ()))
        divided = any(place.demand.leaf.split for place in everywhere)
        return [[place] for place in some] if divided else [some]

    def _counted(self, part: Gathered, places: Iterable[Mapping[str, Sequence[Place]]]) -> dict[str, int]:
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

    def _places(self, inside: Mapping[str, tuple[Part, list[int | None]]]) -> dict[str, list[Place]]:
        found: dict[str, list[Place]] = {}
        for path, (inner, columns) in inside.items():
            if isinstance(inner, Wanted):
                leaf, through = self.posed.leaves[path], self._either(columns)
                for candidate, column in leaf.applied:
                    place = Place(candidate, leaf.demand, column, through)
                    found.setdefault(candidate.entry.key, []).append(place)
        return found

    def _on_total(self, entry: Entry, unit: Unit) -> Unit | None:
        own = entry.worth.unit if entry.worth is not None else unit
        rule = self.case.catalogue.units.get(own) if unit.measure != "items" and own != unit else None
        return own if rule is not None and rule.on_total else None

    def _one(self, place: Place, whole: int | Fraction, unit: Unit) -> tuple[int, int | Fraction]:
        """A column of an item at one leaf, and what each unit of it gives."""
        if not place.demand.leaf.split:
            return place.column, whole
        return place.column, 1 if place.demand.unit == unit else Fraction(whole) / place.candidate.amount

    def _shared_out(self, shared: Shared, apart: Iterable[Sequence[Place]], unit: Unit) -> Sum:
        """How much of an item counts for a member that may have it from several leaves, or together with others.

        What several leaves have of the item adds up without rounding.
        """
        programme = self.posed.programme
        total: Sum = {}
        for some in apart:
            row: Sum = {}
            for place in some:
                column, amount = self._one(place, shared.whole, unit)
                shared.applied[place.demand.path] = {column: amount}
                if place.through is not None:
                    column = self._at_most(column, place.through)
                row[column] = amount
            per = lcm(*(Fraction(amount).denominator for amount in row.values()))
            part = programme.column(shared.whole * per)
            programme.row({**row, part: -Fraction(1, per)}, at_least=0)
            if len(some) == 1:
                shared.given.setdefault(some[0].demand.path, {})[part] = -Fraction(1, per)
            total[part] = Fraction(1, per)
        shared.columns |= total
        return total
