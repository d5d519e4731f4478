"""Leaving out the learners who have an error in the record: they are counted, told, and written to a file of their own."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from pathways.cli.exits import Status, finish
from pathways.cli.streams import note

if TYPE_CHECKING:
    from pathways.cli.loading import Reading
    from pathways.exchange.record.to_learners import Records


class LeftOut(NamedTuple):
    """How many learners were left out, and the file that they are in."""

    learners: int
    file: str

    def say(self) -> None:
        """Say it after everything else, so that nobody overlooks it."""
        who = "1 learner is" if self.learners == 1 else f"{self.learners:,} learners are"
        note(f"{who} left out because of an error in the record; see {self.file}")


def destination(file: str, how: "Reading") -> Path:
    """The file for those who are left out; one that is read itself is wrong use."""
    path = Path(file)
    found = Path(how.bad) if how.bad is not None else path.with_name(f"{path.stem}.bad{path.suffix}")
    if any(_are_one(found, Path(read)) for read in (file, how.columns) if read is not None):
        raise click.UsageError(f"`{found}` is read itself; choose another file for --bad")
    return found


def leave_out(records: "Records", file: str, how: "Reading") -> LeftOut:
    """Write those who are left out to their file; if that is not possible, the command ends here."""
    from pathways.exchange.record.left_out import left_out, write_private

    found = destination(file, how)
    count = records.count - len(records.learners)
    try:
        write_private(found, left_out(records), may_replace=how.bad is not None)
    except FileExistsError:
        note(f"error: `{found}` is there already, and somebody may be mending it")
        note("  help: move it away, or name another file with --bad")
        finish(Status.UNREADABLE)
    except (OSError, ValueError) as error:
        note(
            f"error: `{found}` cannot be written: {getattr(error, 'strerror', None) or 'no file has such a name'}"
        )
        finish(Status.UNREADABLE)
    good = len(records.learners)
    have = "has an error and is" if count == 1 else "have an error and are"
    note(f"\n{count:,} of {records.count:,} learners {have} left out, with everything on the record.")
    note(f"They are in `{found}` with the reasons: mend them there, and read that file.")
    note(f"What follows is of {'the other one' if good == 1 else f'the other {good:,}'}.\n")
    return LeftOut(count, str(found))


def _are_one(one: Path, other: Path) -> bool:
    """Whether two names are of the same file, also by a link."""
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return one == other
