"""Chapters of a document: the verdict with its bar, sections of points and tables; and pictures, which stand by themselves."""

from collections.abc import Iterator
from typing import NamedTuple

from pathways.report.document.bars import bar, in_percent
from pathways.report.document.links import Links
from pathways.report.document.markup import mark, text, value
from pathways.report.page import Chapter, Drawing, Point, Section, Table, Tone, Verdict


class Anchor(NamedTuple):
    """Where a part of the page is found: the beginning of all its identifiers, and the level of its heading."""

    key: str
    level: int

    def below(self, key: str) -> "Anchor":
        """One of its parts."""
        return Anchor(f"{self.key}-{key}", self.level + 1)


def chapter_html(chapter: Chapter, at: Anchor) -> Iterator[str]:
    """One chapter; its title is left out where it is empty, because the page has it."""
    name = f' aria-labelledby="{at.key}"' if chapter.title else ""
    yield f'<article class="chapter"{name}>'
    if chapter.title:
        yield f'<h{at.level} id="{at.key}">{text(chapter.title)}</h{at.level}>'
    else:
        at = Anchor(at.key, at.level - 1)
    if chapter.verdict is not None:
        yield from _verdict(chapter.verdict, chapter.title)
    yield from (f"<p>{text(fact)}</p>" for fact in chapter.facts)
    links = Links(at.key, chapter.sections)
    for number, section in enumerate(chapter.sections):
        yield from section_html(section, at.below(f"s{number + 1}"), links)
    yield "</article>"


def section_html(section: Section, at: Anchor, links: Links) -> Iterator[str]:
    """A heading with its list or its table."""
    yield f'<section><h{at.level} id="{at.key}">{text(section.heading)}</h{at.level}>'
    yield from _table(section.table, at.key) if section.table is not None else _list(section.points, links)
    yield "</section>"


def _verdict(verdict: Verdict, about: str) -> Iterator[str]:
    yield f'<div class="verdict {verdict.tone.value}"><p>{mark(verdict.mark)}<span><strong>{text(verdict.word)}.</strong> '
    yield f"{text(verdict.sentence)}</span></p>"
    if verdict.percent is not None:
        rest = "missing or not known" if verdict.tone is Tone.UNSURE else "missing"
        words = in_percent(verdict.percent, verdict.coming, rest)
        yield bar(verdict.percent, verdict.coming, words, f"Progress toward {about}" if about else "Progress")
    yield "</div>"


def _list(points: tuple[Point, ...], links: Links) -> Iterator[str]:
    if not points:
        return
    yield '<ul role="list">'
    for point in points:
        yield f'<li class="{point.tone.value}">{mark(point.mark or "·")}<div>{_said(point, links)}'
        if point.progress is not None:
            shown = point.progress
            yield bar(shown.earned, shown.coming, shown.words, "Progress")
        yield from _list(point.points, links)
        yield "</div></li>"
    yield "</ul>"


def _said(point: Point, links: Links) -> str:
    """What a point says, with the number of its rule; notes say where they are told, and sources lead to the web."""
    if point.notes:
        told = ", ".join(f"{links.target(number)} {text(said)}" for number, said in point.notes)
        return f"{text(point.text)}: {told}"
    if point.link:
        return f'<a href="{value(point.link)}" rel="noreferrer">{text(point.text)}</a>'
    note = f" {links.note(point.note)}" if point.note is not None else ""
    return f'<span{links.told(point)} class="said">{links.in_text(point.text)}{note}</span>'


def _table(table: Table, key: str) -> Iterator[str]:
    """A table that a narrow screen may move to and fro by itself."""
    yield f'<div class="wide" role="group" tabindex="0" aria-labelledby="{key}"><table><thead><tr>'
    for column in table.columns:
        yield f'<th scope="col"{_amounts(column.amounts)}>{text(column.heading)}</th>'
    yield "</tr></thead><tbody>"
    for row in table.rows:
        yield from _row(row, table)
    yield "</tbody>"
    if table.total:
        yield "<tfoot>"
        yield from _row(table.total, table)
        yield "</tfoot>"
    yield "</table></div>"


def _row(cells: tuple[str, ...], table: Table) -> Iterator[str]:
    first, *rest = cells
    yield f'<tr><th scope="row">{text(first)}</th>'
    for cell, column in zip(rest, table.columns[1:], strict=True):
        yield f"<td{_amounts(column.amounts)}>{text(cell)}</td>"
    yield "</tr>"


def _amounts(amounts: bool) -> str:  # noqa: FBT001 - of a column, which has it as a field
    return ' class="amounts"' if amounts else ""


def drawing_html(drawing: Drawing, title: str, at: Anchor) -> Iterator[str]:
    """A picture under its title; what has too many boxes has a sentence instead."""
    yield f'<section class="picture"><h{at.level} id="{at.key}">{text(title)}</h{at.level}>'
    if drawing.svg:
        yield f'<figure><div class="wide" role="group" tabindex="0" aria-labelledby="{at.key}">{drawing.svg}</div>'
        yield f"<figcaption>{text(drawing.caption)}</figcaption></figure></section>"
    else:
        yield f"<p>{text(drawing.caption)}</p></section>"
