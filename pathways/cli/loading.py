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
    from pathways.exchange.audit.previous import Before
    from pathways.model.learner import Learner
    from pathways.ruleset import RuleSet


class Learners(NamedTuple):
    """The learners of a file whose records are without an error; `all_read` tells whether that is everybody."""

    learners: "tuple[Learner, ...]"
    all_read: bool


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


def learners_from(file: str, rules: "RuleSet") -> Learners:
    """The learners of a JSON or CSV file; what is wrong with records is told, and an unreadable file ends the command."""
    from pathways.exchange.record.to_learners import read
    from pathways.exchange.record.unreadable import UNREADABLE

    learners, problems = read(Path(file), rules.catalogue)
    if problems:
        _tell(problems)
    if any(problem.code == UNREADABLE for problem in problems):
        finish(Status.UNREADABLE)
    errors = _errors(problems)
    if errors:
        note("\nWhoever has an error in the record is left out.")
    return Learners(learners, not errors)


def previous_from(file: str) -> "Before":
    """What counted where in audits of before; a file that cannot be read ends the command."""
    from pathways.exchange.audit.previous import read_previous

    try:
        return read_previous(Path(file))
    except ValueError as wrong:
        note(f"{file}: the audits of before cannot be read: {wrong}")
        finish(Status.UNREADABLE)


def _errors(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    return tuple(problem for problem in problems if problem.severity is Severity.ERROR)


def _tell(problems: tuple[Problem, ...]) -> None:
    note(to_text(rows_of(problems)))
