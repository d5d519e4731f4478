"""`pathways check`: every problem of every rule file at once."""

from typing import TYPE_CHECKING

import click

from pathways.cli.asked import Asked
from pathways.cli.exits import Status, finish
from pathways.cli.kept_check import Found, keep, key_of, recall
from pathways.cli.options import examples, with_json, with_rules
from pathways.cli.problems.rows import Row, has_errors, rows_of
from pathways.cli.streams import is_terminal, note, say, say_json
from pathways.cli.waiting import Waiting
from pathways.folders import rules_folder

if TYPE_CHECKING:
    from pathways.advance import Advance
    from pathways.problem import Problem
    from pathways.ruleset import Parsed, RuleSet

FORM = "check/1"
_GRAVEST_FIRST = ("error", "warning", "notice")


@click.command(
    "check",
    short_help="Tell every problem of rule files.",
    epilog=examples(
        "pathways check                        the rule library that comes with Pathways",
        "pathways check rules/mycollege        a folder of rule files",
        "pathways check draft.pathway --format sarif > problems.sarif",
        "pathways check draft.pathway --watch  checks again whenever you save",
    ),
)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "--format",
    "layout",
    type=click.Choice(["text", "json", "sarif"]),
    default="text",
    help="Text for people (the default), JSON, or SARIF 2.1.0 for editors and code review.",
)
@click.option(
    "--watch", "is_watched", is_flag=True, help="Check again whenever a rule file changes, until Ctrl-C."
)
@click.option(
    "--all", "is_all", is_flag=True, help="Tell warnings and notices of the files that PATH uses, too."
)
@with_rules
@with_json
def command(
    paths: tuple[str, ...],
    layout: str,
    rules_path: str | None,
    *,
    is_watched: bool,
    is_all: bool,
    as_json: bool,
) -> None:
    """Tell every problem of rule files: what is wrong, where, and what to write instead.

    PATH is a rule file or a folder of rule files. With --rules those rules are read too, so that a draft may
    use their names. Of other files than PATH, which it uses, text tells the errors and counts the rest; JSON
    and SARIF have everything. With --watch each check after the first tells what is new and what is gone;
    JSON has one document a line.

    Exit status: 0 no errors, 1 errors, 4 a file cannot be read; 0 whenever Ctrl-C ends a watch.
    """
    read = (*paths, *((rules_path,) if rules_path else ())) or (str(rules_folder()),)
    layout = "json" if as_json else layout
    asked = Asked(() if is_all or layout != "text" else paths)
    if is_watched:
        if layout == "sarif":
            raise click.UsageError("--watch writes text or JSON; choose one of --watch and --format sarif")
        from pathways.cli.watch import watch

        watch(read, asked, as_json=layout == "json")
        finish(Status.FINE)
    found = checked(read, hidden=layout != "text" and is_terminal())
    told, rest = asked.told(found)
    show(told, layout)
    note(summary(told, rest))
    if found["unreadable"]:
        finish(Status.UNREADABLE)
    finish(Status.NO if has_errors(found["problems"]) else Status.FINE)


def checked(paths: tuple[str, ...], *, hidden: bool = False, parsed_before: "Parsed | None" = None) -> Found:
    """What a check of these files finds, from the cache where nothing has changed; unless `hidden`, a bar shows how far it is."""
    key = key_of(paths)
    found = recall(key)
    if found is None:
        with Waiting(hidden=hidden) as waiting:
            found = _fresh(paths, waiting, parsed_before)
        if key is not None and not found["unreadable"] and key_of(paths) == key:
            keep(key, found)
    return found


def _fresh(paths: tuple[str, ...], advance: "Advance", parsed_before: "Parsed | None") -> Found:
    """What a check finds now; it is over before there is garbage worth collecting, and looking for it takes time."""
    import gc

    gc.disable()
    try:
        from pathways.audit.needs_search import needs_search
        from pathways.ruleset import load_rules

        rules = load_rules(*paths, advance=advance, parsed_before=parsed_before)
        advance("looking at goals", 0, 0)
        return _found(rules, needs_search(rules.catalogue) if rules.sound else ())
    finally:
        gc.enable()


def _found(rules: "RuleSet", more: "tuple[Problem, ...]") -> Found:
    from dataclasses import fields

    from pathways.problem import in_order

    return Found(
        files=list(rules.files),
        declarations=sum(
            len(getattr(rules.catalogue, each.name))
            for each in fields(rules.catalogue)
            if each.name != "as_written"
        ),
        unreadable=rules.unreadable,
        problems=rows_of(in_order((*rules.problems, *more))),
    )


def show(found: Found, layout: str) -> None:
    """Write what was found to standard output, as text, JSON or SARIF."""
    rows = found["problems"]
    if layout == "json":
        say_json({"pathways": FORM, **found})
    elif layout == "sarif":
        from pathways.cli.pages import all_pages
        from pathways.cli.problems.to_sarif import to_sarif

        say_json(to_sarif(rows, all_pages() if rows else {}))
    elif rows:
        from pathways.cli.problems.to_text import to_text

        say(to_text(rows))


def summary(found: Found, rest: str = "") -> str:
    """How much was read, how many problems of which severity are told and not told, and where one of them is explained."""
    rows = found["problems"]
    counted = f"{count(found)}\n{rest}" if rest else count(found)
    if not rows:
        return counted
    worst = min(rows, key=lambda row: _GRAVEST_FIRST.index(row["severity"]))
    return f"\n{counted}\n`pathways explain {worst['code']}` tells more of it"


def count(found: Found) -> str:
    """One line: how much was read and how many problems of which severity there are."""
    read = f"{_counted(len(found['files']), 'file')}, {_counted(found['declarations'], 'declaration')}"
    told = ", ".join(_counted(number, word) for word, number in _severities(found["problems"]))
    return f"{read}: {told or 'no problems'}"


def _severities(rows: list[Row]) -> list[tuple[str, int]]:
    counts = [(word, sum(row["severity"] == word for row in rows)) for word in _GRAVEST_FIRST]
    return [(word, number) for word, number in counts if number]


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
