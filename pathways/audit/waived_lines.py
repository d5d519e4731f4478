"""Lines that are waived, put back among the findings where they stand in the rules, so that they stay visible."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pathways.audit.state import State
from pathways.audit.target import Route
from pathways.audit.verdict import Finding, RouteFinding
from pathways.model.learner import ExceptionKind, GrantedException
from pathways.model.requirement import Group, Line

Granted = Mapping[str, Sequence[GrantedException]]
"""The exceptions that change what stands at each path."""


def with_waived(found: Iterable[Finding], written: Sequence[Line], granted: Granted) -> tuple[Finding, ...]:
    """Findings with those lines among the written ones that are waived and that a verdict knows nothing of, in their order."""
    there = list(found)
    known = {each.path for each in there}
    gone = [_waived(line, granted) for line in written if line.path not in known]
    place = {line.path: at for at, line in enumerate(written)}
    back = [each for each in gone if each is not None]
    return tuple(sorted((*there, *back), key=lambda each: place.get(each.path, -1))) if back else tuple(there)


def route_with_waived(route: RouteFinding, written: Route, granted: Granted) -> RouteFinding:
    """A route with the lines over everything that are waived."""
    finding = route.finding
    path = f"{route.name}/all"
    parts = finding.children if finding.path == path else (finding,)
    children = with_waived(parts, written.overall, granted)
    more = len(children) - len(parts)
    if not more:
        return route
    if finding.path != path:
        have = int(finding.state is State.MET)
        finding = Finding(
            Group(path, "all", 1, (), place=written.place), finding.state, finding.remaining, have, 1
        )
    return replace(
        route,
        finding=replace(finding, have=finding.have + more, need=finding.need + more, children=children),
    )


def _waived(line: Line, granted: Granted) -> Finding | None:
    words = tuple(each for each in granted.get(line.path, ()) if each.kind is ExceptionKind.WAIVE)
    return Finding(line, State.MET, 0, granted=words) if words else None
