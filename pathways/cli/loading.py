"""Rules and learners for the commands that decide by them; who cannot have them is told why, and the command ends."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pathways.cli.exits import Status, finish
from pathways.cli.problems.rows import rows_of
from pathways.cli.problems.to_text import to_text
from pathways.cli.streams import note
from pathways.cli.waiting import Waiting
from pathways.problem import Problem, Severity

if TYPE_CHECKING:
    from pathways.audit.supposition import Supposition
    from pathways.cli.leaving_out import LeftOut
    from pathways.exchange.audit.kept import KeptAudits
    from pathways.exchange.record.to_learners import Records
    from pathways.model.learner import Learner
    from pathways.ruleset import RuleSet


class Learners(NamedTuple):
    """The learners of a file whose records are without an error, and who was left out because of one."""

    learners: "tuple[Learner, ...]"
    left_out: "LeftOut | None" = None


class Reading(NamedTuple):
    """How a file of learners is read: by which column map, and whether those with an error are left out.

    `bad` is the file to which they are written; without one it stands beside the file of learners.
    """

    columns: str | None = None
    skip_bad: bool = False
    bad: str | None = None


def rules_from(*paths: str) -> "RuleSet":
    """Rules without an error, of which at most warnings are told; otherwise the command ends here."""
    rules = _loaded(paths)
    if rules.unreadable or not rules.sound:
        _tell(_errors(rules.problems))
        note("\nNothing is decided by rules that have errors.")
        finish(Status.UNREADABLE if rules.unreadable else Status.NO)
    return rules


def readable_rules_from(*paths: str) -> "RuleSet":
    """Rules to look at, which may have errors; what is wrong is told, and files that cannot be read end the command."""
    rules = _loaded(paths)
    errors = _errors(rules.problems)
    if rules.unreadable:
        _tell(errors)
        finish(Status.UNREADABLE)
    if errors:
        note(f"These rules have errors ({len(errors):,}); `pathways check` tells them.")
    return rules


def _loaded(paths: tuple[str, ...]) -> "RuleSet":
    from pathways.ruleset import load_rules

    with Waiting() as waiting:
        return load_rules(*paths, advance=waiting)


def reading(columns: str | None, bad: str | None = None, *, skip_bad: bool = False) -> Reading:
    """How a file of learners is read, as the options say."""
    import click

    if bad is not None and not skip_bad:
        raise click.UsageError("--bad is the file for those whom --skip-bad leaves out; give both")
    return Reading(columns, skip_bad=skip_bad, bad=bad)


def learners_from(file: str, rules: "RuleSet", how: Reading = Reading()) -> Learners:  # noqa: B008 - it cannot be changed
    """The learners of a JSON or CSV file; what is wrong with records is told.

    A record with an error ends the command here, unless those who have one are to be left out.
    """
    from pathways.cli.leaving_out import destination, leave_out
    from pathways.cli.reading import records_from

    if how.skip_bad:
        destination(file, how)
    records = records_from(file, rules.catalogue, how)
    errors = _errors(records.problems)
    if records.problems:
        _tell(_foremost(records.problems))
    if errors and not (how.skip_bad and records.learners):
        _tell_who_is_bad(records, how)
        finish(Status.UNREADABLE)
    return Learners(records.learners, leave_out(records, file, how) if errors else None)


def _tell_who_is_bad(records: "Records", how: Reading) -> None:
    """How many learners are good, and whether they could be used by themselves."""
    if records.count == 0:
        return
    if records.is_unusable:
        note("\nThe mistake is in the file as a whole, so that nobody in it can be used.")
        return
    good = len(records.learners)
    if good == 0:
        unwritten = "; there is nobody to go on with, so no file was written" if how.skip_bad else ""
        note(f"\nNo learner of the file has a record without an error{unwritten}.")
        return
    have = "has" if good == 1 else "have"
    note(
        f"\n{good:,} of {records.count:,} learner{'s' * (records.count != 1)} {have} no error in the record."
    )
    if not how.skip_bad:
        note("Nothing is decided while others have one; --skip-bad uses those who have none.")


def supposed_by(lines: tuple[str, ...], rules: "RuleSet") -> "Supposition":
    """What lines of a learner suppose; lines that cannot be read end the command."""
    from pathways.audit.supposition import Supposition
    from pathways.model.from_tree.supposing import supposing

    change, problems = supposing(rules.trees, rules.catalogue, lines)
    if problems:
        _tell(problems)
        finish(Status.WRONG_USE)
    return Supposition(lines, change)


def kept_from_file(file: str) -> "KeptAudits":
    """Audits of before; a file that cannot be read ends the command."""
    from pathways.exchange.audit.kept import read_kept

    try:
        with Waiting() as waiting:
            return read_kept(Path(file), waiting)
    except ValueError as wrong:
        note(f"{file}: the audits cannot be read: {wrong}")
        finish(Status.UNREADABLE)


def _errors(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    return tuple(problem for problem in problems if problem.severity is Severity.ERROR)


def _foremost(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """All warnings, and as many errors as a person may read; the file of those who are left out has them all."""
    from pathways.exchange.record.limits import PROBLEMS

    last = set(_errors(problems)[PROBLEMS:])
    return tuple(problem for problem in problems if problem not in last)


def _tell(problems: tuple[Problem, ...]) -> None:
    note(to_text(rows_of(problems)))
