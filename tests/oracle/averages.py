"""Averages over what counts: which rules ask for them, and whether some items reach one."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import TypeGuard

from pathways.model.catalogue import Catalogue
from pathways.model.requirement import (
    Contributions,
    Gpa,
    Group,
    InOrder,
    Leaf,
    Line,
    Named,
    Requirement,
    When,
)
from tests.oracle.record import Thing


def is_average(asked: object) -> TypeGuard[Gpa]:
    return isinstance(asked, Gpa) and asked.over is None


def reached(catalogue: Catalogue, minimum: int, shares: Mapping[Thing, int | Fraction]) -> bool:
    """Some graded work, and the average of it, weighed by how much of it is applied; transferred grades are out."""
    counted = [(thing, thing.scale.grade(thing.grade)) for thing in shares if thing.scale and thing.grade]
    graded = [
        (shares[thing] * thing.worth.thousandths * _ratio(catalogue, thing), grade.points)
        for thing, grade in counted
        if grade is not None and grade.points is not None and thing.worth is not None and _counts(thing)
    ]
    return bool(graded) and sum(weight * (points - minimum) for weight, points in graded) >= 0


def _counts(thing: Thing) -> bool:
    of_credits = thing.worth is not None and thing.worth.unit.measure == "credits"
    return (
        thing.finished
        and thing.basis == "graded"
        and thing.for_credit
        and not thing.transferred
        and of_credits
    )


def _ratio(catalogue: Catalogue, thing: Thing) -> Fraction:
    rule = catalogue.units.get(thing.worth.unit) if thing.worth else None
    return rule.ratio if rule else Fraction(1)


def averages_in(parts: Iterable[Requirement | Line]) -> Iterator[Gpa]:
    """Every average over what counts that is asked for somewhere."""
    for part in parts:
        match part:
            case Gpa():
                yield from (part,) if is_average(part) else ()
            case Group(members=members) | InOrder(members=members) | Contributions(members=members):
                yield from averages_in(members)
            case Named(requirement=inside):
                yield from averages_in((inside,))
            case When(then=then, otherwise=otherwise):
                yield from averages_in((then, otherwise) if otherwise else (then,))
            case Leaf(lines=lines):
                yield from averages_in(lines)
            case _:
                pass
