"""What an audit says of its yes and no, taken apart: the findings in use, their items, and the record without the others."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pathways.audit import audit_learner
from pathways.audit.verdict import Finding, GoalAudit, RouteFinding, Use
from pathways.model.learner import Item, Learner
from pathways.model.requirement import Leaf
from tests.properties.comparing import Drawn

_GIVEN_AS = re.compile(r" as \S+( by \S+( #\d+)?)?")
"""What a key says after its sources: as what they are given, and by which rule of transfer."""


def audited(college: Drawn, learner: Learner, goal: str = "goal") -> GoalAudit:
    """The verdict on one goal by itself."""
    return audit_learner(college.rules, learner, (goal,), college.as_of).goal(goal)


def in_use(finding: Finding) -> Iterator[Finding]:
    """A finding and everything inside it that the verdict stands on."""
    if finding.chosen:
        yield finding
        for child in finding.children:
            yield from in_use(child)


def competitions(route: RouteFinding) -> Iterator[dict[str, Finding]]:
    """The leaves in use, competition by competition: a shared one, and a line over everything, is alone."""
    whole = route.finding
    for top in whole.children if whole.path == f"{route.name}/all" else (whole,):
        leaves = {part.path: part for part in in_use(top) if isinstance(part.requirement, Leaf)}
        yield {path: leaf for path, leaf in leaves.items() if not _is_shared(leaf)}
        for path, leaf in leaves.items():
            if _is_shared(leaf):
                yield {path: leaf}


def _is_shared(leaf: Finding) -> bool:
    return isinstance(leaf.requirement, Leaf) and leaf.requirement.shared


def applied_in(route: RouteFinding) -> list[Use]:
    """Everything that is applied in a route, each once."""
    uses = (use for part in in_use(route.finding) for use in part.applied)
    return list({use.item: use for use in uses}.values())


def recorded(use: Use) -> frozenset[str]:
    """The keys on the record: of what was converted or transferred those of its sources."""
    return frozenset(_GIVEN_AS.sub("", use.item).split(" + "))


def with_only(learner: Learner, keys: Iterable[str]) -> Learner:
    """The learner with these items and no others."""
    kept = set(keys)
    items: tuple[Item, ...] = tuple(item for item in learner.items if item.key in kept)
    return replace(learner, items=items)


def behind(learner: Learner, key: str) -> frozenset[str]:
    """The learning events behind an item, followed through what was recorded with each award."""
    items = {item.key: item for item in learner.items}
    inside = [behind(learner, other) for other in items[key].part_of] if key in items else []
    return frozenset().union(*inside) if inside else frozenset({key})


def monotone_goals(college: Drawn) -> list[str]:
    """The goals for which the compiler says that more learning never hurts."""
    marked: frozenset[str] = college.rules.graph.graph["monotone"]
    return [goal for goal in college.goals if goal in marked]
