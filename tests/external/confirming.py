"""A yes confirmed without the engine: what the audit applied where, held against the neutral rule and nothing else."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from pathways.audit.verdict import Finding, GoalAudit
from tests.external.from_neutral import Written
from tests.external.neutral import AtLeast, Count, CountAll, Credits, Group, Learner, Pool, Rule, Tally
from tests.external.walking import members
from tests.external.ways import Way, way_of

Applied = Mapping[str, Mapping[int, Decimal]]
"""By the name of a requirement the courses (by their place on the transcript) and how much of each: 1 is one course or credit."""


class CannotBeConfirmedError(Exception):
    """A rule with leaves that the file does not name, or with kinds of node that are not tallies and pools."""


def objections(written: Written, goal: GoalAudit, learner: Learner) -> Iterator[str]:
    """What speaks against a yes: a course where it does not fit or that is used twice, or a rule that is not satisfied by it."""
    applied = {name: dict(_courses(found)) for name, found in _leaves(goal)}
    granted = {
        (name, use.item) for name, found in _leaves(goal) for use in found.applied if use.granted is not None
    }
    used: dict[tuple[int, int], Decimal] = {}
    for pool, leaf, way in _placed(written.rule, written.around, 0):
        for at, amount in applied.get(_name(written, leaf), {}).items():
            course = learner.courses[at]
            if not written.fits(leaf, course) and (_name(written, leaf), f"k{at}") not in granted:
                yield f"{course.id} does not fit {leaf.path or leaf.name}"
            if not way.shared:
                used[pool, at] = used.get((pool, at), Decimal(0)) + amount
    split = any(isinstance(member, Pool) for member in members(written.rule))
    for (_, at), amount in sorted(used.items()):
        if amount > (learner.courses[at].credits if split else 1):
            yield f"{learner.courses[at].id} is used more than once"
    if not _satisfied(written.rule, written, applied, root=True):
        yield "the rule is not satisfied by what is applied"


def _name(written: Written, node: Rule) -> str:
    name = written.names.get(node.path or node.name or "")
    return "" if name is None else name


def _leaves(goal: GoalAudit) -> Iterator[tuple[str, Finding]]:
    for route in goal.routes:
        yield from _inside(route.finding)


def _inside(finding: Finding) -> Iterator[tuple[str, Finding]]:
    if not finding.children and finding.chosen:
        yield finding.path, finding
    for child in finding.children:
        yield from _inside(child)


def _courses(finding: Finding) -> Iterator[tuple[int, Decimal]]:
    for use in finding.applied:
        yield int(use.item.removeprefix("k")), Decimal(use.amount) / 1000


def _placed(node: Rule, around: Way, pool: int) -> Iterator[tuple[int, Count | Credits | CountAll, Way]]:
    """The leaves with the pool that each is in and whether it uses courses up."""
    way = way_of(node, around)
    if isinstance(node, Count | Credits):
        yield pool, node, way
    elif isinstance(node, CountAll):
        yield pool, node, Way(shared=True)
    for at, member in enumerate(members(node), start=1):
        yield from _placed(member, way, at if isinstance(member, Pool) else pool)


def _satisfied(node: Rule, written: Written, applied: Applied, *, root: bool = False) -> bool:
    match node:
        case Tally():
            return (root and not node.min) or _value(node, written, applied) >= node.min
        case Count() | CountAll() | Credits():
            return sum(applied.get(_name(written, node), {}).values()) >= node.min
        case Group(op="all") | Pool():
            return all(_satisfied(member, written, applied) for member in members(node))
        case Group(op="any"):
            return any(_satisfied(member, written, applied) for member in members(node))
        case AtLeast():
            return sum(_satisfied(member, written, applied) for member in members(node)) >= node.n
        case _:
            raise CannotBeConfirmedError(node.op)


def _value(tally: Tally, written: Written, applied: Applied) -> int:
    return sum(_contribution(member, written, applied) for member in tally.of)


def _contribution(node: Rule, written: Written, applied: Applied) -> int:
    if not _satisfied(node, written, applied):
        return 0
    value = (
        _value(node, written, applied)
        if isinstance(node, Tally)
        else len(applied.get(_name(written, node), {}))
    )
    most = getattr(node, "max", None)
    return value if most is None else min(most, value)
