"""The table of ratios: each command of ours against bare Python, in turn, in the same run; CPU seconds of whole processes."""

import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from processes import installed, used
from rules_made import declarations, small_file

ROUNDS = 15
BARE = [sys.executable, "-c", "pass"]


@dataclass(frozen=True)
class Row:
    """One measured case: its name, the goal as people wrote it, and the measured seconds of ours and of bare Python."""

    name: str
    goal: str
    ours: float
    bare: float

    def line(self) -> str:
        """The row as it is printed."""
        measured = f"{self.ours * 1000:>8.0f} ms {self.bare * 1000:>8.1f} ms {self.ours / self.bare:>7.1f} x"
        return f"{self.name:<52} {measured}   {self.goal}"


def main() -> None:
    """Measure every case and print the table."""
    with _workplace() as folder:
        rows = [
            _unchanged(folder),
            _unchanged_library(folder),
            _changed_small(folder),
            _changed_large(folder),
        ]
    print(
        f"median of {ROUNDS} rounds, CPU seconds (user and system) of the whole process, Python {sys.version.split()[0]}"
    )
    print(f"{'':<52} {'ours':>11} {'bare':>11} {'ratio':>9}   goal")
    for row in rows:
        print(row.line())


@contextmanager
def _workplace() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="pathways-bench-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def _unchanged(folder: Path) -> Row:
    file = folder / "small.pathway"
    file.write_text(small_file(0), encoding="utf-8")
    return _row(
        "check, one unchanged file of 3 KB",
        "at most 6 x and under 100 ms",
        [str(file)],
        lambda _: None,
        folder,
    )


def _unchanged_library(folder: Path) -> Row:
    return _row(
        "check, the unchanged rule library", "at most 6 x and under 100 ms", [], lambda _: None, folder
    )


def _changed_small(folder: Path) -> Row:
    file = folder / "changed.pathway"

    def change(number: int) -> None:
        file.write_text(small_file(number), encoding="utf-8")

    return _row("check, one changed file of 3 KB", "at most 15 x", [str(file)], change, folder)


def _changed_large(folder: Path) -> Row:
    file = folder / "large.pathway"

    def change(number: int) -> None:
        file.write_text(declarations(500, number), encoding="utf-8")

    return _row("check, 500 changed declarations", "under 600 ms", [str(file)], change, folder)


def _row(name: str, goal: str, paths: list[str], change: Callable[[int], None], folder: Path) -> Row:
    command = [sys.executable, "-m", "pathways", "check", *paths]
    environment = installed(folder)
    ours: list[float] = []
    bare: list[float] = []
    for number in range(ROUNDS + 1):
        change(number)
        seconds = used(command, environment).seconds
        alone = used(BARE, environment).seconds
        if number:  # the first round fills caches and is not counted
            ours.append(seconds)
            bare.append(alone)
    return Row(name, goal, statistics.median(ours), statistics.median(bare))


if __name__ == "__main__":
    import articulation
    import audits
    import plans
    import reasons
    import scale

    wanted = sys.argv[1:] or ["check", "scale", "audits", "reasons", "articulation", "plans"]
    if "check" in wanted:
        main()
    if "scale" in wanted:
        scale.main()
    if "audits" in wanted:
        audits.main()
    if "reasons" in wanted:
        reasons.main()
    if "articulation" in wanted:
        articulation.main()
    if "plans" in wanted:
        plans.main()
