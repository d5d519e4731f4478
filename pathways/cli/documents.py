"""Pages to hand out: `--html FILE` and `--markdown FILE`, written whole or not at all."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import wraps
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

import click

from pathways.cli.exits import Status, finish
from pathways.cli.streams import note

if TYPE_CHECKING:
    from pathways.audit.verdict import Audit, GoalAudit
    from pathways.cli.loading import Learners
    from pathways.model.learner import Learner
    from pathways.report.page import Page, Section
    from pathways.ruleset import RuleSet

Function = TypeVar("Function", bound=Callable[..., Any])
_APART = (
    ". For the page of one of them, put that learner into a file of their own (of a table the first row and theirs) and give that"
    " file instead; without --html and --markdown all are answered at once"
)
_ENDINGS = {"--html": (".html", ".htm"), "--markdown": (".md", ".markdown")}


class Documents(NamedTuple):
    """The files to which a page is to be written."""

    html: Path | None
    markdown: Path | None

    @property
    def wanted(self) -> bool:
        """Whether any is."""
        return self.html is not None or self.markdown is not None

    def write(self, pages: "Iterable[Page]") -> None:
        """Write the page and say where it is, if one is wanted; a file that cannot be written ends the command."""
        from pathways.report.document import document_of
        from pathways.report.to_markdown import markdown_of

        page = next(iter(pages), None) if self.wanted else None
        if page is None:
            return
        if self.html is not None:
            _write(document_of(page), self.html)
        if self.markdown is not None:
            _write(markdown_of(page), self.markdown)

    def must_be_about_one(self, read: "Learners", file: str) -> None:
        """Refuse to write a page of several learners, or of none."""
        if self.wanted and len(read.learners) != 1:
            raise click.UsageError(
                f"`{file}` has {len(read.learners):,} learners; a page is about one{_APART}"
            )


def with_documents(function: Function) -> Function:
    """`--html FILE` and `--markdown FILE`, given as `documents`."""

    @wraps(function)
    def command(*args: object, html: Path | None, markdown: Path | None, **more: object) -> object:
        return function(*args, documents=Documents(html, markdown), **more)

    html = click.option(
        "--html",
        callback=_file,
        metavar="FILE",
        help="Write a page to hand out instead of text: one file for screen and print.",
    )
    markdown = click.option(
        "--markdown", callback=_file, metavar="FILE", help="Write the same page as Markdown."
    )
    return cast("Function", html(markdown(command)))


def _file(ctx: click.Context, param: click.Parameter, value: str | None) -> Path | None:
    """A file whose name says what it is, so that nobody writes a page over a record."""
    endings = _ENDINGS[param.opts[0]]
    if value is None or Path(value).suffix.lower() in endings:
        return Path(value) if value is not None else None
    raise click.BadParameter(f"`{value}` does not end in {' or '.join(endings)}", ctx, param)


def audit_page(
    found: "Audit",
    rules: "RuleSet",
    learner: "Learner",
    besides: "Mapping[str, Section]" = MappingProxyType({}),
    supposed: "tuple[Learner, str] | None" = None,
) -> "Page":
    """The page of an audit with what is held, what to do next, all that is on the record, and a picture of each goal.

    Where it is of a learner as somebody supposes them to be, that one is given too, with what the picture says of it.
    """
    from pathways.report.from_audit import page_of_audit
    from pathways.report.next_steps import without_plan
    from pathways.report.record_on_a_page import with_record

    names = [goal.name for goal in found.goals]
    then, caption = supposed or (learner, "")
    told = with_record(page_of_audit(found, besides), found, then)
    page = with_pictures(told, names, rules, then, found.as_of, caption, found.goals)
    page = replace(page, first=(*page.first, without_plan(found.goals)))
    return with_what_is_held(page, rules, learner, found.as_of)


def with_what_is_held(page: "Page", rules: "RuleSet", learner: "Learner", as_of: date) -> "Page":
    """The page with what the learner holds before everything else."""
    from pathways.audit.holdings import holdings_of
    from pathways.report.holdings_in_words import with_holdings

    return with_holdings(page, holdings_of(rules.graph, learner, as_of))


def with_pictures(  # the page, and what a picture is made from
    page: "Page",
    names: Sequence[str],
    rules: "RuleSet",
    learner: "Learner | None",
    as_of: date,
    told: str = "",
    goals: "Sequence[GoalAudit]" = (),
) -> "Page":
    """The page with the picture of each name in the chapter that is about it."""
    from pathways.cli.pictures import drawing_for

    chapters = (
        replace(chapter, drawing=drawing_for(rules, chapter.about, learner, as_of, told, goals))
        if chapter.about in names
        else chapter
        for chapter in page.chapters
    )
    return replace(page, chapters=tuple(chapters))


def _write(text: str, file: Path) -> None:
    try:
        _write_whole(text, file)
    except OSError as error:
        note(f"error: `{file}` cannot be written: {error.strerror or error}")
        finish(Status.UNREADABLE)
    note(f"wrote {file}")


def _write_whole(text: str, file: Path) -> None:
    """Write beside the file and move it there, so that nobody ever sees half a page; a link stays a link."""
    target = file.resolve()
    if target.exists() and not target.is_file():
        target.write_text(text, encoding="utf-8")  # a pipe or the like
        return
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with beside.open("x", encoding="utf-8", newline="") as stream:
            stream.write(text)
        with suppress(FileNotFoundError):
            beside.chmod(target.stat().st_mode & 0o7777)
        beside.replace(target)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
