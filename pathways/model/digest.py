"""A digest of what rules mean: the sorted model without citations, comments, titles of tests and places."""

import hashlib
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from fractions import Fraction

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
    if isinstance(value, Citation | Detail | Place):
        return ""
    if isinstance(value, Tables):
        return value.digest
    if isinstance(value, Mapping):
        return "{" + ",".join(sorted(f"{_plain(key)}:{_plain(held)}" for key, held in value.items())) + "}"
    if isinstance(value, tuple):
        return "[" + ",".join(_plain(part) for part in value) + "]"
    if isinstance(value, frozenset):
        return "(" + ",".join(sorted(_plain(part) for part in value)) + ")"
    if is_dataclass(value):
        parts = (
            f"{each.name}={_plain(getattr(value, each.name))}"
            for each in fields(value)
            if each.name not in _SILENT
        )
        return f"{type(value).__name__}<{','.join(parts)}>"
    if isinstance(value, Enum):
        return f"{type(value).__name__}.{value.name}"
    if isinstance(value, str):
        return repr(value)
    if value is None or isinstance(value, bool | int | Fraction | date):
        return str(value)
    message = f"a {type(value).__name__} has no place in a rule"
    raise TypeError(message)
