"""One competition: which requirements are asked for, and which items are applied to their leaves."""

from typing import TYPE_CHECKING

from pathways.model.requirement import Group, Leaf, Named, Requirement, When
from tests.second_opinion.case import ONE, Case, UnmodelledError
from tests.second_opinion.leaves import amounts_at, divided, short_of_leaf
from tests.second_opinion.once import once
from tests.second_opinion.programme import Programme, Term, Var

if TYPE_CHECKING:
    from tests.oracle.record import Thing


class Competition:
    """Requirements whose leaves compete for items; a shared leaf is a competition of its own.

    `applied` has for each item a variable for each place where it may be, `places` the same by path of the leaf, and
    `remaining` adds up to what must still be earned.
    """

    def __init__(self, programme: Programme, case: Case, root: Requirement, taken: Var) -> None:
        """`taken` says whether the root is asked for at all."""
        self._programme = programme
        self._case = case
        self._known: dict[str, tuple[Requirement, Var]] = {}
        self._split: list[tuple[Leaf, Var]] = []
        self._shared: dict[Thing, list[Var]] = {thing: [] for thing in case.things}
        self.applied: dict[Thing, list[Var]] = {thing: [] for thing in case.things}
        self.places: list[tuple[str, Thing, Var]] = []
        self.remaining: list[Term] = []
        programme.at_least([(1, self._asked(root)), (-1, taken)], 0)
        if self._split:
            self._divide()
        once(programme, self.applied)
        for thing, variables in self._shared.items():
            self.applied[thing].extend(variables)

    def _asked(self, requirement: Requirement) -> Var:
        """Whether a requirement is asked for; one that is named twice is asked for once."""
        if isinstance(requirement, Named):
            return self._asked(requirement.requirement)
        known = self._known.get(requirement.path)
        if known is None:
            asked = self._programme.choice()
            self._known[requirement.path] = (requirement, asked)
            self._ask(requirement, asked)
            return asked
        if known[0] != requirement:
            raise UnmodelledError(f"two requirements with the path {requirement.path}")
        return known[1]

    def _ask(self, requirement: Requirement, asked: Var) -> None:
        """The rows of a requirement that hold where it is asked for."""
        match requirement:
            case Group(members=members, need=need) if need == len(members):
                for member in members:
                    self._programme.at_least([(1, self._asked(member)), (-1, asked)], 0)
            case Group(members=members, need=need):
                each = [(1, self._asked(member)) for member in members]
                self._programme.at_least([*each, (-need, asked)], 0)
            case When(fact=fact, then=then, otherwise=otherwise):
                branch = then if self._case.is_true(fact) else otherwise
                if branch is not None:
                    self._programme.at_least([(1, self._asked(branch)), (-1, asked)], 0)
            case Leaf(split=True):
                self._split.append((requirement, asked))
            case Leaf():
                self._fill(requirement, asked)
            case _:
                if not self._case.holds(requirement):
                    self.remaining.append((ONE, asked))

    def _fill(self, leaf: Leaf, asked: Var) -> None:
        """Whole items at a leaf."""
        placed = {thing: self._programme.choice() for thing in amounts_at(self._case, leaf)}
        self.places += [(leaf.path, thing, variable) for thing, variable in placed.items()]
        for thing, variable in placed.items():
            (self._shared if leaf.shared else self.applied)[thing].append(variable)
        if leaf.shared:
            once(self._programme, {thing: [variable] for thing, variable in placed.items()})
        self.remaining.append(short_of_leaf(self._programme, self._case, leaf, placed, asked))

    def _divide(self) -> None:
        """Items in parts at the leaves that say so; in parts or whole, an item is in one of these ways only."""
        found = divided(self._programme, self._case, self._split)
        self.places += found.parts
        self.remaining += found.short
        for thing, used in found.used.items():
            self.applied[thing].append(used)
