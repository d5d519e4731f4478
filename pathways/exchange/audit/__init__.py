"""Audits as documents: how they are written, how those that were kept are read, and what changed between two of them."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathways.audit.verdict import Audit
    from pathways.changes.change import AuditChanges
    from pathways.changes.kept import KeptAudit


def compare_audits(before: "Audit | Mapping[str, Any]", after: "Audit | Mapping[str, Any]") -> "AuditChanges":
    """What changed for a learner from one audit to another, by the record, the rules or the day.

    Each is an audit, or its document as `pathways audit --json` writes it. ValueError where one is no audit, or where they
    are of two learners.
    """
    from pathways.changes.from_audits import changes_between

    was, now = _kept(before), _kept(after)
    if was.learner.id != now.learner.id:
        raise ValueError(f"these audits are of two learners: {was.learner.id} and {now.learner.id}")
    return changes_between(was, now)


def _kept(audit: "Audit | Mapping[str, Any]") -> "KeptAudit":
    from pathways.exchange.audit.kept import kept_from

    if isinstance(audit, Mapping):
        return kept_from(audit)
    from pathways.report import to_plain

    return kept_from(to_plain(audit))
