"""Which declared things a selection can take, known from the rules alone, without any learner."""

from collections.abc import Callable, Iterable, Iterator
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import Any, TypeAlias, cast

from pathways.model.attributes import Attributes, attributes_of
from pathways.model.catalogue import Catalogue
from pathways.model.same import Same
from pathways.model.selection import (
    Every,
    Except,
    Filter,
    Filtered,
    FilterValue,
    InSet,
    Meet,
    OneOf,
    Selection,
    Union,
)

_Seen: TypeAlias = str | int | bool | tuple[str, ...] | frozenset[str] | None
_FEW = 8
_CLOSING = frozenset({Filter.AREA, Filter.SKILL, Filter.KIND})
"""Filters on what only a declaration says; learning that the rules do not declare never passes them."""


def members(catalogue: Catalogue, selection: Selection) -> tuple[str, ...]:
    """The declared items that a selection can take, in the order of the catalogue.

    Filters on how something was learnt (grade, date, verified and the like) are taken to pass, and so are
    filters on what a course's declaration leaves open, such as its level. An equivalent course is taken
    wherever the course itself is named.
    """
    return members_of(catalogue).of(selection)


def is_open(selection: Selection) -> bool:
    """Whether learning that the rules do not declare could be taken as well.

    >>> is_open(Every("courses")), is_open(OneOf(("eng101",)))
    (True, False)
    >>> is_open(Filtered(Every("anything"), ((Filter.AREA, "writing"),)))
    False
    """
    match selection:
        case InSet(_, inside) | Except(inside, _):
            return is_open(inside)
        case Filtered(base, filters):
            return is_open(base) and not any(kind in _CLOSING for kind, _ in filters)
        case Union(parts):
            return any(is_open(part) for part in parts)
        case Meet(parts):
            return all(is_open(part) for part in parts)
        case _:
            return isinstance(selection, Every)


def members_of(catalogue: Catalogue) -> "Members":
    """The index of a catalogue, made once for the few in use; no exception changes what there is to be earned."""
    return _indexed(Same(catalogue.as_written or catalogue))


@lru_cache(maxsize=4)
def _indexed(same: Same[Catalogue]) -> "Members":
    return Members(same.one)


class Members:
    """Everything that can be earned, with sets of it as bits of whole numbers.

    For each selection two sets are kept: what it can take, and what it surely takes; `except` leaves out
    only what the other selection surely takes.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        """List learning and credentials with what their declarations say of them."""
        self.items = attributes_of(catalogue)
        self._at = {item.name: at for at, item in enumerate(self.items)}
        self._everything = (1 << len(self.items)) - 1
        self._catalogue = catalogue
        self._read_before: dict[int, tuple[str, ...]] = {}
        self._known: dict[Selection, tuple[int, int]] = {}
        self._passing: dict[tuple[Filter, FilterValue], tuple[int, int]] = {}
        self._alike: dict[Filter, dict[tuple[_Seen, bool | None], int]] = {}
        self._sorts = {
            "anything": self._everything,
            "badges": self._where(lambda item: item.is_badge),
            **{
                f"{sort}s": self._where(_of_sort(sort))
                for sort in ("course", "exam", "experience", "credential")
            },
        }

    def of(self, selection: Selection) -> tuple[str, ...]:
        """The names that a selection can take."""
        return self.names(self.bits(selection))

    def bits(self, selection: Selection) -> int:
        """What a selection can take, as a set of bits that `names` reads."""
        return self._both(selection)[0]

    def bits_of(self, names: Iterable[str]) -> int:
        """Declared names as a set of bits; others are left out."""
        return _bits(self._at[name] for name in names if name in self._at)

    def names(self, bits: int) -> tuple[str, ...]:
        """The names of a set of bits, in the order of the catalogue."""
        if bits not in self._read_before:
            self._read_before[bits] = tuple(self.items[at].name for at in _places(bits))
        return self._read_before[bits]

    def takes(self, selection: Selection, name: str) -> bool:
        """Whether a selection can take a declared item."""
        at = self._at.get(name)
        return at is not None and bool(self.bits(selection) >> at & 1)

    def equivalents(self, name: str) -> tuple[str, ...]:
        """What is declared equivalent to an item, by itself or by the other."""
        at = self._at.get(name)
        return self.items[at].equivalents if at is not None else ()

    def _where(self, passes: Callable[[Attributes], bool]) -> int:
        return _bits(at for at, item in enumerate(self.items) if passes(item))

    def _both(self, selection: Selection) -> tuple[int, int]:
        while isinstance(selection, InSet):
            selection = selection.members
        found = self._known.get(selection)
        if found is None:
            found = self._known[selection] = self._read(selection)
        return found

    def _read(self, selection: Every | OneOf | Filtered | Union | Meet | Except) -> tuple[int, int]:
        match selection:
            case Every(sort):
                return self._sorts[sort], self._sorts[sort]
            case OneOf(names):
                bits = self.bits_of(other for name in names for other in (name, *self.equivalents(name)))
                return bits, bits
            case Filtered(base, filters):
                return _and([self._both(base), *(self._pass(kind, value) for kind, value in filters)])
            case Union(parts):
                return _or(map(self._both, parts))
            case Meet(parts):
                return _and(map(self._both, parts))
            case _:
                (can, surely), (taken, surely_taken) = (
                    self._both(selection.base),
                    _or(map(self._both, selection.without)),
                )
                return can & ~surely_taken, surely & ~taken

    def _pass(self, kind: Filter, value: FilterValue) -> tuple[int, int]:
        found = self._passing.get((kind, value))
        if found is None:
            found = self._passing[(kind, value)] = self._read_filter(kind, value)
        return found

    def _read_filter(self, kind: Filter, value: FilterValue) -> tuple[int, int]:
        if kind not in _SAYS:
            return self._everything, 0
        _, says = _SAYS[kind]
        can = surely = 0
        for (seen, unsaid), bits in self._seen_alike(kind).items():
            said = says(seen, value)
            said = unsaid if said is None else said
            can |= bits if said is not False else 0
            surely |= bits if said else 0
        return can, surely

    def _seen_alike(self, kind: Filter) -> dict[tuple[_Seen, bool | None], int]:
        """Items that a filter cannot tell apart, under what it sees of them; so each value is looked up once for all of them."""
        if kind not in self._alike:
            sees, _ = _SAYS[kind]
            places: dict[tuple[_Seen, bool | None], list[int]] = {}
            for at, item in enumerate(self.items):
                places.setdefault((sees(item), item.unsaid), []).append(at)
            self._alike[kind] = {seen: _bits(found) for seen, found in places.items()}
        return self._alike[kind]


def _bits(places: Iterable[int]) -> int:
    """Places as a set of bits; a bit by itself would take as much room as all before it."""
    found = list(places)
    if len(found) < _FEW:
        bits = 0
        for at in found:
            bits |= 1 << at
        return bits
    octets = bytearray(max(found) // 8 + 1)
    for at in found:
        octets[at >> 3] |= 1 << (at & 7)
    return int.from_bytes(octets, "little")


def _places(bits: int) -> Iterator[int]:
    """The places of a set of bits, the lowest first.

    >>> list(_places(0b100000101))
    [0, 2, 8]
    """
    for at, octet in enumerate(bits.to_bytes((bits.bit_length() + 7) // 8, "little")):
        if octet:
            yield from (at * 8 + bit for bit in range(8) if octet >> bit & 1)


def _and(parts: Iterable[tuple[int, int]]) -> tuple[int, int]:
    can, surely = -1, -1
    for one, other in parts:
        can, surely = can & one, surely & other
    return can, surely


def _or(parts: Iterable[tuple[int, int]]) -> tuple[int, int]:
    can, surely = 0, 0
    for one, other in parts:
        can, surely = can | one, surely | other
    return can, surely


def _of_sort(sort: str) -> Callable[[Attributes], bool]:
    return lambda item: item.sort == sort


def _numbered(number: int | None, value: FilterValue) -> bool | None:
    if number is None:
        return None
    lowest, highest = cast("tuple[int | None, int | None]", value)
    return (lowest is None or number >= lowest) and (highest is None or number <= highest)


_Sees: TypeAlias = Callable[[Attributes], _Seen]
_Says: TypeAlias = Callable[[Any, FilterValue], bool | None]

_SAYS: dict[Filter, tuple[_Sees, _Says]] = {
    Filter.TAUGHT_AT: (lambda item: item.institutions, lambda seen, value: value in seen if seen else None),
    Filter.CREDITED_AT: (lambda item: item.institutions, lambda seen, value: value in seen if seen else None),
    Filter.AREA: (lambda item: item.areas, lambda seen, value: value in seen),
    Filter.SKILL: (lambda item: item.skills, lambda seen, value: value in seen),
    Filter.LEVEL: (lambda item: item.level, lambda seen, value: seen == value if seen else None),
    Filter.KIND: (lambda item: item.kinds, lambda seen, value: value in seen),
    Filter.SUBJECT: (lambda item: item.subject, lambda seen, value: seen == value if seen else None),
    Filter.NUMBERED: (lambda item: item.number, _numbered),
    Filter.PATTERN: (
        lambda item: item.code,
        lambda seen, value: fnmatchcase(seen, str(value).replace("[", "[[]")) if seen else None,
    ),
    Filter.BEARING_CREDIT: (
        lambda item: None if item.can_be_converted else item.for_credit,
        lambda seen, value: None if seen is None else seen == value,
    ),
}
"""What a filter sees of a declaration, and what that says to it: True, False, or None if it leaves that open."""
