"""Reading a file of learners, with a bar on standard error where it takes a while and somebody looks on."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pathways.cli.streams import notes_are_read

if TYPE_CHECKING:
    from collections.abc import Callable

    from click._termui_impl import ProgressBar

    from pathways.cli.loading import Reading
    from pathways.exchange.record.to_learners import Records
    from pathways.model.catalogue import Catalogue

_LONG = 1_000_000
"""The bytes of a file that is read in a second or two."""
_STEPS = 100
"""The steps of the bar."""


def records_from(file: str, catalogue: "Catalogue", how: "Reading") -> "Records":
    """All that a file of learners gives."""
    from pathways.exchange.record import limits
    from pathways.exchange.record.to_learners import read_records

    path = Path(file)
    columns = Path(how.columns) if how.columns is not None else None
    most = limits.REASONS if how.skip_bad else limits.PROBLEMS
    hidden = not (notes_are_read() and _is_long(path))
    with click.progressbar(length=_STEPS, label="Reading", file=sys.stderr, hidden=hidden) as bar:
        return read_records(path, catalogue, columns, most, _mover(bar))


def _mover(bar: "ProgressBar[int]") -> "Callable[[int], None]":
    """Called once for each of `count` learners, it moves the bar by as many steps as are due."""
    passed = 0

    def move(count: int) -> None:
        nonlocal passed
        passed += 1
        steps = passed * _STEPS // count - (passed - 1) * _STEPS // count
        if steps:
            bar.update(steps)

    return move


def _is_long(path: Path) -> bool:
    try:
        return path.stat().st_size > _LONG
    except (OSError, ValueError):
        return False  # reading it tells why
