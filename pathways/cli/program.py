"""The program `pathways`: its commands, each imported when it is called."""

from importlib import import_module
from typing import cast

import click

from pathways import __version__

COMMANDS = (
    "check",
    "explain",
    "format",
    "show",
    "rules",
    "draw",
    "audit",
    "admit",
    "plan",
    "compare",
    "exceptions",
    "test",
    "schema",
)
"""In the order in which help tells them: writing rules, reading them, deciding by them, documents."""


class Program(click.Group):
    """A group of commands that imports the one that is called and no other."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands in the order of help."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name; its module has the same name and keeps it as `command`."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        return cast("click.Command", import_module(f"pathways.cli.{cmd_name}").command)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments call; who mistypes it is told the nearest one."""
        called = args[0] if args else ""
        if called and called not in COMMANDS and not called.startswith("-"):
            from pathways.model.nearest import nearest

            close = nearest(called, COMMANDS)
            help_ = f"did you mean `{close}`?" if close else f"the commands are {', '.join(COMMANDS)}"
            raise click.UsageError(f"there is no command `{called}`; {help_}", ctx)
        return super().resolve_command(ctx, args)


@click.command(
    cls=Program, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, message="pathways %(version)s")
def program() -> None:
    """Rules for microcredentials, stackable credentials and degrees, and audits of learners by them.

    \b
    Exit status of every command:
      0  yes, or nothing is wrong (warnings alone are fine)
      1  no, or there are problems
      2  called in a way that the command does not know
      3  undecided, or a person must look
      4  a file cannot be read or written

    \b
    Examples:
      pathways check                             is the shipped rule library sound?
      pathways show asu.earned_admission         what a rule asks, in words
      pathways audit learner.json --goal asu.bachelor
    """  # noqa: D301 # Click reads a single backspace as "keep these lines"
