"""Options and arguments that several commands share."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import click

from pathways.text.composed import composed

Function = TypeVar("Function", bound=Callable[..., Any])


class Day(click.ParamType[date]):
    """A day, written as in rules: 2024-09-01."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day; anything else is told with an example."""
        if isinstance(value, date):
            return value
        text = str(value)
        try:
            found = date.fromisoformat(text)
        except ValueError:
            self.fail(f"`{text}` is not a day; write year, month and day, as in 2024-09-01", param, ctx)
        if found.isoformat() != text:
            self.fail(f"write `{text}` with hyphens, as in {found.isoformat()}", param, ctx)
        return found


class Name(click.ParamType[str]):
    """A name of the rules, in the form in which rules have it, whichever way the keyboard wrote its accents."""

    name = "name"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name."""
        del param, ctx
        return composed(str(value))


def with_goals(help_: str) -> Callable[[Function], Function]:
    """`--goal NAME`, as often as wanted, given as `goals`."""
    return click.option("--goal", "goals", type=Name(), multiple=True, metavar="NAME", help=help_)


def with_rules(function: Function) -> Function:
    """`--rules PATH`, given as `rules_path`."""
    return click.option(
        "--rules",
        "rules_path",
        metavar="PATH",
        help="A rule file or a folder of rule files; without it, the library that comes with Pathways.",
    )(function)


def with_json(function: Function) -> Function:
    """`--json`, given as `as_json`."""
    return click.option("--json", "as_json", is_flag=True, help="Write JSON for programs instead of text.")(
        function
    )


def with_columns(function: Function) -> Function:
    """`--columns FILE`, given as `columns`."""
    return click.option(
        "--columns",
        metavar="FILE",
        help="How the columns of a CSV file from another system are read (docs/records.md).",
    )(function)


def with_skipping(function: Function) -> Function:
    """`--skip-bad` and `--bad FILE`, given as `skip_bad` and `bad`."""
    skipping = click.option(
        "--skip-bad",
        is_flag=True,
        help="Use the learners without an error, and write the others to a file with the reasons.",
    )
    where = click.option(
        "--bad",
        metavar="FILE",
        help="The file for the others; without it NAME.bad.csv (or .json) beside the file that is read.",
    )
    return skipping(where(function))


def with_as_of(function: Function) -> Function:
    """`--as-of DATE`, given as `as_of`: a day, by default today."""
    return click.option(
        "--as-of",
        type=Day(),
        default=None,
        metavar="DATE",
        callback=_today,
        help="The day for which it is decided, such as 2024-09-01; today if not given.",
    )(function)


def with_catalogue(function: Function) -> Function:
    """`--catalogue DATE`, given as `catalogue`: a day, or None for the newest rules."""
    return click.option(
        "--catalogue",
        type=Day(),
        default=None,
        metavar="DATE",
        help="The rules as the catalogue of this day has them; without it the newest.",
    )(function)


def _today(ctx: click.Context, param: click.Parameter, day: date | None) -> date:
    """Only the command line knows today; everything below it is told a day."""
    del ctx, param
    return day or date.today()  # noqa: DTZ011 # the person's own today is meant, wherever they are


def examples(*lines: str) -> str:
    """The examples at the end of a command's help, kept as they are."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


def with_rules_for_nothing(function: Function) -> Function:
    """`--rules PATH` where every command has it and this one needs no rules."""
    return click.option(
        "--rules",
        metavar="PATH",
        expose_value=False,
        help="Accepted as everywhere; this command needs no rules.",
    )(function)
