"""The nodes of a verdict beside those that another engine told: what is satisfied, and how many stand there."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from pathways.audit.state import State
from pathways.audit.verdict import Finding, GoalAudit
from pathways.model.requirement import Leaf
from tests.external.from_neutral import Written
from tests.external.neutral import Count, CountAll, Course, Learner, NodeExpected, Pool, Rule, Tally
from tests.external.walking import members, nodes


@dataclass(frozen=True, slots=True)
class Stands:
    """How a node stands by the product's findings."""

    satisfied: bool
    count: int


@dataclass(frozen=True, slots=True)
class Differs:
    """A node that stands otherwise than was expected."""

    path: str
    expected: NodeExpected
    got: Stands


def compared(
    rule: Rule, expected: dict[str, NodeExpected], written: Written, goal: GoalAudit, learner: Learner
) -> Iterator[Differs | None]:
    """Each node that is expected and that the rule has in the language: None where it stands as expected.

    Left out are nodes that contribute nothing whatever stands there, and what is inside them: the language has no place for them.
    """
    found = _Found(written, learner, dict(_findings(goal)))
    left_out = {id(inner) for node in nodes(rule) if getattr(node, "max", None) == 0 for inner in nodes(node)}
    for node in nodes(rule):
        if id(node) in left_out:
            continue
        wanted = expected.get(node.path or "")
        stands = found.stands(node)
        if (
            wanted is None
            or stands is None
            or node.path is None
            or any(map(_name_says_otherwise, nodes(node)))
        ):
            continue
        same = (wanted.satisfied, wanted.count) == (stands.satisfied, stands.count)
        yield None if same else Differs(node.path, wanted, stands)


def _name_says_otherwise(node: Rule) -> bool:
    """Whether a node of terms asks for another number than its own name says: the translation has lost it."""
    said = re.search(r"(\d+) courses?\b", node.name or "") if isinstance(node, CountAll) else None
    return said is not None and isinstance(node, CountAll) and int(said.group(1)) != node.min


def _findings(goal: GoalAudit) -> Iterator[tuple[str, Finding]]:
    for route in goal.routes:
        yield from _inside(route.finding)


def _inside(finding: Finding) -> Iterator[tuple[str, Finding]]:
    yield finding.path, finding
    for child in finding.children:
        yield from _inside(child)


@dataclass(frozen=True, slots=True)
class _Found:
    """The findings of an audit by the paths of their requirements, with the rule and the learner."""

    written: Written
    learner: Learner
    findings: Mapping[str, Finding]

    def stands(self, node: Rule) -> Stands | None:
        """A leaf by what is applied there and what would also fit; a tally by what its members then contribute."""
        finding = self.findings.get(self.written.names.get(node.path or "", ""))
        if isinstance(node, Tally):
            inner = [(self.stands(member), member) for member in members(node)]
            count = sum(_contributes(stands, member) for stands, member in inner if stands is not None)
            met = node.min == 0 or (count >= node.min if finding is None else finding.state is State.MET)
            return Stands(met, count)
        if finding is None or not isinstance(node, Count | CountAll):
            return None
        return Stands(finding.state is State.MET or node.min == 0, self._count(node, finding))

    def _count(self, leaf: Count | CountAll, finding: Finding) -> int:
        """What is applied there, and what it could have too: what was put or applied elsewhere is not there for it."""
        elsewhere = set() if uses_nothing_up(finding) else self._applied_beside(finding.path)
        granted = {use.item for use in finding.applied if use.granted is not None}
        return len(granted) + sum(
            f"k{at}" not in elsewhere | granted
            and self.written.fits(leaf, course)
            and (uses_nothing_up(finding) or not course.assigned_to or self._is_put_there(course, leaf))
            for at, course in enumerate(self.learner.courses)
        )

    def _applied_beside(self, path: str) -> set[str]:
        others = (each for each in self.findings.values() if each.path != path and not uses_nothing_up(each))
        return {use.item for each in others if each.chosen for use in each.applied}

    def _is_put_there(self, course: Course, leaf: Count | CountAll) -> bool:
        """By an advisor, to this leaf or to a node around it, or to a node of another rule."""
        here = [path for path in course.assigned_to if path in self.written.names]
        return not here or any((leaf.path or "").startswith(path) for path in here)


def uses_nothing_up(finding: Finding) -> bool:
    """Whether what is applied there may be applied elsewhere: an audit does not list again what it has applied elsewhere."""
    return isinstance(finding.requirement, Leaf) and finding.requirement.shared


def _contributes(stands: Stands, node: Rule) -> int:
    most = getattr(node, "max", None)
    if not stands.satisfied:
        return 0
    return stands.count if most is None else min(most, stands.count)


def hours_in_pools(written: Written, goal: GoalAudit) -> list[Decimal]:
    """How many hours are assigned in each pool of a rule, no more to a requirement than it asks for."""
    found = dict(_findings(goal))
    pools = [node for node in nodes(written.rule) if isinstance(node, Pool)]
    return [sum((_hours(written, leaf, found) for leaf in pool.of), Decimal(0)) for pool in pools]


def _hours(written: Written, leaf: Rule, found: Mapping[str, Finding]) -> Decimal:
    finding = found[written.names[leaf.path or leaf.name or ""]]
    return Decimal(min(finding.have, finding.need)) / 1000
