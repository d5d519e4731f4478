"""Transfer between institutions: what a rule takes, what it gives for it, when it is in force and where it counts."""

from collections.abc import Iterator, Mapping
from functools import partial

from pathways.model.amount import Worth
from pathways.model.declaration import Learning
from pathways.model.from_tree.amounts import worth
from pathways.model.from_tree.clauses import Clauses
from pathways.model.from_tree.context import Context, every, first
from pathways.model.from_tree.filters import known_grade
from pathways.model.from_tree.literals import whole
from pathways.model.from_tree.nouns import CREDENTIAL, ITEMS
from pathways.model.from_tree.parts import citations, details, the_day, title_of
from pathways.model.from_tree.scope import Entry
from pathways.model.from_tree.units import credits_of
from pathways.model.transfer import CourseRef, Given, How, Taken, Transfer
from pathways.tree import nodes

_LEARNT = ("course", "exam", "experience")
_HOWS: dict[str, How] = {
    "gives": "fixed",
    "gives_catalogue": "catalogue",
    "gives_at_most": "at most",
    "gives_rest": "rest",
}


def transfer(learning: Mapping[str, Learning], context: Context, entry: Entry, clauses: Clauses) -> Transfer:
    """A rule of transfer; what it gives stands in the order in which it is written."""
    priority = clauses.one("priority")
    course = partial(_course, learning, context)
    return Transfer(
        name=entry.name,
        title=title_of(entry),
        takes=tuple(
            _taken(context, taken, course(taken, ITEMS, "`takes`"))
            for clause in clauses.all("takes")
            for taken in every(clause, nodes.Clause)
        ),
        gives=tuple(
            Given(course(clause, _LEARNT, "`gives`"), _HOWS[clause.name], _worth(context, clause))
            for clause in _giving(clauses)
        ),
        priority=whole(context, first(priority, nodes.Literal), "priority") if priority is not None else 0,
        effective=the_day(clauses, "effective"),
        retired=the_day(clauses, "retired"),
        only_in=tuple(
            dict.fromkeys(
                context.name(name, (CREDENTIAL,), "`counts only in`")
                for clause in clauses.all("counts_only_in")
                for name in every(clause, nodes.Name)
            )
        ),
        chains=clauses.one("chains") is not None,
        details=details(clauses),
        cites=citations(context, clauses),
        place=entry.place,
    )


def _giving(clauses: Clauses) -> Iterator[nodes.Clause]:
    found = (clause for key in _HOWS for clause in clauses.all(key))
    yield from sorted(found, key=lambda clause: clause.span)


def _course(
    learning: Mapping[str, Learning],
    context: Context,
    clause: nodes.Clause,
    wanted: tuple[str, ...],
    saying: str,
) -> CourseRef:
    node = first(clause, nodes.Name)
    entry = context.scope.find(node.text, wanted, saying, context.place(node.span))
    declared = learning.get(node.text)
    if declared is None:
        return CourseRef(node.text, None, "", "", title_of(entry) if entry is not None else node.text)
    return CourseRef(
        node.text, declared.institution, declared.subject, declared.number, declared.title or node.text
    )


def _taken(context: Context, clause: nodes.Clause, course: CourseRef) -> Taken:
    """What is taken, with the best and the worst grade that it may have; without any, whatever passes is taken."""
    said = every(clause, nodes.Clause)
    if not said:
        return Taken(course)
    found = [known_grade(context, grade) for grade in every(said[0], nodes.Literal)]
    if said[0].word.endswith("or below"):
        return Taken(course, None, found[0])
    return Taken(course, found[0], found[1] if len(found) > 1 else None)


def _worth(context: Context, clause: nodes.Clause) -> Worth | None:
    """What is given, in credits of where it is given."""
    target = context.scope.named.get(first(clause, nodes.Name).text)
    counting = context.counting(credits_of(context.scope, target)) if target is not None else context
    amounts = (value for value in clause.values if isinstance(value, nodes.Amount | nodes.LimitOfTwo))
    return next((worth(counting, amount) for amount in amounts), None)
