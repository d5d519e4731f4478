"""The first term in which each course can be taken: when it is offered, and what comes before it could have been taken."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from pathways.audit.case import Case
from pathways.audit.facts import fact
from pathways.model.requirement import Group, Holds, InOrder, Leaf, Named, Requirement, When
from pathways.model.walk import walk_learning
from pathways.plan.candidates import AWARD, Candidates
from pathways.plan.demands import Demands, behind
from pathways.plan.slots import is_offered
from pathways.plan.steps import Slot


class Earliest:
    """Terms as they would be if everything were taken as soon as it can be: no plan has a course earlier."""

    def __init__(self, candidates: Candidates, slots: Sequence[Slot], demands: Demands) -> None:
        """Go from term to term."""
        self.candidates, self.demands = candidates, demands
        catalogue = demands.case.catalogue
        self.offered = {
            key: tuple(slot.number for slot in slots if is_offered(learning, slot, catalogue))
            for key, learning in candidates.courses.items()
        }
        """The terms (numbers) in which each course is offered."""
        self.numbers = tuple(slot.number for slot in slots)
        self.term = self.of(candidates.courses)
        """The first term (number) of each course that can be taken at all."""

    def terms(self, key: str) -> tuple[int, ...]:
        """The terms in which a course can be taken, as far as is known before any choice."""
        first = self.term.get(key)
        return () if first is None else tuple(number for number in self.offered[key] if number >= first)

    def of(self, courses: Iterable[str]) -> dict[str, int]:
        """The first term (number) of each of some courses (keys) that can be taken where there are no others."""
        found: dict[str, int] = {}
        open_ = list(courses)
        for number in self.numbers:
            new = self.begin(number, open_, frozenset(found))
            found.update(dict.fromkeys(sorted(new), number))
            open_ = [key for key in open_ if key not in new]
        return found

    def behind(self, key: str) -> frozenset[str]:
        """All courses (keys) that could come before or beside a course, or before those."""
        found: set[str] = set()
        todo = [key]
        while todo:
            new = self.directly_behind(todo.pop()) - found
            found |= new
            todo += sorted(new)
        return frozenset(found)

    def directly_behind(self, key: str) -> set[str]:
        """All courses (keys) that could come before or beside a course."""
        learning = self.candidates.courses[key]
        leaves = [part for part in walk_learning(learning) if isinstance(part, Leaf)]
        demands = [self.demands.of(leaf, learning.name) for leaf in leaves]
        return {
            other for each in demands for one in each.attempts for other in behind(one.entry, self.offered)
        }

    def begin(self, number: int, courses: Iterable[str], before: frozenset[str]) -> set[str]:
        """Those of some courses (keys) that can be taken in a term (number) after others, and beside one another."""
        learning = self.candidates.courses
        new = {
            key
            for key in courses
            if number in self.offered[key]
            and self._could_be(learning[key].prerequisite, learning[key].name, before, number)
        }
        while True:
            there = before | new
            alone = {
                key
                for key in new
                if not self._could_be(learning[key].corequisite, learning[key].name, there, number + 1)
            }
            if not alone:
                return new
            new -= alone

    def _could_be(self, asked: Requirement | None, name: str, there: frozenset[str], until: int) -> bool:
        return asked is None or self._met(asked, there, until, self.demands.case.for_goal(name, None))

    def _met(self, asked: Requirement, there: frozenset[str], until: int, case: Case) -> bool:
        """Whether a requirement could be met before a term with all that is there; nothing competes with it."""
        match asked:
            case Named(requirement=inside):
                return self._met(inside, there, until, case)
            case Group(need=need, members=members):
                return sum(self._met(member, there, until, case) for member in members) >= need
            case InOrder(members=members):
                return all(self._met(member, there, until, case) for member in members)
            case When(fact=asked_fact, then=then, otherwise=otherwise):
                branch = otherwise if case.answer(asked_fact, case) is False else then
                return branch is None or self._met(branch, there, until, case)
            case Leaf():
                return self._filled(asked, there, until, case)
            case Holds(credential=credential, negated=False) if (
                f"{AWARD}{credential}" in self.candidates.awards
            ):
                return True
            case _:
                return fact(asked, case).holds is True  # type: ignore[arg-type] # what is left are conditions

    def _filled(self, leaf: Leaf, there: frozenset[str], until: int, case: Case) -> bool:
        demand = self.demands.of(leaf, case.goal)
        supposed = self.demands.candidates
        taken = sum(
            (
                max(
                    (
                        Fraction(each.amount)
                        for each in ways
                        if all(
                            key in there or key not in self.offered for key in behind(each.entry, supposed)
                        )
                    ),
                    default=Fraction(0),
                )
                for ways in self.demands.to_come(demand)
            ),
            Fraction(0),
        )
        return self.demands.there(demand, until) + taken >= demand.need
