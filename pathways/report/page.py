"""A page to be read: chapters with sections of points, each with a mark and a note; text, Markdown and HTML are made from it."""

from dataclasses import dataclass
from enum import Enum

from pathways.report.plain_text import HARD_SPACE


class Tone(Enum):
    """What a line is about, for whoever gives it a colour; the words and marks say the same without one."""

    PLAIN = "plain"
    TITLE = "title"
    HEADING = "heading"
    MET = "met"
    COMING = "coming"
    UNSURE = "unsure"
    OPEN = "open"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Progress:
    """How much is earned and how much more is coming, in whole percent; the rest is missing. The words say it exactly."""

    earned: int
    coming: int
    words: str


@dataclass(frozen=True, slots=True)
class Point:
    """One line of a list, with a list of its own below; `note` is the number of the rule at the end of the chapter.

    A point with `notes` is where such numbers lead to: each with what is said of it. `link` is an address on the web to
    which the text leads, and `progress` is shown as a bar where there is room for one.
    """

    text: str
    mark: str = ""
    tone: Tone = Tone.PLAIN
    note: int | None = None
    points: "tuple[Point, ...]" = ()
    progress: Progress | None = None
    link: str = ""
    notes: tuple[tuple[int, str], ...] = ()

    @property
    def words(self) -> str:
        r"""The text with all notes, in one line.

        >>> Point("mba.pathway", notes=((1, "line 7"), (2, "line 9"))).words
        'mba.pathway: [1]\xa0line 7, [2]\xa0line 9'
        """
        notes = ", ".join(f"[{number}]{HARD_SPACE}{said}" for number, said in self.notes)
        return f"{self.text}: {notes}" if notes else self.text


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table; amounts stand below one another at the right."""

    heading: str
    amounts: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows with a cell for each column, and perhaps a last row with what is true of all of them."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its list; a `table` says the same as the list, and is shown instead of it where there is room for one."""

    heading: str
    points: tuple[Point, ...]
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is decided, at a glance: mark, word, sentence, and how far it is in percent (None where that says nothing)."""

    mark: str
    word: str
    sentence: str
    tone: Tone
    percent: int | None = None
    coming: int = 0
    """How many percent more what is in progress and planned would make of it."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture as an SVG element, already safe to be shown, and what is said below it; without one only this is said."""

    svg: str
    caption: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """One goal, decision or declaration; `about` is its declared name, where there is one."""

    title: str
    verdict: Verdict | None
    facts: tuple[str, ...]
    sections: tuple[Section, ...]
    drawing: Drawing | None = None
    about: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A whole page; `first` stands before all chapters, `last` behind them, and `running` at the foot of every sheet of paper."""

    title: str
    facts: tuple[str, ...]
    chapters: tuple[Chapter, ...]
    first: tuple[Section, ...] = ()
    running: tuple[str, ...] = ()
    last: tuple[Section, ...] = ()
