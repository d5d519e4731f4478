"""Editions: the days on which a declaration, or a set or requirement that it uses, came to say something else."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date

from pathways.model.from_tree import problems
from pathways.model.from_tree.context import Written
from pathways.model.from_tree.scope import Entry, Scope
from pathways.problem import spot
from pathways.text import limits
from pathways.tree import nodes

_USED = ("set", "requirement")
"""What stands for what is written in it, so that whoever uses it changes with it."""


class Editions:
    """What a declaration said before, and sets and requirements as they were written out on each day."""

    def __init__(self, scope: Scope, newest: Written) -> None:
        """Nothing is written out yet; `newest` is what goes by no day."""
        self._scope = scope
        self._newest = newest
        self._written: dict[date, Written] = {}
        self._cuts: dict[str, frozenset[date]] = {}
        self._in_all = 0
        self._some = any(scope.named[name].group in _USED for name in scope.versions)

    def written(self, day: date | None) -> Written:
        """What was written out of the sets and requirements of a day; None is the newest of each."""
        if day is None:
            return self._newest
        if day not in self._written:
            newest = self._newest
            self._written[day] = Written(grades=newest.grades, refused=newest.refused, day=day)
        return self._written[day]

    def before(self, entry: Entry) -> list[tuple[Entry, date]]:
        """Each earlier text with the first day on which it says what it said; the newest text is not among them."""
        versions = self._scope.versions.get(entry.name, [entry])
        if entry is not versions[-1]:
            return []
        found = list(self._texts(versions))[:-1]
        self._in_all += len(found)
        if len(found) < limits.VERSIONS and self._in_all <= limits.DECLARATIONS:
            return found
        sentence = f"`{entry.name}`, with what it uses, comes in more than {limits.VERSIONS} versions"
        if len(found) < limits.VERSIONS:
            sentence = f"with those of `{entry.name}` there are more than {limits.DECLARATIONS:,} versions"
        help_ = "leave out the versions that nobody goes by any more"
        self._scope.problems.append(problems.extent.too_far_reaching(sentence, help_, spot(entry.place)))
        return []

    def begins(self, entry: Entry) -> date | None:
        """The first day on which the newest text says what it says today."""
        return max((day for day in (entry.effective, *self._days(entry)) if day is not None), default=None)

    def _texts(self, versions: list[Entry]) -> Iterator[tuple[Entry, date]]:
        for at, version in enumerate(versions):
            first = version.effective or date.min
            end = (versions[at + 1].effective or date.min) if at + 1 < len(versions) else date.max
            yield version, first
            yield from ((version, day) for day in sorted(self._days(version)) if first < day < end)

    def _days(self, entry: Entry) -> frozenset[date]:
        """The days on which something that it uses came to say something else."""
        if not self._some:
            return frozenset()
        key = f"{entry.name} {entry.effective}"
        if key not in self._cuts:
            self._cuts[key] = frozenset()
            self._cuts[key] = frozenset[date]().union(*map(self._days_of_name, _names(entry.node)))
        return self._cuts[key]

    def _days_of_name(self, name: str) -> frozenset[date]:
        used = self._scope.named.get(name)
        if used is None or used.group not in _USED or name in self._newest.refused:
            return frozenset()
        versions = self._scope.versions.get(name, [used])
        own = (version.effective for version in versions[1:])
        return frozenset(day for day in own if day is not None).union(*map(self._days, versions))


def _names(node: object) -> frozenset[str]:
    """The names in a node, at whatever depth."""
    found: set[str] = set()
    todo = [node]
    while todo:
        one = todo.pop()
        if isinstance(one, nodes.Name):
            found.add(one.text)
        elif isinstance(one, tuple):
            todo.extend(one)
        elif is_dataclass(one):
            todo.extend(getattr(one, field.name) for field in fields(one))
    return frozenset(found)
