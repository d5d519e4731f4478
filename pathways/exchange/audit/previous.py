"""What counted where in audits of before, for an audit that moves nothing without need."""

from collections.abc import Iterator

from pathways.audit.previous import Previous, joined
from pathways.changes.kept import KeptAudit, KeptRequirement


def previous_in(kept: KeptAudit) -> Previous:
    """What counted where in the routes that the verdicts stood on."""
    return joined(
        (goal.route.name, path, keys)
        for goal in kept.goals
        if goal.route is not None
        for path, keys in _applied(goal.route.requirement)
    )


def _applied(part: KeptRequirement) -> Iterator[tuple[str, frozenset[str]]]:
    if part.applied:
        yield part.path, frozenset(use.item for use in part.applied)
    for member in part.members:
        yield from _applied(member)
