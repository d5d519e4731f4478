"""Which declarations an exception can concern: what has its place inside, and what names the course that something stands for."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from pathways.model.catalogue import Catalogue
from pathways.model.declaration import Admission, Conversion, Credential, Stack
from pathways.model.dependencies import names_in
from pathways.model.exceptions.rewriting import Maker, makers
from pathways.model.requirement import Leaf, Line, Requirement, SpreadLine, SumLine
from pathways.model.same import Same
from pathways.model.walk import line_selections, selections, walk, walk_line


@dataclass(frozen=True, slots=True)
class Places:
    """For each path and each name of a declaration, and for each name that leaves take, the declarations concerned (names)."""

    at: Mapping[str, frozenset[str]]
    naming: Mapping[str, frozenset[str]]


def places_of(catalogue: Catalogue) -> Places:
    """The places of the rules as they are written; worked out once for each catalogue."""
    return _places(Same(catalogue.as_written or catalogue))


@lru_cache(maxsize=16)
def _places(same: Same[Catalogue]) -> Places:
    at: dict[str, set[str]] = {}
    naming: dict[str, set[str]] = {}
    catalogue = same.one
    for maker in makers(catalogue):
        at.setdefault(maker.name, set()).add(maker.name)
        if isinstance(maker, Stack) and maker.into is not None:
            at.setdefault(maker.into, set()).add(maker.name)
        for node in nodes_of(maker):
            at.setdefault(node.path, set()).add(maker.name)
            for name in _named(node):
                naming.setdefault(name, set()).add(maker.name)
    return Places(_frozen(at), _frozen(naming))


def _frozen(found: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {name: frozenset(names) for name, names in found.items()}


def nodes_of(maker: Maker) -> Iterator[Requirement | Line]:
    """Every requirement and every line of a declaration."""
    for root in _roots(maker):
        for inside in walk(root) if root is not None else ():
            yield inside
            if isinstance(inside, Leaf):
                yield from inside.lines
    for line in maker.overall if isinstance(maker, Credential) else ():
        yield line
        yield from walk_line(line)


def _roots(maker: Maker) -> Iterable[Requirement | None]:
    match maker:
        case Credential(require=require, pools=pools, besides=besides):
            return (require, *pools, *besides)
        case Stack(made_of=made_of, onto=onto):
            return (made_of, onto)
        case Admission(require=require, review_when=review_when):
            return (require, *review_when)
        case Conversion(require=require):
            return (require,)


def _named(node: Requirement | Line) -> Iterator[str]:
    asked = line_selections(node) if isinstance(node, SumLine | SpreadLine) else selections(node)
    for selection in asked:
        yield from names_in(selection)
