"""The allocations of all views put together: one finding for each requirement, with its state, what counts and what would."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from pathways.audit.allocation.alone import Fill, LineFill, fill_alone, line_fill, shares_of
from pathways.audit.allocation.average import CONDITION_WEIGHT, Share, counted, mean, reaches
from pathways.audit.allocation.contributions import cheapest, gathered
from pathways.audit.allocation.demand import Candidate, Demand, LineDemand, amount_of, weigh
from pathways.audit.allocation.outcome import Outcome
from pathways.audit.allocation.parts import (
    Average,
    Ceiling,
    Choice,
    Gathered,
    Part,
    Settled,
    Wanted,
    demands_in,
)
from pathways.audit.case import Case
from pathways.audit.entry import Entry
from pathways.audit.facts import shown
from pathways.audit.near import near_misses
from pathways.audit.state import State
from pathways.audit.verdict import Finding, Use
from pathways.audit.would_transfer import would_transfer
from pathways.model.learner import Provenance
from pathways.model.requirement import InOrder

STATES = (State.MET, State.IN_PROGRESS, State.PLANNED, State.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Seen:
    """One view of a route: its parts, the best allocation, the case."""

    part: Part
    outcome: Outcome
    case: Case


def finding_of(views: Sequence[Seen]) -> Finding:
    """The finding of a route from its views, in the order of status."""
    readers = [_Reader(seen) for seen in views]
    return _merge([seen.part for seen in views], readers, chosen=True)


class _Reader:
    """What one view says of each part."""

    def __init__(self, seen: Seen) -> None:
        self.outcome = seen.outcome
        self.case = seen.case
        scopes = _scopes(seen.part)
        fills = seen.outcome.fills.items()
        self.users = {
            (scopes[path], candidate.item): path for path, fill in fills for candidate, _ in fill.applied
        }
        self.seen = seen
        self.owed_by: dict[str, dict[str, int]] = {}
        self.rivals = dict(_rivals(seen.part, seen.outcome.chosen))

    @cached_property
    def applied(self) -> list[Share]:
        """What is applied to requirements, and how much of it."""
        return _applied(self.seen)

    def fill(self, demand: Demand) -> Fill:
        """The fill of a leaf in use, or what the spare items would give to one that is not."""
        found = self.outcome.fills.get(demand.path)
        if found is not None:
            return found
        spare = tuple(each for each in demand.candidates if (demand.scope, each.item) not in self.users)
        return fill_alone(replace(demand, candidates=spare), self.case)

    def instead(self, demand: Demand) -> Fill:
        """What a leaf that is not in use would have if the branches chosen instead of its own gave their items back."""
        if demand.path in self.outcome.fills:
            return self.outcome.fills[demand.path]
        given_back = self.rivals.get(demand.path, frozenset())
        free = tuple(
            each
            for each in demand.candidates
            if self.users.get((demand.scope, each.item), demand.path) in {demand.path, *given_back}
        )
        return fill_alone(replace(demand, candidates=free), self.case)

    def met(self, part: Part) -> bool:
        """Whether a part holds in this view."""
        if isinstance(part, Settled):
            return part.holds
        if isinstance(part, Ceiling):
            return True
        if isinstance(part, Average):
            return reaches(self.applied, part.minimum, self.case)
        if isinstance(part, Wanted):
            capped = any(not line.at_least for line in part.demand.lines)
            return self.fill(part.demand).met and (part.path in self.outcome.fills or not capped)
        if isinstance(part, Gathered):
            return self.gathered(part) >= part.need and all(
                self.met(part.members[at]) for at in self.used(part)
            )
        return sum(map(self.met, self.in_use(part))) >= part.need

    def in_use(self, part: Choice) -> list[Part]:
        """The branches that were chosen: only they have what they need. All of them where nothing is asked of the choice."""
        chosen = self.outcome.chosen.get(part.path)
        return [part.members[at] for at in chosen] if chosen is not None else list(part.members)

    def remaining(self, part: Part) -> int:
        """What remains of a part by itself, in this allocation."""
        return sum(self.owed(part).values())

    def owed(self, part: Part) -> dict[str, int]:
        """What remains, by path: what is named in several places remains once."""
        if part.path not in self.owed_by:
            self.owed_by[part.path] = self._owed(part)
        return self.owed_by[part.path]

    def _owed(self, part: Part) -> dict[str, int]:
        if isinstance(part, Settled):
            return {part.path: part.remaining}
        if isinstance(part, Ceiling):
            return {}
        if isinstance(part, Average):
            return {part.path: 0 if self.met(part) else CONDITION_WEIGHT}
        if isinstance(part, Wanted):
            return {part.path: self.fill(part.demand).remaining}
        if isinstance(part, Gathered):
            own = _together(self.owed(part.members[at]) for at in self.used(part))
            beyond = weigh(part.unit, max(0, part.need - self.gathered(part)))
            return own | {part.path: max(0, beyond - sum(own.values()))}
        owed = [self.owed(member) for member in self.in_use(part)]
        return _together(sorted(owed, key=lambda each: sum(each.values()))[: part.need])

    def used(self, part: Gathered) -> tuple[int, ...]:
        """The members that contribute; where nothing is asked of the part, those that would have least to do."""
        found = self.outcome.chosen.get(part.path)
        return cheapest(part, [self.remaining(member) for member in part.members]) if found is None else found

    def gathered(self, part: Gathered) -> int | Fraction:
        """What the members contribute."""
        return gathered(part, self.used(part), self.outcome, self.case)


def _together(owed: Iterable[dict[str, int]]) -> dict[str, int]:
    return {path: remaining for each in owed for path, remaining in each.items()}


def _applied(seen: Seen) -> list[Share]:
    """What is applied to requirements, and how much of it: what a course is where most of it counts."""
    shares: dict[tuple[str, str], Share] = {}
    for demand in demands_in(seen.part):
        fill = seen.outcome.fills.get(demand.path)
        if fill is not None and not demand.scope.startswith("overall "):
            for entry, share in shares_of(fill, demand, seen.case):
                _, before = shares.get((entry.key, demand.scope), (entry, 0))
                shares[entry.key, demand.scope] = (entry, before + share)
    greatest: dict[str, Share] = {}
    for entry, share in shares.values():
        greatest[entry.key] = max(
            greatest.get(entry.key, (entry, share)), (entry, share), key=lambda one: one[1]
        )
    return list(greatest.values())


def _rivals(part: Part, chosen: Mapping[str, tuple[int, ...]]) -> Iterator[tuple[str, frozenset[str]]]:
    """For each leaf of a branch that was not chosen, the leaves of the whole choice it belongs to."""
    if not isinstance(part, Choice | Gathered):
        return
    used = chosen.get(part.path, tuple(range(len(part.members))))
    for at, member in enumerate(part.members):
        if at in used:
            yield from _rivals(member, chosen)
        else:
            everybody = frozenset(_scopes(part))
            yield from ((path, everybody) for path in _scopes(member))


def _scopes(part: Part) -> dict[str, str]:
    if isinstance(part, Wanted):
        return {part.path: part.demand.scope}
    found: dict[str, str] = {}
    for member in part.members if isinstance(part, Choice | Gathered) else ():
        found.update(_scopes(member))
    return found


def _merge(parts: Sequence[Part], readers: Sequence[_Reader], *, chosen: bool) -> Finding:
    held = next((at for at, part in enumerate(parts) if readers[at].met(part)), None)
    state = STATES[held] if held is not None else State.UNMET
    first = parts[0]
    if isinstance(first, Choice):
        return _choice(parts, readers, state, chosen=chosen)
    if isinstance(first, Gathered):
        return _contributed(parts, readers, state, chosen=chosen)
    if isinstance(first, Wanted):
        return _leaf(parts, readers, state, held, chosen=chosen)
    if isinstance(first, Ceiling):
        return _ceiling(first, readers[0], chosen=chosen)
    if isinstance(first, Average):
        seen = _averaged(readers[0].applied, readers[0].case)
        return Finding(first.requirement, state, readers[0].remaining(first), facts=seen, chosen=chosen)
    return Finding(first.requirement, state, first.remaining, facts=first.seen, chosen=chosen)


def _choice(parts: Sequence[Part], readers: Sequence[_Reader], state: State, *, chosen: bool) -> Finding:
    choices = [part for part in parts if isinstance(part, Choice)]
    first = choices[0]
    used = readers[0].outcome.chosen.get(first.path, tuple(range(len(first.members))) if chosen else ())
    children = [
        _merge([_same(member, each) for each in choices], readers, chosen=chosen and at in used)
        for at, member in enumerate(first.members)
        if not (isinstance(first.requirement, InOrder) and at == len(first.members) - 1)
    ]
    met = sum(map(readers[0].met, readers[0].in_use(first)))
    facts: tuple[tuple[str, str], ...] = ()
    if isinstance(first.requirement, InOrder):
        met -= readers[0].met(first.members[-1])
        facts = (("in order", "yes" if readers[0].met(first.members[-1]) else "no"),)
    need = len(children) if isinstance(first.requirement, InOrder) else first.need
    remaining = readers[0].remaining(first)
    return Finding(
        first.requirement, state, remaining, met, need, facts=facts, chosen=chosen, children=tuple(children)
    )


def _contributed(parts: Sequence[Part], readers: Sequence[_Reader], state: State, *, chosen: bool) -> Finding:
    every = [part for part in parts if isinstance(part, Gathered)]
    first, reader = every[0], readers[0]
    used = reader.outcome.chosen.get(first.path, ())
    children = [
        _merge([each.members[at] for each in every], readers, chosen=chosen and at in used)
        for at in range(len(first.members))
    ]
    have, remaining = int(reader.gathered(first)), reader.remaining(first)
    return Finding(
        first.requirement,
        state,
        remaining,
        have,
        first.need,
        first.unit,
        chosen=chosen,
        children=tuple(children),
    )


def _same(member: Part, choice: Choice) -> Part:
    """A member as another view has it; a branch that a fact makes unnecessary there stays as it is."""
    return next((other for other in choice.members if other.path == member.path), member)


def _leaf(
    parts: Sequence[Part], readers: Sequence[_Reader], state: State, held: int | None, *, chosen: bool
) -> Finding:
    wanted = [part for part in parts if isinstance(part, Wanted)]
    demands = [part.demand for part in wanted]
    demand, fills = demands[0], [reader.fill(each) for reader, each in zip(readers, demands, strict=True)]
    fill, active = readers[0].instead(demand), demand.path in readers[0].outcome.fills
    best = held if held is not None else min(2, len(fills) - 1)
    applied = tuple(use_of(each, amount) for each, amount in fill.applied) if active else ()
    coming = tuple(_coming(demand, fills[best].applied, readers[0].case)) if active and best else ()
    waiting = {each.item for each in coming if each.status in _UNSAID.values()}
    lines = [
        _line(line, filled, shares_of(fill, demand, readers[0].case), readers[0].case)
        for line, filled in zip(demand.lines, fill.lines, strict=True)
    ]
    return Finding(
        wanted[0].requirement,
        state,
        fill.remaining,
        fill.have,
        demand.need,
        demand.unit,
        applied,
        coming,
        _also(fill, fills[best], active=active),
        near_misses(near for near in demand.near if near[0].key not in waiting),
        (),
        chosen,
        tuple(lines),
        would_transfer=would_transfer(demand, readers[0].case) if state is State.UNMET and chosen else (),
    )


def _also(fill: Fill, best: Fill, *, active: bool) -> tuple[str, ...]:
    """The items that could count and are not needed; in a branch that is not in use all that it would have."""
    branch = () if active else (*fill.applied, *best.applied)
    return tuple(dict.fromkeys(each.entry.key for each in (*(each for each, _ in branch), *fill.also)))


def _coming(demand: Demand, applied: Iterable[tuple[Candidate, int]], case: Case) -> Iterator[Use]:
    """Of what would count the items that do not by what is earned, and those of which something decides that is not recorded."""
    for each, amount in applied:
        unsaid = waits_for(each.entry, demand, case)
        if unsaid:
            yield replace(use_of(each, amount), status=unsaid[0], unsaid=unsaid)
        elif each.entry.status.value != "earned" or each.entry.provenance.value == "asserted":
            yield use_of(each, amount)


_UNSAID = {
    "grade": "ungraded",
    "score": "unscored",
    "completed": "undated",
    "matriculated": "unmatriculated",
}
"""What the record of an item may leave open, and the status of an item for which it decides."""


def waits_for(entry: Entry, demand: Demand, case: Case) -> tuple[str, ...]:
    """What is not recorded and decides if an item counts for a leaf, or for a minimum inside of it, as statuses."""
    if entry.provenance is Provenance.ASSERTED or not case.selecting.unknown:
        return ()
    asked = [demand.leaf.selection, *(line.selection for line in demand.lines if line.at_least)]
    missing: set[str] = set()
    for selection in asked:
        strict = replace(case.selecting, favourable=False, unknown=set())
        favourable = replace(strict, favourable=True, unknown=set())
        if (
            selection is not None
            and favourable.takes(selection, entry)
            and not strict.takes(selection, entry)
        ):
            missing |= favourable.unknown
    return tuple(status for what, status in _UNSAID.items() if what in missing)


def _averaged(applied: Sequence[Share], case: Case) -> tuple[tuple[str, str], ...]:
    """The average as it is shown, and over how much."""
    found = mean(applied, case)
    count = len(counted(applied, case))
    return (("gpa", shown(found)), ("graded", str(count))) if found is not None else (("graded", "0"),)


def _ceiling(part: Ceiling, reader: _Reader, *, chosen: bool) -> Finding:
    """How much of what a limit is about was applied; of limits on each value, the fullest."""
    line = part.line
    whole = {
        each.entry.key: replace(each, amount=amount)
        for fill in reader.outcome.fills.values()
        for each, _ in fill.applied
        if (amount := amount_of(each.entry, line.unit, reader.case, named=False)) is not None
    }
    have = line_fill(line, list(whole.values()), reader.case, line.unit).have
    return Finding(part.requirement, State.MET, 0, have, line.limit, line.unit, chosen=chosen)


def _line(line: LineDemand, filled: LineFill, shares: Sequence[Share], case: Case) -> Finding:
    state = _line_state(filled.short)
    if line.holds is not None:
        return Finding(line.line, state, filled.short)
    if line.average is not None:
        return Finding(line.line, state, filled.short, facts=_averaged(shares, case))
    return Finding(line.line, state, filled.short, filled.have, line.limit, line.unit)


def _line_state(short: int) -> State:
    return State.UNMET if short else State.MET


def use_of(candidate: Candidate, amount: int) -> Use:
    """A candidate as it is told."""
    entry = candidate.entry
    return Use(
        entry.key,
        entry.title,
        entry.code,
        entry.name,
        amount,
        "asserted" if entry.provenance.value == "asserted" else entry.status.value,
        entry.completed,
        entry.grade,
        entry.converted_by,
        entry.derived,
        amount < candidate.amount,
        entry.transfers[-1] if entry.transfers else None,
        entry.came_from,
    )
