"""A verdict with its exceptions: requirements as they are written, who changed them, and what became of each exception."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from pathways.audit.bench import Bench, cone
from pathways.audit.entry import Entry
from pathways.audit.excepted import Excepted
from pathways.audit.selecting import Selecting
from pathways.audit.sharing import ties
from pathways.audit.target import Target, target_of
from pathways.audit.verdict import Finding, GoalAudit, RouteFinding, Use
from pathways.audit.waived_lines import route_with_waived, with_waived
from pathways.model.amount import SCALE
from pathways.model.exceptions import Change, earliest_first, meant
from pathways.model.learner import ExceptionKind, GrantedException, Provenance, Status
from pathways.model.requirement import Contributions, Group, Leaf, Line, Requirement, SumLine
from pathways.model.walk import walk, walk_line

if TYPE_CHECKING:
    from pathways.model.catalogue import Catalogue

_OF_ITEMS = frozenset({ExceptionKind.SUBSTITUTE, ExceptionKind.ALSO_ALLOW, ExceptionKind.APPLY_HERE})


def with_exceptions(goal: GoalAudit, bench: Bench) -> GoalAudit:
    """A verdict in which every exception is told that concerns the goal or no rule at all."""
    if not bench.learner.exceptions:
        return goal
    telling = _Telling(goal, bench)
    routes = tuple(map(telling.route, goal.routes))
    return replace(
        goal,
        routes=routes,
        pins=tuple(each for each in goal.pins if not each.pin.forced),
        exceptions=tuple(telling.told()),
    )


class _Telling:
    """The exceptions that concern a goal, by the paths that they change."""

    def __init__(self, goal: GoalAudit, bench: Bench) -> None:
        self.goal, self.bench = goal, bench
        catalogue = bench.catalogue
        self.as_written: Catalogue = catalogue.as_written or catalogue
        target = target_of(bench.as_written, goal.name)
        self.routes = {route.name: route for route in target.routes}
        self.written = {each.path: each for each in _everything(target)}
        self.selecting = Selecting(self.as_written, bench.as_of, favourable=True)
        self.by_path: dict[str, list[GrantedException]] = {}
        self.entries = {entry.key: entry for entry in bench.record}
        self.used: set[GrantedException] = set()
        concerned = self._concerned()
        self.changes = [
            change
            for change in bench.changes
            if change.reason is not None or not concerned.isdisjoint(change.owners)
        ]
        for change in self.changes:
            for path in change.paths:
                self.by_path.setdefault(path, []).append(change.granted)

    def _concerned(self) -> set[str]:
        """The goal, its routes, what is below it, the conversions behind its items, and its limits on sharing."""
        goal, bench = self.goal, self.bench
        together = (goal.name, *goal.together.goals) if goal.together is not None else ()
        return {
            goal.name,
            *(route.name for route in target_of(bench.graph, goal.name).routes),
            *cone(bench.graph, goal.name),
            *(option.conversion for option in goal.options),
            *(item.converted_by for item in bench.learner.items if item.converted_by is not None),
            *(tie.sharing.name for tie in ties(together, bench.catalogue)),
        }

    def route(self, route: RouteFinding) -> RouteFinding:
        """A route, shown as it is written."""
        told = replace(route, finding=self.finding(route.finding))
        return route_with_waived(told, self.routes[route.name], self.by_path)

    def finding(self, finding: Finding) -> Finding:
        """A finding and all below it, shown as it is written."""
        granted = tuple(self.by_path.get(finding.path, ()))
        written = self.written.get(finding.path)
        lines = written.lines if isinstance(written, Leaf) else ()
        return replace(
            finding,
            requirement=self._shown(finding.requirement, granted),
            applied=tuple(self._use(each, finding.path, granted) for each in finding.applied),
            coming=tuple(self._use(each, finding.path, granted) for each in finding.coming),
            lines=with_waived(map(self.finding, finding.lines), lines, self.by_path),
            children=tuple(map(self.finding, finding.children)),
            granted=tuple(each for each in granted if each.kind not in _OF_ITEMS),
        )

    def _shown(self, found: Requirement | Line, granted: Sequence[GrantedException]) -> Requirement | Line:
        written = self.written.get(found.path)
        if isinstance(found, Leaf) and isinstance(written, SumLine):
            return replace(found, selection=written.selection or found.selection)
        if written is None or (type(written) is not type(found) and not granted):
            return found
        if not any(each.kind is ExceptionKind.CHANGE_A_LIMIT for each in granted):
            return written
        if isinstance(found, Leaf) and isinstance(written, Leaf):
            return replace(found, selection=written.selection, lines=written.lines)
        if isinstance(found, SumLine) and isinstance(written, SumLine):
            return replace(found, selection=written.selection)
        if isinstance(found, Group | Contributions) and isinstance(written, Group | Contributions):
            return replace(found, members=written.members)
        return found

    def _use(self, use: Use, path: str, granted: Sequence[GrantedException]) -> Use:
        """An item with the exception that lets it count, if the rules as they are written do not."""
        written = self.written.get(path)
        by_rules = isinstance(written, Leaf | SumLine) and self._takes(written, use)
        for each in () if by_rules else granted:
            if each.kind in _OF_ITEMS and self._is_meant(each, use.item, use.name):
                self.used.add(each)
                return replace(use, granted=each)
        self.used.update(
            each
            for each in granted
            if each.kind is ExceptionKind.APPLY_HERE and self._is_meant(each, use.item, use.name)
        )
        return use

    def _takes(self, asked: Leaf | SumLine, use: Use) -> bool:
        entry, selection = self.entries.get(use.item), asked.selection
        return entry is not None and (selection is None or self.selecting.takes(selection, entry))

    def _is_meant(self, granted: GrantedException, key: str, name: str | None) -> bool:
        entry, found = self.entries.get(key), meant(granted.item, self.as_written, self.bench.learner.items)
        if entry is None or found is None:
            return granted.item == name
        return self.selecting.takes(found.selection, entry)

    def told(self) -> Iterator[Excepted]:
        """What became of each exception, the earliest first."""
        known = {change.granted: change for change in self.changes}
        for granted in earliest_first(self.bench.learner.exceptions):
            change = known.get(granted)
            if granted.on > self.bench.as_of:
                yield self._told(Change(granted), "not yet")
            elif change is not None and change.reason is not None:
                yield self._told(change, change.reason.value)
            elif change is not None:
                yield self._told(change, *self._why_not(change))

    def _told(self, change: Change, reason: str = "", *values: str) -> Excepted:
        granted = change.granted
        entry = next(iter(self._meant(granted)), None)
        declared = self.as_written.learning.get(granted.item) or self.as_written.credentials.get(granted.item)
        title = entry.title if entry is not None else declared.title if declared is not None else granted.item
        code = entry.code if entry is not None else ""
        if change.before is not None:
            values = (_plain(change.before),)
        return Excepted(granted, title, code, not reason, reason, values, change.paths)

    def _meant(self, granted: GrantedException) -> list[Entry]:
        if not granted.item:
            return []
        return [entry for entry in self.bench.record if self._is_meant(granted, entry.key, entry.name)]

    def _why_not(self, change: Change) -> tuple[str, ...]:
        """Nothing where an exception is used; whatever changes no item's place is used where it is in force."""
        granted = change.granted
        if granted.kind not in _OF_ITEMS or granted in self.used:
            return ()
        there = self._meant(granted)
        finished = [each for each in there if each.status is Status.EARNED]
        trusted = [each for each in finished if each.provenance is not Provenance.ASSERTED]
        if not there:
            later = any(granted.item in {item.key, item.name} for item in self.bench.learner.items)
            derived = granted.item in self.bench.catalogue.credentials
            return ("later",) if later else ("not needed",) if derived else ("not on record",)
        if not trusted:
            last = there[-1]
            asserted = last.provenance is Provenance.ASSERTED
            to_come = asserted or last.status in {Status.IN_PROGRESS, Status.PLANNED}
            if to_come and self._is_taken_anyway(change, last):
                return ("counts anyway",)
            word = Provenance.ASSERTED.value if asserted else last.status.value
            return ("not finished" if to_come else "ended", word)
        if granted.kind is ExceptionKind.APPLY_HERE and any(
            not each.honoured and each.pin.forced and each.pin.item == granted.item for each in self.goal.pins
        ):
            return ("rules",)
        if all(self._is_taken_anyway(change, entry) for entry in trusted):
            return ("counts anyway",)
        return self._refused(change, {entry.key for entry in trusted}) or ("not needed",)

    def _refused(self, change: Change, keys: set[str]) -> tuple[str, ...]:
        """The filter by which the requirements that the exception changes do not take the item, such as a grade."""
        near = (
            each
            for route in self.goal.routes
            for finding in _findings(route.finding)
            if finding.path in change.paths
            for each in finding.near
            if each.item in keys
        )
        return next((("refused", each.filter, each.value) for each in near), ())

    def _is_taken_anyway(self, change: Change, entry: Entry) -> bool:
        """Whether the rules as they are written let an item count wherever the exception does."""
        written = [self.written.get(path) for path in change.paths]
        leaves = [each for each in written if isinstance(each, Leaf)]
        return bool(leaves) and all(self.selecting.takes(leaf.selection, entry) for leaf in leaves)


def _findings(finding: Finding) -> Iterator[Finding]:
    yield finding
    for child in finding.children:
        yield from _findings(child)


def _plain(thousandths: int) -> str:
    """A number as it is written.

    >>> _plain(2500), _plain(60000)
    ('2.5', '60')
    """
    return f"{Decimal(thousandths) / SCALE:f}"


def _everything(target: Target) -> Iterator[Requirement | Line]:
    """All requirements and lines of a target."""
    for route in target.routes:
        for part in route.parts:
            for inside in walk(part.requirement):
                yield inside
                yield from getattr(inside, "lines", ())
        for line in route.overall:
            yield line
            yield from walk_line(line)
