"""Where each cap can stand in a flow network, and whether all of them can stand there together.

A cap is exact in a flow where everything it limits, and nothing else, passes through one arc. There are two
such places. A *purse* stands before the items: it limits all that a group of items gives to anybody. A *gate*
stands between items and slots: behind it nobody knows any more which item a unit came from, so every item of
the gate must be open to every slot of it. Purses must be nested or disjoint. Two gates that share an edge
must stand one before the other: the earlier has fewer items and more slots. Then every edge has exactly one
path, and the path passes exactly the caps that limit it, so a flow is an allocation and the other way round
(nested families on both sides: Edmonds 1970, "Submodular functions, matroids, and certain polyhedra").

For a leaf that wants 6 units of which at least 2 at level 300, either make two slots (2 units open to level
300 only, 4 units open to all) or one slot of 6 with a cap of 4 on everything else; the totals that can be
reached are the same. With two slots a cap on a subject is exact if its items are open to the same slots: all
of them at level 300, or none.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations

from pathways.search.competition import Cap, Competition

PASSAGE = -1
_PURSE, _GATE = 1, 2


@dataclass(frozen=True, slots=True)
class Limit:
    """A cap as bit sets of the items and slots it binds; `cap` is its place among the caps, or PASSAGE."""

    items: int
    slots: int
    most: int
    cap: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the limits stand.

    Purses come with the widest first, gates in the order a unit passes them. A passage is a gate that limits
    nothing: it gathers all that one item gives to one leaf of several slots into one arc.
    """

    purses: tuple[Limit, ...] = ()
    gates: tuple[Limit, ...] = ()


def laminar(caps: Sequence[Cap]) -> bool:
    """Whether any two of the caps are nested or disjoint, each seen as a set of (item, slot) pairs.

    That is enough for `representable` when the caps are over one slot.

    >>> laminar([Cap((0, 1), (0,), 1), Cap((0, 1, 2), (0,), 2), Cap((3,), (0,), 1)])
    True
    >>> laminar([Cap((0, 1), (0,), 1), Cap((1, 2), (0,), 1)])
    False
    """
    pairs = [{(item, slot) for item in cap.items for slot in cap.slots} for cap in caps]
    return all(one <= two or two <= one or one.isdisjoint(two) for one, two in combinations(pairs, 2))


def representable(competition: Competition) -> bool:
    """Whether the caps of the competition are exactly a flow; `solve`, `verdict` and `hall` require it.

    A yes is a proof. A no means that this construction fails, as it must for caps that cross: with crossing
    caps the question is no longer known to be polynomial. Caps that cannot bind are ignored.

    >>> from pathways.search.competition import Slot
    >>> every = tuple((item, 0) for item in range(3))
    >>> nested = (Cap((0, 1), (0,), 1), Cap((0, 1, 2), (0,), 2))
    >>> representable(Competition((1, 1, 1), (Slot(0, 3, 1),), every, nested))
    True
    """
    return layout(competition) is not None


def layout(competition: Competition) -> Layout | None:
    """Where the caps stand; None when they cannot all stand in a flow together."""
    slots = competition.slots
    if not competition.caps and len({slot.leaf for slot in slots}) == len(slots):
        return Layout()
    reach = _reach(competition)
    leaves = _leaves(competition)
    passages = _passages(competition, reach, leaves)
    limits = _limits(competition, reach)
    allowed = [_places(limit, reach, leaves, passages) for limit in limits]
    chosen = _choose(allowed, {_PURSE: _neighbours(limits, _cross), _GATE: _neighbours(limits, _tangle)})
    if chosen is None:
        return None
    purses = [limit for limit, place in zip(limits, chosen, strict=True) if place == _PURSE]
    gates = [limit for limit, place in zip(limits, chosen, strict=True) if place == _GATE]
    return Layout(
        purses=tuple(sorted(purses, key=lambda limit: -limit.items.bit_count())),
        gates=tuple(sorted([*passages, *gates], key=_rank)),
    )


def _rank(gate: Limit) -> tuple[int, int]:
    return gate.items.bit_count(), -gate.slots.bit_count()


def _reach(competition: Competition) -> list[int]:
    reach = [0] * len(competition.items)
    for item, slot in competition.edges:
        reach[item] |= 1 << slot
    return reach


def _leaves(competition: Competition) -> list[int]:
    """The slots of each leaf, in the order of the leaves."""
    leaves: dict[int, int] = {}
    for place, slot in enumerate(competition.slots):
        leaves[slot.leaf] = leaves.get(slot.leaf, 0) | 1 << place
    return [leaves[leaf] for leaf in sorted(leaves)]


def _passages(competition: Competition, reach: list[int], leaves: list[int]) -> tuple[Limit, ...]:
    return tuple(
        Limit(1 << item, leaf & reach[item], units, PASSAGE)
        for leaf in leaves
        for item, units in enumerate(competition.items)
        if (leaf & reach[item]).bit_count() > 1
    )


def _limits(competition: Competition, reach: list[int]) -> list[Limit]:
    """The caps that can bind, each on the edges that are there; of equal sets only the tightest."""
    tightest: dict[tuple[int, int], Limit] = {}
    for place, cap in enumerate(competition.caps):
        wide = sum(1 << slot for slot in set(cap.slots))
        members = [item for item in sorted(set(cap.items)) if reach[item] & wide]
        items = sum(1 << item for item in members)
        slots = 0
        for item in members:
            slots |= reach[item] & wide
        supply = sum(competition.items[item] for item in members)
        demand = sum(slot.capacity for index, slot in enumerate(competition.slots) if slots >> index & 1)
        rival = tightest.get((items, slots))
        if cap.limit < min(supply, demand) and (rival is None or cap.limit < rival.most):
            tightest[items, slots] = Limit(items, slots, max(cap.limit, 0), place)
    return list(tightest.values())


def _places(limit: Limit, reach: list[int], leaves: list[int], passages: tuple[Limit, ...]) -> int:
    """Which of the two places the limit could take if it were alone."""
    members = [slots for item, slots in enumerate(reach) if limit.items >> item & 1]
    places = 0
    if all(slots | limit.slots == limit.slots for slots in members):
        places |= _PURSE
    one_leaf = any(limit.slots | leaf == leaf for leaf in leaves)
    complete = all(slots & limit.slots == limit.slots for slots in members)
    if complete and (one_leaf or len(members) == 1) and not any(_tangle(limit, gate) for gate in passages):
        places |= _GATE
    return places


def _cross(one: Limit, two: Limit) -> bool:
    return one.items & two.items not in (0, one.items, two.items)


def _tangle(one: Limit, two: Limit) -> bool:
    """Whether two gates share an edge and neither can stand before the other."""
    items, slots = one.items & two.items, one.slots & two.slots
    one_first = items == one.items and slots == two.slots
    two_first = items == two.items and slots == one.slots
    return bool(items and slots) and not one_first and not two_first


def _neighbours(limits: list[Limit], clash: Callable[[Limit, Limit], bool]) -> list[list[int]]:
    """For each limit, those it cannot share a place with."""
    found: list[list[int]] = [[] for _ in limits]
    for one, two in combinations(range(len(limits)), 2):
        if clash(limits[one], limits[two]):
            found[one].append(two)
            found[two].append(one)
    return found


def _choose(allowed: list[int], clashes: dict[int, list[list[int]]]) -> list[int] | None:
    """One allowed place for each limit such that no two clash.

    With two places this is 2-satisfiability: a choice whose consequences contradict nothing never has to be
    taken back (Even, Itai and Shamir 1976), so there is no search.
    """
    for limit in range(len(allowed)):
        for place in (_GATE, _PURSE):
            settled = _consequences(allowed, clashes, limit, place)
            if settled is not None:
                allowed = settled
                break
        else:
            return None
    return allowed


def _consequences(
    allowed: list[int], clashes: dict[int, list[list[int]]], limit: int, place: int
) -> list[int] | None:
    """What is still allowed once the limit takes the place; None when somebody is left with nowhere to go."""
    allowed = allowed.copy()
    waiting = [(limit, place)]
    while waiting:
        limit, place = waiting.pop()
        if not allowed[limit] & place:
            return None
        allowed[limit] = place
        for other in clashes[place][limit]:
            if allowed[other] & place:
                allowed[other] &= ~place
                waiting.append((other, allowed[other]))
    return allowed
