"""The command line: one command a file, each loading no more than it needs."""

from collections.abc import Sequence


def main(args: Sequence[str] | None = None) -> int:
    """Run a command and give its exit status (see `pathways.cli.exits`); nobody ever sees a traceback."""
    from pathways.cli.running import run

    return int(run(args))
