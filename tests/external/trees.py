"""The nodes of a verdict beside those that another engine told: what is satisfied, and how many courses or members stand there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pathways.audit.verdict import Finding, GoalAudit, State
from pathways.model.requirement import Leaf
from tests.external.from_neutral import Written
from tests.external.neutral import Count, CountAll, Learner, NodeExpected, Rule, Tally
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


def compared(rule: Rule, expected: dict[str, NodeExpected], written: Written, goal: GoalAudit, learner: Learner) -> Iterator[Differs | None]:
    """Each node that is expected and that the rule has in the language: None where it stands as expected.

    Left out are nodes that contribute nothing whatever stands there, and what is inside them: the language has no place for them.
    """
    found = dict(_findings(goal))
    for node in nodes(rule):
        wanted = expected.get(node.path or "")
        stands = _stands(node, written, found, learner)
        if wanted is None or stands is None or node.path is None or any(map(_name_says_otherwise, nodes(node))):
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


def _stands(node: Rule, written: Written, found: dict[str, Finding], learner: Learner) -> Stands | None:
    """A leaf by what is applied there and what would also fit; a tally by what its members then contribute."""
    if isinstance(node, Tally):
        inner = [(_stands(member, written, found, learner), member) for member in members(node)]
        count = sum(_contributes(stands, member) for stands, member in inner if stands is not None)
        finding = found.get(written.names.get(node.path or "", ""))
        if finding is None and node is not written.rule:
            return None
        met = count >= node.min if finding is None else finding.state is State.MET or node.min == 0
        return Stands(met, count)
    finding = found.get(written.names.get(node.path or "", ""))
    if finding is None or not isinstance(node, Count | CountAll):
        return None
    count = len(finding.applied) + len(finding.also_fits)
    if uses_nothing_up(finding):
        count = max(count, written.fitting(node, learner))
    return Stands(finding.state is State.MET or node.min == 0, count)


def uses_nothing_up(finding: Finding) -> bool:
    """Whether what is applied there may be applied elsewhere: an audit does not list again what it has applied elsewhere."""
    return isinstance(finding.requirement, Leaf) and finding.requirement.shared


def _contributes(stands: Stands, node: Rule) -> int:
    most = getattr(node, "max", None)
    if not stands.satisfied:
        return 0
    return stands.count if most is None else min(most, stands.count)
