"""What the words about one goal can look up: titles, requirements by path, items by key, and the numbers of notes."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pathways.audit.verdict import Finding, GoalAudit, NearMiss, Shared, Use
from pathways.report.notes import Notes
from pathways.report.plain_text import plain
from pathways.report.requirements_in_words import required
from pathways.report.titles import Titles

if TYPE_CHECKING:
    from pathways.model.requirement import Line, Requirement


def item_name(code: str, title: str, key: str) -> str:
    """An item as it is told: code and title as printed, else its key.

    >>> item_name("CS 1136", "Programming", "i1"), item_name("", "", "i1")
    ('CS 1136 Programming', 'i1')
    """
    text = title if code and title.startswith(code) else f"{code} {title}".strip()
    return plain(text or key)


class Known:
    """The look-ups of one goal; notes are numbered in the order in which they are told."""

    def __init__(self, goal: GoalAudit, titles: Titles) -> None:
        self.titles = titles
        self.requirements: dict[str, Requirement | Line] = {each.path: each for each in goal.mentioned}
        self.items: dict[str, str] = {}
        self.notes = Notes()
        self._told: set[str] = set()
        for option in goal.options:
            self.items[option.item] = plain(option.item_title or option.item)
        for each in goal.unused:
            self.items[each.item] = item_name(each.code, each.title, each.item)
        for route in goal.routes:
            for finding in walk(route.finding):
                self._read(finding)
        self.limits: dict[str, Shared] = {}
        for shared in goal.together.shared if goal.together is not None else ():
            self.limits[shared.path] = shared

    def _read(self, finding: Finding) -> None:
        self.requirements.setdefault(finding.path, finding.requirement)
        items: tuple[Use | NearMiss, ...] = (*finding.applied, *finding.coming, *finding.near)
        for use in items:
            self.items.setdefault(use.item, item_name(use.code, use.title, use.item))

    def note(self, place: str) -> int | None:
        """The number of a place in the rules; None where there is none."""
        return self.notes.number(place)

    def item(self, key: str) -> str:
        """An item by its key."""
        return self.items.get(key) or plain(key)

    def requirement(self, path: str) -> str:
        """A requirement by its path, in words."""
        found = self.requirements.get(path)
        return required(found, self.titles) if found is not None else f"“{self.titles.of(path)}”"

    def where(self, path: str) -> str:
        """A requirement by the number under which it was told, else in words.

        The number is that of its place in the rules.
        """
        found = self.requirements.get(path)
        number = self.notes.numbers.get(str(found.place)) if found is not None else None
        return f"[{number}]" if number is not None else f"“{self.requirement(path)}”"

    def listed(self, paths: Sequence[str]) -> list[str]:
        """Requirements by their paths, each once."""
        return list(dict.fromkeys(self.requirement(path) for path in paths))

    def first_time(self, what: str) -> bool:
        """Whether something is told for the first time."""
        new = what not in self._told
        self._told.add(what)
        return new


def walk(finding: Finding) -> Iterator[Finding]:
    """A finding and all below it."""
    yield finding
    for inside in (*finding.lines, *finding.children):
        yield from walk(inside)
