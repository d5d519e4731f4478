"""Two audits of one learner at Alder College, and what changed between them."""

from dataclasses import replace
from datetime import date

from pathways.audit.from_graph import audit
from pathways.audit.verdict import Audit
from pathways.changes.change import AuditChanges, GoalChanges, Kind
from pathways.exchange.audit import compare_audits
from tests.audit.auditing import DAY, desk

GOAL = ("goal",)


def audited(rules: str, record: str = "", digest: str = "", day: date = DAY, **facts: object) -> Audit:
    """An audit of a goal; rules of other words have another digest."""
    asked = desk(rules, record).knowing(**facts)
    return audit(asked.graph, asked.learner, GOAL, day, digest or str(len(rules)))


def changed(before: Audit, after: Audit) -> AuditChanges:
    """What changed."""
    return compare_audits(before, after)


def kinds(changes: AuditChanges) -> dict[str, list[Kind]]:
    """The kinds of change of each requirement of the goal, by path."""
    return {each.told.path: list(each.kinds) for each in goal(changes).requirements}


def goal(changes: AuditChanges) -> GoalChanges:
    """What changed for the goal."""
    return changes.goal("goal")


def of_somebody(audit: Audit, key: str, name: str = "") -> Audit:
    """The same audit of somebody else."""
    return replace(audit, learner=key, learner_name=name)
