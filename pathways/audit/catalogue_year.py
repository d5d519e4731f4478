"""Which catalogue year an audit goes by: the versions that hold for a learner and, where there is a choice, the best of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from pathways.audit.bench import Bench, cone
from pathways.audit.state import State
from pathways.audit.target import Graph
from pathways.audit.verdict import GoalAudit, OtherVersion, VersionUsed
from pathways.graph.for_learner import graph_for, graph_in
from pathways.graph.from_model import stacked
from pathways.model.catalogue import Catalogue
from pathways.model.declaration import Stack
from pathways.model.dependencies import dependencies
from pathways.model.learner import Item, Learner
from pathways.model.version import Version, catalogued, choice_for, editions, number_on
from pathways.model.whole import upward

_BETTER = tuple(State)
"""States, the best first."""


@dataclass(frozen=True, slots=True)
class OneYear:
    """The graph of one catalogue year, and the awards (keys) of other years, which do not count there."""

    graph: Graph
    of_other_years: frozenset[str]


@dataclass(frozen=True, slots=True)
class InForce:
    """The graph in the versions that an audit goes by, and what is to be said of them by the name of each goal."""

    graph: Graph
    said: Mapping[str, VersionUsed] = field(default_factory=dict)
    of_one_year: Mapping[str, "OneYear"] = field(default_factory=dict)
    """For each goal that a stack binds to one catalogue year that year, which holds for no other goal."""

    def with_versions(self, goals: Iterable[GoalAudit]) -> list[GoalAudit]:
        """The verdicts, each with the version that it goes by."""
        return [replace(goal, version=self.said.get(goal.name)) for goal in goals]


def in_force(
    graph: Graph, learner: Learner, goals: Sequence[str], as_of: date, seconds: float | None = None
) -> InForce:
    """The rules in force for a learner; where a rule gives a choice of catalogue years each is audited, and the best taken."""
    catalogue: Catalogue = graph.graph["catalogue"]
    if not catalogue.versions:
        return InForce(graph_for(graph, learner, as_of))
    return _Choosing(graph, learner, as_of, seconds).in_force(goals)


class _Choosing:
    """The choice of versions for one learner, as far as it is made."""

    def __init__(self, graph: Graph, learner: Learner, as_of: date, seconds: float | None) -> None:
        self._graph, self._learner, self._as_of, self._seconds = graph, learner, as_of, seconds
        self._catalogue: Catalogue = graph.graph["catalogue"]
        self._choice = choice_for(self._catalogue, learner, as_of)
        self._said: dict[str, VersionUsed] = {}
        self._of_its_year: dict[str, OneYear] = {}

    def in_force(self, goals: Sequence[str]) -> InForce:
        wanted = _needed(self._graph, goals)
        order = (name for name in self._graph.graph["order"] if name in wanted)
        for name in dict.fromkeys((*order, *goals)):
            self._choose(name)
        for goal in goals:
            if goal not in self._said and goal in self._choice:
                found = catalogued(self._catalogue, self._learner, goal, self._as_of)
                version = self._catalogue.versions[goal][self._choice[goal]]
                self._said[goal] = VersionUsed(version.since, version.until, found.day, found.reason)
        own = {goal: self._of_its_year[goal] for goal in goals if goal in self._of_its_year}
        return InForce(graph_in(self._graph, self._choice), self._said, own)

    def _choose(self, name: str) -> None:
        """Take the best of the catalogue years that are open for a credential, or for all of its stack together."""
        members = tuple(self._of_one_year(name))
        mine = (*members, name) if members else (name,)
        versioned = [each for each in mine if each in self._choice]
        days = sorted({day for each in versioned for day in self._days(each)}, reverse=True)
        ways: dict[tuple[int, ...], date] = {}
        for day in days:
            numbers = tuple(number_on(self._catalogue.versions[each], day) for each in versioned)
            ways.setdefault(numbers, day)
        if not ways or (len(ways) == 1 and not members):
            return
        bound = versioned if members else ()
        tried = [
            (numbers, day, self._tried(name, (versioned, numbers), self._of_other_years(bound, numbers)))
            for numbers, day in ways.items()
        ]
        numbers, day, _ = min(tried, key=lambda each: _rank(each[2]))
        best = {**self._choice, **dict(zip(versioned, numbers, strict=True))}
        if members:
            self._of_its_year[name] = OneYear(
                graph_in(self._graph, best), self._of_other_years(versioned, numbers)
            )
        else:
            self._choice = best
        others = tuple(
            _other(self._spanned(versioned, others), goal) for others, _, goal in tried if others != numbers
        )
        since, until = self._spanned(versioned, numbers)
        self._said[name] = VersionUsed(since, until, day, "same year" if members else "chosen", others)

    def _tried(
        self, name: str, way: tuple[Sequence[str], Sequence[int]], left_out: frozenset[str]
    ) -> GoalAudit:
        graph = graph_in(self._graph, {**self._choice, **dict(zip(*way, strict=True))})
        bench = Bench(graph, self._learner, self._as_of, self._seconds, of_other_years=left_out)
        return bench.goal(name)

    def _of_other_years(self, versioned: Sequence[str], numbers: Sequence[int]) -> frozenset[str]:
        """The awards of these credentials that were given by another text than the one of these numbers."""
        wanted = dict(zip(versioned, numbers, strict=False))
        return frozenset(
            item.key
            for item in self._learner.items
            if item.name in wanted and self._number_of(item) not in {None, wanted[item.name]}
        )

    def _number_of(self, award: Item) -> int | None:
        """By which text something was awarded: that of the day of its award, as far as the record says that."""
        if award.name is None or award.completed is None:
            return None
        day = catalogued(self._catalogue, self._learner, award.name, award.completed)
        if day.reason == "as of" and may_choose(self._catalogue, award.name):
            return None
        return number_on(self._catalogue.versions[award.name], day.day)

    def _spanned(self, versioned: Sequence[str], numbers: Sequence[int]) -> tuple[date | None, date | None]:
        """The days on which all these versions are in force together."""
        versions: list[Version] = [
            self._catalogue.versions[each][at] for each, at in zip(versioned, numbers, strict=True)
        ]
        since = max((each.since for each in versions if each.since is not None), default=None)
        until = min((each.until for each in versions if each.until is not None), default=None)
        return since, until

    def _of_one_year(self, name: str) -> Iterator[str]:
        """What must go by one year with a credential or stack: all that stacks of `same catalogue year` put together."""
        for stack in self._catalogue.stacks.values():
            if stack.same_catalogue_year and name in {stack.name, stack.into}:
                yield stack.name
                yield from (each for each in _credentials(stack, self._catalogue))

    def _days(self, name: str) -> Iterator[date]:
        """The days by which a learner may go: the one on record and, with a choice, those since matriculation."""
        found = catalogued(self._catalogue, self._learner, name, self._as_of).day
        yield found
        since = self._learner.matriculated
        if since is None or not may_choose(self._catalogue, name):
            return
        yield self._as_of
        yield since
        begins = (version.since for version in self._catalogue.versions[name])
        yield from (day for day in begins if day is not None and since <= day <= self._as_of)


def _needed(graph: Graph, goals: Sequence[str]) -> set[str]:
    """The goals and all credentials that they depend on by the text of any year."""
    needs: dict[str, set[str]] = graph.graph.setdefault("needs of all years", {})
    if not needs:
        for edition in editions(graph.graph["catalogue"]):
            for name, others in dependencies(edition).items():
                needs.setdefault(name, set()).update(others)
    found: set[str] = set()
    todo = [*goals, *(name for goal in goals for name in cone(graph, goal))]
    while todo:
        name = todo.pop()
        if name not in found:
            found.add(name)
            todo.extend(needs.get(name, ()))
    return found


def _credentials(stack: Stack, catalogue: Catalogue) -> Iterator[str]:
    return (name for name in stacked(stack, catalogue) if name in catalogue.credentials)


def may_choose(catalogue: Catalogue, name: str) -> bool:
    """Whether a credential says, or an institution that it is issued by, that any catalogue since matriculation may be used."""
    credential = catalogue.credentials.get(name)
    if credential is None or credential.any_catalogue:
        return credential is not None
    above = upward(credential.issuer, catalogue.institutions)
    return any(catalogue.institutions[name].any_catalogue for name in above if name in catalogue.institutions)


def _rank(goal: GoalAudit) -> tuple[bool, int, int]:
    """Better verdicts first: held or met, then the state, then the least that remains."""
    return (goal.undecided is not None, _BETTER.index(goal.state), goal.remaining)


def _other(span: tuple[date | None, date | None], goal: GoalAudit) -> OtherVersion:
    return OtherVersion(*span, goal.state, goal.progress, goal.percent, goal.remaining)
