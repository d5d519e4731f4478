"""Filters: what narrows a selection, each with the value that the model keeps for it."""

from collections.abc import Callable, Sequence
from typing import TypeAlias, cast

from pathways.model.amount import Worth
from pathways.model.declaration import KINDS, LEVELS
from pathways.model.from_tree import problems
from pathways.model.from_tree.context import Context, every, first, texts
from pathways.model.from_tree.literals import day, duration, thousandths, whole
from pathways.model.from_tree.units import unit_of
from pathways.model.nearest import nearest
from pathways.model.selection import Filter, FilterValue, LastOf, Size
from pathways.tree import nodes

Filters: TypeAlias = tuple[tuple[Filter, FilterValue], ...]


def filters(context: Context, clauses: Sequence[nodes.Clause]) -> Filters:
    """The filters of a selection, as they are written."""
    found: list[tuple[Filter, FilterValue]] = []
    for clause in clauses:
        if clause.name == "plain_filter":
            found.append(_PLAIN[clause.word])
            continue
        filter_, read = _FILTERS[clause.name]
        value = read(context, clause)
        found.append(
            (Filter.LAST_OF if isinstance(value, LastOf) else filter_ or _BY_WORD[clause.word], value)
        )
    return tuple(found)


def known_level(context: Context, name: nodes.Name) -> str:
    """A level of study; one that the language does not have is a problem."""
    if name.text not in LEVELS:
        near = nearest(name.text, LEVELS)
        context.tell(problems.words.unknown_level(name.text, near, LEVELS, context.spot(name.span)))
    return name.text


def known_grade(context: Context, literal: nodes.Literal) -> str:
    """A grade of some scale; a grade that no scale has is a problem."""
    grades = context.written_out.grades
    if literal.text not in grades and not context.scope.has_lost_a_scale:
        initial = literal.text[:1].casefold()
        fitting = [grade for grade in grades if grade[:1].casefold() == initial]
        near = context.scope.hint(literal.text, fitting, "grades")
        context.tell(problems.words.unknown_grade(literal.text, near, context.spot(literal.span)))
    return literal.text


def kind_named(context: Context, clause: nodes.Clause) -> str:
    """A kind of credential, built in or declared."""
    if clause.word in KINDS:
        return clause.word
    return context.name(first(clause, nodes.Name), ("kind",), "`of kind`")


def _named(wanted: str, saying: str) -> "_Read":
    return lambda context, clause: context.name(first(clause, nodes.Name), (wanted,), saying)


def _numbered(context: Context, clause: nodes.Clause) -> tuple[int | None, int | None]:
    found = [whole(context, literal, "course numbers") for literal in every(clause, nodes.Literal)]
    if clause.word == "numbered and above":
        return found[0], None
    if clause.word == "numbered and below":
        return None, found[0]
    if found[0] > found[1]:
        sentence = f"no number is at least {found[0]} and at most {found[1]}"
        help_ = f"write `numbered {found[1]} to {found[0]}`"
        context.tell(problems.numbers.impossible_number(sentence, help_, context.spot(clause.span)))
    return found[0], found[1]


def _size(context: Context, clause: nodes.Clause) -> Size:
    """What each item is worth; what is counted is worth nothing."""
    measure = first(clause, nodes.Clause)
    unit = unit_of(
        context, nodes.Amount(first(clause, nodes.Literal), measure.word, _unit_name(measure), clause.span)
    )
    if unit.measure == "items":
        context.tell(problems.numbers.wrong_worth(context.written(clause.span), context.spot(clause.span)))
    found = thousandths(context, first(clause, nodes.Literal))
    word = clause.word.removeprefix("each worth ")
    return Size(None if word == "at most" else found, None if word == "at least" else found, unit)


def _last(context: Context, clause: nodes.Clause) -> Worth | LastOf:
    measure = first(clause, nodes.Clause)
    unit = unit_of(
        context, nodes.Amount(first(clause, nodes.Literal), measure.word, _unit_name(measure), clause.span)
    )
    worth = Worth(thousandths(context, first(clause, nodes.Literal)), unit)
    if not clause.word.endswith(" of"):
        return worth
    from pathways.model.from_tree.selections import (
        selection,  # a selection has filters, and this filter a selection
    )

    return LastOf(worth, selection(context, cast("nodes.Selection", clause.values[-1])))


def _unit_name(measure: nodes.Clause) -> nodes.Name | None:
    return next(iter(every(measure, nodes.Name)), None)


_Read: TypeAlias = Callable[[Context, nodes.Clause], FilterValue]
_FILTERS: dict[str, tuple[Filter | None, _Read]] = {
    "taught_at_filter": (Filter.TAUGHT_AT, _named("institution", "`at`")),
    "credited_at_filter": (Filter.CREDITED_AT, _named("institution", "`credited at`")),
    "area_filter": (Filter.AREA, _named("area", "`in area`")),
    "skill_filter": (Filter.SKILL, _named("skill", "`with skill`")),
    "level_filter": (Filter.LEVEL, lambda context, clause: known_level(context, first(clause, nodes.Name))),
    "kind_filter": (Filter.KIND, lambda context, clause: kind_named(context, first(clause, nodes.Clause))),
    "subject_filter": (Filter.SUBJECT, lambda _, clause: texts(clause)[0]),
    "number_filter": (Filter.NUMBERED, _numbered),
    "pattern_filter": (Filter.PATTERN, lambda _, clause: texts(clause)[0]),
    "grade_filter": (
        Filter.GRADE,
        lambda context, clause: known_grade(context, first(clause, nodes.Literal)),
    ),
    "score_filter": (
        Filter.SCORE,
        lambda context, clause: thousandths(context, first(clause, nodes.Literal)),
    ),
    "basis_filter": (Filter.BASIS, lambda _, clause: first(clause, nodes.Name).text),
    "recency_filter": (
        None,
        lambda context, clause: duration(context, first(clause, nodes.Duration)),
    ),
    "date_filter": (None, lambda _, clause: day(first(clause, nodes.Literal))),
    "size_filter": (Filter.SIZE, _size),
    "last_filter": (Filter.LAST, _last),
    "term_filter": (Filter.TERM, lambda _, clause: texts(clause)[0]),
    "matriculation_filter": (
        Filter.MATRICULATED,
        lambda _, clause: clause.word == "completed after matriculation",
    ),
}
_BY_WORD = {
    "completed within": Filter.WITHIN,
    "completed within after matriculation": Filter.SOON,
    "completed before": Filter.BEFORE,
    "completed on or after": Filter.SINCE,
}
_PLAIN: dict[str, tuple[Filter, bool]] = {
    "bearing credit": (Filter.BEARING_CREDIT, True),
    "bearing no credit": (Filter.BEARING_CREDIT, False),
    "converted": (Filter.CONVERTED, True),
    "not converted": (Filter.CONVERTED, False),
    "transferred": (Filter.TRANSFERRED, True),
    "not transferred": (Filter.TRANSFERRED, False),
    "verified": (Filter.VERIFIED, True),
}
