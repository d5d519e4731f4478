"""A page to plain text of 100 columns, line by line with what each line is about, so that a terminal can colour it."""

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import wrap

from pathways.report.page import Chapter, Page, Point, Section, Tone, Verdict
from pathways.report.plain_text import HARD_SPACE

WIDTH = 100
_BAR = 20
_STEP = 2


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of text, without its end, and what it is about."""

    text: str
    tone: Tone = Tone.PLAIN


def lines_of(page: Page, width: int = WIDTH) -> tuple[TextLine, ...]:
    """The lines of a page; no line is longer than `width` (at least 40) unless a single word is."""
    wide = max(width, 40)
    return tuple(_page(page, wide))


def text_of(page: Page, width: int = WIDTH) -> str:
    """The page as text that ends with a line end."""
    return "".join(f"{line.text}\n" for line in lines_of(page, width))


def _page(page: Page, width: int) -> Iterator[TextLine]:
    if page.title:
        yield from _wrapped(page.title, width, Tone.TITLE)
    for fact in page.facts:
        yield from _wrapped(fact, width, Tone.QUIET)
    for number, section in enumerate(page.first):
        if number or page.title or page.facts:
            yield TextLine("")
        yield from _section(section, width)
    for number, chapter in enumerate(page.chapters):
        if number or page.title or page.facts or page.first:
            yield TextLine("")
        yield from _chapter(chapter, width)


def _chapter(chapter: Chapter, width: int) -> Iterator[TextLine]:
    yield from _wrapped(chapter.title, width, Tone.TITLE)
    yield TextLine("─" * min(len(chapter.title), width), Tone.QUIET)
    if chapter.verdict is not None:
        yield from _verdict(chapter.verdict, width)
    for fact in chapter.facts:
        yield from _wrapped(fact, width)
    for section in chapter.sections:
        yield TextLine("")
        yield from _section(section, width)


def _verdict(verdict: Verdict, width: int) -> Iterator[TextLine]:
    yield from _wrapped(f"{verdict.mark} {verdict.word}. {verdict.sentence}", width, verdict.tone, hang=_STEP)
    if verdict.percent is not None:
        yield TextLine(bar(verdict.percent), verdict.tone)


def bar(percent: int) -> str:
    """Progress as a bar with its number.

    >>> bar(75)
    '███████████████░░░░░ 75 %'
    """
    full = min(max(percent, 0), 100) * _BAR // 100
    return f"{'█' * full}{'░' * (_BAR - full)} {percent} %"


def _section(section: Section, width: int) -> Iterator[TextLine]:
    yield from _wrapped(section.heading, width, Tone.HEADING)
    for point in section.points:
        yield from _point(point, width, _STEP)


def _point(point: Point, width: int, indent: int) -> Iterator[TextLine]:
    mark = f"{point.mark} " if point.mark else ""
    note = f"{HARD_SPACE}[{point.note}]" if point.note is not None else ""
    yield from _wrapped(f"{mark}{point.words}{note}", width, point.tone, indent, len(mark) or _STEP)
    for below in point.points:
        yield from _point(below, width, min(indent + _STEP * 2, width // 2))


def _wrapped(
    text: str, width: int, tone: Tone = Tone.PLAIN, indent: int = 0, hang: int = 0
) -> Iterator[TextLine]:
    first, rest = " " * indent, " " * (indent + hang)
    found = wrap(text, width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)
    yield from (TextLine(line.replace(HARD_SPACE, " "), tone) for line in found)
