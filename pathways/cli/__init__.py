"""The command line: one command a file, each loading no more than it needs."""

import gc
from collections.abc import Sequence


def main(args: Sequence[str] | None = None) -> int:
    """Run a command and give its exit status (see `pathways.cli.exits`); nobody ever sees a traceback."""
    gc.disable()  # nothing that is imported is garbage, and looking for it takes time
    try:
        from pathways.cli.running import run
    finally:
        gc.enable()
    return int(run(args))
