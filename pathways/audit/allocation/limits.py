"""Limits that keep items from counting toward requirements, and the same requirements read as if some of them were not there."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from pathways.audit.allocation.demand import Candidate, Demand, declared_path
from pathways.audit.allocation.parts import Ceiling, Choice, Gathered, Part, Wanted, alone, demands_in, walk
from pathways.audit.case import Case
from pathways.audit.entry import Entry
from pathways.audit.reasons import Limit
from pathways.model.paths import limit_path
from pathways.model.requirement import Line

ONCE, LEARNING = Limit("once"), Limit("learning")


def limits_on(parts: Sequence[Part], case: Case) -> list[Limit]:
    """The limits that may matter to what can be applied to these requirements, in the order in which they are to be told.

    Not among them are those on everything that is applied, which are parts of a goal themselves.
    """
    inside = (each for part in parts for each in walk(part))
    demands = list({demand.path: demand for part in parts for demand in demands_in(part)}.values())
    entries = {each.entry.key: each.entry for demand in demands for each in demand.attempts}
    found = [limit for part in inside for limit in _inside(part)]
    found += _repeats(entries.values(), case)
    found += _conversions(entries.values(), case)
    scopes: dict[str, list[Demand]] = {}
    for demand in demands:
        scopes.setdefault(demand.scope, []).append(demand)
    twice = [some for some in scopes.values() if _is_one_learning_twice(some)]
    found += [LEARNING] if twice else []
    # What competes by itself shares learning with nobody either.
    shared = any(len(some) > 1 for some in twice) or any(map(_is_wanted_twice, scopes.values()))
    found += [ONCE] if shared else []
    return list(dict.fromkeys(found))


def limit_of(part: Ceiling) -> Limit:
    """A limit on everything that is applied."""
    return Limit("overall", part.requirement.path, str(part.requirement.place))


def _inside(part: Part) -> Iterator[Limit]:
    if isinstance(part, Wanted):
        for line in part.demand.lines:
            if not line.at_least:
                yield _of_line(line.line)
    if isinstance(part, Gathered):
        for member, most in zip(part.members, part.most, strict=True):
            if most is not None:
                yield _of_member(member)


def _of_line(line: Line) -> Limit:
    return Limit("inside", line.path, str(line.place))


def _of_member(member: Part) -> Limit:
    return Limit("contribution", declared_path(member.path), str(member.requirement.place))


def _repeats(entries: Collection[Entry], case: Case) -> Iterator[Limit]:
    for entry in entries:
        if entry.uses is not None and entry.uses > 1 and entry.name is not None:
            declared = case.catalogue.learning.get(entry.name)
            yield Limit("repeat", entry.name, str(declared.place) if declared is not None else "")


def _conversions(entries: Collection[Entry], case: Case) -> Iterator[Limit]:
    for name in dict.fromkeys(entry.converted_by for entry in entries if entry.converted_by is not None):
        declared = case.catalogue.conversions[name]
        for number, _ in enumerate(declared.limits, 1):
            yield Limit("conversion", limit_path(name, number), str(declared.place))


def _is_one_learning_twice(demands: Sequence[Demand]) -> bool:
    """Whether different items of a competition come from the same learning, or an award may stand on that of another one."""
    entries = {each.entry.key: each.entry for demand in demands for each in demand.attempts}
    roots = [root for entry in entries.values() for root in entry.roots]
    return len(roots) > len(set(roots)) or (
        len(entries) > 1 and any(entry.derived for entry in entries.values())
    )


def _is_wanted_twice(demands: Sequence[Demand]) -> bool:
    """Whether several leaves of a competition can take the same thing."""
    things = [{each.entry.identity for each in demand.attempts} for demand in demands]
    return sum(map(len, things)) > len(set[str]().union(*things))


def freed(parts: Sequence[Part], case: Case, without: Collection[Limit]) -> tuple[list[Part], Case]:
    """The requirements and their case, as if there were none of these limits."""
    if not without:
        return list(parts), case
    loose = _Loose(frozenset(without))
    return [loose.part(part) for part in parts], loose.case(case)


@dataclass(frozen=True, slots=True)
class _Loose:
    """Reads what it is given without some limits."""

    without: frozenset[Limit]

    def case(self, case: Case) -> Case:
        """Without limits on what is converted; where one learning may count twice no award stands in the way of another item."""
        gone = {limit.path for limit in self.without if limit.kind == "conversion"}
        if gone:
            conversions = {
                name: replace(
                    each,
                    limits=tuple(
                        limit
                        for number, limit in enumerate(each.limits, 1)
                        if limit_path(name, number) not in gone
                    ),
                )
                for name, each in case.catalogue.conversions.items()
            }
            case = replace(case, catalogue=replace(case.catalogue, conversions=conversions))
        return replace(case, ways={}) if LEARNING in self.without else case

    def part(self, part: Part) -> Part:
        """A part and everything inside it."""
        if isinstance(part, Choice):
            return replace(part, members=tuple(map(self.part, part.members)))
        if isinstance(part, Gathered):
            most = tuple(
                None if _of_member(member) in self.without else limit
                for member, limit in zip(part.members, part.most, strict=True)
            )
            return replace(part, members=tuple(map(self.part, part.members)), most=most)
        if isinstance(part, Wanted):
            return replace(part, demand=self._demand(part.demand))
        return part

    def _demand(self, demand: Demand) -> Demand:
        shares = ONCE in self.without and not demand.scope.startswith("overall ")
        return replace(
            demand,
            scope=alone(demand.path) if shares else demand.scope,
            candidates=tuple(map(self._candidate, demand.candidates)),
            attempts=tuple(map(self._candidate, demand.attempts)),
            lines=tuple(
                line for line in demand.lines if line.at_least or _of_line(line.line) not in self.without
            ),
        )

    def _candidate(self, candidate: Candidate) -> Candidate:
        entry, uses = candidate.entry, candidate.uses
        if (
            uses is not None
            and uses > 1
            and any(limit.kind == "repeat" and limit.path == entry.name for limit in self.without)
        ):
            entry, uses = replace(entry, uses=None), None
        if LEARNING in self.without:
            entry = replace(entry, roots=frozenset((entry.key,)))
        return candidate if entry is candidate.entry else replace(candidate, entry=entry, uses=uses)
