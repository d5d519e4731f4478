"""The terms of an institution's year, and in which of them something is offered."""

from collections.abc import Iterator, Sequence

from pathways.model.from_tree import problems
from pathways.model.from_tree.clauses import Clauses
from pathways.model.from_tree.context import Context, every, first
from pathways.model.from_tree.literals import whole
from pathways.model.from_tree.scope import Entry, said
from pathways.model.nearest import nearest
from pathways.model.term import MONTHS, DayOfYear, Offering, Term
from pathways.problem import spot
from pathways.tree import nodes

_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""The days of each month that every year has."""


def terms(context: Context, clauses: Clauses) -> tuple[Term, ...]:
    """The terms that an institution declares itself, in the order of its year."""
    found: dict[str, Term] = {}
    for clause in clauses.all("calendar_term"):
        term = _term(context, clause)
        if term.name in found:
            sentence = f"the term `{term.name}` is said more than once here"
            spots = (spot(term.place), spot(found[term.name].place, "said first here"))
            context.tell(problems.clauses.repeated_clause(sentence, spots))
        found.setdefault(term.name, term)
    return tuple(sorted(found.values(), key=lambda term: term.begins))


def _term(context: Context, clause: nodes.Clause) -> Term:
    name, *months = every(clause, nodes.Name)
    literals = every(clause, nodes.Literal)
    title = next((each.text for each in literals if each.kind == "string"), name.text)
    numbers = [each for each in literals if each.kind == "number"]
    begins, ends = (_day(context, *each) for each in zip(months, numbers, strict=True))
    return Term(name.text, title, begins, ends, place=context.place(clause.span))


def _day(context: Context, month: nodes.Name, number: nodes.Literal) -> DayOfYear:
    if month.text not in MONTHS:
        near = nearest(month.text, MONTHS)
        context.tell(problems.words.unknown_month(month.text, near, MONTHS, context.spot(month.span)))
        return DayOfYear(1, 1)
    at = MONTHS.index(month.text)
    day = whole(context, number, "days")
    if not 1 <= day <= _DAYS[at]:
        sentence = f"`{month.text} {number.text}` is not a day of every year"
        help_ = f"write a day from {month.text} 1 to {month.text} {_DAYS[at]}"
        told = problems.numbers.impossible_number(sentence, help_, context.spot(number.span))
        context.tell(told)
    return DayOfYear(at + 1, min(max(day, 1), _DAYS[at]))


def offered(context: Context, entry: Entry, clauses: Clauses) -> tuple[Offering, ...]:
    """The terms in which something is offered, each once; they must be terms of where it is taught."""
    said_here = [offering for clause in clauses.all("offered") for offering in every(clause, nodes.Clause)]
    if not said_here:
        return ()
    institution = said(entry, "taught_at") or said(entry, "issued_by")
    known = tuple(_names(context, institution))
    found = [_offering(context, offering, known) for offering in said_here]
    return tuple(dict.fromkeys(found))


def _offering(context: Context, clause: nodes.Clause, known: Sequence[str]) -> Offering:
    name = first(clause, nodes.Name)
    if name.text not in known:
        near = nearest(name.text, known)
        context.tell(problems.words.unknown_term(name.text, near, known, context.spot(name.span)))
    return Offering(name.text, {"in even years": "even", "in odd years": "odd"}.get(clause.word, ""))


def _names(context: Context, institution: str | None) -> Iterator[str]:
    """The terms of an institution or, where it says none, of the nearest that it is part of."""
    seen: set[str] = set()
    while institution is not None and institution not in seen:
        seen.add(institution)
        entry = context.scope.named.get(institution)
        if entry is None or not isinstance(entry.node, nodes.Declaration):
            return
        names = [first(each, nodes.Name).text for each in entry.node.clauses if each.name == "calendar_term"]
        if names:
            yield from names
            return
        institution = said(entry, "part_of")
