"""Terms as rows: what is taken in which of them, what comes before what, and how much a term holds."""

from collections.abc import Sequence
from fractions import Fraction

from pathways.audit.allocation.demand import demand_of
from pathways.audit.case import Case
from pathways.audit.facts import fact
from pathways.model.declaration import Learning
from pathways.model.requirement import Group, Holds, InOrder, Leaf, Named, Requirement, When
from pathways.plan.candidates import AWARD, Candidates
from pathways.plan.goal_rows import Goals
from pathways.plan.slots import is_offered
from pathways.plan.steps import Slot
from pathways.search.programme import Programme


class TermRows:
    """Writes into a programme in which term each course is taken."""

    def __init__(  # noqa: PLR0913, PLR0917 # the programme and all that its rows are about
        self,
        goals: Goals,
        candidates: Candidates,
        slots: Sequence[Slot],
        per_term: int,
        case: Case,
        programme: Programme,
    ) -> None:
        """A column for each course in each term in which it is offered."""
        self.goals, self.candidates, self.slots, self.case = goals, candidates, slots, case
        self.programme = programme
        self.per_term = per_term
        self.at: dict[str, dict[int, int]] = {}
        for key, learning in candidates.courses.items():
            offered = [slot.number for slot in slots if is_offered(learning, slot, case.catalogue)]
            self.at[key] = {number: programme.column(1) for number in offered}
            taken = dict.fromkeys(self.at[key].values(), 1)
            programme.row({**taken, goals.chosen[key]: -1}, at_least=0, at_most=0)

    def write(self) -> None:
        """What a term holds, and what comes first."""
        for slot in self.slots:
            load = {
                self.at[key][slot.number]: credits_of(learning)
                for key, learning in self.candidates.courses.items()
                if slot.number in self.at[key] and credits_of(learning)
            }
            self.programme.row(load, at_most=self.per_term)
        for key, learning in self.candidates.courses.items():
            for number, column in self.at[key].items():
                for asked, until in ((learning.prerequisite, number), (learning.corequisite, number + 1)):
                    if asked is not None:
                        self._after(column, asked, until, learning)

    def _after(self, column: int, asked: Requirement, until: int, learning: Learning) -> None:
        met = self._met(asked, until, self.case.for_goal(learning.name, None))
        if met is False:
            self.programme.row({column: 1}, at_most=0)
        elif met is not True:
            self.programme.row({column: 1, met: -1}, at_most=0)

    def _met(self, asked: Requirement, until: int, case: Case) -> int | bool:
        """Whether a requirement is met before a term: for certain, never, or where a column is one."""
        match asked:
            case Named(requirement=inside):
                return self._met(inside, until, case)
            case Group(need=need, members=members):
                return self._enough([self._met(member, until, case) for member in members], need)
            case InOrder(members=members):
                return self._enough([self._met(member, until, case) for member in members], len(members))
            case When(fact=asked_fact, then=then, otherwise=otherwise):
                known = case.answer(asked_fact, case)
                branch = otherwise if known is False else then
                return True if branch is None else self._met(branch, until, case)
            case Leaf():
                return self._filled(asked, until, case)
            case Holds(credential=credential, negated=False) if f"{AWARD}{credential}" in self.goals.chosen:
                return self.goals.chosen[f"{AWARD}{credential}"]
            case _:
                return fact(asked, case).holds is True  # type: ignore[arg-type] # what is left are conditions

    def _enough(self, members: "Sequence[int | bool]", need: int) -> int | bool:
        open_ = [member for member in members if not isinstance(member, bool)]
        left = need - sum(member is True for member in members)
        if left <= 0:
            return True
        if left > len(open_):
            return False
        column = self.programme.column(1)
        self.programme.row({**_counted(open_), column: -left}, at_least=0)
        return column

    def _filled(self, leaf: Leaf, until: int, case: Case) -> int | bool:
        """Whether what is there, and what is taken before, comes to what a leaf asks for; nothing competes with it."""
        demand = demand_of(leaf, leaf.path, case)
        there = Fraction(0)
        taken: dict[int, Fraction] = {}
        counted: set[str] = set()
        for each in demand.candidates:
            key = each.entry.key
            if key in self.at:
                for number, column in self.at[key].items():
                    if number < until:
                        taken[column] = taken.get(column, Fraction(0)) + each.amount
            elif key in self.goals.chosen:
                taken[self.goals.chosen[key]] = Fraction(each.amount)
            elif each.item not in counted:
                counted.add(each.item)
                there += each.amount
        if there >= demand.need:
            return True
        if there + sum(taken.values()) < demand.need:
            return False
        column = self.programme.column(1)
        self.programme.row({**taken, column: there - demand.need}, at_least=0)
        return column


def credits_of(learning: Learning) -> int:
    """What a course weighs in a term, in thousandths of a credit; hours of experiences weigh nothing."""
    worth = learning.worth
    return worth.thousandths if worth is not None and worth.unit.measure == "credits" else 0


def _counted(columns: Sequence[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for column in columns:
        found[column] = found.get(column, 0) + 1
    return found
