"""A requirement read against a case: facts answered, named requirements opened, leaves turned into demands; choices left open."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from pathways.audit.allocation.average import CONDITION_WEIGHT
from pathways.audit.allocation.demand import Demand, LineDemand, amount_in, demand_of, shown_by
from pathways.audit.case import Case
from pathways.audit.entry import Entry
from pathways.audit.facts import fact
from pathways.model.amount import Unit
from pathways.model.learner import Status
from pathways.model.requirement import (
    Condition,
    Contributions,
    Gpa,
    Group,
    InOrder,
    Leaf,
    Line,
    Named,
    Requirement,
    SumLine,
    When,
)


@dataclass(frozen=True, slots=True)
class Choice:
    """`need` of the members; a part without members is met."""

    path: str
    requirement: Requirement
    need: int
    members: "tuple[Part, ...]"


@dataclass(frozen=True, slots=True)
class Gathered:
    """An amount of what is applied to members, each of which must be met to be used, and of which no more than `most` counts."""

    path: str
    requirement: Contributions
    need: int
    unit: Unit
    members: "tuple[Part, ...]"
    most: tuple[int | None, ...]
    named_again: frozenset[str] = frozenset()
    """Paths of requirements that are named in several places: what they are short of is not taken off what is short here."""

    @property
    def enough(self) -> int:
        """What the members in use must be able to contribute, for nothing is done by using none."""
        return min(self.need, sum(self.counts(at) for at in range(len(self.members))))

    def counts(self, at: int) -> int:
        """How much a member can contribute at most, as far as it is needed."""
        limit = self.most[at]
        return self.need if limit is None else min(limit, self.need)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A leaf and its demand."""

    path: str
    requirement: Leaf
    demand: Demand


@dataclass(frozen=True, slots=True)
class Settled:
    """A condition, answered: it holds or not, and what was seen."""

    path: str
    requirement: Requirement | Line
    holds: bool
    unknown: bool
    seen: tuple[tuple[str, str], ...]

    @property
    def remaining(self) -> int:
        """What the condition adds to what remains."""
        return 0 if self.holds else CONDITION_WEIGHT


@dataclass(frozen=True, slots=True)
class Ceiling:
    """A limit on everything that is applied anywhere in a goal: it holds because what is over it is not applied."""

    path: str
    requirement: SumLine
    line: LineDemand


@dataclass(frozen=True, slots=True)
class Average:
    """A grade point average over everything that is applied in a goal, in thousandths of a point."""

    path: str
    requirement: Gpa
    minimum: int


Part = Choice | Gathered | Wanted | Settled | Ceiling | Average


def alone(path: str) -> str:
    """The competition of a leaf that shares everything with everybody."""
    return f"shared {path}"


def read(requirement: Requirement, case: Case, scope: str) -> Part:
    """The part of a requirement; `scope` names the competition its leaves take part in, unless a leaf is shared."""
    match requirement:
        case Named(requirement=inside):
            return read(inside, case, scope)
        case Group(path=path, need=need, members=members):
            return Choice(path, requirement, need, tuple(read(member, case, scope) for member in members))
        case Contributions(path=path):
            return _gathered(path, requirement, case, scope)
        case InOrder(path=path):
            return _in_order(path, requirement, case, scope)
        case When(path=path):
            return _when(path, requirement, case, scope)
        case Leaf(path=path, shared=shared):
            by_itself = shared and not scope.startswith("overall ")
            demand = demand_of(requirement, alone(path) if by_itself else scope, case)
            return Wanted(path, requirement, demand)
        case Gpa(path=path, minimum=minimum, over=None):
            return Average(path, requirement, minimum)
        case _:
            return settled(requirement, case)


def settled(condition: Condition, case: Case) -> Settled:
    """The answer to a condition; what is unknown holds only where unknown facts are favourable."""
    found = fact(condition, case)
    holds = case.view.favourable if found.holds is None else found.holds
    return Settled(condition.path, condition, holds, found.holds is None, found.seen)


def _when(path: str, requirement: When, case: Case, scope: str) -> Choice:
    """While the fact is unknown both branches must hold, or either where unknown facts are favourable."""
    then = read(requirement.then, case, scope)
    otherwise = read(requirement.otherwise, case, scope) if requirement.otherwise else None
    known = case.answer(requirement.fact, case)
    if known is None and otherwise is None:
        return Choice(path, requirement, 0 if case.view.favourable else 1, (then,))
    if known is None:
        return Choice(path, requirement, 1 if case.view.favourable else 2, (then, otherwise))  # type: ignore[arg-type] # not None here
    branch = then if known else otherwise
    return Choice(path, requirement, 1, (branch,)) if branch is not None else Choice(path, requirement, 0, ())


def _gathered(path: str, requirement: Contributions, case: Case, scope: str) -> Gathered:
    need, unit = amount_in(requirement.amount, case, at_least=True)
    members = tuple(read(member, case, scope) for member in requirement.members)
    most = tuple(
        amount_in(each, case, at_least=False)[0] if each is not None else None for each in requirement.most
    )
    return Gathered(path, requirement, need, unit, members, most)


def _in_order(path: str, requirement: InOrder, case: Case, scope: str) -> Choice:
    """All of the named items, and some attempts at them with dates that do not fall."""
    wanted = [read(member, case, scope) for member in requirement.members]
    chain = _chain([_followed(member, case) for member in requirement.members])
    if chain:
        wanted = _as_followed([_one_course(*each) for each in zip(wanted, chain, strict=True)], chain)
    order = Settled(f"{path}/order", requirement, bool(chain), unknown=False, seen=())
    return Choice(path, requirement, len(wanted) + 1, (*wanted, order))


def _one_course(part: Part, followed: Entry) -> Part:
    """Where an exception lets another course stand for a named one, the one that is followed: the order is shown of it alone."""
    if not isinstance(part, Wanted) or len({each.entry.identity for each in part.demand.attempts}) <= 1:
        return part
    of_it = [each for each in part.demand.attempts if each.entry.identity == followed.identity]
    shown = [each for each in part.demand.candidates if each.entry.identity == followed.identity]
    return replace(part, demand=replace(part.demand, candidates=tuple(shown), attempts=tuple(of_it)))


def _followed(leaf: Leaf, case: Case) -> list[Entry]:
    """The attempts by which an order is shown, of one course where several may stand for the leaf and one is tried."""
    found, only = attempts_at(leaf, case), case.followed.get(leaf.path)
    return found if only is None else [entry for entry in found if entry.identity == only]


def attempts_at(leaf: Leaf, case: Case) -> list[Entry]:
    """All attempts that could stand for the leaf, earliest first."""
    takes = case.selecting.takes
    found = (entry for entry in case.entries() if takes(leaf.selection, entry))
    return sorted(found, key=lambda entry: (_day(entry), entry.order))


def _day(entry: Entry) -> date:
    """When it was completed; work in progress comes last, whenever it is expected."""
    return (entry.completed or date.max) if entry.status is Status.EARNED else date.max


def _chain(attempts: list[list[Entry]]) -> list[Entry]:
    """An attempt at each item, not earlier than the one before it; if it can be, no two from the same learning. Else empty."""
    chain = _earliest(attempts)
    return chain if _are_apart(chain) else _earliest_apart(attempts) or chain


def _earliest(attempts: list[list[Entry]]) -> list[Entry]:
    """The earliest attempt that can follow is always best."""
    chain: list[Entry] = []
    for found in attempts:
        following = next((entry for entry in found if not chain or _day(entry) >= _day(chain[-1])), None)
        if following is None:
            return []
        chain.append(following)
    return chain


def _earliest_apart(attempts: list[list[Entry]], before: tuple[Entry, ...] = ()) -> list[Entry]:
    """The same of different learning: where the earliest attempt leaves nothing to those after it, the next one."""
    if not attempts:
        return list(before)
    for entry in attempts[0]:
        follows = not before or _day(entry) >= _day(before[-1])
        found = (
            _earliest_apart(attempts[1:], (*before, entry))
            if follows and _are_apart((*before, entry))
            else []
        )
        if found:
            return found
    return []


def _are_apart(chain: Sequence[Entry]) -> bool:
    return all(
        one.roots.isdisjoint(other.roots) and (one.identity != other.identity or one.uses != 1)
        for one, other in combinations(chain, 2)
    )


def _as_followed(wanted: list[Part], chain: list[Entry]) -> list[Part]:
    """Attempts that show the order, where the best attempts do not: what is applied must prove what is said."""
    best = [
        part.demand.candidates[0].entry
        for part in wanted
        if isinstance(part, Wanted) and part.demand.candidates
    ]
    if [_day(entry) for entry in best] == sorted(map(_day, best)) and _are_apart(best):
        return wanted
    return [
        replace(part, demand=shown_by(part.demand, entry)) if isinstance(part, Wanted) else part
        for part, entry in zip(wanted, chain, strict=True)
    ]


def walk(part: Part) -> Iterator[Part]:
    """A part and everything inside it, in the order of the rules; what stands in two places comes twice."""
    yield part
    if isinstance(part, Choice | Gathered):
        for member in part.members:
            yield from walk(member)


def repeated(parts: Iterable[Part]) -> set[str]:
    """Parts that stand in several places, through a named requirement: one node, counted once."""
    seen: dict[str, int] = {}
    for part in parts:
        seen[part.path] = seen.get(part.path, 0) + 1
    return {path for path, times in seen.items() if times > 1}


def demands_in(part: Part) -> list[Demand]:
    """What the leaves of a part ask for, in the order of the rules; one that stands in several places is there once."""
    return list({inside.path: inside.demand for inside in walk(part) if isinstance(inside, Wanted)}.values())


def all_of(parts: Sequence[Part], root: Part) -> Choice:
    """Some of the requirements of a goal, all of which must be met."""
    path = f"{root.path}/some"
    requirement = Group(path, "all", len(parts), (), place=root.requirement.place)
    return Choice(path, requirement, len(parts), tuple(parts))
