"""What could be taken for goals: what requirements can take, and what comes before that; here, or elsewhere and transferred."""

from collections.abc import Iterator, Sequence
from datetime import date

from pathways.audit.allocation.parts import Choice, Settled, attempts_at, read
from pathways.audit.bench import Bench
from pathways.audit.entry import Entry
from pathways.audit.selecting import Selecting
from pathways.audit.target import Target
from pathways.audit.view import PLANNED
from pathways.model.catalogue import Catalogue
from pathways.model.declaration import Learning
from pathways.model.equivalence import class_of
from pathways.model.learner import Status
from pathways.model.members import is_open, members
from pathways.model.requirement import InOrder, Requirement
from pathways.model.selection import Every, Except, Filter, Filtered, InSet, Meet, Selection, Union
from pathways.model.transfer import Transfer, transfers_for
from pathways.model.walk import line_selections, selections, walk, walk_learning
from pathways.model.whole import home_of

_NARROW = frozenset({Filter.AREA, Filter.SKILL, Filter.KIND, Filter.SUBJECT, Filter.PATTERN})
"""Filters on what something is about, and not on where it is taught or how advanced it is."""
_TO_COME = frozenset({Status.IN_PROGRESS, Status.PLANNED})


def takeable(targets: Sequence[Target], bench: Bench, *, elsewhere: bool) -> tuple[list[Learning], set[str]]:
    """Courses, exams and experiences that requirements can take, and what comes before those, in the order of the catalogue.

    Left out is what is not offered; what the learner has passed or is taking and that counts once, unless rules ask for a
    better grade in it; and what is taught elsewhere, unless rules name it or, with `elsewhere`, it would be transferred. With
    it the names of what is asked for more narrowly than as any course.
    """
    catalogue = bench.catalogue
    home = home_of_goals(targets, catalogue)
    narrowly: set[str] = set()
    found: set[str] = set()
    for selection in _selections(targets):
        taken = members(catalogue, selection)
        found.update(
            taken if not is_open(selection) else (name for name in taken if _is_at(name, home, catalogue))
        )
        if is_narrow(selection):
            narrowly.update(taken)
    for target in targets:
        for line in (line for route in target.routes for line in route.overall):
            for selection in line_selections(line):
                found.update(name for name in members(catalogue, selection) if _is_at(name, home, catalogue))
    narrowly = _with_what_comes_before(narrowly & found, catalogue)
    found = _with_what_comes_before(found, catalogue)
    if elsewhere:
        found |= set(_transferable(home, catalogue, bench.as_of))
    done = _done(targets, bench)
    learning = [
        each
        for name, each in catalogue.learning.items()
        if name in found and each.can_be_taken and (each.uses != 1 or class_of(name, catalogue) not in done)
    ]
    return learning, narrowly


def _done(targets: Sequence[Target], bench: Bench) -> set[str]:
    """What need not be taken again: it is being taken, or passed, well enough and early enough for all that asks for it."""
    selecting = Selecting(bench.catalogue, bench.as_of)
    low = {
        entry.key
        for selection in _selections(targets)
        for entry in bench.record
        if entry.status is Status.EARNED and entry.name is not None
        if (refusal := selecting.refusal(selection, entry)) is not None and refusal.filter is Filter.GRADE
    }
    low.update(entry.key for target in targets for entry in _out_of_order(target, bench))
    low.update(entry.key for entry in bench.record if entry.status is Status.FAILED)
    return {
        class_of(item.name, bench.catalogue)
        for item in bench.learner.items
        if item.name is not None
        and item.name in bench.catalogue.learning
        and (item.status in _TO_COME or (item.status is Status.EARNED and item.key not in low))
    }


def _out_of_order(target: Target, bench: Bench) -> Iterator[Entry]:
    """Attempts at what is asked for in an order that they do not show: some of it is to be taken anew."""
    case = bench.case(PLANNED, target)
    for part in _inside(target):
        if isinstance(part, InOrder):
            found = read(part, case, target.name)
            shown = found.members[-1] if isinstance(found, Choice) else None
            if isinstance(shown, Settled) and not shown.holds:
                yield from (entry for leaf in part.members for entry in attempts_at(leaf, case))


def _transferable(home: frozenset[str], catalogue: Catalogue, as_of: date) -> Iterator[str]:
    """What is taught elsewhere and would be transferred to where the goals are awarded, as the rules are now."""
    for name, each in catalogue.learning.items():
        if each.institution is not None and each.institution not in home:
            rules = transfers_for(catalogue, (each,))
            if any(rule.in_force(as_of) and _gives_at(rule, home, catalogue) for rule in rules):
                yield name


def _gives_at(rule: Transfer, home: frozenset[str], catalogue: Catalogue) -> bool:
    for given in rule.gives:
        declared = catalogue.learning.get(given.course.name or "")
        if (given.course.institution or (declared.institution if declared else None)) in home:
            return True
    return False


def _with_what_comes_before(names: set[str], catalogue: Catalogue) -> set[str]:
    found = set(names)
    todo = sorted(found)
    while todo:
        learning = catalogue.learning.get(todo.pop())
        for part in walk_learning(learning) if learning is not None else ():
            for selection in selections(part):
                if not is_open(selection):
                    more = set(members(catalogue, selection)) - found
                    found |= more
                    todo += sorted(more)
    return found


def is_narrow(selection: Selection) -> bool:
    """Whether a selection takes what is of some subject or field, or named, rather than whatever there is."""
    match selection:
        case InSet(_, inside) | Except(inside, _):
            return is_narrow(inside)
        case Filtered(base, filters):
            return is_narrow(base) or any(kind in _NARROW for kind, _ in filters)
        case Union(parts):
            return all(is_narrow(part) for part in parts)
        case Meet(parts):
            return any(is_narrow(part) for part in parts)
        case _:
            return not isinstance(selection, Every)


def _selections(targets: Sequence[Target]) -> Iterator[Selection]:
    for target in targets:
        for part in _inside(target):
            yield from selections(part)


def _inside(target: Target) -> Iterator[Requirement]:
    for route in target.routes:
        for scoped in route.parts:
            yield from walk(scoped.requirement)


def home_of_goals(targets: Sequence[Target], catalogue: Catalogue) -> frozenset[str]:
    """Where the goals are awarded, with all that it is part of and all that is part of it."""
    issuers = {getattr(target.declaration, "issuer", None) for target in targets}
    return home_of(sorted(filter(None, issuers)), catalogue)


def _is_at(name: str, home: frozenset[str], catalogue: Catalogue) -> bool:
    learning = catalogue.learning.get(name)
    return learning is not None and (learning.institution is None or not home or learning.institution in home)
