"""The independent checker of contributions: pushes what is applied through members that hold, until enough is through."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations

from pathways.audit.allocation.parts import Choice, Gathered, Part, Wanted
from pathways.audit.entry import Entry

Applied = Sequence[tuple[Entry, int | Fraction]]
"""Items, and how much of each counts: one for all of it."""
Member = tuple[str, int]
"""The path of a contribution, and which of its members."""
Rooms = dict[object, dict[object, int | Fraction]]
"""How much can still be pushed from where to where."""

_START, _END = "start", "end"


def contributes(
    part: Gathered,
    places: Mapping[str, Applied],
    assumed: Mapping[tuple[str, str], frozenset[str]],
    holds: Callable[[Part], bool],
    total: Callable[[Applied], int | Fraction],
) -> bool:
    """Whether members that hold give enough of what is applied to leaves (`places`, by path), each within its limit.

    `assumed` has the learning behind awards, by the path of the part and the key of the award; `total` says what items come to
    in the unit that is asked for.
    """
    entries = {entry.key: entry for applied in places.values() for entry, _ in applied}
    behind = {key: assumed.get((part.path, key)) for key in entries}
    members = dict(_members(part, holds))
    leaves = {path for _, own, _ in members.values() for path in own}
    inside = {
        key: entry
        for key, entry in entries.items()
        if any(key == each.key for path in leaves for each, _ in places.get(path, ()))
    }
    return any(
        _enough(part, _rooms(part, members, counted, places, total))
        for counted in _counted_once(inside, behind)
    )


def _members(
    part: Gathered, holds: Callable[[Part], bool]
) -> Iterator[tuple[Member, tuple[int | None, set[str], list[Gathered]]]]:
    """The members that hold, of contributions within them too: their limits, their own leaves, the contributions within them."""
    for at, member in enumerate(part.members):
        if holds(member):
            inside = list(_inside(member))
            within = [each for each in inside if isinstance(each, Gathered) and holds(each)]
            own = {each.path for each in inside if isinstance(each, Wanted)}
            yield (part.path, at), (part.most[at], own, within)
            for each in within:
                yield from _members(each, holds)


def _inside(part: Part) -> Iterator[Wanted | Gathered]:
    if isinstance(part, Wanted | Gathered):
        yield part
    elif isinstance(part, Choice):
        for member in part.members:
            yield from _inside(member)


def _rooms(
    part: Gathered,
    members: Mapping[Member, tuple[int | None, set[str], list[Gathered]]],
    counted: Sequence[str],
    places: Mapping[str, Applied],
    total: Callable[[Applied], int | Fraction],
) -> Rooms:
    """How much each item, each member and each way between them has room for."""
    rooms: Rooms = {_START: {}, _END: {}}
    alone: dict[Member, list[tuple[Entry, int | Fraction]]] = {}
    for key in counted:
        shares = {path: each for path, applied in places.items() for each in applied if each[0].key == key}
        ways = {member: own & shares.keys() for member, (_, own, _) in members.items() if own & shares.keys()}
        some = {path: shares[path] for own in ways.values() for path in own}
        entry, whole = next(iter(some.values()))[0], min(1, sum(share for _, share in some.values()))
        if len(ways) == 1:
            alone.setdefault(next(iter(ways)), []).append((entry, whole))
            continue
        rooms[_START][key] = total([(entry, whole)])
        rooms[key] = {(key, path): total([each]) for path, each in some.items()}
        for path, each in some.items():
            rooms[key, path] = {member: total([each]) for member, own in ways.items() if path in own}
    rooms[_START] |= {member: total(found) for member, found in alone.items()}
    for member, (most, _, within) in members.items():
        rooms.setdefault(member, {})[member, "out"] = part.need if most is None else most
        rooms.setdefault((member, "out"), {})
        if member[0] == part.path:
            rooms[member, "out"][_END] = part.need
        for inner in within:
            for at in range(len(inner.members)):
                if (inner.path, at) in members:
                    rooms.setdefault(((inner.path, at), "out"), {})[member] = part.need
    return rooms


def _enough(part: Gathered, rooms: Rooms) -> bool:
    """One way through after the other, as long as there is one (L. R. Ford and D. R. Fulkerson, 1956)."""
    short: int | Fraction = part.need
    while short > 0:
        pushed = _push(_START, short, rooms, set())
        if not pushed:
            return False
        short -= pushed
    return True


def _push(at: object, most: int | Fraction, rooms: Rooms, seen: set[object]) -> int | Fraction:
    if at == _END:
        return most
    seen.add(at)
    for to, room in list(rooms[at].items()):
        if room and to not in seen:
            pushed = _push(to, min(most, room), rooms, seen)
            if pushed:
                rooms[at][to] -= pushed
                rooms[to][at] = rooms[to].get(at, 0) + pushed
                return pushed
    return 0


def _counted_once(
    entries: Mapping[str, Entry], assumed: Mapping[str, frozenset[str] | None]
) -> Iterator[tuple[str, ...]]:
    """Items of which none is the same learning as another one, and no course counts more often than it may."""
    behind = {key: assumed[key] or entry.roots for key, entry in entries.items()}
    for size in range(len(entries), -1, -1):
        for keys in combinations(entries, size):
            roots = [root for key in keys for root in behind[key]]
            courses = Counter(entries[key].identity for key in keys)
            uses = ((entries[key].uses, courses[entries[key].identity]) for key in keys)
            often = all(most is None or times <= most for most, times in uses)
            if len(roots) == len(set(roots)) and often:
                yield keys
                if size == len(entries):
                    return
