"""Names that a person gave on the command line, and the nearest one that there is."""

from collections.abc import Collection

import click

from pathways.model.nearest import nearest


def must_be(name: str, names: Collection[str], noun: str) -> str:
    """The name, if it is one of `names`; otherwise a complaint that tells the nearest of them.

    :raises click.UsageError: with a sentence for the person who mistyped it
    """
    if name in names:
        return name
    close = nearest(name, names)
    help_ = f"did you mean `{close}`?" if close else "`pathways rules` lists what there is"
    raise click.UsageError(f"there is no {noun} named `{name}`; {help_}")
