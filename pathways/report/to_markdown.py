"""A page to Markdown as GitHub and CommonMark read it: headings, lists, tables and links; what records say stays text."""

import re
from collections.abc import Iterator

from pathways.report.page import Chapter, Page, Point, Section, Table, Verdict
from pathways.report.plain_text import HARD_SPACE
from pathways.report.to_text import bar

_ANYWHERE = re.compile(r"([\\`*_\[\]<>|~&])")
"""What begins emphasis, code, links, HTML, cells of a table or an entity wherever it stands."""
_AT_THE_BEGINNING = re.compile(r"\A(\d{1,9}(?=[.)])|(?=[#+=-]))")
"""What would make a heading, a list or a line of a text that begins with it."""


def markdown_of(page: Page) -> str:
    """The page as Markdown that ends with a line end; its title is a heading of the first level."""
    return "\n".join(_page(page)).rstrip("\n") + "\n"


def _page(page: Page) -> Iterator[str]:
    level = 1
    if page.title:
        yield from (f"# {_text(page.title)}", "")
        level = 2
    yield from _paragraphs(page.facts)
    for section in page.first:
        yield from _section(section, level)
    for chapter in page.chapters:
        yield from _chapter(chapter, level)
    for section in page.last:
        yield from _section(section, level)


def _chapter(chapter: Chapter, level: int) -> Iterator[str]:
    yield from (f"{'#' * level} {_text(chapter.title)}", "")
    if chapter.verdict is not None:
        yield from _verdict(chapter.verdict)
    yield from _paragraphs(chapter.facts)
    for section in chapter.sections:
        yield from _section(section, level + 1)


def _verdict(verdict: Verdict) -> Iterator[str]:
    yield from (f"{verdict.mark} **{_text(verdict.word)}.** {_text(verdict.sentence)}", "")
    if verdict.percent is not None:
        coming = f", and {verdict.coming} % coming" if verdict.coming else ""
        yield from (f"{bar(verdict.percent)}{coming}", "")


def _paragraphs(facts: tuple[str, ...]) -> Iterator[str]:
    for fact in facts:
        yield from (_text(fact), "")


def _section(section: Section, level: int) -> Iterator[str]:
    yield from (f"{'#' * level} {_text(section.heading)}", "")
    yield from _table(section.table) if section.table is not None else _list(section.points, "")
    yield ""


def _list(points: tuple[Point, ...], indent: str) -> Iterator[str]:
    for point in points:
        mark = f"{point.mark} " if point.mark not in {"", "·"} else ""
        note = f" [{point.note}]" if point.note is not None else ""
        said = f"[{_text(point.words)}](<{point.link}>)" if point.link else _text(point.words)
        yield f"{indent}- {_at_beginning(mark)}{said}{note}"
        yield from _list(point.points, f"{indent}  ")


def _table(table: Table) -> Iterator[str]:
    yield _row(tuple(column.heading for column in table.columns))
    yield _row_of(" ---: " if column.amounts else " --- " for column in table.columns)
    yield from (_row(row) for row in table.rows)
    if table.total:
        yield _row_of(f" **{_text(cell)}** " if cell else " " for cell in table.total)


def _row(cells: tuple[str, ...]) -> str:
    return _row_of(f" {_text(cell)} " for cell in cells)


def _row_of(cells: Iterator[str]) -> str:
    return f"|{'|'.join(cells)}|"


def _text(text: str) -> str:
    r"""Text that nothing in Markdown takes for more than text.

    >>> print(_text("1. *CS*_101_ <script> [3](x)"))
    1\. \*CS\*\_101\_ \<script\> \[3\](x)
    """
    return _at_beginning(_ANYWHERE.sub(r"\\\1", _soft(text)))


def _at_beginning(text: str) -> str:
    return _AT_THE_BEGINNING.sub(lambda found: f"{found[1]}\\", text)


def _soft(text: str) -> str:
    return text.replace(HARD_SPACE, " ")
