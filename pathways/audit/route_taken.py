"""Several routes to a goal as one part, and which of them an allocation took."""

from collections.abc import Sequence
from dataclasses import dataclass

from pathways.audit.allocation.outcome import Outcome
from pathways.audit.allocation.parts import Choice, Part
from pathways.audit.target import Target
from pathways.model.requirement import Group


@dataclass(frozen=True, slots=True)
class RouteTaken:
    """A goal in a view: the route taken, by its number, and its allocation."""

    at: int
    part: Part
    outcome: Outcome


def either(target: Target, routes: Sequence[Part]) -> Part:
    """One of the routes as one part."""
    if len(routes) == 1:
        return routes[0]
    path = f"{target.name}/routes"
    one_of = Group(path, "any", 1, (), place=target.declaration.place)
    return Choice(path, one_of, 1, tuple(routes))


def taken(root: Part, routes: Sequence[Part], outcome: Outcome) -> RouteTaken:
    """The route that an allocation of one of them took."""
    if any(root is route for route in routes):
        return RouteTaken(next(at for at, route in enumerate(routes) if route is root), root, outcome)
    at = outcome.chosen[root.path][0]
    return RouteTaken(at, routes[at], outcome)
