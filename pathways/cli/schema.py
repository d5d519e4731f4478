"""`pathways schema`: the JSON Schema of the documents that Pathways reads and writes."""

from typing import Any

import click

from pathways.cli.options import examples, with_json, with_rules_for_nothing
from pathways.cli.streams import say_json


@click.command(
    "schema",
    short_help="Write the JSON Schema of learner files, audits and plans.",
    epilog=examples(
        "pathways schema learner > learner.schema.json      for whoever writes learner files",
        "pathways schema columns > columns.schema.json      for whoever maps another system's columns",
        "pathways schema audit > audit.schema.json          for whoever reads `pathways audit --json`, also with --what-if",
        "pathways schema plan > plan.schema.json            for whoever reads `pathways plan --json`",
    ),
)
@click.argument("document", type=click.Choice(["learner", "columns", "audit", "plan"]))
@with_rules_for_nothing
@with_json
def command(document: str, *, as_json: bool) -> None:
    """Write the JSON Schema of a document: `learner` and `columns` are what is read, `audit` and `plan` what is written.

    A schema is JSON with and without --json.
    """
    del as_json
    say_json(_schema(document))


def _schema(document: str) -> dict[str, Any]:
    if document == "learner":
        from pathways.exchange.record.schema import schema as of_learners

        return of_learners()
    if document == "columns":
        from pathways.exchange.record.column_map_schema import schema as of_columns

        return of_columns()
    if document == "plan":
        from pathways.exchange.plan.schema import schema as of_plans

        return of_plans()
    from pathways.exchange.audit.schema import schema as of_audits

    return of_audits()
