"""A learner file as written, whatever its format: plain values, and where in the file each of them stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from pathways.text import Source

_MOST = 60

Path: TypeAlias = tuple[str | int, ...]
"""The steps to a value: `("learner", "items", 3, "grade")`; the empty path is the whole file."""


@dataclass(frozen=True, slots=True)
class Span:
    """Where a value stands in the file's text, and where its field's name does, if it has one."""

    start: int
    end: int
    name: tuple[int, int] | None = None

    def of_name(self) -> "Span":
        """Where the field's name stands, else the value."""
        return Span(*self.name) if self.name else self


class Written(Protocol):
    """A file of one format, read as far as its format goes."""

    @property
    def source(self) -> Source:
        """The text, with its name."""

    @property
    def yes_or_no(self) -> str:
        """How this format says yes and no."""

    @property
    def count(self) -> int:
        """How many learners there are."""

    def learners(self) -> Iterable[tuple[Path, object]]:
        """Every learner's value with its path; to be asked for once."""

    def words(self, path: Path) -> str:
        """A path in words: `learner.items[3].grade`, or row 4, column `grade`; empty for the whole file."""

    def field(self, path: Path) -> str:
        """The name of a field as this format writes it."""

    def source_of(self, path: Path) -> str:
        """Where a field is filled from, if not from a field or column of its own name."""

    def spans(self, paths: Iterable[Path]) -> Mapping[Path, Span]:
        """Where the values of these paths stand, and as far as a path that leads nowhere goes."""


def shown(value: object) -> str:
    """A value as a sentence can quote it: short, on one line, and without what cannot be seen.

    >>> shown("A+"), shown(None), shown([1, 2])
    ('`A+`', '`null`', 'a list')
    """
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "a list"
    if value is None:
        return "`null`"
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return f"`{clipped(text)}`" if text else "an empty text"


def clipped(text: str) -> str:
    """The beginning of a text that may be long, with what can be seen of it."""
    return visible(text[:_MOST]) + ("..." if len(text) > _MOST else "")


def visible(text: str) -> str:
    """A text of the same length that does nothing to a terminal: what cannot be seen is replaced."""
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text)
