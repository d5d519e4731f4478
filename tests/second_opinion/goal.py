"""One goal: its competitions, and the set of items that counts for it, over which the lines of `overall` speak."""

from typing import TYPE_CHECKING

from pathways.model.catalogue import Catalogue
from pathways.model.declaration import Credential
from pathways.model.requirement import Gpa, Line, Requirement, SumLine
from tests.second_opinion.case import Case, UnmodelledError
from tests.second_opinion.competition import Competition
from tests.second_opinion.lines import keep_within, line_short
from tests.second_opinion.once import once
from tests.second_opinion.programme import Programme, Term, Var

if TYPE_CHECKING:
    from tests.oracle.record import Thing


class Goal:
    """A credential, by its own requirements or by a stack into it.

    `counted` says which items count for it: all that is applied to leaves, and what lines over everything need besides.
    """

    def __init__(self, programme: Programme, case: Case, name: str) -> None:
        credential = case.catalogue.credentials.get(name)
        if credential is None:
            raise UnmodelledError(f"{name} is no credential")
        self.case = case
        self._programme = programme
        self.places: list[tuple[str, Thing, Var]] = []
        self.remaining: list[Term] = []
        self.counted: dict[Thing, Var] = {thing: programme.choice() for thing in case.things}
        routes = _routes(case.catalogue, credential)
        chosen = [(1, programme.choice()) for _ in routes]
        programme.at_least(chosen, 1)
        for roots, (_, taken) in zip(routes, chosen, strict=True):
            for root in roots:
                self._compete(Competition(programme, case, root, taken))
        for line in credential.overall:
            self._over_everything(line)

    def _compete(self, competition: Competition) -> None:
        """What is applied somewhere counts."""
        self.places += competition.places
        self.remaining += competition.remaining
        for thing, variables in competition.applied.items():
            for variable in variables:
                self._programme.at_least([(1, self.counted[thing]), (-1, variable)], 0)

    def _over_everything(self, line: Line) -> None:
        """A limit binds all that counts; a minimum is reached by some of it, in which a course is once."""
        if isinstance(line, Gpa):
            raise UnmodelledError(f"an average at {line.path}")
        things = list(self.counted)
        if not isinstance(line, SumLine) or line.selection is None:
            things = [thing for thing in things if thing.sort != "credential"]
        if isinstance(line, SumLine) and not line.at_least:
            among = {thing: self.counted[thing] for thing in things}
            keep_within(self._programme, self.case, line, among)
            return
        taken = {thing: self._programme.choice() for thing in things}
        for thing, variable in taken.items():
            self._programme.at_least([(1, self.counted[thing]), (-1, variable)], 0)
        once(self._programme, {thing: [variable] for thing, variable in taken.items()})
        asked = self._programme.number(1)
        self._programme.at_least([(1, asked)], 1)
        self.remaining.append(line_short(self._programme, self.case, line, taken, asked))


def _routes(catalogue: Catalogue, credential: Credential) -> list[tuple[Requirement, ...]]:
    """The competitions of each way to a credential: what it requires itself with its pools, and each stack into it."""
    own = (() if credential.require is None else (credential.require,)) + credential.pools
    routes = [own] if own else []
    for stack in catalogue.stacks.values():
        if stack.into == credential.name:
            if stack.in_order:
                raise UnmodelledError(f"{stack.name} is taken in order")
            routes.append((stack.made_of,) if stack.onto is None else (stack.onto, stack.made_of))
    if not routes:
        raise UnmodelledError(f"{credential.name} can only be recorded")
    return routes
