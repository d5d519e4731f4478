"""`pathways compare`: what changed for learners between two audits that were kept."""

from typing import TYPE_CHECKING, NamedTuple

import click

from pathways.cli.documents import Documents, with_documents
from pathways.cli.exits import Status, finish
from pathways.cli.options import examples, with_json, with_rules_for_nothing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pathways.changes.change import AuditChanges
    from pathways.report.page import Page


class _Compared(NamedTuple):
    """What changed for each learner of both files, and who (id) is in one of them only."""

    found: "list[AuditChanges]"
    left: list[str]
    new: list[str]

    @property
    def is_of_one(self) -> bool:
        """Whether both files are about the same one learner."""
        return len(self.found) == 1 and not self.left and not self.new


@click.command(
    "compare",
    short_help="Tell what changed between two audits.",
    epilog=examples(
        "pathways compare january.json may.json                     last term and now",
        "pathways audit rosa.json --json > may.json                 how an audit is kept",
        "pathways compare by_old_rules.jsonl by_new_rules.jsonl     a class, in one page",
        "pathways compare january.jsonl may.jsonl --in-full         a class, learner by learner",
        "pathways compare january.json may.json --html rosa.html    a page to hand out or to print",
    ),
)
@click.argument("before", metavar="BEFORE")
@click.argument("after", metavar="AFTER")
@click.option("--in-full", is_flag=True, help="Tell of each of several learners all that changed.")
@with_documents
@with_rules_for_nothing
@with_json
def command(before: str, after: str, documents: Documents, *, in_full: bool, as_json: bool) -> None:
    """Tell what changed for learners from one audit to another: verdicts, requirements, what counts where, and why.

    BEFORE and AFTER are audits as `pathways audit --json` writes them, with one or more learners each. Of one learner all
    is told; of several how many finished, came nearer or lost something, who, and by which requirements.

    Exit status: 0 nobody lost anything, 1 somebody did, 3 a verdict is undecided now, or nobody is in both files,
    4 a file cannot be read.
    """
    from pathways.cli.streams import say_json

    compared = _compared(before, after)
    if as_json:
        from pathways.report.changes_to_plain import changes_to_plain

        for each in compared.found:
            say_json(changes_to_plain(each), on_one_line=True)
    elif not documents.wanted:
        _show(compared, in_full=in_full)
    if documents.wanted:
        documents.write([_page(compared, in_full=in_full)])
    finish(_status(compared.found))


def _compared(before: str, after: str) -> _Compared:
    from pathways.changes.from_audits import changes_between
    from pathways.cli.loading import kept_from_file

    was, now = kept_from_file(before), kept_from_file(after)
    found = [changes_between(was[key], audit) for key, audit in now.items() if key in was]
    return _Compared(found, [key for key in was if key not in now], [key for key in now if key not in was])


def _page(compared: _Compared, *, in_full: bool) -> "Page":
    """All in one page: of a class, if it is asked for in full, learner by learner behind what it comes to."""
    from pathways.report.from_changes import page_of_changes
    from pathways.report.from_class_changes import page_of_class, page_of_class_in_full

    if compared.is_of_one:
        return page_of_changes(compared.found[0])
    return page_of_class_in_full(*compared) if in_full else page_of_class(*compared)


def _show(compared: _Compared, *, in_full: bool) -> None:
    from pathways.cli.streams import note, say, show_report
    from pathways.report.from_changes import page_of_changes
    from pathways.report.from_class_changes import page_of_class, total
    from pathways.report.to_text import lines_of

    if not (in_full or compared.is_of_one):
        show_report(lines_of(page_of_class(*compared)))
        return
    for at, each in enumerate(compared.found):
        if at:
            say()
        show_report(lines_of(page_of_changes(each)))
    if not compared.is_of_one:
        note(total(*compared))


def _status(found: "Sequence[AuditChanges]") -> Status:
    from pathways.changes.outcome import Outcome, outcome_of

    outcomes = {outcome_of(each) for each in found}
    if not found or Outcome.UNDECIDED in outcomes:
        return Status.UNDECIDED
    return Status.NO if outcomes & {Outcome.LOST, Outcome.FURTHER} else Status.FINE
