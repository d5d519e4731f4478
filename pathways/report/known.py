"""What the words about one goal can look up: titles, requirements by path, items by key, and the numbers of notes."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pathways.audit.verdict import Finding, GoalAudit, NearMiss, Shared, Use
from pathways.report.notes import Notes
from pathways.report.plain_text import plain
from pathways.report.requirements_in_words import required
from pathways.report.titles import Titles

if TYPE_CHECKING:
    from pathways.audit.helpful import Helpful, WouldDo
    from pathways.model.learner import Pin
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
        for pinned in goal.pins:
            if pinned.code or pinned.title:
                self.items[pinned.pin.item] = item_name(pinned.code, pinned.title, pinned.pin.item)
        for excepted in goal.exceptions:
            if excepted.granted.item:
                told = item_name(excepted.code, excepted.title, excepted.granted.item)
                self.items.setdefault(excepted.granted.item, told)
        for each in goal.unused:
            self.items[each.item] = item_name(each.code, each.title, each.item)
        for route in goal.routes:
            for finding in walk(route.finding):
                self._read(finding)
        self.names = {goal.name: plain(goal.title or goal.name)}
        self.pins: dict[tuple[str, str], Pin] = {}
        for route in goal.routes:
            self.names.setdefault(route.name, plain(route.title or route.name))
            self._read_pins(route.finding, frozenset((goal.name, route.name)), goal)
        self.would_do: dict[str, WouldDo] = {each.path: each for each in goal.would_do}
        self.helpful: dict[str, Helpful] = {each.name: each for each in goal.helpful}
        self.limits: dict[str, Shared] = {}
        for shared in goal.together.shared if goal.together is not None else ():
            self.limits[shared.path] = shared

    def _read(self, finding: Finding) -> None:
        self.requirements.setdefault(finding.path, finding.requirement)
        items: tuple[Use | NearMiss, ...] = (*finding.applied, *finding.coming, *finding.near)
        for use in items:
            self.items.setdefault(use.item, item_name(use.code, use.title, use.item))

    def _read_pins(self, finding: Finding, above: frozenset[str], goal: GoalAudit) -> None:
        """Which items count where they are pinned: at a requirement, or somewhere inside of it."""
        inside = above | {finding.path}
        for each in goal.pins:
            if each.honoured and each.pin.requirement in inside:
                for use in (*finding.applied, *finding.coming):
                    if use.item in each.items or each.pin.item in (use.item, use.name):
                        self.pins.setdefault((finding.path, use.item), each.pin)
        for below in finding.children:
            self._read_pins(below, inside, goal)

    def note(self, place: str) -> int | None:
        """The number of a place in the rules; None where there is none."""
        return self.notes.number(place)

    def item(self, key: str) -> str:
        """An item by its key, or by its name in the rules."""
        return self.items.get(key) or self.titles.of(key)

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
        if number is not None:
            return f"[{number}]"
        return f"“{self.requirement(path)}”" if found is not None else self.requirement(path)

    def quoted(self, path: str) -> str:
        """A requirement, or what is made of requirements, in quotation marks; with its path where the words are not enough."""
        found = self.requirements.get(path)
        if path in self.names or self.titles.has(path) or found is None:
            return f"“{self.names.get(path) or self.titles.of(path)}”"
        words = required(found, self.titles)
        alike = sum(required(each, self.titles) == words for each in self.requirements.values())
        return f"“{words}”" if alike == 1 else f"“{words}” ({plain(path)})"

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
