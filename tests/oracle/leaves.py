"""One leaf and the items applied to it: how much they come to, what is still short, and whether a cap is passed."""

import math
from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import combinations
from types import MappingProxyType

from pathways.model.amount import Amount, OfTwo, Unit, UnitRule, Worth
from pathways.model.catalogue import Catalogue
from pathways.model.members import is_open, members
from pathways.model.requirement import Contributions, Gpa, Leaf, SpreadLine, SumLine
from pathways.model.selection import Filter, Filtered, Selection
from tests.oracle.averages import is_average, reached
from tests.oracle.facts import Facts
from tests.oracle.record import Record, Thing
from tests.oracle.selecting import takes

SORTS = {"courses": "course", "exams": "exam", "experiences": "experience", "credentials": "credential"}
Applied = dict[Thing, int]
"""Items with how much of each is applied: thousandths of what the leaf counts."""


def unit_of(amount: Amount) -> Unit:
    return unit_of(amount.one) if isinstance(amount, OfTwo) else amount.unit


def worth_of(catalogue: Catalogue, unit: Unit, thing: Thing) -> int:
    """What a whole item comes to by itself; 0 if it does not count at all."""
    exact = exact_worth(catalogue, unit, thing)
    rule = catalogue.units.get(thing.worth.unit) if thing.worth else None
    rounds = exact and thing.worth and rule and unit.measure != "items" and thing.worth.unit != unit
    return converted(rule, thing.worth.thousandths) if rounds and rule and thing.worth else int(exact)


def exact_worth(catalogue: Catalogue, unit: Unit, thing: Thing) -> int | Fraction:
    """The same, not rounded yet where all items of its unit are added up before."""
    if unit.measure == "items":
        if unit.name == "badges":
            return 1000 * ("badge" in thing.kinds)
        return 1000 * (unit.name == "items" or thing.sort == SORTS[unit.name])
    if thing.worth is None or (unit.measure == "credits" and not thing.for_credit):
        return 0
    if thing.worth.unit == unit:
        return thing.worth.thousandths
    rule = catalogue.units.get(thing.worth.unit)
    if rule is None or rule.into != unit:
        return 0
    return rule.ratio * thing.worth.thousandths if rule.on_total else converted(rule, thing.worth.thousandths)


def converted(rule: UnitRule, thousandths: int | Fraction) -> int:
    steps = rule.ratio * thousandths / rule.step
    if rule.rounding == "half up":
        steps += Fraction(1, 2)
    return rule.step * (math.ceil(steps) if rule.rounding == "up" else math.floor(steps))


def weight(unit: Unit, short: int | Fraction) -> int:
    if unit.measure == "items":
        return math.ceil(3 * short)
    return math.ceil(Fraction(short, 15) if unit.measure == "hours" else short)


class Scales:
    """Weighs what is applied to leaves and lines, for one record in one view."""

    def __init__(
        self,
        record: Record,
        facts: Facts,
        of: Worth | None,
        only: Mapping[Leaf, Thing] = MappingProxyType({}),
        *,
        freely: bool = False,
    ) -> None:
        """`freely` where more may be applied than is asked for, because an average or a contribution gets better by it."""
        self.freely = freely
        self.named_again: frozenset[str] = frozenset()
        """Paths of requirements that stand in several places of one competition."""
        self.sizes: tuple[int, ...] = ()
        """Amounts of contributions, which an item that is divided may have to be cut to."""
        self.at: int | None = None
        """Which competition is weighed."""
        self.pinned: frozenset[tuple[int, str, str]] = frozenset()
        """Leaves with items that somebody's word puts there: competition, path and key."""
        self.divided: tuple[tuple[int, str, str], ...] = ()
        """Those of them that may take parts, in the order of whose word it is."""
        self._needs: dict[int, tuple[object, int]] = {}
        self._amounts: dict[tuple[int, Thing], tuple[object, int | Fraction]] = {}
        self._catalogue = record.catalogue
        self._as_of = record.as_of
        self._facts = facts
        self._of = of
        self._only = only
        self._record = record

    def limited(self, only: Mapping[Leaf, Thing]) -> "Scales":
        """The same scales, with some leaves that take one item only."""
        found = Scales(self._record, self._facts, self._of, only, freely=self.freely)
        found.sizes, found.named_again = self.sizes, self.named_again
        found.at, found.pinned, found.divided = self.at, self.pinned, self.divided
        return found

    def of(self, competition: int) -> "Scales":
        """The same scales, for one of the competitions."""
        found = self.limited(self._only)
        found.at = competition
        return found

    def fills_up(self, leaf: Leaf) -> bool:
        """Whether what is pinned there takes the place of something else, because the leaf divides what it takes."""
        pinned = (thing for thing in self.things if (self.at, leaf.path, thing.key) in self.pinned)
        return leaf.split and not leaf.lines and any(self.amount(thing, leaf) for thing in pinned)

    def rank(self, thing: Thing, leaf: Leaf) -> tuple[object, ...]:
        """Of several attempts at one course: recorded before asserted, finished, most, best graded, earliest."""
        return (*thing.standing, -self.amount(thing, leaf), -thing.points, thing.order)

    def amount(self, thing: Thing, leaf: Leaf | SumLine) -> int | Fraction:
        """What an item comes to at a leaf or line, if its selection takes it."""
        known = self._amounts.get((id(leaf), thing))
        if known is None:
            known = self._amounts[id(leaf), thing] = (leaf, self._amount(thing, leaf))
        return known[1]

    def _amount(self, thing: Thing, leaf: Leaf | SumLine) -> int | Fraction:
        if not self._counts(leaf, thing):
            return 0
        if isinstance(leaf, Leaf) and self._only.get(leaf, thing) != thing:
            return 0
        exact = exact_worth(self._catalogue, unit_of(leaf.amount), thing)
        return int(exact) if isinstance(leaf, Leaf) and leaf.split else exact

    def _counts(self, leaf: Leaf | SumLine, thing: Thing) -> bool:
        """What is not known is not held against an item by a limit."""
        limited = isinstance(leaf, SumLine) and not leaf.at_least
        return leaf.selection is None or takes(
            leaf.selection, thing.turned if limited else thing, self._as_of
        )

    def need(self, leaf: Leaf | SumLine | Contributions) -> int:
        if id(leaf) not in self._needs:
            at_least = not isinstance(leaf, SumLine) or leaf.at_least
            self._needs[id(leaf)] = (leaf, self._facts.need(leaf.amount, self._of, at_least=at_least))
        return self._needs[id(leaf)][1]

    def limits(self, asked: Contributions) -> list[int | None]:
        """How much of each member counts at most."""
        return [
            self._facts.need(most, self._of, at_least=False) if most is not None else None
            for most in asked.most
        ]

    def worth(self, asked: Contributions, thing: Thing) -> int | Fraction:
        """What a whole item comes to in the unit that is contributed."""
        return exact_worth(self._catalogue, unit_of(asked.amount), thing)

    @property
    def things(self) -> tuple[Thing, ...]:
        return self._facts.things

    def within_caps(self, leaf: Leaf, applied: Mapping[Thing, int | Fraction]) -> bool:
        """Whether every limit is kept, and every value that is there comes as often as `at least ... from each` says."""
        lines = [
            line for line in leaf.lines if isinstance(line, SumLine) and (line.each or not line.at_least)
        ]
        few = [line for line in leaf.lines if isinstance(line, SpreadLine) and not line.at_least]
        return all(self.within(line, self.shares(leaf, applied)) for line in lines) and all(
            of_few(line, applied) for line in few
        )

    def within(self, line: SumLine, shares: Mapping[Thing, int | Fraction]) -> bool:
        """Whether items, or those of each value, come to no more than a limit, or to no less than a minimum."""
        taken = [thing for thing in shares if self._counts(line, thing)]
        groups = by_key(line.each, dict.fromkeys(taken, 0), alone=True) if line.each else [taken]
        for group in groups:
            total = self.total(line, {thing: self.amount(thing, line) * shares[thing] for thing in group})
            if total < self.need(line) if line.at_least else total > self.need(line):
                return False
        return True

    def short(self, leaf: Leaf, applied: Mapping[Thing, int | Fraction]) -> int:
        """The least that is missing: of the leaf itself, or of lines that no one item can serve together."""
        have = self.total(leaf, self.exactly(leaf, applied))
        own = weight(unit_of(leaf.amount), max(0, self.need(leaf) - have))
        if not leaf.lines:
            return own
        shares = self.shares(leaf, applied)
        spread = [
            self._line_short(line, shares)
            for line in leaf.lines
            if isinstance(line, SpreadLine) and line.at_least
        ]
        sums = [line for line in leaf.lines if isinstance(line, SumLine) and line.at_least and not line.each]
        together = [
            sum(self._line_short(line, shares) for line in some)
            for count in range(1, len(sums) + 1)
            for some in combinations(sums, count)
            if all(self._exclude(one, other) for one, other in combinations(some, 2))
        ]
        averages = [
            1000
            * (
                not (
                    reached(self._catalogue, line.minimum, shares)
                    if is_average(line)
                    else self._facts.is_met(line)
                )
            )
            for line in leaf.lines
            if isinstance(line, Gpa)
        ]
        return max([own, *spread, *together, *averages])

    def exactly(self, leaf: Leaf, applied: Mapping[Thing, int | Fraction]) -> Mapping[Thing, int | Fraction]:
        """What is applied, not rounded yet where that is done on the total."""
        rules = (self._catalogue.units.get(thing.worth.unit) for thing in applied if thing.worth)
        if leaf.split or not any(rule is not None and rule.on_total for rule in rules):
            return applied
        return {thing: self.amount(thing, leaf) for thing in applied}

    def shares(self, leaf: Leaf, applied: Mapping[Thing, int | Fraction]) -> dict[Thing, int | Fraction]:
        """How much of each item is applied: all of it, unless the leaf divides items."""
        return {
            thing: Fraction(part) / self.amount(thing, leaf) if leaf.split else 1
            for thing, part in applied.items()
        }

    def _line_short(self, line: SpreadLine | SumLine, shares: Mapping[Thing, int | Fraction]) -> int:
        if isinstance(line, SpreadLine):
            return 3000 * max(0, line.number - len(by_key(line.key, shares)))
        have = self.total(line, {thing: self.amount(thing, line) * part for thing, part in shares.items()})
        return weight(unit_of(line.amount), max(0, self.need(line) - have))

    def total(
        self, leaf: Leaf | SumLine | Contributions, applied: Mapping[Thing, int | Fraction]
    ) -> int | Fraction:
        """Units that are rounded on the total are added up first; of an item that is divided what is applied of it."""
        unit = unit_of(leaf.amount)
        foreign = dict[UnitRule, Fraction]()
        total: int | Fraction = 0
        for thing, part in applied.items():
            rule = self._catalogue.units.get(thing.worth.unit) if thing.worth else None
            if (
                unit.measure != "items"
                and rule
                and rule.on_total
                and thing.worth
                and thing.worth.unit != unit
            ):
                share = Fraction(part) / (exact_worth(self._catalogue, unit, thing) or part or 1)
                foreign[rule] = foreign.get(rule, Fraction(0)) + thing.worth.thousandths * share
            else:
                total += part
        return total + sum(converted(rule, sum_) for rule, sum_ in foreign.items())

    def _exclude(self, one: SumLine, other: SumLine) -> bool:
        """Whether the rules alone show that nothing counts for both lines."""
        if one.selection is None or other.selection is None:
            return False
        subjects = [_subject(line) for line in (one.selection, other.selection)]
        if None not in subjects and subjects[0] != subjects[1]:
            return True
        common = self._may_count(one.selection) & self._may_count(other.selection)
        return not common and not (is_open(one.selection) and is_open(other.selection))

    def _may_count(self, selection: Selection) -> set[str]:
        """What a selection names, and the courses that are as good as what it names."""
        found = set(members(self._catalogue, selection))
        known = (self._catalogue.learning.get(name) for name in tuple(found))
        return found.union(*(learning.equivalents for learning in known if learning is not None))


def _subject(selection: Selection) -> str | None:
    if isinstance(selection, Filtered):
        return next((str(value) for kind, value in selection.filters if kind is Filter.SUBJECT), None)
    return None


def by_key(key: str, applied: Iterable[Thing], *, alone: bool = False) -> list[list[Thing]]:
    """The items under each value that they have; one of two areas is under both, one without any by itself if at all."""
    found: dict[str, list[Thing]] = {}
    for thing in applied:
        for value in values(key, thing) or ((f"? {thing.key}",) if alone and key != "area" else ()):
            found.setdefault(value, []).append(thing)
    return list(found.values())


def of_few(line: SpreadLine, things: Iterable[Thing]) -> bool:
    """Whether no more different values than the line says are enough for all items."""
    behind = [values(line.key, thing) or (f"? {thing.key}",) for thing in things]
    every = {value for own in behind for value in own}
    return any(
        all(not set(own).isdisjoint(some) for own in behind)
        for some in combinations(sorted(every), min(line.number, len(every)))
    )


def values(key: str, thing: Thing) -> tuple[str, ...]:
    if key == "area":
        return thing.areas
    value = {
        "subject": thing.subject,
        "level": thing.level,
        "term": thing.term,
        "institution": thing.home,
        "year": str(thing.completed.year) if thing.completed else None,
    }[key]
    return (value,) if value else ()
