"""`pathways exceptions`: which exceptions of learners the rules have no use for, and which an edit of the rules touches."""

from typing import TYPE_CHECKING

import click

from pathways.cli.exits import Status, finish
from pathways.cli.options import examples, with_columns, with_json, with_rules

if TYPE_CHECKING:
    from pathways.model.exceptions.review import Reviewed

FORM = "exceptions/1"


@click.command(
    "exceptions",
    short_help="Tell which exceptions the rules have no use for.",
    epilog=examples(
        "pathways exceptions class.json                               what the rules do not have (any more)",
        "pathways exceptions class.json --rules new/ --before old/    and what an edit of the rules touches",
    ),
)
@click.argument("records", metavar="RECORDS...", nargs=-1, required=True)
@click.option(
    "--before",
    metavar="PATH",
    help="The rules before an edit; exceptions to what is another now are told as well.",
)
@with_columns
@with_rules
@with_json
def command(
    records: tuple[str, ...],
    before: str | None,
    columns: str | None,
    rules_path: str | None,
    *,
    as_json: bool,
) -> None:
    """Tell which exceptions of learners name what the rules do not have, with the nearest name, or change nothing.

    RECORDS are JSON or CSV files of learners. With --before, by whose names the records are then read, also those
    whose requirement, limit or deadline says something else now, with the name that a renamed one has now. Each is
    told with its learner.

    Exit status: 0 there is none to look at, 1 there are some, 4 a file cannot be read or a record has an error.
    """
    from pathways.cli.loading import learners_from, readable_rules_from, reading, rules_from
    from pathways.cli.streams import note, say, say_json
    from pathways.model.exceptions.review import review
    from pathways.report.review_in_words import reviewed, reviewed_to_plain

    rules = rules_from(*((rules_path,) if rules_path else ()))
    old = readable_rules_from(before) if before is not None else None
    learners = [
        learner
        for file in records
        for learner in learners_from(file, old or rules, reading(columns)).learners
    ]
    found: list[Reviewed] = list(review(learners, rules.catalogue, old.catalogue if old else None))
    if as_json:
        say_json({"pathways": FORM, "exceptions": [reviewed_to_plain(each) for each in found]})
    for each in found if not as_json else ():
        say(reviewed(each))
    every, people = sum(len(learner.exceptions) for learner in learners), len(learners)
    granted = f"{every:,} exception{'s' * (every != 1)} of {people:,} learner{'s' * (people != 1)}"
    note(f"{granted}, {len(found):,} to look at")
    finish(Status.NO if found else Status.FINE)
