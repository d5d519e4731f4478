"""`pathways format`: rule files in their one layout, comments kept."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pathways.cli.exits import Status, finish
from pathways.cli.options import examples, with_json, with_rules_for_nothing
from pathways.cli.streams import note, say, say_json

if TYPE_CHECKING:
    from pathways.cli.formatting import Formatted

FORM = "format/1"


@click.command(
    "format",
    short_help="Lay rule files out, comments kept.",
    epilog=examples(
        "pathways format rules/mycollege          every rule file of a folder, in place",
        "pathways format --check rules            nothing is written; exit status 1 if anything would be",
        "pathways format - < draft.pathway        from standard input to standard output",
    ),
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; tell which files would change.")
@with_rules_for_nothing
@with_json
def command(paths: tuple[str, ...], *, only_check: bool, as_json: bool) -> None:
    """Lay rule files out in the one way that everybody's have; their meaning and their comments stay.

    PATH is a rule file, a folder of rule files, or `-` for standard input. A file with mistakes is left as it
    is. Exit status: 0 done, 1 a file has mistakes or (--check) would change, 4 a file cannot be read or written.
    """
    from pathways.cli.formatting import formatted
    from pathways.rule_files import rule_files

    if paths == ("-",):
        _from_standard_input(only_check=only_check)
    files = dict.fromkeys(file for path in paths for file in rule_files(Path(path)))
    found = [formatted(file) for file in files]
    all_written = only_check or [_write(each) for each in found].count(False) == 0
    _show(found, only_check=only_check, as_json=as_json)
    if not all_written or any(each.before is None for each in found):
        finish(Status.UNREADABLE)
    has_mistakes = any(each.after is None for each in found)
    would_change = only_check and any(each.changes for each in found)
    finish(Status.NO if has_mistakes or would_change else Status.FINE)


def _from_standard_input(*, only_check: bool) -> None:
    from pathways.cli.formatting import laid_out
    from pathways.text import limits

    found = laid_out("standard input", sys.stdin.buffer.read(limits.FILE_BYTES + 1))
    _tell(found)
    if found.after is None:
        finish(Status.UNREADABLE if found.before is None else Status.NO)
    if not only_check:
        click.echo(found.after, nl=False)
    finish(Status.NO if only_check and found.changes else Status.FINE)


def _write(found: "Formatted") -> bool:
    """Whether the file is as it should be now."""
    from pathways.cli.formatting import write

    if found.changes and found.file is not None and found.after is not None:
        try:
            write(found.after, found.file)
        except OSError as error:
            note(f"error: `{found.name}` cannot be written: {error.strerror or error}")
            return False
    return True


def _tell(found: "Formatted") -> None:
    from pathways.cli.problems.to_text import to_text

    if found.problems:
        note(to_text(found.problems) + "\n")


def _show(found: "list[Formatted]", *, only_check: bool, as_json: bool) -> None:
    for each in found:
        _tell(each)
    changed = [each for each in found if each.changes]
    if as_json:
        names = [each.name for each in changed]
        rows = [row for each in found for row in each.problems]
        say_json({"pathways": FORM, "files": len(found), "changed": names, "problems": rows})
    elif only_check:
        for each in changed:
            say(f"{each.name}: {each.difference}")
    else:
        for each in changed:
            note(f"formatted {each.name}")
    verb = "would change" if only_check else "changed"
    note(f"{len(found):,} file{'s' * (len(found) != 1)}, {len(changed):,} {verb}")
