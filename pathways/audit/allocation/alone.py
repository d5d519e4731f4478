"""A leaf that nobody competes with and no cap limits: everything counts, told with as few and as early items as will do."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from pathways.audit.allocation.average import CONDITION_WEIGHT, Share, reaches
from pathways.audit.allocation.demand import (
    Candidate,
    Demand,
    LineDemand,
    amount_of,
    keys_of,
    known_keys,
    own_keys,
    share_of,
    total,
    weigh,
)
from pathways.audit.case import Case
from pathways.audit.selecting_static import excludes
from pathways.model.amount import SCALE, Unit


@dataclass(frozen=True, slots=True)
class LineFill:
    """How an overlay stands: what it is short, and what the applied items give it, in thousandths of its unit."""

    short: int
    have: int = 0


@dataclass(frozen=True, slots=True)
class Fill:
    """What a leaf has: the candidates applied with the thousandths that count, their total, and what remains to be earned."""

    applied: tuple[tuple[Candidate, int], ...]
    have: int
    remaining: int
    lines: tuple[LineFill, ...]
    also: tuple[Candidate, ...] = ()

    @property
    def met(self) -> bool:
        """Whether nothing is missing."""
        return self.remaining == 0


def fill_alone(demand: Demand, case: Case) -> Fill:
    """The fill of a leaf from all its candidates, without those, from the latest on, that lower nothing that remains."""
    usable = _as_often_as_allowed(demand.candidates)
    if demand.leaf.split and not demand.lines:
        usable = _in_part(demand.need, usable)
    least = fill_of(demand, usable, case).remaining
    kept = list(usable)
    for candidate in reversed(usable):
        fewer = [other for other in kept if other is not candidate]
        if fill_of(demand, fewer, case).remaining == least:
            kept = fewer
    used = {candidate.item for candidate in kept}
    also = tuple(candidate for candidate in demand.candidates if candidate.item not in used)
    return replace(fill_of(demand, kept, case), also=also)


def can_be_met(demand: Demand, case: Case) -> bool:
    """Whether a leaf without limits is met by all its candidates, were it the only one that wants them."""
    return fill_of(demand, _as_often_as_allowed(demand.candidates), case).met


def _in_part(need: int, usable: Sequence[Candidate]) -> list[Candidate]:
    """What may be split gives no more than is asked for, the earliest first."""
    parts: list[Candidate] = []
    for candidate in usable:
        given = min(candidate.amount, need)
        need -= int(given)
        parts += [replace(candidate, amount=given)] if given else []
    return parts


def _as_often_as_allowed(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Of something repeatable, the earliest of the attempts worth most, up to the number that may count."""
    kept: list[Candidate] = []
    for candidate in candidates:
        if candidate.uses is None or candidate.uses == 1:
            kept.append(candidate)
            continue
        rivals = [other for other in candidates if other.entry.identity == candidate.entry.identity]
        if candidate in sorted(rivals, key=_most_first)[: candidate.uses]:
            kept.append(candidate)
    return kept


def _most_first(candidate: Candidate) -> tuple[object, ...]:
    return (-candidate.amount, candidate.entry.order)


def fill_of(demand: Demand, applied: Sequence[Candidate], case: Case) -> Fill:
    """How the leaf stands with these candidates applied in full."""
    have = total(applied, demand.unit, case)
    lines = tuple(line_fill(line, applied, case, demand.unit) for line in demand.lines)
    remaining = _remaining(demand, max(0, demand.need - have), lines, case)
    return Fill(tuple((candidate, int(candidate.amount)) for candidate in applied), have, remaining, lines)


def _remaining(demand: Demand, short: int, lines: tuple[LineFill, ...], case: Case) -> int:
    """The least that must still be earned: one new item may serve several overlays, unless these exclude each other."""
    least = weigh(demand.unit, short)
    wanting = [
        (line, weigh(line.unit, fill.short))
        for line, fill in zip(demand.lines, lines, strict=True)
        if fill.short
    ]
    for size in range(1, len(wanting) + 1):
        for chosen in combinations(wanting, size):
            if all(exclude(one, two, case) for (one, _), (two, _) in combinations(chosen, 2)):
                least = max(least, sum(weight for _, weight in chosen))
    return least


def exclude(one: LineDemand, two: LineDemand, case: Case) -> bool:
    """Whether the rules alone show that no item serves both overlays."""
    if one.selection is None or two.selection is None:
        return False
    return excludes(one.selection, two.selection, case.catalogue)


def line_fill(line: LineDemand, applied: Sequence[Candidate], case: Case, leaf: Unit) -> LineFill:
    """How an overlay stands with these candidates, whose amounts are in the unit of their leaf."""
    if line.holds is not None:
        return LineFill(0 if line.holds else CONDITION_WEIGHT)
    if line.average is not None:
        shares = [(each.entry, share_of(each, leaf, case)) for each in applied]
        return LineFill(0 if reaches(shares, line.average, case) else CONDITION_WEIGHT)
    members = line_members(line, applied, case)
    if line.key is None:
        have = sum_in(line.unit, members, case, leaf)
        return LineFill(max(0, line.limit - have) if line.at_least else 0, have)
    if line.is_spread and not line.at_least:
        return LineFill(0, fewest(own_keys(each.entry, line.key) for each in members) * SCALE)
    if line.is_spread:
        have = len(by_value(members, line.key)) * SCALE
        return LineFill(max(0, line.limit - have), have)
    groups = by_key(members, line.key)
    return LineFill(0, max((sum_in(line.unit, group, case, leaf) for group in groups.values()), default=0))


def fewest(values: Iterable[Sequence[str]]) -> int:
    """How many values are needed so that everything has one of them.

    >>> fewest([["red", "blue"], ["blue"], ["blue", "green"]]), fewest([["red"], ["blue"]]), fewest([])
    (1, 2, 0)
    """
    sets = {frozenset(each) for each in values}
    every = sorted(frozenset[str]().union(*sets))
    return next(
        size
        for size in range(len(every) + 1)
        for some in combinations(every, size)
        if all(not each.isdisjoint(some) for each in sets)
    )


def shares_of(fill: Fill, demand: Demand, case: Case) -> list[Share]:
    """How much of each item a leaf takes."""
    return [
        (
            each.entry,
            share_of(replace(each, amount=amount), demand.unit, case) if demand.leaf.split else 1,
        )
        for each, amount in fill.applied
    ]


def line_members(line: LineDemand, candidates: Sequence[Candidate], case: Case) -> list[Candidate]:
    """The candidates that an overlay is about."""
    if line.selection is None:
        return list(candidates)
    counts = case.selecting.takes if line.at_least else case.selecting.falls_under
    return [candidate for candidate in candidates if counts(line.selection, candidate.entry)]


def by_key(candidates: Sequence[Candidate], key: str) -> dict[str, list[Candidate]]:
    """Candidates by the values of a key, in the order they come; one without a value is a group of its own."""
    return _grouped((candidate, keys_of(candidate.entry, key)) for candidate in candidates)


def by_value(candidates: Sequence[Candidate], key: str) -> dict[str, list[Candidate]]:
    """The same of those whose value is recorded."""
    return _grouped((candidate, known_keys(candidate.entry, key)) for candidate in candidates)


def _grouped(found: Iterable[tuple[Candidate, Sequence[str]]]) -> dict[str, list[Candidate]]:
    groups: dict[str, list[Candidate]] = {}
    for candidate, values in found:
        for value in values:
            groups.setdefault(value, []).append(candidate)
    return groups


def sum_in(unit: Unit, members: Sequence[Candidate], case: Case, leaf: Unit) -> int:
    """What candidates give in the unit of an overlay; of an item that is divided so much as is applied of it."""
    if unit == leaf:
        return total(members, unit, case)
    whole = [(each, amount_of(each.entry, unit, case, named=False)) for each in members]
    found = [
        replace(each, amount=amount * share_of(each, leaf, case))
        for each, amount in whole
        if amount is not None
    ]
    return total(found, unit, case)
