"""The `at least` and `spread over` overlays of a competing leaf as tiers of its demand, from the narrowest to the leaf itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pathways.audit.allocation.alone import by_value, line_members
from pathways.audit.allocation.demand import Candidate, Demand, LineDemand, NeedsSearchError
from pathways.audit.case import Case
from pathways.audit.selecting_static import excludes, within
from pathways.model.amount import SCALE


@dataclass(frozen=True, slots=True)
class Tier:
    """A part of a leaf's demand: its size in units and in thousandths, who can fill it, and groups of which one each may."""

    capacity: int
    thousandths: int
    takers: tuple[Candidate, ...]
    distinct: tuple[tuple[Candidate, ...], ...] = ()


def tiers(
    demand: Demand, candidates: Sequence[Candidate], case: Case, units: Callable[[int], int]
) -> list[Tier]:
    """The tiers of a leaf; overlays must be nested or exclude each other, else a flow is not exact."""
    minimums = [line for line in demand.lines if line.at_least]
    everyone = tuple(candidates)
    if not minimums:
        return [Tier(units(demand.need), demand.need, everyone)]
    if any(line.unit != demand.unit and not line.is_spread for line in minimums):
        raise NeedsSearchError("minimum-of-another-unit", demand.path)
    spreads = [line for line in minimums if line.is_spread]
    if spreads:
        return _spread(demand, spreads, minimums, everyone, units)
    return _nested(demand, minimums, everyone, case, units)


def _spread(
    demand: Demand,
    spreads: list[LineDemand],
    minimums: list[LineDemand],
    everyone: tuple[Candidate, ...],
    units: Callable[[int], int],
) -> list[Tier]:
    """`N different` first: so many units, at most one from each value; the rest from anybody."""
    spread = spreads[0]
    if len(minimums) > 1 or demand.unit.measure != "items" or spread.key == "area":
        raise NeedsSearchError("overlays-cross", demand.path)
    different = spread.limit // SCALE
    groups = tuple(tuple(group) for group in by_value(everyone, str(spread.key)).values())
    known = tuple(candidate for group in groups for candidate in group)
    rest = max(0, units(demand.need) - different)
    return [Tier(different, spread.limit, known, groups), Tier(rest, rest * SCALE, everyone)]


def _nested(
    demand: Demand,
    minimums: list[LineDemand],
    everyone: tuple[Candidate, ...],
    case: Case,
    units: Callable[[int], int],
) -> list[Tier]:
    ordered = _narrowest_first(demand, minimums, case)
    found: list[Tier] = []
    inside: list[tuple[LineDemand, int]] = []
    for line in ordered:
        held = sum(size for other, size in inside if _within(other, line, case))
        inside = [(other, size) for other, size in inside if not _within(other, line, case)]
        wanted = max(line.limit, held)
        found.append(Tier(units(wanted - held), wanted - held, tuple(line_members(line, everyone, case))))
        inside.append((line, wanted))
    held = sum(size for _, size in inside)
    rest = max(0, demand.need - held)
    found.append(Tier(units(rest), rest, everyone))
    if (
        demand.unit.measure != "items"
        and not demand.leaf.split
        and any(tier.thousandths % _size(everyone) for tier in found)
    ):
        raise NeedsSearchError("whole-unequal-credits", demand.path)
    return found


def _size(everyone: tuple[Candidate, ...]) -> int:
    return int(everyone[0].amount) if everyone else 1


def _narrowest_first(demand: Demand, minimums: list[LineDemand], case: Case) -> list[LineDemand]:
    rank = {id(line): sum(_within(other, line, case) for other in minimums) for line in minimums}
    for at, one in enumerate(minimums):
        for two in minimums[at + 1 :]:
            if not (_within(one, two, case) or _within(two, one, case) or _apart(one, two, case)):
                raise NeedsSearchError("overlays-cross", demand.path)
    return sorted(minimums, key=lambda line: rank[id(line)])


def _within(one: LineDemand, two: LineDemand, case: Case) -> bool:
    if two.selection is None:
        return True
    return one.selection is not None and within(one.selection, two.selection, case.catalogue)


def _apart(one: LineDemand, two: LineDemand, case: Case) -> bool:
    return (
        one.selection is not None
        and two.selection is not None
        and excludes(one.selection, two.selection, case.catalogue)
    )
