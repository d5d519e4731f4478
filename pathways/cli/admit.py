"""`pathways admit`: the four answers to applicants, with reasons."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from pathways.cli.documents import Documents, with_documents, with_pictures, with_what_is_held
from pathways.cli.exits import Status, finish
from pathways.cli.options import (
    Name,
    examples,
    with_as_of,
    with_columns,
    with_json,
    with_rules,
    with_skipping,
)

if TYPE_CHECKING:
    from pathways.audit.verdict import Decision
    from pathways.model.learner import Learner
    from pathways.report.page import Page
    from pathways.ruleset import RuleSet


@click.command(
    "admit",
    short_help="Answer applicants, with reasons.",
    epilog=examples(
        "pathways admit rosa.json --to asu.earned_admission",
        "pathways admit rosa.json --to asu.earned_admission --html rosa.html       a page to hand out or to print",
        "pathways admit applicants.csv --to asu.earned_admission --csv > answers.csv",
        "pathways admit applicants.csv --to asu.earned_admission --as-of 2025-09-01 --json",
        "pathways admit export.csv --to asu.earned_admission --columns columns.json --skip-bad",
    ),
)
@click.argument("learners", metavar="LEARNER|APPLICANTS.csv")
@click.option(
    "--to",
    "admission",
    type=Name(),
    required=True,
    metavar="NAME",
    help="The admission, or the programme it admits to.",
)
@click.option("--csv", "as_csv", is_flag=True, help="Write a CSV table: learner, answer, reasons.")
@with_documents
@with_columns
@with_skipping
@with_as_of
@with_rules
@with_json
def command(
    learners: str,
    admission: str,
    documents: Documents,
    columns: str | None,
    bad: str | None,
    as_of: date,
    rules_path: str | None,
    *,
    as_csv: bool,
    skip_bad: bool,
    as_json: bool,
) -> None:
    """Answer applicants: admitted, needs review, cannot be decided, or not yet, and why.

    Applicants come as a JSON or CSV file. Each is answered as of the day of application, or where the record has
    none as of --as-of. JSON has one decision a line.

    Exit status: 0 all are admitted, 1 some are not yet, 3 some need review, cannot be decided or were skipped,
    4 a file cannot be read or a record has an error.
    """
    from pathways.cli.loading import learners_from, reading, rules_from

    if as_csv and as_json:
        raise click.UsageError("choose one of --csv and --json")
    how = reading(columns, bad, skip_bad=skip_bad)
    rules = rules_from(*((rules_path,) if rules_path else ()))
    name = _admission(admission, rules)
    read = learners_from(learners, rules, how)
    documents.must_be_about_one(read, learners)
    decisions = list(_decisions(read.learners, name, as_of, rules))
    if as_csv or as_json or not documents.wanted:
        _show(decisions, as_csv=as_csv, as_json=as_json)
    documents.write(_page(each, rules, read.learners[0]) for each in decisions)
    if read.left_out is not None:
        read.left_out.say()
    finish(_status(decisions, all_read=read.left_out is None))


def _page(decision: "Decision", rules: "RuleSet", learner: "Learner") -> "Page":
    from pathways.report.from_decision import page_of_decision
    from pathways.report.record_on_a_page import with_record

    told = with_record(page_of_decision(decision), decision, learner)
    page = with_pictures(told, [decision.goal.name], rules, learner, decision.as_of)
    return with_what_is_held(page, rules, learner, decision.as_of)


def _admission(name: str, rules: "RuleSet") -> str:
    """The admission of that name, or the only one that admits to the programme of that name."""
    from pathways.cli.naming import must_be

    admissions = rules.catalogue.admissions
    into = [each.name for each in admissions.values() if each.programme == name]
    if len(into) > 1:
        raise click.UsageError(f"several admissions lead to `{name}`; choose one of {', '.join(into)}")
    return into[0] if into else must_be(name, admissions, "admission")


def _decisions(
    learners: "Sequence[Learner]", name: str, as_of: date, rules: "RuleSet"
) -> "Iterator[Decision]":
    import sys

    from pathways.audit.admission import admit
    from pathways.cli.streams import notes_are_read

    graph, digest = rules.graph, rules.digest
    hidden = len(learners) == 1 or not notes_are_read()
    with click.progressbar(learners, label="Deciding", file=sys.stderr, hidden=hidden) as shown:
        for learner in shown:
            yield admit(graph, learner, name, as_of, digest)


def _show(decisions: "Sequence[Decision]", *, as_csv: bool, as_json: bool) -> None:
    from pathways.cli.streams import note, say, say_json, show_report

    if as_json:
        from pathways.report import to_plain

        for decision in decisions:
            say_json(to_plain(decision), on_one_line=True)
    elif as_csv:
        say(_csv(decisions))
    elif len(decisions) == 1:
        from pathways.report import decision_to_lines

        show_report(decision_to_lines(decisions[0]))
    else:
        for line in _table(decisions):
            say(line)
    if len(decisions) != 1:
        note(_summary(decisions))


def _answer(decision: "Decision") -> str:
    return decision.answer.value if decision.answer is not None else "undecided"


def _csv(decisions: "Iterable[Decision]") -> str:
    """A table whose cells no spreadsheet takes for a formula (OWASP, CSV injection)."""
    import csv
    import io

    from pathways.report import reasons_in_a_line

    written = io.StringIO()
    table = csv.writer(written, lineterminator="\n")
    table.writerow(("learner", "answer", "reasons"))
    for decision in decisions:
        cells = (decision.learner, _answer(decision), reasons_in_a_line(decision))
        table.writerow([f"'{cell}" if cell[:1] in "=+-@\t\r" and cell else cell for cell in cells])
    return written.getvalue().rstrip("\n")


def _summary(decisions: "Sequence[Decision]") -> str:
    """How many got which answer."""
    counts = Counter(_answer(decision) for decision in decisions)
    order = ("admitted", "needs review", "cannot be decided", "undecided", "not yet")
    told = ", ".join(f"{counts[word]:,} {word}" for word in order if counts[word])
    return f"{len(decisions):,} applicants: {told}" if decisions else "no applicants"


def _table(decisions: "Sequence[Decision]") -> Iterator[str]:
    """A line each."""
    from pathways.report import reasons_in_a_line

    widest = max((len(decision.learner) for decision in decisions), default=0)
    for decision in decisions:
        yield f"{decision.learner:<{widest}}  {_answer(decision):<17}  {reasons_in_a_line(decision)}".rstrip()


def _status(decisions: "Sequence[Decision]", *, all_read: bool) -> Status:
    answers = {_answer(decision) for decision in decisions}
    if not all_read or answers & {"needs review", "cannot be decided", "undecided"}:
        return Status.UNDECIDED
    return Status.NO if "not yet" in answers else Status.FINE
