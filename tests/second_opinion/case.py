"""What one goal looks at: items and facts of a learner, amounts in thousandths; what this judge has no words for is refused."""

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from pathways.model.amount import Amount, Depends, Fixed, Number, OfTwo, Unit, Worth
from pathways.model.catalogue import Catalogue
from pathways.model.learner import Learner
from pathways.model.requirement import Age, Attested, Declared, Group, OnDate, Population, Requirement
from pathways.model.selection import Selection
from tests.oracle.record import Record, Thing, View
from tests.oracle.selecting import takes

SORTS = {"courses": "course", "exams": "exam", "experiences": "experience", "credentials": "credential"}
WEIGHTS = {"credits": 1, "items": 3}
ONE = 1000


class UnmodelledError(Exception):
    """A rule or a record with something that this judge does not know: it says so instead of passing over it."""


@dataclass(frozen=True)
class Case:
    """A learner on a day, for one goal: its worth, the items that may count towards it, and whether conditions can hold."""

    catalogue: Catalogue
    learner: Learner
    as_of: date
    worth: Worth | None
    things: tuple[Thing, ...]
    from_nothing: bool = False

    def empty(self) -> "Case":
        """The same learner without items and with every condition unmet: what progress is measured from."""
        return replace(self, things=(), from_nothing=True)

    def takes(self, selection: Selection | None, thing: Thing) -> bool:
        """Whether a selection takes an item; None is all that is learnt, and no awards."""
        if selection is None:
            return thing.sort != "credential"
        return takes(selection, thing, self.as_of)

    def amount(self, asked: Amount) -> int:
        """An amount in thousandths of its unit."""
        if isinstance(asked, OfTwo):
            both = (self.amount(asked.one), self.amount(asked.other))
            return max(both) if asked.greater else min(both)
        number = self._number(asked.number, asked.unit) * ONE
        if number.denominator != 1:
            raise UnmodelledError(f"parts of a thousandth: {asked}")
        return int(number)

    def _number(self, number: Number, unit: Unit) -> Fraction:
        match number:
            case Fixed(value):
                return value
            case Depends(then, fact, otherwise):
                return then if self.is_true(fact) else self._number(otherwise, unit)
            case _:
                if self.worth is None or self.worth.unit != unit:
                    raise UnmodelledError(f"a part of a worth that is not in {unit.name} {unit.measure}")
                return number.part * self.worth.thousandths / ONE

    def comes_to(self, unit: Unit, thing: Thing) -> int:
        """What an item comes to in a unit, in thousandths; units that a rule turns into each other are refused."""
        if unit.measure == "items":
            counts = "badge" in thing.kinds if unit.name == "badges" else thing.sort == SORTS.get(unit.name)
            return ONE * (unit.name == "items" or counts)
        if unit.measure != "credits":
            raise UnmodelledError(f"{unit.measure} are asked for")
        if thing.worth is None or not thing.for_credit:
            return 0
        if thing.worth.unit != unit:
            if thing.worth.unit.measure == "credits" or thing.worth.unit in self.catalogue.units:
                raise UnmodelledError(f"{thing.key} is not worth {unit.name} {unit.measure}")
            return 0
        return thing.worth.thousandths

    def is_true(self, fact: Requirement) -> bool:
        """Whether a fact is true, where the record says so; a fact that it leaves open is refused."""
        learner = self.learner
        match fact:
            case Group(members=members, need=need):
                return sum(self.is_true(member) for member in members) >= need
            case Age(at_least=at_least, years=years) if learner.born is not None:
                before = (self.as_of.month, self.as_of.day) < (learner.born.month, learner.born.day)
                return (self.as_of.year - learner.born.year - before >= years) == at_least
            case Population(population=population) if learner.populations is not None:
                return population in learner.populations
            case Declared(programme=programme, negated=negated):
                return negated != any(
                    one.programme == programme and (one.since is None or one.since <= self.as_of)
                    for one in learner.declared
                )
            case Attested(what=what, office=office):
                return any(
                    (one.what, one.office) == (what, office) and (one.on is None or one.on <= self.as_of)
                    for one in learner.attestations
                )
            case OnDate(on_or_after=on_or_after, day=day):
                return (self.as_of >= day) == on_or_after
            case _:
                raise UnmodelledError(f"{type(fact).__name__} at {fact.path}")

    def holds(self, condition: Requirement) -> bool:
        """Whether a condition is met."""
        return self.is_true(condition) and not self.from_nothing


def weight(unit: Unit) -> int:
    """What a missing credit weighs, and what a missing item."""
    if unit.measure not in WEIGHTS:
        raise UnmodelledError(f"{unit.measure} are asked for")
    return WEIGHTS[unit.measure]


def unit_of(amount: Amount) -> Unit:
    """What an amount counts."""
    return unit_of(amount.one) if isinstance(amount, OfTwo) else amount.unit


def case_of(catalogue: Catalogue, learner: Learner, as_of: date, goal: str, view: View) -> Case:
    """The case of a credential; nothing counts towards itself."""
    if any(item.converted_by for item in learner.items):
        raise UnmodelledError("conversions")
    if any(one.automatic for one in catalogue.credentials.values() if one.name != goal):
        raise UnmodelledError("credentials that are awarded automatically")
    things = Record(catalogue, learner, as_of).things(view)
    counted = tuple(thing for thing in things if thing.name != goal)
    return Case(catalogue, learner, as_of, catalogue.credentials[goal].worth, counted)
