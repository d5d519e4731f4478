"""What could hurt: things that a rule of a goal asks not to have, or that decide what or how much it asks for."""

from collections.abc import Iterator

from pathways.audit.target import Target
from pathways.model.catalogue import Catalogue
from pathways.model.members import members
from pathways.model.monotone import shrinks
from pathways.model.requirement import (
    Gpa,
    Holds,
    Lacks,
    Leaf,
    Line,
    Requirement,
    Score,
    SpreadLine,
    SumLine,
    When,
)
from pathways.model.selection import OneOf
from pathways.model.walk import line_selections, selections, walk, walk_line


def that_could_hurt(target: Target, catalogue: Catalogue) -> frozenset[str]:
    """The names of all of them; not what only an average is about, which good grades do not lower."""
    found: set[str] = set()
    for rule in _rules(target):
        if not isinstance(rule, Gpa) and shrinks(rule):
            for inside in _deciding(rule):
                found.update(_names(inside, catalogue))
    return frozenset(found)


def _rules(target: Target) -> Iterator[Requirement | Line]:
    for route in target.routes:
        yield from route.overall
        for scoped in route.parts:
            for inside in walk(scoped.requirement):
                yield inside
                yield from inside.lines if isinstance(inside, Leaf) else ()


def _deciding(rule: Requirement | Line) -> Iterator[Requirement | Line]:
    """Of a rule the facts that decide it; itself where it is one, or goes by what was completed last."""
    if isinstance(rule, When):
        yield from walk(rule.fact)
    elif isinstance(rule, SumLine | SpreadLine):
        yield rule
        yield from walk_line(rule)
    else:
        yield from walk(rule)


def _names(asked: Requirement | Line, catalogue: Catalogue) -> Iterator[str]:
    match asked:
        case Lacks(item=name) | Score(exam=name) | Holds(credential=name):
            yield from members(catalogue, OneOf((name,)))
        case SumLine():
            for selection in line_selections(asked):
                yield from members(catalogue, selection)
        case SpreadLine():
            return
        case _:
            for selection in selections(asked):
                yield from members(catalogue, selection)
