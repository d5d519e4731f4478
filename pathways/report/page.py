"""A page to be read: chapters with sections of points, each with a mark and a note; text and HTML are made from it."""

from dataclasses import dataclass
from enum import Enum


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
class Point:
    """One line of a list, with a list of its own below; `note` is the number of the rule at the end of the chapter."""

    text: str
    mark: str = ""
    tone: Tone = Tone.PLAIN
    note: int | None = None
    points: "tuple[Point, ...]" = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its list."""

    heading: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is decided, at a glance: mark, word, sentence, and how far it is in percent (None where that says nothing)."""

    mark: str
    word: str
    sentence: str
    tone: Tone
    percent: int | None = None


@dataclass(frozen=True, slots=True)
class Chapter:
    """One goal, decision or declaration."""

    title: str
    verdict: Verdict | None
    facts: tuple[str, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A whole page."""

    title: str
    facts: tuple[str, ...]
    chapters: tuple[Chapter, ...]
