"""What the words about a verdict need besides it: titles of the names in it, and requirements told of only by their path."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from pathways.audit.helpful import WithinReach
from pathways.audit.target import Graph, Target, target_of
from pathways.audit.verdict import Finding, GoalAudit
from pathways.model.catalogue import Catalogue
from pathways.model.declaration import Admission
from pathways.model.requirement import (
    Declared,
    DeclaredFrom,
    Gpa,
    Holds,
    Lacks,
    Line,
    Named,
    Requirement,
    Score,
    SpreadLine,
    Standing,
    SumLine,
)
from pathways.model.selection import Except, Filter, Filtered, InSet, LastOf, Meet, OneOf, Selection, Union
from pathways.model.walk import line_selections, selections, walk, walk_credential, walk_line

Titles: TypeAlias = tuple[tuple[str, str], ...]
_NAMING = frozenset({Filter.TAUGHT_AT, Filter.CREDITED_AT, Filter.AREA, Filter.SKILL, Filter.KIND})
"""Filters whose value is the name of something declared."""

_BY_NAME = frozenset({"conversion", "repeat"})
"""Limits that are told by the title of what they are a limit of."""


_CREDENTIALS_FROM = {"transfer elsewhere": 1, "not finished": 1, "toward": 0}
"""Reasons why an item is not used that name credentials, and from which of their values on."""


def made_tellable(goals: Sequence[GoalAudit], graph: Graph) -> tuple[tuple[GoalAudit, ...], Titles]:
    """Verdicts with all that words about them need, and the titles for it, so that both can be told without the rules."""
    catalogue: Catalogue = graph.graph["catalogue"]
    targets = [target_of(graph, goal.name) for goal in goals]
    told = tuple(
        replace(goal, mentioned=mentioned_in(goal, target, catalogue))
        for goal, target in zip(goals, targets, strict=True)
    )
    return told, titles_in(told, targets, catalogue)


def mentioned_in(goal: GoalAudit, target: Target, catalogue: Catalogue) -> tuple[Requirement | Line, ...]:
    """Requirements that a verdict speaks of by path and that stand in none of its findings, in the order of the rules."""
    paths = {need.partition(":")[2] for option in goal.options for need in option.needs}
    if goal.undecided is not None:
        paths.update((goal.undecided.path, *goal.undecided.values))
    paths.update(pinned.pin.requirement for pinned in goal.pins)
    for why in goal.conflicts:
        paths.update((*why.requirements, *(limit.path for limit in why.limits)))
        paths.update(each.path for repair in why.repairs for each in repair.additions)
    paths.update(each.granted.requirement for each in goal.exceptions)
    found: dict[str, Requirement | Line] = {}
    for option in goal.options:
        found.update((each.path, each) for each in _of_conversion(option.conversion, catalogue))
    found.update((each.path, each) for each in _of_target(target))
    found.update((each.path, each) for each in _of_credentials_below(paths, target, catalogue))
    kept = {path: each for path, each in found.items() if path in paths}
    if isinstance(target.declaration, Admission):
        kept.update((clause.path, clause) for clause in target.declaration.review_when)
    told = {path for route in goal.routes for path in _paths(route.finding)}
    return tuple(each for path, each in kept.items() if path not in told)


def titles_in(goals: Sequence[GoalAudit], targets: Sequence[Target], catalogue: Catalogue) -> Titles:
    """Each declared name that the words about these verdicts need, with its title, sorted by name."""
    found: dict[str, str] = {}
    for target in targets:
        for requirement in _of_target(target):
            _note(requirement, found, catalogue)
    for goal in goals:
        for shared in goal.together.shared if goal.together is not None else ():
            if shared.rule is not None:
                _note(shared.rule, found, catalogue)
        for requirement in goal.mentioned:
            for inside in walk(requirement) if not isinstance(requirement, SumLine | SpreadLine) else ():
                _note(inside, found, catalogue)
        for helpful in goal.helpful:
            for inside in walk(helpful.before) if helpful.before is not None else ():
                _note(inside, found, catalogue)
        for name in _names_in(goal):
            found.setdefault(name, titled(name, catalogue))
    return tuple(sorted((name, title) for name, title in found.items() if title != name))


def titles_of_reach(near: Iterable[WithinReach], catalogue: Catalogue) -> Titles:
    """The titles that are needed to tell what is within reach."""
    things = (item.kind for each in near for item in each.items if item.kind)
    names = dict.fromkeys((*(name for each in near for name in (each.kind, *each.leads_to)), *things))
    return tuple((name, title) for name in names if (title := titled(name, catalogue)) != name)


def links_in(titles: Titles, catalogue: Catalogue) -> tuple[tuple[str, str], ...]:
    """The addresses of the sources among names with their titles."""
    cited = ((name, catalogue.references.get(name)) for name, _ in titles)
    return tuple((name, each.url) for name, each in cited if each is not None and each.url)


def titled(name: str, catalogue: Catalogue) -> str:
    """The title of a name, after subject and number as printed where it has them; a limit is told by what it limits."""
    owner, _, limit = name.partition("/")
    if limit and (owner in catalogue.sharings or owner in catalogue.conversions):
        return f"{catalogue.title(owner)}, {limit.replace('/', ' ')}"
    learning = catalogue.learning.get(name)
    if learning is None:
        return catalogue.title(name)
    return f"{learning.subject} {learning.number} {learning.title or name}".strip()


def _of_target(target: Target) -> Iterator[Requirement | Line]:
    for route in target.routes:
        for part in route.parts:
            yield from walk(part.requirement)
            for inside in walk(part.requirement):
                yield from getattr(inside, "lines", ())
        for line in route.overall:
            yield line
            yield from walk_line(line)


def _of_credentials_below(
    paths: Iterable[str], target: Target, catalogue: Catalogue
) -> Iterator[Requirement]:
    """The requirements of other credentials, as items are pinned to what is awarded below the goal as well."""
    for name in sorted({path.partition("/")[0] for path in paths} - {target.name}):
        if name in catalogue.credentials:
            yield from walk_credential(catalogue.credentials[name])


def _of_conversion(name: str, catalogue: Catalogue) -> Iterator[Requirement]:
    conversion = catalogue.conversions.get(name)
    if conversion is not None and conversion.require is not None:
        yield from walk(conversion.require)


def _paths(finding: Finding) -> Iterator[str]:
    yield finding.path
    for inside in (*finding.lines, *finding.children):
        yield from _paths(inside)


def _names_in(goal: GoalAudit) -> Iterator[str]:
    """Names outside the requirements: sources, pins, exceptions, and the conversions and transfers that gave what counts."""
    for pinned in goal.pins:
        yield from (pinned.pin.item, pinned.pin.requirement)
    yield from (policy.name for policy in goal.policies)
    for each in goal.exceptions:
        yield from (each.granted.item, each.granted.requirement, each.granted.instead_of)
    cites = [goal.cites, *(route.cites for route in goal.routes), *(option.cites for option in goal.options)]
    yield from (cite.source for found in cites for cite in found)
    yield from (limit.path for found in goal.conflicts for limit in found.limits if limit.kind in _BY_NAME)
    for unused in goal.unused:
        yield from (
            unused.values[_CREDENTIALS_FROM[unused.reason] :] if unused.reason in _CREDENTIALS_FROM else ()
        )
    if goal.together is not None:
        yield from goal.together.goals
        for shared in goal.together.shared:
            yield from (shared.sharing, *shared.goals, *(cite.source for cite in shared.cites))
    for helpful in goal.helpful:
        yield from helpful.elsewhere
        for completed in helpful.completes:
            yield from (completed.name, completed.kind, *completed.leads_to)
    for route in goal.routes:
        yield from _conversions(route.finding)


def _conversions(finding: Finding) -> Iterator[str]:
    for use in (*finding.applied, *finding.coming):
        yield from (name for name in (use.converted_by, use.transferred_by) if name is not None)
    yield from (each.rule for each in finding.would_transfer)
    for child in finding.children:
        yield from _conversions(child)


def _note(requirement: Requirement | Line, found: dict[str, str], catalogue: Catalogue) -> None:
    if isinstance(requirement, Named):
        found[requirement.name] = requirement.title
    for name in _names_of(requirement, catalogue):
        found.setdefault(name, titled(name, catalogue))


def _names_of(requirement: Requirement | Line, catalogue: Catalogue) -> Iterator[str]:
    match requirement:
        case Holds(credential=name) | Declared(programme=name) | Standing(programme=name):
            yield name
        case Lacks(item=name) | Score(exam=name):
            yield name
        case DeclaredFrom(among=among):
            yield from _selected(among, catalogue)
        case Gpa(over=over):
            yield from _selected(over, catalogue) if over is not None else ()
        case SumLine() | SpreadLine():
            for selection in line_selections(requirement):
                yield from _selected(selection, catalogue)
        case _:
            for selection in selections(requirement):
                yield from _selected(selection, catalogue)


def _selected(selection: Selection, catalogue: Catalogue) -> Iterator[str]:
    match selection:
        case OneOf(names):
            yield from names
        case InSet(name, inside):
            if catalogue.title(name) == name:  # it is told by what it takes
                yield from _selected(inside, catalogue)
            yield name
        case Filtered(base, filters):
            yield from _selected(base, catalogue)
            yield from (str(value) for kind, value in filters if kind in _NAMING)
            for _, value in filters:
                yield from _selected(value.among, catalogue) if isinstance(value, LastOf) else ()
        case Union(parts) | Meet(parts):
            for part in parts:
                yield from _selected(part, catalogue)
        case Except(base, without):
            for part in (base, *without):
                yield from _selected(part, catalogue)
        case _:
            return
