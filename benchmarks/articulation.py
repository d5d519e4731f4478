"""The table of transfer rules at full size: a million rules, checked, beside reading the file alone and comparing naively."""

import json
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import tables_made
from processes import installed, used

READING = (
    "import csv, sys\nwith open(sys.argv[1], newline='') as file: print(sum(1 for row in csv.reader(file)))"
)
NAIVE = Path(__file__).with_name("naive_articulation.py")


def main(scale: float = 1.0) -> None:
    """Make the table, check it, compare what is told with what was planted, and print what it took."""
    folder = Path(tempfile.mkdtemp(prefix="pathways-bench-"))
    try:
        planted = tables_made.write(folder / "rules", scale)
        table = folder / "rules" / "transfers.csv"
        told = _told(folder)
        if told != planted:
            raise SystemExit(f"planted {dict(planted)}, told {dict(told)}")
        for kept in (folder / "cache" / "pathways").glob("check-*.json"):
            kept.unlink()
        ours = used([sys.executable, "-m", "pathways", "check", str(folder / "rules")], installed(folder))
        reading = used([sys.executable, "-c", READING, str(table)], installed(folder))
        naive = used([sys.executable, str(NAIVE), str(table)], installed(folder))
        rows = sum(1 for _ in table.open(encoding="utf-8")) - 1
    finally:
        shutil.rmtree(folder)
    print(
        f"{rows:,} rows of transfer rules, {planted.total():,} defects planted and all of them told, and no other; "
        f"CPU seconds and peak memory of the whole process, one round, Python {sys.version.split()[0]}"
    )
    print(f"{'':<52} {'CPU':>10} {'memory':>10} {'ratio':>8}   goal")
    for name, found, goal in (
        ("check, a million transfer rules in a table", ours, "minutes, under 600 MB"),
        ("csv.reader of Python alone", reading, ""),
        ("an object a row, every two of a course compared", naive, ""),
    ):
        ratio = ours.seconds / found.seconds
        print(
            f"{name:<52} {found.seconds:>8.1f} s {found.megabytes:>7.0f} MB {ratio:>6.1f} x   {goal}".rstrip()
        )


def _told(folder: Path) -> Counter[str]:
    """The problems that a check tells, by their codes."""
    command = [sys.executable, "-m", "pathways", "check", str(folder / "rules"), "--json"]
    ran = subprocess.run(command, env=installed(folder), capture_output=True, check=False)
    return Counter(row["code"] for row in json.loads(ran.stdout)["problems"])


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 1.0)
