"""A digest of what rules mean: the sorted model without citations, comments, titles of tests and places."""

import hashlib
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from functools import cache

from pathways.model.articulation.tables import Tables
from pathways.model.catalogue import Catalogue
from pathways.model.declaration import Citation, Detail
from pathways.text import Place

_SILENT = {
    "place",
    "places",
    "cites",
    "tests",
    "references",
    "unpublished",
    "credit_stated",
    "as_written",
    "extended",
}
"""Fields that no verdict depends on."""


def digest(catalogue: Catalogue) -> str:
    """A SHA-256 of the meaning, in hexadecimal: equal for rules that decide alike word for word, wherever they stand."""
    return hashlib.sha256(_plain(catalogue).encode()).hexdigest()


def meaning(value: object) -> str:
    """A part of rules as text: the same text for parts that decide alike word for word, wherever they stand."""
    return _plain(value)


def _plain(value: object) -> str:
    """A value as text that does not depend on places or on the order of declarations."""
    if value is None or isinstance(value, str | bool | int | Fraction | date | Enum):
        return _of_one_piece(value)
    if isinstance(value, Citation | Detail | Place):
        return ""
    if isinstance(value, tuple):
        return "[" + ",".join(_plain(part) for part in value) + "]"
    if isinstance(value, Tables):
        return value.digest
    if is_dataclass(value):
        kind: type = type(value)
        parts = (f"{name}={_plain(getattr(value, name))}" for name in _spoken(kind))
        return f"{kind.__name__}<{','.join(parts)}>"
    if isinstance(value, frozenset):
        return "(" + ",".join(sorted(_plain(part) for part in value)) + ")"
    if isinstance(value, Mapping):
        return "{" + ",".join(sorted(f"{_plain(key)}:{_plain(held)}" for key, held in value.items())) + "}"
    message = f"a {type(value).__name__} has no place in a rule"
    raise TypeError(message)


def _of_one_piece(value: object) -> str:
    """A value without parts as text; what is counted by names is told from a text by its type."""
    if isinstance(value, Enum):
        return f"{type(value).__name__}.{value.name}"
    return repr(value) if isinstance(value, str) else str(value)


@cache
def _spoken(kind: type) -> tuple[str, ...]:
    """The names of a dataclass's fields that a verdict may depend on."""
    return tuple(each.name for each in fields(kind) if each.name not in _SILENT)
