"""The table of ratios: each command of ours against bare Python, in turn, in the same run; CPU seconds of whole processes."""

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

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
    environment = _environment(folder)
    ours: list[float] = []
    bare: list[float] = []
    for number in range(ROUNDS + 1):
        change(number)
        seconds = _cpu(command, environment)
        alone = _cpu(BARE, environment)
        if number:  # the first round fills caches and is not counted
            ours.append(seconds)
            bare.append(alone)
    return Row(name, goal, statistics.median(ours), statistics.median(bare))


def _environment(folder: Path) -> dict[str, str]:
    """An installed program's: compiled modules are kept, as they are wherever Python may write them."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "XDG_CACHE_HOME": str(folder / "cache"), "PYTHONPYCACHEPREFIX": str(folder / "compiled")}


def _cpu(command: list[str], environment: dict[str, str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in {0, 1}:
        raise SystemExit(done.stderr.decode())
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


if __name__ == "__main__":
    import audits

    wanted = sys.argv[1:] or ["check", "audits"]
    if "check" in wanted:
        main()
    if "audits" in wanted:
        audits.main()
