"""Whether a condition holds for a learner: yes, no, or None where the record does not say."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import partial
from itertools import combinations

from pathways.model.amount import Amount, Fixed, Number, OfTwo, ShareOf, Worth
from pathways.model.learner import Relation
from pathways.model.members import members as those_in
from pathways.model.requirement import (
    Age,
    Attested,
    Declared,
    DeclaredFrom,
    Fewer,
    Gpa,
    Group,
    Holds,
    Lacks,
    Leaf,
    OnDate,
    Population,
    Requirement,
    Score,
    Standing,
)
from tests.oracle.record import EARNED, Record, Thing, View
from tests.oracle.selecting import speaks_of_transfer, takes

Truth = bool | None
Attempt = tuple[tuple[date, int, str, str], int, Fraction]
"""When it was, its grade points, and what it weighs."""


class Facts:
    """What is known of a learner in one view; `things` are the items of that view, credentials held among them."""

    def __init__(
        self,
        record: Record,
        view: View,
        things: Iterable[Thing],
        without: "Facts | None" = None,
        goal: str = "",
    ) -> None:
        self._record = record
        self._view = view
        self.things = tuple(things)
        self._without = without
        self._found: dict[int, tuple[Requirement, Truth]] = {}
        self._goal = goal

    def truth(self, fact: Requirement) -> Truth:
        """Where unknown facts are favourable, a fact that hangs on asserted items is one of them, each by itself."""
        if id(fact) not in self._found:
            found = self._truth(fact)
            hangs = self._view.kind and self._without is not None and self._without.truth(fact) != found
            self._found[id(fact)] = (fact, None if hangs else found)
        return self._found[id(fact)][1]

    def is_met(self, condition: Requirement) -> bool:
        """As something required: unknown counts as unmet, except where unknown facts are favourable."""
        found = self.truth(condition)
        return self._view.kind if found is None else found

    def _truth(self, fact: Requirement) -> Truth:  # noqa: C901, PLR0912 # one answer for each condition of the language
        learner, as_of = self._record.learner, self._record.as_of
        match fact:
            case Group(members=members, need=need):
                found = [self.truth(member) for member in members]
                if found.count(True) >= need:
                    return True
                return None if len(found) - found.count(False) >= need else False
            case Leaf():
                return self._is_there(fact)
            case Gpa():
                return self._gpa(fact)
            case Age(at_least=at_least, years=years):
                if learner.born is None:
                    return None
                return (age(learner.born, as_of) >= years) == at_least
            case Population(population=population):
                return None if learner.populations is None else population in learner.populations
            case Declared(programme=programme, negated=negated):
                return self._is_in(learner.declared, programme) != negated
            case DeclaredFrom(number=number, among=among):
                wanted = those_in(self._record.catalogue, among)
                return len(self._declared().intersection(wanted)) >= number
            case Standing(relation=relation, programme=programme, negated=negated):
                relations = learner.admitted if relation == "admitted" else learner.enrolled
                return None if relations is None else self._is_in(relations, programme) != negated
            case Holds(credential=credential, negated=True):
                recorded = self._record.things(EARNED)
                return not any(thing.name == credential for thing in recorded)
            case Holds(credential=credential):
                return any(thing.name == credential for thing in self.things)
            case Lacks(item=item):
                return not any(item in thing.same for thing in self.things)
            case Attested(what=what, office=office):
                signed = any(
                    (one.what, one.office) == (what, office) and (one.on is None or one.on <= as_of)
                    for one in learner.attestations
                )
                return signed or self._view.signed
            case OnDate(on_or_after=on_or_after, day=day):
                return (as_of >= day) == on_or_after
            case Fewer():
                return self._fewer(fact)
            case Score():
                return self._score(fact)
        raise TypeError(fact)

    def _declared(self) -> set[str]:
        """The programmes that are declared, and the concentrations of the goal."""
        declared = self._record.learner.declared
        return {one.programme for one in declared if self._is_since(one) and one.within in {"", self._goal}}

    def _score(self, asked: Score) -> Truth:
        """Unknown where no score reaches it and one is not on the record."""
        taken = [thing for thing in self.things if thing.name == asked.exam]
        if any(thing.score is not None and thing.score >= asked.minimum for thing in taken):
            return True
        return None if any(thing.unscored for thing in taken) else False

    def _is_there(self, leaf: Leaf) -> Truth:
        """Whether one named item is there; a grade or a day that nobody recorded leaves that open."""
        if leaf.item is None or leaf.lines:
            raise TypeError(leaf)
        found, otherwise = (
            any(takes(leaf.selection, each, self._record.as_of) for each in things)
            for things in (self.things, [thing.turned for thing in self.things])
        )
        return found if found == otherwise else None

    def _fewer(self, asked: Fewer) -> Truth:
        """Whether what is there comes to less; a grade or a day that nobody recorded leaves that open where it decides."""
        found, otherwise = (
            self._comes_to(asked, things) < asked.limit * 1000
            for things in (
                [replace(thing, any_grade=helps) for thing in self.things] for helps in (None, True)
            )
        )
        return found if found == otherwise else None

    def _comes_to(self, asked: Fewer, things: Sequence[Thing]) -> int | Fraction:
        """The most that a set of items comes to in which nothing counts more often than it may."""
        # What weighs leaves asks for the facts in their numbers.
        from tests.oracle.allocations import once_each, roots_apart
        from tests.oracle.leaves import Scales

        leaf = asked.enough
        scales = Scales(self._record, Facts(self._record, self._view, things), None)
        able = {thing: scales.amount(thing, leaf) for thing in things if scales.amount(thing, leaf)}
        return max(
            scales.total(leaf, {thing: able[thing] for thing in some})
            for size in range(len(able) + 1)
            for some in combinations(able, size)
            if once_each(some) and roots_apart(some)
        )

    def _is_in(self, relations: Iterable[Relation], programme: str) -> bool:
        return any(one.programme == programme and self._is_since(one) for one in relations)

    def _is_since(self, one: Relation) -> bool:
        return one.since is None or one.since <= self._record.as_of

    def _gpa(self, gpa: Gpa) -> Truth:
        """Unknown where what nobody recorded decides what is in it."""
        found = {self._average(gpa, any_grade=helps) for helps in (None, True)}
        return found.pop() if len(found) == 1 else None

    def _average(self, gpa: Gpa, *, any_grade: bool | None) -> bool:
        """All finished attempts with grade points, weighed by their credits; transferred grades only if spoken of."""
        over = gpa.over
        if over is None:
            raise TypeError(gpa)
        graded: dict[str, list[Attempt]] = {}
        for thing in self._record.attempts(self._view):
            grade = thing.scale.grade(thing.grade) if thing.scale and thing.grade else None
            if grade is None or grade.points is None or thing.basis != "graded" or not thing.for_credit:
                continue
            if thing.transferred and not speaks_of_transfer(over):
                continue
            asked = replace(thing, any_grade=any_grade)
            if takes(over, asked, self._record.as_of) and thing.worth is not None:
                rule = self._record.catalogue.units.get(thing.worth.unit)
                weight = thing.worth.thousandths * (rule.ratio if rule else Fraction(1))
                attempt = (thing.order, grade.points, weight)
                graded.setdefault(min(thing.once), []).append(attempt)
        counted = [one for tries in graded.values() for one in _counted(tries, gpa.attempts)]
        credits_ = sum(worth for _, _, worth in counted)
        reached = sum(points * worth for _, points, worth in counted) >= gpa.minimum * credits_
        return credits_ > 0 and reached != gpa.below

    def need(self, amount: Amount, of: Worth | None, *, at_least: bool) -> int:
        """An amount in thousandths; one that depends on an unknown fact is the stricter, or in favour the kinder."""
        if isinstance(amount, OfTwo):
            both = [self.need(part, of, at_least=at_least) for part in (amount.one, amount.other)]
            return max(both) if amount.greater else min(both)
        return self._number(amount.number, of, max if at_least != self._view.kind else min)

    def _number(self, number: Number, of: Worth | None, unknown: Callable[[int, int], int]) -> int:
        if isinstance(number, Fixed):
            return int(number.value * 1000)
        if isinstance(number, ShareOf):
            return int(number.part * (of.thousandths if of else 0))
        then, otherwise = int(number.then * 1000), partial(self._number, number.otherwise, of, unknown)
        found = self.truth(number.fact)
        if found is None:
            return unknown(then, otherwise())
        return then if found else otherwise()


def _counted(tries: list[Attempt], policy: str) -> list[Attempt]:
    if policy == "best":
        return [max(tries, key=lambda one: one[1])]
    return [max(tries)] if policy == "last" else tries


def age(born: date, as_of: date) -> int:
    return as_of.year - born.year - ((as_of.month, as_of.day) < (born.month, born.day))
