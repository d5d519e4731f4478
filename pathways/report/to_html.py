"""A page to a fragment of HTML: style inside, no scripts, everything escaped, readable on light and dark ground."""

from collections.abc import Iterator

from pathways.report.document.markup import MARKS, text, value
from pathways.report.page import Chapter, Page, Point, Section, Tone, Verdict
from pathways.report.plain_text import HARD_SPACE

_FONT = "font-family:system-ui,'Segoe UI',Helvetica,Arial,sans-serif;line-height:1.45;max-width:60em"
_COLOURS = {
    Tone.MET: "#2e9e52",
    Tone.COMING: "#3b82d0",
    Tone.UNSURE: "#a06bd0",
    Tone.OPEN: "#d0632b",
}
"""Middle tones, which can be read on white and on black; the mark and the words say the same."""
_LIST = "list-style:none;margin:0.2em 0;padding-left:1.2em;text-indent:-1.2em"
"""The further lines of a point, and what is below it, stand under its words and not under its mark."""
_MARK = "display:inline-block;width:0.9em;text-indent:0"
"""As wide as any other, so that what follows stands below one another."""
_HEADING = "font-size:1em;margin:1.2em 0 0.3em;break-after:avoid"
"""Of a section, which browsers would write smaller than its text, and may leave at the foot of a printed page."""


def html_of(page: Page, heading: int = 3) -> str:
    """The page as one `section`; its title is a heading of the level given (1 to 4)."""
    return "".join(_page(page, heading))


def _page(page: Page, level: int) -> Iterator[str]:
    yield f'<section lang="en" style="{_FONT}">'
    if page.title:
        yield f"<h{level}>{_text(page.title)}</h{level}>"
    for fact in page.facts:
        yield f"<p>{_text(fact)}</p>"
    for chapter in page.chapters:
        yield from _chapter(chapter, level + 1)
    yield "</section>"


def _chapter(chapter: Chapter, level: int) -> Iterator[str]:
    yield f"<article><h{level}>{_text(chapter.title)}</h{level}>"
    if chapter.verdict is not None:
        yield from _verdict(chapter.verdict, chapter.title)
    for fact in chapter.facts:
        yield f"<p>{_text(fact)}</p>"
    for section in chapter.sections:
        yield from _section(section, level + 1)
    yield "</article>"


def _verdict(verdict: Verdict, about: str) -> Iterator[str]:
    mark = _marked(verdict.mark, verdict.tone)
    yield f"<p>{mark}<strong>{_text(verdict.word)}.</strong> {_text(verdict.sentence)}</p>"
    if verdict.percent is not None:
        label = value(f"Progress toward {about}")
        number = f"{verdict.percent} %"
        yield (
            f'<p><progress max="100" value="{verdict.percent}" aria-label="{label}">{number}</progress> {number}</p>'
        )


def _section(section: Section, level: int) -> Iterator[str]:
    yield f'<h{level} style="{_HEADING}">{_text(section.heading)}</h{level}>'
    yield from _list(section.points)


def _list(points: tuple[Point, ...]) -> Iterator[str]:
    if not points:
        return
    yield f'<ul style="{_LIST}">'
    for point in points:
        mark = _marked(point.mark, point.tone)
        note = f"&nbsp;<small>[{point.note}]</small>" if point.note is not None else ""
        words = _text(point.words)
        quiet = f'<span style="opacity:0.75">{words}</span>' if point.tone is Tone.QUIET else words
        yield f"<li>{mark}{quiet}{note}"
        yield from _list(point.points)
        yield "</li>"
    yield "</ul>"


def _marked(mark: str, tone: Tone) -> str:
    """A mark with its word for those who do not see it."""
    if not mark:
        return ""
    colour = f";color:{_COLOURS[tone]}" if tone in _COLOURS else ""
    word = MARKS.get(mark)
    spoken = f' role="img" aria-label="{word}"' if word else ' aria-hidden="true"'
    return f'<span style="{_MARK}{colour}"{spoken}>{mark}</span> '


def _text(said: str) -> str:
    return text(said.replace(HARD_SPACE, " "))
