"""Shows what a target says of a file: `python -m tests.fuzzing.replay NAME FILE`; it ends with a traceback if a claim fails."""

import sys
from pathlib import Path

from tests.fuzzing.targets import TARGETS


def main(name: str, file: str) -> None:
    """Run the target once."""
    TARGETS[name](Path(file).read_bytes())
    sys.stdout.write(f"{name} holds for {file}\n")


if __name__ == "__main__":
    main(*sys.argv[1:3])
