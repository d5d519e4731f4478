"""Which rules learning more can make harder to meet; all others only ever get better for it.

The language lists the constructs by which more learning may hurt: averages, `fewer than`, `lacks`, `not holds`, `not
admitted to`, `not enrolled in`. A branch or a number that depends on what was learnt stands beside them here although that
list does not have it: `when holds x { ... }` asks more of whoever earns `x`, and so does `(6 when holds x otherwise 3)
credits`. A number that only gets kinder, as in `(3 when holds x otherwise 6) credits`, is not told.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from pathways.model.amount import Amount, Depends, Fixed, Number
from pathways.model.catalogue import Catalogue
from pathways.model.dependencies import dependencies
from pathways.model.filters_of import goes_by_the_last
from pathways.model.requirement import (
    Contributions,
    Fewer,
    Gpa,
    Holds,
    Lacks,
    Leaf,
    Line,
    Requirement,
    Score,
    SpreadLine,
    Standing,
    SumLine,
    When,
)
from pathways.model.selection import Selection
from pathways.model.walk import line_selections, quantities, selections, walk, walk_credential

_BY_LEARNING = (Fewer, Gpa, Holds, Lacks, Leaf, Score)
"""Conditions that learning can turn."""


def shrinks(rule: Requirement | Line) -> str:
    """Why more learning can hurt this very rule, whatever is inside it; nothing if it cannot.

    >>> from pathways.text import Place, Source
    >>> shrinks(Holds("x/require", "y", negated=True, place=Place(Source("x", ""), 0, 0)))
    'it asks for a credential that is not held'
    """
    match rule:
        case Gpa(below=below):
            return "an average can rise" if below else "an average can fall"
        case Fewer():
            return "it asks that there are fewer of something on the record"
        case Holds(negated=True):
            return "it asks for a credential that is not held"
        case Standing(negated=True, relation=relation):
            return f"it asks that the learner is not {relation}"
        case Lacks():
            return "it asks for something that is not on the record"
        case _ if any(goes_by_the_last(selection) for selection in _selections(rule)):
            return "what was completed last changes with what is learnt"
        case When(fact=fact) if _can_turn(fact):
            return "what it asks for depends on what was learnt"
        case _ if any(_gets_stricter(amount, at_least=at_least) for amount, at_least in _amounts(rule)):
            return "a number in it gets stricter with what was learnt"
        case _:
            return ""


def _selections(rule: Requirement | Line) -> Iterator[Selection]:
    if isinstance(rule, SumLine | SpreadLine):
        yield from line_selections(rule)
    else:
        yield from selections(rule)


def is_monotone(requirement: Requirement) -> bool:
    """Whether learning more never hurts, in the requirement and in all that is inside it."""
    return not any(shrinks(part) for part in walk(requirement))


def monotone_goals(catalogue: Catalogue) -> frozenset[str]:
    """The credentials, stacks and admissions for which learning more never hurts, neither here nor in what they depend on.

    What is not awarded automatically is recorded or not, whatever its rules say.
    """
    hurt = {name for name, rules in _rules(catalogue) if any(shrinks(each) for each in rules)}
    credentials = catalogue.credentials
    needs = {
        name: [need for need in needed if credentials[need].automatic]
        for name, needed in dependencies(catalogue).items()
    }
    return frozenset(name for name in needs if hurt.isdisjoint(_cone(name, needs)))


def _rules(catalogue: Catalogue) -> Iterator[tuple[str, list[Requirement | Line]]]:
    """All rules that a goal is decided by, under its name: its own, and those of the stacks into it."""
    for credential in catalogue.credentials.values():
        yield credential.name, [*walk_credential(credential), *credential.overall]
    for stack in catalogue.stacks.values():
        found = [inner for part in (stack.made_of, stack.onto) if part is not None for inner in walk(part)]
        yield stack.name, list(found)
        if stack.into is not None:
            yield stack.into, list(found)
    for admission in catalogue.admissions.values():
        yield admission.name, list(walk(admission.require))


def _cone(name: str, needs: Mapping[str, Sequence[str]]) -> set[str]:
    found, todo = {name}, [name]
    while todo:
        more = set(needs.get(todo.pop(), ())) - found
        found |= more
        todo.extend(more)
    return found


def _can_turn(fact: Requirement) -> bool:
    return any(isinstance(part, _BY_LEARNING) for part in walk(fact))


def _amounts(rule: Requirement | Line) -> Iterator[tuple[Amount, bool]]:
    """The amounts of a rule and of its lines, and whether each is a minimum."""
    match rule:
        case Leaf(amount=amount, lines=lines):
            yield amount, True
            for line in lines:
                yield from _amounts(line)
        case SumLine(amount=amount, at_least=at_least):
            yield amount, at_least
        case Contributions(amount=amount, most=most):
            yield amount, True
            yield from ((limit, False) for limit in most if limit is not None)
        case _:
            return


def _gets_stricter(amount: Amount, *, at_least: bool) -> bool:
    return any(_stricter(each.number, at_least=at_least) for each in quantities(amount))


def _stricter(number: Number, *, at_least: bool) -> bool:
    """Whether learning can raise a minimum or lower a limit; numbers that the rules do not compare may do either."""
    if not isinstance(number, Depends):
        return False
    others = list(_values(number.otherwise))
    if _can_turn(number.fact):
        if _can_fall(number.fact) or None in others:
            return True
        known = [each for each in others if each is not None]
        if any(number.then > each if at_least else number.then < each for each in known):
            return True
    return _stricter(number.otherwise, at_least=at_least)


def _can_fall(fact: Requirement) -> bool:
    """Whether learning can make a fact untrue."""
    return any(isinstance(part, Fewer | Gpa | Lacks | Holds) and shrinks(part) for part in walk(fact))


def _values(number: Number) -> Iterator[Fraction | None]:
    """What a number can be; None for a part of what the programme is worth."""
    while isinstance(number, Depends):
        yield number.then
        number = number.otherwise
    yield number.value if isinstance(number, Fixed) else None
