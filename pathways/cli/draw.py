"""`pathways draw`: a picture of what leads to a credential, with a learner's state in it."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pathways.cli.exits import Status, finish
from pathways.cli.options import (
    Name,
    examples,
    with_as_of,
    with_catalogue,
    with_columns,
    with_json,
    with_rules,
)
from pathways.cli.streams import note, say_json

if TYPE_CHECKING:
    from pathways.model.learner import Learner
    from pathways.picture.nouns import Picture
    from pathways.ruleset import RuleSet

FORM = "draw/1"


@click.command(
    "draw",
    short_help="Draw a pathway, with a learner's state in it.",
    epilog=examples(
        "pathways draw quill.ba_data -o pathway.svg",
        "pathways draw quill.ba_data --learner rosa.json -o rosa.png",
        "pathways draw quill.ba_data --learner rosa.json --what-if 'planning quill.dat130' -o rosa.svg",
        "pathways draw quill.ba_data --depth 2 -o pathway.mmd",
    ),
)
@click.argument("name", type=Name(), required=False)
@click.option(
    "-o", "--output", required=True, metavar="FILE", help="Where to write it: .svg, .png, .dot or .mmd."
)
@click.option(
    "--learner", "learner_file", metavar="FILE", help="A file with one learner, to show how far it is."
)
@click.option(
    "--what-if",
    "suppose",
    multiple=True,
    metavar="LINE",
    help="Show how far the learner would be if this were so, as `audit --what-if` tells it.",
)
@click.option("--depth", type=click.IntRange(min=1), metavar="N", help="At most N arrows away from NAME.")
@with_columns
@with_as_of
@with_catalogue
@with_rules
@with_json
def command(
    name: str | None,
    output: str,
    learner_file: str | None,
    suppose: tuple[str, ...],
    depth: int | None,
    columns: str | None,
    as_of: date,
    catalogue: date | None,
    rules_path: str | None,
    *,
    as_json: bool,
) -> None:
    """Draw what leads to NAME, a credential, stack or admission; without NAME draw all rules.

    Of rules that have versions the newest are drawn, for a learner those by which the learner goes.
    The format is the ending of FILE: SVG, PNG, DOT for Graphviz, or MMD for Mermaid. Exit status: 0 drawn,
    4 the learner cannot be read or the picture cannot be written.
    """
    from pathways.cli.loading import rules_from
    from pathways.cli.pictures import picture_for

    rules = rules_from(*((rules_path,) if rules_path else ()))
    rules = rules.on_catalogue(catalogue) if catalogue is not None else rules
    if name is not None:
        _must_be_drawable(name, rules)
    if suppose and not learner_file:
        raise click.UsageError("--what-if supposes something of a learner; give --learner too")
    learner = _learner(learner_file, columns, rules) if learner_file else None
    if learner is not None and suppose:
        learner = _supposed(learner, suppose, rules, as_of)
    by = f"by the catalogue of {catalogue}" if catalogue is not None else ""
    told = ", ".join(filter(None, (by, f"if: {'; '.join(suppose)}" if suppose else "")))
    picture = picture_for(rules, (name, depth), learner, as_of, told)
    _write(picture, Path(output))
    note(f"wrote {output}: {len(picture.boxes):,} boxes, {len(picture.lines):,} arrows")
    if as_json:
        say_json(
            {"pathways": FORM, "file": output, "boxes": len(picture.boxes), "arrows": len(picture.lines)}
        )


def _must_be_drawable(name: str, rules: "RuleSet") -> None:
    from pathways.cli.naming import must_be

    found = rules.catalogue
    known = (
        *found.credentials,
        *found.stacks,
        *found.admissions,
        *found.conversions,
        *found.transfers,
        *found.learning,
    )
    must_be(name, known, "credential, stack, admission, conversion, transfer or course")


def _learner(file: str, columns: str | None, rules: "RuleSet") -> "Learner":
    from pathways.cli.loading import learners_from, reading

    read = learners_from(file, rules, reading(columns))
    if len(read.learners) != 1:
        raise click.UsageError(f"`{file}` has {len(read.learners):,} learners; a picture shows one")
    return read.learners[0]


def _supposed(learner: "Learner", suppose: tuple[str, ...], rules: "RuleSet", as_of: date) -> "Learner":
    from pathways.cli.loading import supposed_by
    from pathways.model.supposed import supposed

    return supposed(learner, supposed_by(suppose, rules).change, as_of)


def _write(picture: "Picture", file: Path) -> None:
    from pathways.picture.errors import PictureError
    from pathways.picture.to_file import write

    try:
        write(picture, file)
    except PictureError as error:
        raise click.UsageError(f"{error}; {error.help}") from error
    except OSError as error:
        note(f"error: `{file}` cannot be written: {error.strerror or error}")
        finish(Status.UNREADABLE)
