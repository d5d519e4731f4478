"""Leaves that compete for items, or that caps limit: one competition on whole numbers, and its best allocation read back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pathways.audit.allocation.alone import Fill, by_key, fill_of, line_members
from pathways.audit.allocation.demand import (
    HOURS_IN_A_CREDIT,
    ITEM_WEIGHT,
    Candidate,
    Demand,
    LineDemand,
    NeedsSearchError,
    amount_of,
)
from pathways.audit.allocation.overlays import Tier, tiers
from pathways.audit.case import Case
from pathways.model.amount import SCALE
from pathways.search import Allocation, Cap, Competition, Slot, check, representable, solve


@dataclass(frozen=True, slots=True)
class Grain:
    """What one unit of the competition is: a whole item, or a thousandth of a credit where credits may be split."""

    split: bool
    size: int
    """Thousandths of a credit that each whole item gives to a credits leaf; 0 where no credits are asked for."""


class CheckFailedError(AssertionError):
    """The independent checker refused an allocation: a defect of ours, never of the rules or the record."""


@dataclass(frozen=True, slots=True)
class Posed:
    """A competition with what its numbers stand for."""

    competition: Competition
    demands: tuple[Demand, ...]
    items: tuple[str, ...]
    grain: Grain


def fill_together(demands: Sequence[Demand], case: Case) -> dict[str, Fill]:
    """The fills of competing leaves, by path; raises NeedsSearchError where a flow would not be exact."""
    posed = pose(demands, case)
    _must_be_in_order(posed)
    allocation = solve(posed.competition)
    wrong = check(posed.competition, allocation)
    if wrong:
        raise CheckFailedError("; ".join(wrong))
    return _fills(posed, allocation, case)


def _must_be_in_order(posed: Posed) -> None:
    """Leaves that take different attempts at one course may see it before something else and after it: a flow has one order."""
    place = {item: at for at, item in enumerate(posed.items)}
    for demand in posed.demands:
        earliest_first = sorted(demand.candidates, key=lambda each: (*each.entry.order, each.item))
        places = [place[each.item] for each in earliest_first]
        if places != sorted(places):
            keys = [each.entry.key for each in earliest_first]
            raise NeedsSearchError("attempts-differ", demand.path, *keys)


def pose(demands: Sequence[Demand], case: Case) -> Posed:
    """Put the leaves as a competition."""
    return _Posing(demands, case).posed()


class _Posing:
    """A competition under construction: items in order of preference, slots, edges and caps."""

    def __init__(self, demands: Sequence[Demand], case: Case) -> None:
        self.demands = demands
        self.case = case
        self.grain = _grain(demands, case)
        first: dict[str, tuple[object, ...]] = {}
        for demand in demands:
            for candidate in demand.candidates:
                order = (*candidate.entry.order, candidate.item)
                first[candidate.item] = min(first.get(candidate.item, order), order)
        self.items = tuple(sorted(first, key=first.__getitem__))
        self.place = {item: at for at, item in enumerate(self.items)}
        self.slots: list[Slot] = []
        self.edges: list[tuple[int, int]] = []
        self.caps: list[Cap] = []

    def posed(self) -> Posed:
        for leaf, demand in enumerate(self.demands):
            self._leaf(leaf, demand)
        for uses, members in _limited_repeats(self.demands):
            if self.grain.split:
                raise NeedsSearchError("attempts-differ", self.demands[0].path, *members)
            places = tuple(sorted(self.place[item] for item in members))
            self.caps.append(Cap(places, tuple(range(len(self.slots))), uses))
        gives = tuple(_gives(item, self.demands) if self.grain.split else 1 for item in self.items)
        competition = Competition(gives, tuple(self.slots), tuple(self.edges), tuple(self.caps))
        if not representable(competition):
            paths = [demand.path for demand in self.demands]
            raise NeedsSearchError("caps-cross", paths[0], *paths)
        return Posed(competition, tuple(self.demands), self.items, self.grain)

    def _leaf(self, leaf: int, demand: Demand) -> None:
        candidates = [each for each in demand.candidates if each.amount]
        start = len(self.slots)
        for tier in tiers(demand, candidates, self.case, lambda need: units(demand, self.grain, need)):
            for capacity, weight in _slot_sizes(demand, self.grain, tier):
                slot = len(self.slots)
                self.edges.extend((self.place[each.item], slot) for each in tier.takers)
                self.caps.extend(Cap(self._places(group), (slot,), 1) for group in tier.distinct)
                self.slots.append(Slot(leaf, capacity, weight))
        own = tuple(range(start, len(self.slots)))
        for line in demand.lines:
            if not line.at_least:
                self.caps.extend(self._caps(line, demand, candidates, own))

    def _caps(
        self, line: LineDemand, demand: Demand, candidates: Sequence[Candidate], slots: tuple[int, ...]
    ) -> list[Cap]:
        members = [
            each
            for each in line_members(line, candidates, self.case)
            if line.unit == demand.unit or amount_of(each.entry, line.unit, self.case, named=False)
        ]
        groups = [members] if line.key is None else list(by_key(members, line.key).values())
        limit = _cap_limit(line, demand, members, self.grain)
        return [Cap(self._places(group), slots, limit) for group in groups]

    def _places(self, group: Sequence[Candidate]) -> tuple[int, ...]:
        return tuple(self.place[each.item] for each in group)


def _gives(item: str, demands: Sequence[Demand]) -> int:
    """What an item has to divide; where leaves take several attempts at it, a search chooses the one that counts."""
    found = {each.entry.key: each for demand in demands for each in demand.candidates if each.item == item}
    if len(found) > 1:
        raise NeedsSearchError("attempts-differ", demands[0].path, *found)
    return int(next(iter(found.values())).amount)


def _grain(demands: Sequence[Demand], case: Case) -> Grain:
    """Whole items, unless every leaf may split; whole items in a credits leaf must all give the same."""
    if all(demand.leaf.split for demand in demands):
        _refuse_parts_of_another_unit(demands)
        return Grain(split=True, size=1)
    if any(demand.leaf.split for demand in demands):
        raise NeedsSearchError("split-and-whole", demands[0].path, *[demand.path for demand in demands])
    sizes = {
        candidate.amount
        for demand in demands
        if demand.unit.measure != "items"
        for candidate in demand.candidates
        if candidate.amount
    }
    if len(sizes) > 1 or any(size.denominator != 1 for size in sizes):
        raise NeedsSearchError("whole-unequal-credits", demands[0].path, *[demand.path for demand in demands])
    if any(
        _rounds_on_total(candidate, demand, case) for demand in demands for candidate in demand.candidates
    ):
        raise NeedsSearchError("rounded-on-the-total", demands[0].path)
    return Grain(split=False, size=int(next(iter(sizes), 0)))


def _refuse_parts_of_another_unit(demands: Sequence[Demand]) -> None:
    """A part of an item must mean the same wherever it counts: so many thousandths of one unit."""
    units_of = {demand.unit for demand in demands}
    if len(units_of) > 1 or any(unit.measure == "items" for unit in units_of):
        paths = [demand.path for demand in demands]
        raise NeedsSearchError("parts-of-another-unit", paths[0], *paths)


def _rounds_on_total(candidate: Candidate, demand: Demand, case: Case) -> bool:
    worth = candidate.entry.worth
    if demand.unit.measure == "items" or worth is None or worth.unit == demand.unit:
        return False
    return case.catalogue.units[worth.unit].on_total


def units(demand: Demand, grain: Grain, thousandths: int) -> int:
    """How many units fill a need in thousandths of the leaf's unit."""
    if grain.split:
        return thousandths
    size = SCALE if demand.unit.measure == "items" else grain.size
    return -(-thousandths // size) if size else (1 if thousandths else 0)


def _slot_sizes(demand: Demand, grain: Grain, tier: Tier) -> list[tuple[int, int]]:
    """Capacities and weights; where items give more than the last unit still needs, that unit weighs only the rest.

    A thousandth of an hour weighs 1, so that hours, credits and items weigh against each other without rounding.
    """
    each = 1 if demand.unit.measure == "hours" else HOURS_IN_A_CREDIT
    if demand.unit.measure == "items" and not grain.split:
        return [(tier.capacity, ITEM_WEIGHT * SCALE * each)] if tier.capacity else []
    if grain.split or not grain.size:
        size, capacity = (1, tier.capacity) if grain.split else (tier.thousandths, min(1, tier.thousandths))
        return [(capacity, size * each)] if capacity else []
    rest = tier.thousandths % grain.size
    whole = tier.capacity - (1 if rest else 0)
    return [(units, size * each) for units, size in ((whole, grain.size), (1 if rest else 0, rest)) if units]


def _cap_limit(line: LineDemand, demand: Demand, members: Sequence[Candidate], grain: Grain) -> int:
    """The cap in units of the competition; a cap in credits on counted items needs items of one size."""
    if line.unit.measure == "items":
        if grain.split:
            raise NeedsSearchError("caps-of-another-unit", demand.path)
        return line.limit // SCALE
    if grain.split and line.unit == demand.unit:
        return line.limit
    sizes = {
        each.entry.worth.thousandths
        if each.entry.worth is not None and each.entry.worth.unit == line.unit
        else -1
        for each in members
    }
    if not sizes:
        return 0
    size = sizes.pop()
    if sizes or size < 0 or grain.split:
        raise NeedsSearchError("whole-unequal-credits", demand.path)
    return line.limit // size if size else len(members)


def _limited_repeats(demands: Sequence[Demand]) -> list[tuple[int, list[str]]]:
    """Repeatable things with more attempts than may count: how many may, and the attempts."""
    limits: dict[str, tuple[int, dict[str, None]]] = {}
    for demand in demands:
        for candidate in demand.candidates:
            if candidate.uses is not None and candidate.uses > 1:
                _, members = limits.setdefault(candidate.entry.identity, (candidate.uses, {}))
                members[candidate.item] = None
    return [(uses, list(members)) for _, (uses, members) in sorted(limits.items()) if len(members) > uses]


def _fills(posed: Posed, allocation: Allocation, case: Case) -> dict[str, Fill]:
    fills: dict[str, Fill] = {}
    slots = posed.competition.slots
    for leaf, demand in enumerate(posed.demands):
        given: dict[str, int] = {}
        for placement in allocation.placements:
            if slots[placement.slot].leaf == leaf:
                item = posed.items[placement.item]
                given[item] = given.get(item, 0) + placement.units
        applied = [each for each in demand.candidates if given.get(each.item)]
        plain = fill_of(demand, [_part(each, given, posed.grain) for each in applied], case)
        open_units = sum(
            slot.weight * (slot.capacity - filled)
            for slot, filled in zip(slots, allocation.filled, strict=True)
            if slot.leaf == leaf
        )
        whole = tuple((each, amount) for each, (_, amount) in zip(applied, plain.applied, strict=True))
        fills[demand.path] = replace(plain, applied=whole, remaining=_agreed(plain, open_units, demand))
    used = {each.item for fill in fills.values() for each, _ in fill.applied}
    return {
        path: replace(fill, also=tuple(each for each in demand.candidates if each.item not in used))
        for demand in posed.demands
        for path, fill in [(demand.path, fills[demand.path])]
    }


def _part(candidate: Candidate, given: dict[str, int], grain: Grain) -> Candidate:
    return replace(candidate, amount=given[candidate.item]) if grain.split else candidate


def _agreed(fill: Fill, open_units: int, demand: Demand) -> int:
    """The flow and the leaf's own reading must agree on whether it is met; what remains is the flow's, in thousandths."""
    if (fill.remaining == 0) != (open_units == 0):
        raise CheckFailedError(f"{demand.path}: the flow and the leaf disagree")
    return -(-open_units // HOURS_IN_A_CREDIT)
