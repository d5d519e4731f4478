"""Conditions: facts about a learner that take no item."""

from collections.abc import Callable
from typing import TypeAlias

from pathways.model.from_tree.context import Context, every, first, texts
from pathways.model.from_tree.literals import day, positive, thousandths, whole
from pathways.model.from_tree.nouns import CREDENTIAL, ITEMS
from pathways.model.from_tree.selections import selection
from pathways.model.requirement import (
    Age,
    Attested,
    Condition,
    Declared,
    DeclaredFrom,
    Gpa,
    Holds,
    Lacks,
    OnDate,
    Population,
    Score,
    Standing,
)
from pathways.tree import nodes

PROGRAMMES = (CREDENTIAL, "area")
"""What a learner can declare: a programme, or the area of a concentration."""
PLACES = (CREDENTIAL, "institution")
"""Where a learner can be admitted or enrolled."""
_SELECTIONS = (nodes.Every, nodes.These, nodes.Chosen, nodes.Combined)
_ATTEMPTS = {"counting the best attempt": "best", "counting the last attempt": "last"}


def condition(context: Context, clause: nodes.Clause, path: str) -> Condition:
    """The condition that a clause says."""
    return _CONDITIONS[clause.name](context, clause, path)


def gpa(context: Context, clause: nodes.Clause, path: str) -> Gpa:
    """An average over the record, of `all`, the `best` or the `last` attempts, or over what counts."""
    minimum = thousandths(context, first(clause, nodes.Literal))
    said = first(clause, nodes.Clause).values
    over = next((selection(context, value) for value in said if isinstance(value, _SELECTIONS)), None)
    attempts = next((_ATTEMPTS[value.word] for value in said if isinstance(value, nodes.Clause)), "all")
    return Gpa(path, minimum, over, attempts, place=context.place(clause.span))


def _gpa_below(context: Context, clause: nodes.Clause, path: str) -> Gpa:
    attempts = next((_ATTEMPTS[value.word] for value in every(clause, nodes.Clause)), "all")
    minimum = thousandths(context, first(clause, nodes.Literal))
    over = selection(context, selected(clause))
    return Gpa(path, minimum, over, attempts, below=True, place=context.place(clause.span))


def selected(clause: nodes.Clause) -> nodes.Selection:
    """The selection that a clause looks at."""
    return next(value for value in clause.values if isinstance(value, _SELECTIONS))


def _age(context: Context, clause: nodes.Clause, path: str) -> Age:
    years = whole(context, first(clause, nodes.Literal), "years")
    return Age(path, clause.word == "age at least", years, place=context.place(clause.span))


def _population(context: Context, clause: nodes.Clause, path: str) -> Population:
    return Population(path, texts(clause)[0], place=context.place(clause.span))


def _declared(context: Context, clause: nodes.Clause, path: str) -> Declared:
    programme = context.name(first(clause, nodes.Name), PROGRAMMES, "`declared`")
    negated = clause.word.startswith("not")
    return Declared(path, programme, negated, place=context.place(clause.span))


def _declared_from(context: Context, clause: nodes.Clause, path: str) -> DeclaredFrom:
    number = positive(context, first(clause, nodes.Literal), "declared programmes")
    among = selection(context, selected(clause))
    return DeclaredFrom(path, number, among, place=context.place(clause.span))


def _standing(context: Context, clause: nodes.Clause, path: str) -> Standing:
    programme = context.name(first(clause, nodes.Name), PLACES, f"`{clause.word}`")
    negated = clause.word.startswith("not ")
    return Standing(path, clause.name, programme, negated, place=context.place(clause.span))


def _holds(context: Context, clause: nodes.Clause, path: str) -> Holds:
    credential = context.name(first(clause, nodes.Name), (CREDENTIAL,), f"`{clause.word}`")
    return Holds(path, credential, clause.word == "not holds", place=context.place(clause.span))


def _lacks(context: Context, clause: nodes.Clause, path: str) -> Lacks:
    item = context.name(first(clause, nodes.Name), ITEMS, "`lacks`")
    return Lacks(path, item, place=context.place(clause.span))


def _attested(context: Context, clause: nodes.Clause, path: str) -> Attested:
    what, office = texts(clause)
    return Attested(path, what, office, place=context.place(clause.span))


def _on_date(context: Context, clause: nodes.Clause, path: str) -> OnDate:
    found = day(first(clause, nodes.Literal))
    return OnDate(path, clause.word == "on or after", found, place=context.place(clause.span))


def _score(context: Context, clause: nodes.Clause, path: str) -> Score:
    exam = context.name(first(clause, nodes.Name), ("exam",), "`score`")
    minimum = thousandths(context, every(clause, nodes.Literal)[0])
    return Score(path, exam, minimum, place=context.place(clause.span))


_Read: TypeAlias = Callable[[Context, nodes.Clause, str], Condition]
_CONDITIONS: dict[str, _Read] = {
    "gpa": gpa,
    "gpa_below": _gpa_below,
    "age": _age,
    "population": _population,
    "declared": _declared,
    "declared_from": _declared_from,
    "admitted": _standing,
    "enrolled": _standing,
    "holds": _holds,
    "lacks": _lacks,
    "attested": _attested,
    "calendar_date": _on_date,
    "score": _score,
}
