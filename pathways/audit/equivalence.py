"""Which courses give credit once together: classes of equivalents, worked out once for each catalogue."""

from functools import lru_cache

from pathways.model.catalogue import Catalogue


def class_of(name: str, catalogue: Catalogue) -> str:
    """The class of equivalent courses that one belongs to, which give credit once."""
    return _classes(_Same(catalogue))[name]


class _Same:
    """A catalogue compared by identity, so that its equivalence classes are worked out once; no exception changes them."""

    __slots__ = ("catalogue",)

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue.as_written or catalogue

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.catalogue is self.catalogue

    def __hash__(self) -> int:
        return id(self.catalogue)


@lru_cache(maxsize=8)
def _classes(same: _Same) -> dict[str, str]:
    """Each learning's equivalence class, named after its alphabetically first member."""
    learning = same.catalogue.learning
    parent = {name: name for name in learning}

    def root(name: str) -> str:
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for name, declared in learning.items():
        for other in declared.equivalents:
            if other in parent:
                first, second = sorted((root(name), root(other)))
                parent[second] = first
    return {name: root(name) for name in learning}
