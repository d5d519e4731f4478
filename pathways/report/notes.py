"""Numbered notes: the place of each rule that is told of, in the order of telling, and the list of them at the end."""

from collections.abc import Iterable, Iterator

from pathways.model.declaration import Citation
from pathways.report.page import Point, Tone
from pathways.report.plain_text import HARD_SPACE, plain
from pathways.report.titles import Titles


class Notes:
    """Places in rules by the number under which they are told."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def number(self, place: str) -> int | None:
        """The number of a place in the rules, a new one if it has none yet; None where there is no place."""
        return self.numbers.setdefault(place, len(self.numbers) + 1) if place else None

    def listed(self) -> Iterator[Point]:
        """A line for each file, with the numbers and lines of its rules."""
        files: dict[str, list[tuple[int, str]]] = {}
        for place, number in self.numbers.items():
            file, _, line = place.rpartition(":")
            files.setdefault(file, []).append((number, f"line{HARD_SPACE}{plain(line)}"))
        for file, lines in files.items():
            yield Point(plain(file), "·", Tone.QUIET, notes=tuple(lines))


def rules_and_sources(
    place: str, cites: Iterable[Citation], notes: Notes, titles: Titles
) -> tuple[Point, ...]:
    """The sources that rules cite, each once, where the goal is declared, and the notes."""
    told = {source(cite, titles): titles.link(cite.source) for cite in cites}
    cited = (Point(text, "·", link=link) for text, link in told.items())
    return (*cited, Point(f"Declared in {plain(place)}", "·", Tone.QUIET), *notes.listed())


def source(cite: Citation, titles: Titles) -> str:
    """A source and where in it."""
    where = plain(cite.where)
    return f"{titles.of(cite.source)}: {where}" if where else titles.of(cite.source)
