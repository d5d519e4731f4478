"""The cheapest ways out of a conflict: the least that would have to be added, proven by the programme that decides it."""

from collections.abc import Iterator, Sequence

from pathways.audit.allocation.demand import AVERAGE, Demand, declared_path, weigh
from pathways.audit.allocation.outcome import Outcome
from pathways.audit.allocation.parts import Average, Choice, Gathered, Part, Settled, Wanted, all_of, walk
from pathways.audit.allocation.searched import Search
from pathways.audit.case import Case
from pathways.audit.reasons import Addition, Repair
from pathways.audit.scarcity import Scarcity

MOST_REPAIRS = 3
MOST_TIMES_DEARER = 2
"""A repair that weighs more times as much as the cheapest one is nothing to be told beside it."""


def repairs_of(kept: Sequence[Part], root: Part, case: Case) -> tuple[Repair, ...]:
    """The cheapest additions by which these requirements can be met, each at other requirements, the cheapest first.

    Of averages and contributions nothing is added up: then there are none, nor where a limit alone is in the way.
    """
    if any(isinstance(each, Average | Gathered) for part in kept for each in walk(part)):
        return ()
    return tuple(_found(all_of(kept, root), case))


def by_count(scarce: Scarcity, leaves: Sequence[Demand]) -> tuple[Repair, ...]:
    """What is short in all, at any one of the leaves that a flow shows to be the fewest; none where lines have a say.

    Without that leaf all others can be full, and from there on a flow only grows, until no more than this is missing.
    """
    alike = all(
        leaf.unit == scarce.unit or leaf.unit.measure == scarce.unit.measure == "items" for leaf in leaves
    )
    if not alike or any(leaf.lines for leaf in leaves):
        return ()
    short = scarce.demand - scarce.supply
    return tuple(
        Repair(weigh(leaf.unit, short), (Addition(declared_path(leaf.path), short, leaf.unit),))
        for leaf in leaves
    )


def _found(asked: Part, case: Case) -> Iterator[Repair]:
    """One repair after the other; each leaves something alone that the one before it adds to."""
    told: list[list[str]] = []
    cheapest = 0
    while len(told) < MOST_REPAIRS:
        search = Search([(asked, case)])
        for added_to in told:
            search.leave_alone(added_to)
        if told and not search.can_be_had():
            return
        outcome = search.shortages()[0]
        cheapest = cheapest or outcome.remaining
        if outcome.remaining > MOST_TIMES_DEARER * cheapest:
            return
        lacking = {part.path: part for part in in_use(asked, outcome) if _lacks(part, outcome)}
        told.append(list(lacking))
        yield Repair(outcome.remaining, tuple(_addition(part, outcome) for part in lacking.values()))


def in_use(part: Part, outcome: Outcome) -> Iterator[Part]:
    """A part and everything inside it that an allocation stands on."""
    yield part
    if isinstance(part, Choice):
        for at in outcome.chosen.get(part.path, ()):
            yield from in_use(part.members[at], outcome)


def _lacks(part: Part, outcome: Outcome) -> bool:
    if isinstance(part, Settled):
        return not part.holds
    fill = outcome.fills.get(part.path)
    return fill is not None and not fill.met


def _addition(part: Part, outcome: Outcome) -> Addition:
    """What a leaf is short, or a line inside it that asks for more than is left of it; a condition would have to hold."""
    path = declared_path(part.path)
    if not isinstance(part, Wanted):
        return Addition(path)
    demand, fill = part.demand, outcome.fills[part.path]
    if fill.have < demand.need:
        return Addition(path, demand.need - fill.have, demand.unit)
    line, short = next(
        (line, found.short) for line, found in zip(demand.lines, fill.lines, strict=True) if found.short
    )
    if line.unit == AVERAGE:
        return Addition(line.line.path)
    return Addition(line.line.path, short, line.unit)
