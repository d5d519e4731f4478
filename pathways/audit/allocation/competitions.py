"""Requirements that are named in several places of a goal: in each competition another part, in one competition the same."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pathways.audit.allocation.demand import APART
from pathways.audit.allocation.parts import Choice, Gathered, Part, Wanted, alone, walk
from pathways.model.requirement import Requirement, When
from pathways.model.walk import walk_members


def apart(parts: Sequence[Part]) -> list[Part]:
    """Parts that do not compete with each other: what is named in several of them is another part in each."""
    found: list[Part] = []
    seen: set[str] = set()
    for at, part in enumerate(parts):
        paths = set(_declared(part))
        found.append(_marked(part, paths & seen, f"{APART}{at}") if paths & seen else part)
        seen |= paths
    return found


def _declared(part: Part) -> Iterator[str]:
    """The paths of everything that may stand in a part, whichever branches are taken."""
    for inside in walk(part):
        yield inside.requirement.path
        if isinstance(inside.requirement, When):
            yield from (member.path for member in walk_members(inside.requirement))


def _marked(part: Part, again: set[str], mark: str) -> Part:
    path = f"{part.path}{mark}" if part.requirement.path in again else part.path
    if isinstance(part, Choice | Gathered):
        members = tuple(_marked(member, again, mark) for member in part.members)
        return replace(part, path=path, members=members)
    if isinstance(part, Wanted):
        demand = replace(part.demand, leaf=replace(part.demand.leaf, path=path))
        if demand.scope == alone(part.path):
            demand = replace(demand, scope=alone(path))
        return replace(part, path=path, demand=demand)
    return replace(part, path=path)


def named_again(requirements: Iterable[Requirement]) -> frozenset[str]:
    """The paths of what stands in several places of one of these competitions, whichever branches are taken."""
    times = (Counter(member.path for member in walk_members(each)) for each in requirements)
    return frozenset(path for found in times for path, number in found.items() if number > 1)


def told_of(again: frozenset[str], part: Part) -> Part:
    """The part, with contributions in it that know what is named again."""
    if not again or not isinstance(part, Choice | Gathered):
        return part
    members = tuple(told_of(again, member) for member in part.members)
    if isinstance(part, Gathered):
        return replace(part, members=members, named_again=again)
    return replace(part, members=members)
