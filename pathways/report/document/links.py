"""The numbers of rules in a chapter as links: from where a rule is told to the note that says where it stands, and back."""

import re
from collections.abc import Iterable, Iterator

from pathways.report.document.markup import text
from pathways.report.page import Point, Section

_NUMBER = re.compile(r"\[(\d{1,6})\]")


class Links:
    """What of a chapter can be led to; a rule that is told in several sections is found in the one that tells of most."""

    def __init__(self, key: str, sections: Iterable[Section]) -> None:
        told = [list(_walk(section.points)) for section in sections]
        self._key = key
        self._noted = {number for points in told for point in points for number, _ in point.notes}
        self._told: dict[int, Point] = {}
        for points in sorted(told, key=lambda some: -sum(point.note is not None for point in some)):
            for point in points:
                if point.note in self._noted and point.note is not None:
                    self._told.setdefault(point.note, point)

    def told(self, point: Point) -> str:
        """The identifier of the point at which a rule is found, as an attribute."""
        if point.note is None or self._told.get(point.note) is not point:
            return ""
        return f' id="{self._key}-r{point.note}"'

    def note(self, number: int) -> str:
        """The number of a rule behind a point, leading to its note."""
        if number not in self._noted:
            return f"<small>[{number}]</small>"
        return f'<small><a class="note" href="#{self._key}-n{number}">[{number}]</a></small>'

    def target(self, number: int) -> str:
        """The number of a note, leading back to where the rule is told."""
        found = f'id="{self._key}-n{number}"'
        if number not in self._told:
            return f"<span {found}>[{number}]</span>"
        return f'<a class="note" {found} href="#{self._key}-r{number}">[{number}]</a>'

    def in_text(self, said: str) -> str:
        """Text in which numbers of rules lead to where these are told."""

        def linked(found: "re.Match[str]") -> str:
            number = int(found[1])
            if number not in self._told or found[1] != str(number):
                return found[0]
            return f'<a class="note" href="#{self._key}-r{number}">{found[0]}</a>'

        return _NUMBER.sub(linked, text(said))


def _walk(points: Iterable[Point]) -> Iterator[Point]:
    for point in points:
        yield point
        yield from _walk(point.points)
