"""Rules as points of a page, without any learner: what is asked for, member by member."""

from collections.abc import Iterator
from dataclasses import replace

from pathways.model.requirement import Contributions, Group, InOrder, Leaf, Line, Named, Requirement, When
from pathways.report.lists_in_words import capital
from pathways.report.notes import Notes
from pathways.report.page import Point
from pathways.report.plain_text import plain
from pathways.report.requirements_in_words import heading, limit_of, line, required, sentence
from pathways.report.titles import Titles

MARK = "·"


def rule(asked: Requirement, notes: Notes, titles: Titles) -> Point:
    """A requirement with everything below it."""
    number = notes.number(str(asked.place))
    match asked:
        case Named(title=title, name=name, requirement=inside):
            return Point(plain(title or name), MARK, note=number, points=tuple(rules(inside, notes, titles)))
        case Group(members=members) | InOrder(members=members):
            below = tuple(rule(member, notes, titles) for member in members)
            return Point(heading(asked, len(members), titles), MARK, note=number, points=below)
        case Contributions():
            return Point(
                heading(asked, len(asked.members), titles),
                MARK,
                note=number,
                points=_limited(asked, notes, titles),
            )
        case When(fact=fact, then=then, otherwise=otherwise):
            below = tuple(_branches(then, otherwise, notes, titles))
            return Point(f"Depending on this: {required(fact, titles)}", MARK, note=number, points=below)
        case Leaf(shared=shared, lines=()):
            also = " (may count elsewhere too)" if shared else ""
            return Point(f"{sentence(asked, titles)}{also}", MARK, note=number)
        case _:
            return Point(sentence(asked, titles), MARK, note=number)


def _limited(asked: Contributions, notes: Notes, titles: Titles) -> tuple[Point, ...]:
    """The members, with how much of each counts at most."""
    points = [rule(member, notes, titles) for member in asked.members]
    limits = [limit_of(asked, at, titles) for at in range(len(points))]
    return tuple(
        replace(point, text=f"{point.text}{limit}") for point, limit in zip(points, limits, strict=True)
    )


def rules(asked: Requirement, notes: Notes, titles: Titles) -> Iterator[Point]:
    """What is asked for as a list; where everything is asked for, its members stand without a heading."""
    if isinstance(asked, Group) and asked.need >= len(asked.members) > 0:
        for member in asked.members:
            yield rule(member, notes, titles)
    else:
        yield rule(asked, notes, titles)


def overall(lines: tuple[Line, ...], notes: Notes, titles: Titles) -> Iterator[Point]:
    """Lines over everything that counts."""
    for each in lines:
        yield Point(capital(line(each, titles)), MARK, note=notes.number(str(each.place)))


def _branches(
    then: Requirement, otherwise: Requirement | None, notes: Notes, titles: Titles
) -> Iterator[Point]:
    yield Point("If so", MARK, points=tuple(rules(then, notes, titles)))
    if otherwise is not None:
        yield Point("If not", MARK, points=tuple(rules(otherwise, notes, titles)))
