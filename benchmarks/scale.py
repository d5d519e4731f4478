"""The table of scale: 1,000, 3,000 and 10,000 declarations of a state system, each check in a process of its own."""

import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from processes import Used, installed, used
from rules_made import OF_A_FILE, system

SIZES = (1_000, 3_000, 10_000)
"""Declarations; the first is what the others are compared with."""
ROUNDS = 3
SLIPS = 10
"""Names mistyped in every file of a college: 990 among 10,000 declarations."""

Prepare = Callable[[Path, int], None]
"""What is done to a folder of rules, or to the cache beside it, before each round."""


def main() -> None:
    """Measure every case at every size and print the table."""
    print(
        f"median of {ROUNDS} rounds, CPU seconds (user and system) and peak memory of the whole process, files of "
        f"{OF_A_FILE} declarations, Python {sys.version.split()[0]}; ratios are per declaration, to {SIZES[0]:,} of them"
    )
    print(f"{'':<44} {'declarations':>12} {'CPU':>10} {'ratio':>8} {'memory':>10} {'ratio':>8}   goal")
    for name, goal, slips, prepare in CASES:
        first: Used | None = None
        for size in SIZES:
            found = _measured(size, slips, prepare)
            first = first or found
            print(_line(name, goal, size, found, first), flush=True)


def _line(name: str, goal: str, size: int, found: Used, first: Used) -> str:
    ratios = [one / other * SIZES[0] / size for one, other in zip(found, first, strict=True)]
    return (
        f"{name:<44} {size:>12,} {found.seconds:>8.2f} s {ratios[0]:>6.2f} x {found.megabytes:>7.0f} MB "
        f"{ratios[1]:>6.2f} x   {goal if size == SIZES[-1] else ''}"
    ).rstrip()


def _measured(size: int, slips: int, prepare: Prepare) -> Used:
    folder = Path(tempfile.mkdtemp(prefix="pathways-bench-"))
    try:
        rules = folder / "rules"
        rules.mkdir()
        for name, text in system(size // OF_A_FILE, slips).items():
            (rules / name).write_text(text, encoding="utf-8")
        rounds = list(_rounds(folder, rules, prepare))
    finally:
        shutil.rmtree(folder)
    return Used(*(statistics.median(values) for values in zip(*rounds, strict=True)))


def _rounds(folder: Path, rules: Path, prepare: Prepare) -> Iterator[Used]:
    command: Sequence[str] = [sys.executable, "-m", "pathways", "check", str(rules)]
    for number in range(ROUNDS + 1):
        prepare(folder, number)
        found = used([*command], installed(folder))
        if number:  # the first round fills caches and is not counted
            yield found


def _forget(folder: Path, _: int) -> None:
    """What checks found is forgotten; the parse table, which hangs on the grammar only, is kept."""
    for kept in (folder / "cache" / "pathways").glob("check-*.json"):
        kept.unlink()


def _leave(_: Path, __: int) -> None:
    """Nothing changes."""


def _change_one(folder: Path, number: int) -> None:
    with (folder / "rules" / "college01.pathway").open("a", encoding="utf-8") as file:
        file.write(f"# round {number}\n")


CASES: tuple[tuple[str, str, int, Prepare], ...] = (
    ("check, nothing kept", "at most 1.1 x per declaration", 0, _forget),
    ("check, nothing changed", "at most 1 x per declaration", 0, _leave),
    ("check, one file of them changed", "at most 1.1 x per declaration", 0, _change_one),
    ("check, ten names mistyped in every file", "at most 1.5 x per declaration", SLIPS, _forget),
)


if __name__ == "__main__":
    main()
