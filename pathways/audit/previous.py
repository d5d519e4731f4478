"""What counted where in an audit before, so that a new one moves nothing without need."""

from collections.abc import Iterable, Iterator, Mapping

from pathways.audit.verdict import Audit, Finding

Previous = Mapping[str, Mapping[str, frozenset[str]]]
"""For each route (name) and each requirement of it (path) the items (keys) that were applied there."""
Applied = tuple[str, str, frozenset[str]]
"""A route, a requirement of it, and the items that were applied there."""


def previous_of(audit: Audit) -> Previous:
    """What counted where in the routes that the verdicts stood on."""
    routes = (goal.route for goal in audit.goals)
    return joined(
        (route.name, path, keys)
        for route in routes
        if route is not None
        for path, keys in _applied(route.finding)
    )


def joined(applied: Iterable[Applied]) -> Previous:
    """Where a requirement is named in several places of a route, what was applied in any of them."""
    found: dict[str, dict[str, frozenset[str]]] = {}
    for route, path, keys in applied:
        if keys:
            before = found.setdefault(route, {})
            before[path] = before.get(path, frozenset()) | keys
    return found


def _applied(finding: Finding) -> Iterator[tuple[str, frozenset[str]]]:
    yield finding.path, frozenset(use.item for use in finding.applied)
    for child in finding.children:
        yield from _applied(child)
