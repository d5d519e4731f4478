"""A store as sections of plain bytes, and a store upon such sections: what is kept of tables is used where it lies."""

from array import array, typecodes
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias, overload

from pathways.model.articulation.store import Origin, Row, Store, Words
from pathways.model.articulation.text import TableText

Sections: TypeAlias = Mapping[str, tuple[str, memoryview]]
"""Bytes by the names of what they are, each with the letter that says how wide its numbers are, as in `array`."""
_NUMBERS = (
    "courses",
    "rule_of",
    "offsets",
    "lines",
    "priority",
    "begins",
    "ends",
    "source_of",
    "chains",
    "goals_of",
    "id_ends",
    "order",
    "starts",
    "by_key",
    "by_taken",
    "by_given",
)
_WORDS = ("institutions", "subjects", "numbers", "sources", "goals")


def sections_of(store: Store) -> Sections:
    """All that a closed store holds of its tables."""
    found = {name: getattr(store, name) for name in _NUMBERS}
    found |= {f"row {at}": held for at, held in enumerate(store.rows)}
    found["ids"] = array("B", bytes(store.ids))
    for name in _WORDS:
        words = [word.encode("utf-8", "surrogatepass") for word in getattr(store, name).words]
        found[f"{name} text"] = array("B", b"".join(words))
        found[f"{name} ends"] = array("I", _ends(words))
        found[f"{name} sorted"] = array("I", sorted(range(len(words)), key=words.__getitem__))
    return {name: (_letter(held), memoryview(held).cast("B")) for name, held in found.items()}


def _letter(held: "array[int] | memoryview") -> str:
    return held.typecode if isinstance(held, array) else held.format


def _ends(words: Iterable[bytes]) -> Iterable[int]:
    end = 0
    for word in words:
        end += len(word)
        yield end


def store_on(sections: Sections, firsts: Iterable[tuple[int, int]], texts: Iterable[TableText]) -> Store:
    """A store that reads sections where they lie; nothing can be added to it. `firsts` are the first row and rule of each table.

    :raises KeyError: if a section is missing
    """
    held: dict[str, Any] = {name: _cast(part, letter) for name, (letter, part) in sections.items()}
    fields = {name: held[name] for name in (*_NUMBERS, "ids")}
    for name in _WORDS:
        fields[name] = _WordsThere(*(held[f"{name} {part}"] for part in ("text", "ends", "sorted")))
    return Store(
        **fields,
        rows=tuple(held[f"row {at}"] for at in range(len(Row._fields))),
        origins=[Origin(text, *first) for text, first in zip(texts, firsts, strict=True)],
    )


def _cast(part: memoryview, letter: str) -> memoryview:
    """Bytes as numbers.

    :raises ValueError: if no `array` has that letter, or the bytes are not so many numbers
    """
    if letter not in typecodes:
        raise ValueError(letter)
    try:
        return part.cast(letter)  # type: ignore[call-overload, no-any-return] # a letter of `array`
    except TypeError as error:
        raise ValueError(letter) from error


def copied(store: Store) -> Store:
    """A store with the same rules, to which others can be added."""
    fields: dict[str, Any] = {
        name: array(_letter(getattr(store, name)), getattr(store, name)) for name in _NUMBERS
    }
    fields |= {name: Words(getattr(store, name).words) for name in _WORDS}
    return Store(
        **fields,
        rows=tuple(array(_letter(held), held) for held in store.rows),
        ids=bytearray(store.ids),
        origins=list(store.origins),
    )


class _Spelt(Sequence[str]):
    """Words of which each is made when somebody asks for it."""

    def __init__(self, text: memoryview, ends: memoryview) -> None:
        self._text, self._ends = text, ends

    def raw(self, number: int) -> bytes:
        """A word in bytes."""
        first = self._ends[number - 1] if number else 0
        return bytes(self._text[first : self._ends[number]])

    @overload
    def __getitem__(self, number: int) -> str: ...

    @overload
    def __getitem__(self, number: slice) -> list[str]: ...

    def __getitem__(self, number: int | slice) -> str | list[str]:
        if isinstance(number, slice):
            return [self[at] for at in range(*number.indices(len(self)))]
        if not 0 <= number < len(self):
            raise IndexError(number)
        return self.raw(number).decode("utf-8", "surrogatepass")

    def __len__(self) -> int:
        return len(self._ends)


class _WordsThere(Words):
    """Words that are looked up where they lie."""

    def __init__(self, text: memoryview, ends: memoryview, in_order: memoryview) -> None:
        self._spelt = _Spelt(text, ends)
        self._sorted = in_order

    @property
    def words(self) -> Sequence[str]:
        return self._spelt

    def known(self, word: str) -> int | None:
        wanted = word.encode("utf-8", "surrogatepass")
        at = bisect_left(self._sorted, wanted, key=self._spelt.raw)
        found = self._sorted[at] if at < len(self._sorted) else None
        return found if found is not None and self._spelt.raw(found) == wanted else None

    def __len__(self) -> int:
        return len(self._spelt)
