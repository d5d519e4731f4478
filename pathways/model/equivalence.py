"""Which courses are equivalent: what gives credit for the same thing, and the classes of it that give credit once."""

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from pathways.model.same import Same

if TYPE_CHECKING:
    from pathways.model.catalogue import Catalogue


def equivalents_of(catalogue: "Catalogue") -> Mapping[str, frozenset[str]]:
    """For what has equivalents all of them, whichever of both says so; made once for the few catalogues in use."""
    return _equivalents(_as_written(catalogue))


def classes_of(catalogue: "Catalogue") -> Mapping[str, str]:
    """For everything with equivalents the alphabetically first name of all that are joined to it, by a chain too."""
    return _classes(_as_written(catalogue))


def class_of(name: str, catalogue: "Catalogue") -> str:
    """The class of equivalent courses that one belongs to, which give credit once: itself, if it has no equivalents."""
    return classes_of(catalogue).get(name, name)


def _as_written(catalogue: "Catalogue") -> "Same[Catalogue]":
    """No exception makes courses equivalent."""
    return Same(catalogue.as_written or catalogue)


@lru_cache(maxsize=4)
def _equivalents(same: "Same[Catalogue]") -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for learning in same.one.learning.values():
        for other in learning.equivalents:
            found.setdefault(learning.name, set()).add(other)
            found.setdefault(other, set()).add(learning.name)
    return {name: frozenset(others) for name, others in found.items()}


@lru_cache(maxsize=4)
def _classes(same: "Same[Catalogue]") -> Mapping[str, str]:
    equivalents = _equivalents(same)
    found: dict[str, str] = {}
    for first in sorted(equivalents):
        todo = [first] if first not in found else []
        while todo:
            name = todo.pop()
            if name not in found:
                found[name] = first
                todo.extend(equivalents[name])
    return found
