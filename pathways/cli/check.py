"""`pathways check`: every problem of every rule file at once."""

from typing import TYPE_CHECKING

import click

from pathways.cli.exits import Status, finish
from pathways.cli.kept_check import Found, keep, key_of, recall
from pathways.cli.options import examples, with_json, with_rules
from pathways.cli.problems.rows import Row, has_errors, rows_of
from pathways.cli.streams import note, say, say_json
from pathways.folders import rules_folder

if TYPE_CHECKING:
    from pathways.problem import Problem
    from pathways.ruleset import RuleSet

FORM = "check/1"


@click.command(
    "check",
    short_help="Tell every problem of rule files.",
    epilog=examples(
        "pathways check                        the rule library that comes with Pathways",
        "pathways check rules/mycollege        a folder of rule files",
        "pathways check draft.pathway --format sarif > problems.sarif",
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
@with_rules
@with_json
def command(paths: tuple[str, ...], layout: str, rules_path: str | None, *, as_json: bool) -> None:
    """Tell every problem of rule files: what is wrong, where, and what to write instead.

    PATH is a rule file or a folder of rule files. With --rules those rules are read too, so that a draft may
    use their names. Exit status: 0 no errors, 1 errors, 4 a file cannot be read.
    """
    read = (*paths, *((rules_path,) if rules_path else ())) or (str(rules_folder()),)
    found = checked(read)
    _show(found, "json" if as_json else layout)
    note(_summary(found))
    if found["unreadable"]:
        finish(Status.UNREADABLE)
    finish(Status.NO if has_errors(found["problems"]) else Status.FINE)


def checked(paths: tuple[str, ...]) -> Found:
    """What a check of these files finds, from the cache where nothing has changed."""
    key = key_of(paths)
    found = recall(key)
    if found is None:
        found = _fresh(paths)
        if key is not None and not found["unreadable"] and key_of(paths) == key:
            keep(key, found)
    return found


def _fresh(paths: tuple[str, ...]) -> Found:
    """What a check finds now; it is over before there is garbage worth collecting, and looking for it takes time."""
    import gc

    gc.disable()
    try:
        from pathways.audit.needs_search import needs_search
        from pathways.ruleset import load_rules

        rules = load_rules(*paths)
        return _found(rules, needs_search(rules.catalogue) if rules.sound else ())
    finally:
        gc.enable()


def _found(rules: "RuleSet", more: "tuple[Problem, ...]") -> Found:
    from dataclasses import fields

    from pathways.problem import in_order

    return Found(
        files=list(rules.files),
        declarations=sum(len(getattr(rules.catalogue, each.name)) for each in fields(rules.catalogue)),
        unreadable=rules.unreadable,
        problems=rows_of(in_order((*rules.problems, *more))),
    )


def _show(found: Found, layout: str) -> None:
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


def _summary(found: Found) -> str:
    """One line: how much was read and how many problems of which severity there are."""
    rows = found["problems"]
    read = f"{_counted(len(found['files']), 'file')}, {_counted(found['declarations'], 'declaration')}"
    if not rows:
        return f"{read}: no problems"
    told = ", ".join(_counted(count, word) for word, count in _severities(rows))
    return f"\n{read}: {told}\n`pathways explain {rows[0]['code']}` tells more of it"


def _severities(rows: list[Row]) -> list[tuple[str, int]]:
    counts = [(word, sum(row["severity"] == word for row in rows)) for word in ("error", "warning", "notice")]
    return [(word, count) for word, count in counts if count]


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
