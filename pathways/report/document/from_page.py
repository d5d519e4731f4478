"""Page to document: the head with the style, what holds and when, the table of contents, the chapters, and the foot."""

from collections.abc import Iterator
from dataclasses import replace

from pathways.report.document.bars import HATCH
from pathways.report.document.chapters import Anchor, chapter_html, drawing_html, section_html
from pathways.report.document.links import Links
from pathways.report.document.markup import text
from pathways.report.document.style import style
from pathways.report.page import Chapter, Drawing, Page

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""What a browser may do with it: nothing but show it; not even a mistake of ours could fetch or run anything."""
_FEW = 3
"""Up to so many parts need no table of contents."""


def document_of(page: Page) -> str:
    """The page as an HTML document that stands alone; the same page gives the same text."""
    return "\n".join(_document(_titled(page))) + "\n"


def _titled(page: Page) -> Page:
    """A page without a title takes that of its first chapter; of several chapters each has one, so that it can be led to."""
    if len(page.chapters) > 1:
        named = (replace(each, title=each.title or f"Part {at + 1}") for at, each in enumerate(page.chapters))
        page = replace(page, chapters=tuple(named))
    if page.title or not page.chapters:
        return page
    first, *rest = page.chapters
    return replace(page, title=first.title, chapters=(replace(first, title=""), *rest))


def _document(page: Page) -> Iterator[str]:
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8"/>'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1"/>'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}"/>'
    yield f"<title>{text(page.title)}</title>\n<style>\n{style(page.running)}</style>\n</head>\n<body>\n{HATCH}"
    yield f"<header><h1>{text(page.title)}</h1>"
    yield from (f"<p>{text(fact)}</p>" for fact in page.facts)
    yield "</header>\n<main>"
    nothing = Links("first", ())
    for number, section in enumerate(page.first):
        yield from section_html(section, Anchor(f"first-{number + 1}", 2), nothing)
    yield from _contents(page)
    for number, chapter in enumerate(page.chapters):
        yield from chapter_html(chapter, Anchor(f"c{number + 1}", 2))
    for number, section in enumerate(page.last):
        yield from section_html(section, Anchor(f"last-{number + 1}", 2), nothing)
    for key, title, drawing in _drawings(page):
        yield from drawing_html(drawing, title, Anchor(key, 2))
    yield "</main>"
    if page.running:
        yield f"<footer><p>{text(' · '.join(page.running))}</p></footer>"
    yield "</body>\n</html>"


def _contents(page: Page) -> Iterator[str]:
    """The chapters of a page, or the sections of its only one; nothing where a glance shows them all."""
    several = len(page.chapters) > 1
    entries = list(_chapters(page) if several else _sections(page.chapters[0]) if page.chapters else ())
    entries += [(f"last-{number + 1}", each.heading, "") for number, each in enumerate(page.last)]
    entries += [(key, title, "") for key, title, _ in _drawings(page)]
    if len(entries) < (2 if several else _FEW):
        return
    kind = "chapters" if several else "sections"
    yield f'<nav class="{kind}" aria-labelledby="contents"><h2 id="contents">On this page</h2><ul role="list">'
    yield from (f'<li><a href="#{key}">{text(title)}</a>{text(more)}</li>' for key, title, more in entries)
    yield "</ul></nav>"


def _drawings(page: Page) -> Iterator[tuple[str, str, Drawing]]:
    """The pictures of all chapters, which stand behind them, where a large one leaves no gap in the text of a printed page."""
    for number, chapter in enumerate(page.chapters):
        if chapter.drawing is not None:
            title = f"Picture: {chapter.title}" if len(page.chapters) > 1 else "Picture"
            yield f"c{number + 1}-picture", title, chapter.drawing


def _chapters(page: Page) -> Iterator[tuple[str, str, str]]:
    for number, chapter in enumerate(page.chapters):
        verdict = chapter.verdict
        percent = f", {verdict.percent} %" if verdict is not None and verdict.percent is not None else ""
        more = f" — {verdict.word.lower()}{percent}" if verdict is not None else ""
        yield f"c{number + 1}", chapter.title, more


def _sections(chapter: Chapter) -> Iterator[tuple[str, str, str]]:
    for number, section in enumerate(chapter.sections):
        yield f"c1-s{number + 1}", section.heading, ""
