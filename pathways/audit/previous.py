"""What counted where in an audit before, so that a new one moves nothing without need."""

from collections.abc import Iterable, Iterator, Mapping

from pathways.audit.verdict import Audit, Finding

Previous = Mapping[str, frozenset[str]]
"""For each requirement (path) the items (keys) that were applied to it."""


def previous_of(audit: Audit) -> Previous:
    """What counted where in the routes that the verdicts stood on."""
    routes = (goal.route for goal in audit.goals)
    applied = (found for route in routes if route is not None for found in _applied(route.finding))
    return joined(applied)


def joined(applied: Iterable[tuple[str, frozenset[str]]]) -> Previous:
    """Where a requirement is named in several places, what was applied in any of them."""
    found: dict[str, frozenset[str]] = {}
    for path, keys in applied:
        if keys:
            found[path] = found.get(path, frozenset()) | keys
    return found


def _applied(finding: Finding) -> Iterator[tuple[str, frozenset[str]]]:
    yield finding.path, frozenset(use.item for use in finding.applied)
    for child in finding.children:
        yield from _applied(child)
