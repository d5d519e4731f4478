"""What could be part of a plan: what requirements can take, what comes before that, conversions, and credentials below."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from pathways.audit.bench import Bench, cone
from pathways.audit.classify import refusal_of
from pathways.audit.reasons import Opening, Option
from pathways.audit.target import Graph, Target, target_of
from pathways.model.amount import Money
from pathways.model.catalogue import Catalogue
from pathways.model.declaration import Credential, Learning
from pathways.model.equivalence import class_of
from pathways.model.learner import Item, Learner, Status
from pathways.model.members import is_open, members
from pathways.model.requirement import Requirement
from pathways.model.selection import Every, Except, Filter, Filtered, InSet, Meet, Selection, Union
from pathways.model.walk import line_selections, selections, walk, walk_learning

COURSE, AWARD, CREDIT = "plan ", "held ", "credit for "
"""How the keys of what is only supposed begin."""
_NARROW = frozenset({Filter.AREA, Filter.SKILL, Filter.KIND, Filter.SUBJECT, Filter.PATTERN})
"""Filters on what something is about, and not on where it is taught or how advanced it is."""
_TO_COME = frozenset({Status.IN_PROGRESS, Status.PLANNED})


@dataclass(frozen=True, slots=True)
class Candidates:
    """What could be taken, converted and obtained, each by the key of the item that stands for it in a supposed record."""

    courses: dict[str, Learning]
    conversions: dict[str, Option]
    awards: dict[str, Credential]
    """Each after those that it depends on."""
    supposed: Learner
    """The learner with all of it at once, as planned."""
    named: frozenset[str] = frozenset()
    """The courses (keys) that rules ask for more narrowly than as any course, or that come before those."""

    def prices(self) -> dict[str, Money | None]:
        """What each costs; None where nothing says it."""
        return {
            **{key: each.price for key, each in self.courses.items()},
            **{key: each.price for key, each in self.conversions.items()},
            **{key: each.price for key, each in self.awards.items()},
        }


def candidates_for(graph: Graph, learner: Learner, goals: Sequence[str], as_of: date) -> Candidates:
    """Everything that could be of use for goals; KeyError for one that is no credential, stack or admission."""
    catalogue: Catalogue = graph.graph["catalogue"]
    targets = [target_of(graph, name) for name in goals]
    below = {name: target_of(graph, name) for goal in goals for name in cone(graph, goal)}
    awarded = {item.name for item in learner.items if item.status is Status.EARNED}
    awards = {
        f"{AWARD}{name}": cast("Credential", below[name].declaration)
        for name in graph.graph["order"]
        if name in below and below[name].routes and name not in awarded and refusal_of(below[name]) is None
    }
    learning, named = _learning((*targets, *below.values()), catalogue, learner)
    courses = {f"{COURSE}{each.name}": each for each in learning}
    conversions = {f"{CREDIT}{each.item} by {each.conversion}": each for each in _open(graph, learner, as_of)}
    supposed = replace(
        learner,
        pins=(),
        items=(
            *sorted(learner.items, key=lambda item: item.key),
            *(_planned(key, each.name, each.sort) for key, each in courses.items()),
            *_converted(conversions, learner),
        ),
    )
    return Candidates(courses, conversions, awards, supposed, frozenset(key for key in courses if key[len(COURSE):] in named))


def _planned(key: str, name: str, sort: str) -> Item:
    return Item(key, name, sort, "", Status.PLANNED)


def _converted(conversions: dict[str, Option], learner: Learner) -> Iterator[Item]:
    """A second item for each conversion, of the same learning, so that the first stays what it is."""
    items = {item.key: item for item in learner.items}
    for key, option in conversions.items():
        source = items.get(option.item)
        if source is not None:
            yield replace(source, key=key, converted_by=option.conversion, part_of=(source.key,))


def _open(graph: Graph, learner: Learner, as_of: date) -> Iterator[Option]:
    """The conversions that are open now."""
    catalogue: Catalogue = graph.graph["catalogue"]
    bench = Bench(graph, learner, as_of)
    for name in catalogue.conversions:
        yield from (option for option in bench.options(name) if option.opening is Opening.OPEN)


def _learning(
    targets: Sequence[Target], catalogue: Catalogue, learner: Learner
) -> tuple[list[Learning], set[str]]:
    """Courses, exams and experiences that requirements can take, and what comes before those, in the order of the catalogue.

    Left out is what the learner has passed or is taking and that counts once, and what is taught elsewhere unless it is named.
    With it the names of what is asked for more narrowly than as any course.
    """
    home = _home(targets, catalogue)
    narrowly: set[str] = set()
    found: set[str] = set()
    for selection in _selections(targets):
        taken = members(catalogue, selection)
        found.update(
            taken if not is_open(selection) else (name for name in taken if _is_at(name, home, catalogue))
        )
        if _is_narrow(selection):
            narrowly.update(taken)
    for target in targets:
        for line in (line for route in target.routes for line in route.overall):
            for selection in line_selections(line):
                found.update(name for name in members(catalogue, selection) if _is_at(name, home, catalogue))
    narrowly = _with_what_comes_before(narrowly & found, catalogue)
    found = _with_what_comes_before(found, catalogue)
    done = {
        class_of(item.name, catalogue)
        for item in learner.items
        if item.name is not None
        and item.name in catalogue.learning
        and (item.status is Status.EARNED or item.status in _TO_COME)
    }
    learning = [
        each
        for name, each in catalogue.learning.items()
        if name in found and (each.uses != 1 or class_of(name, catalogue) not in done)
    ]
    return learning, narrowly


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


def _is_narrow(selection: Selection) -> bool:
    """Whether a selection takes what is of some subject or field, or named, rather than whatever there is."""
    match selection:
        case InSet(_, inside) | Except(inside, _):
            return _is_narrow(inside)
        case Filtered(base, filters):
            return _is_narrow(base) or any(kind in _NARROW for kind, _ in filters)
        case Union(parts):
            return all(_is_narrow(part) for part in parts)
        case Meet(parts):
            return any(_is_narrow(part) for part in parts)
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


def _home(targets: Sequence[Target], catalogue: Catalogue) -> frozenset[str]:
    """Where the goals are awarded, with all that it is part of and all that is part of it."""
    issuers = {getattr(target.declaration, "issuer", None) for target in targets}
    whole: set[str] = set()
    for issuer in issuers - {None}:
        at = issuer
        while at in catalogue.institutions and at not in whole:
            whole.add(str(at))
            at = catalogue.institutions[str(at)].parent
    while True:
        parts = {name for name, each in catalogue.institutions.items() if each.parent in whole} - whole
        if not parts:
            return frozenset(whole)
        whole |= parts


def _is_at(name: str, home: frozenset[str], catalogue: Catalogue) -> bool:
    learning = catalogue.learning.get(name)
    return learning is not None and (learning.institution is None or not home or learning.institution in home)


def credits_of(learning: Learning) -> int:
    """What a course weighs in a term, in thousandths of a credit; hours of experiences weigh nothing."""
    worth = learning.worth
    return worth.thousandths if worth is not None and worth.unit.measure == "credits" else 0
