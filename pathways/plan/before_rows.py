"""What comes before a course as rows: met by what the record has, or by what is taken in earlier terms."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from pathways.audit.case import Case
from pathways.audit.facts import fact
from pathways.model.declaration import Learning
from pathways.model.requirement import Group, Holds, InOrder, Leaf, Named, Requirement, When
from pathways.plan.candidates import AWARD
from pathways.plan.demands import Demands, behind
from pathways.plan.goal_rows import Counting
from pathways.search.programme import Programme


class BeforeRows:
    """Writes into a programme that what comes before a course is met when it begins."""

    def __init__(
        self,
        at: Mapping[str, Mapping[int, int]],
        chosen: Mapping[str, int],
        demands: Demands,
        counting: Mapping[str, Sequence[Counting]],
        programme: Programme,
    ) -> None:
        """`at` has for courses (keys) a column for each term (number); `chosen` a column for each candidate.

        `counting` has for credentials that may be obtained (keys) what counts in them.
        """
        self.at, self.chosen, self.demands, self.programme = at, chosen, demands, programme
        self.counting = counting
        self._held: dict[tuple[str, int], int] = {}

    def after(self, column: int, asked: Requirement, until: int, learning: Learning) -> None:
        """The column is one only where a requirement is met by what is taken before a term."""
        met = self._met(asked, until, self.demands.case.for_goal(learning.name, None))
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
            case Holds(credential=credential, negated=False) if f"{AWARD}{credential}" in self.chosen:
                return self._obtained(f"{AWARD}{credential}", until)
            case _:
                return fact(asked, case).holds is True  # type: ignore[arg-type] # what is left are conditions

    def _enough(self, members: "Sequence[int | bool]", need: int) -> int | bool:
        open_ = [member for member in members if not isinstance(member, bool)]
        left = need - sum(member is True for member in members)
        if left <= 0:
            return True
        if left > len(open_):
            return False
        if len(open_) == 1:
            return open_[0]
        column = self.programme.column(1)
        self.programme.row({**_counted(open_), column: -left}, at_least=0)
        return column

    def _filled(self, leaf: Leaf, until: int, case: Case) -> int | bool:
        """Whether what is there, and what is taken before, comes to what a leaf asks for; nothing competes with it."""
        demand = self.demands.of(leaf, case.goal)
        taken: dict[int, Fraction] = {}
        for ways in self.demands.to_come(demand):
            columns = [self._columns(behind(each.entry, self.chosen), until) for each in ways]
            for each, some in zip(ways, columns if len(ways) == 1 else self._one_of(columns), strict=True):
                taken.update(dict.fromkeys(some, Fraction(each.amount)))
        there = self.demands.there(demand, until)
        if there >= demand.need:
            return True
        if there + sum(taken.values()) < demand.need:
            return False
        if len(taken) == 1:
            return next(iter(taken))
        column = self.programme.column(1)
        self.programme.row({**taken, column: there - demand.need}, at_least=0)
        return column

    def _columns(self, keys: Sequence[str], until: int) -> Sequence[int]:
        """Columns of which one is one where candidates, all of them, are there before a term."""
        places = [self._places(key, until) for key in keys]
        if len(places) <= 1 or not all(places):
            return places[0] if len(places) == 1 else ()
        column = self.programme.column(1)
        for each in places:
            self.programme.row({**dict.fromkeys(each, 1), column: -1}, at_least=0)
        return (column,)

    def _one_of(self, ways: Sequence[Sequence[int]]) -> Sequence[Sequence[int]]:
        """For each way to have something a column that can be one only where it is had so; one of them at most."""
        found = [self.programme.column(int(bool(each))) for each in ways]
        for each, column in zip(ways, found, strict=True):
            self.programme.row({**dict.fromkeys(each, 1), column: -1}, at_least=0)
        self.programme.row(dict.fromkeys(found, 1), at_most=1)
        return [(column,) for column in found]

    def _places(self, key: str, until: int) -> Sequence[int]:
        if key in self.counting:
            return (self._obtained(key, until),)
        if key not in self.at:
            return (self.chosen[key],)
        return tuple(column for number, column in self.at[key].items() if number < until)

    def _obtained(self, key: str, until: int) -> int:
        """A column that can be one only where a credential is obtained by what is taken before a term."""
        if (key, until) not in self._held:
            column = self._held[key, until] = self.programme.column(1)
            self.programme.row({column: 1, self.chosen[key]: -1}, at_most=0)
            for usage, keys in self.counting[key]:
                for each in keys:
                    places = self._places(each, until) if each in self.chosen else ()
                    if each in self.chosen or self.demands.ends.get(each, 0) >= until:
                        self.programme.row({**usage, **dict.fromkeys(places, -1), column: 1}, at_most=1)
        return self._held[key, until]


def _counted(columns: Sequence[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for column in columns:
        found[column] = found.get(column, 0) + 1
    return found
