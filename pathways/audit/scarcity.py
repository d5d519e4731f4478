"""Too little that fits: leaves that want more than all that can reach them gives, counted, so that anybody can count again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pathways.audit.allocation.alone import by_key, by_value, line_members, sum_in
from pathways.audit.allocation.demand import (
    ITEMS,
    Candidate,
    Demand,
    LineDemand,
    NeedsSearchError,
    total,
)
from pathways.audit.allocation.together import Posed, pose
from pathways.audit.case import Case
from pathways.model.amount import SCALE, Unit
from pathways.search import Shortage, hall


@dataclass(frozen=True, slots=True)
class Scarcity:
    """These leaves want `demand` together and `items` (keys), which are all that any of them can take, give `supply`.

    Thousandths of `unit`. `lines` are the overlays (paths) that the counting needs: a minimum which alone is asked for in
    place of its whole leaf, or a limit that holds some of the items back.
    """

    items: tuple[str, ...]
    demand: int
    supply: int
    unit: Unit
    lines: tuple[str, ...] = ()


def scarcity_of(demands: Sequence[Demand], case: Case) -> Scarcity | None:
    """A violation of Hall's condition; None where a flow does not decide these leaves, or where something else is in the way.

    Something else is learning that stands behind two of the items, or a limit on what is converted.
    """
    if any(demand.obstacle for demand in demands):
        return None
    if len(demands) == 1 and all(line.at_least for line in demands[0].lines):
        return _alone(demands[0], case)
    try:
        posed = pose(demands, case)
    except NeedsSearchError:
        return None
    found = hall(posed.competition)
    return _counted(found, posed, case) if found is not None else None


def _alone(demand: Demand, case: Case) -> Scarcity | None:
    """What all candidates give to a leaf that nobody competes with, or to one of its minimums."""
    have = total(_as_often_as_allowed(demand.candidates), demand.unit, case)
    if have < demand.need:
        return Scarcity(_keys(demand.candidates), demand.need, have, demand.unit)
    for line in demand.lines:
        members = line_members(line, demand.candidates, case)
        unit = line.unit
        if line.is_spread:
            members = [each for group in by_value(members, str(line.key)).values() for each in group]
            have = len(by_value(members, str(line.key))) * SCALE
        elif line.key is None and line.holds is None:
            have = sum_in(unit, _as_often_as_allowed(members), case, demand.unit)
        else:
            continue
        if have < line.limit:
            return Scarcity(_keys(members), line.limit, have, unit, (line.line.path,))
    return None


def _as_often_as_allowed(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Of something repeatable the attempts worth most, as many as may count."""
    found: list[Candidate] = []
    times: dict[str, int] = {}
    for each in sorted(candidates, key=lambda each: -each.amount):
        times[each.entry.identity] = times.get(each.entry.identity, 0) + 1
        if each.uses is None or times[each.entry.identity] <= each.uses:
            found.append(each)
    return found


def _keys(candidates: Iterable[Candidate]) -> tuple[str, ...]:
    """One attempt for each thing."""
    found = {each.item: each.entry.key for each in candidates if each.amount}
    return tuple(found.values())


def _counted(found: Shortage, posed: Posed, case: Case) -> Scarcity:
    scale = 1 if posed.grain.split else SCALE
    units = {demand.unit for demand in posed.demands}
    unit = units.pop() if len(units) == 1 else ITEMS
    if not posed.grain.split and unit.measure != "items":
        unit = ITEMS
    reaching = {posed.items[at] for at in found.items}
    keys: dict[str, str] = {}
    for demand in posed.demands:
        for each in demand.candidates:
            if each.item in reaching:
                keys.setdefault(each.item, each.entry.key)
    lines = [path for leaf in range(len(posed.demands)) for path in _lines(leaf, found, posed, case)]
    return Scarcity(
        tuple(keys.values()), found.demand * scale, found.supply * scale, unit, tuple(dict.fromkeys(lines))
    )


def _lines(leaf: int, found: Shortage, posed: Posed, case: Case) -> list[str]:
    """The overlays of a leaf by which it is in a shortage: limits that bind, minimums if not all of the leaf is."""
    competition, demand = posed.competition, posed.demands[leaf]
    own = {at for at, slot in enumerate(competition.slots) if slot.leaf == leaf}
    short = own.intersection(found.slots)
    binding = {
        _named(competition.caps[at].items, posed)
        for at in found.caps
        if own.issuperset(competition.caps[at].slots)
    }
    takers = {
        _named([item for item, slot in competition.edges if slot == at], posed)
        for at in (short if short < own else ())
    }
    return [
        line.line.path
        for line in demand.lines
        if not (takers if line.at_least else binding).isdisjoint(_groups(line, demand, case))
        or (line.is_spread and not binding.isdisjoint(_groups(line, demand, case)))
    ]


def _named(items: Iterable[int], posed: Posed) -> frozenset[str]:
    return frozenset(posed.items[item] for item in items)


def _groups(line: LineDemand, demand: Demand, case: Case) -> list[frozenset[str]]:
    """The items that a line is about, value by value where it is about each value of a key."""
    members = [each for each in line_members(line, demand.candidates, case) if each.amount]
    if line.key is None:
        return [frozenset(each.item for each in members)]
    grouped = by_value if line.is_spread else by_key
    return [frozenset(each.item for each in some) for some in grouped(members, line.key).values()]
