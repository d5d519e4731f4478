"""The table of transfer rules at full size: a million rules, checked beside comparing naively; audits by it."""

import csv
import json
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import tables_made
from processes import Used, installed, used

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
        for pattern in ("check-*.json", "tables-*"):
            for kept in (folder / "cache" / "pathways").glob(pattern):
                kept.unlink()
        ours = used([sys.executable, "-m", "pathways", "check", str(folder / "rules")], installed(folder))
        reading = used([sys.executable, "-c", READING, str(table)], installed(folder))
        naive = used([sys.executable, str(NAIVE), str(table)], installed(folder))
        rows = sum(1 for _ in table.open(encoding="utf-8")) - 1
        audits = _audits(folder, scale)
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
    for name, found, goal in audits:
        ratio = found.seconds / audits[-1][1].seconds
        print(
            f"{name:<52} {found.seconds:>8.1f} s {found.megabytes:>7.0f} MB {ratio:>6.1f} x   {goal}".rstrip()
        )


def _audits(folder: Path, scale: float) -> list[tuple[str, Used, str]]:
    """An audit of one learner by a table without defects: for the first time, again, and by the same rules without the table."""
    rules, learner = folder / "sound", folder / "learner.json"
    tables_made.write(rules, scale, defects=False)
    (rules / "goal.pathway").write_text(tables_made.GOAL, encoding="utf-8")
    learner.write_text(json.dumps({"pathways": "learner/1", "learner": _record(rules)}), encoding="utf-8")
    bare = folder / "bare"
    shutil.copytree(rules, bare)
    system = (bare / "system.pathway").read_text(encoding="utf-8")
    (bare / "system.pathway").write_text(system.replace(tables_made.READS, ""), encoding="utf-8")
    found = []
    for name, where, goal in (
        ("audit of a learner, the first by a table", rules, ""),
        ("audit of a learner, the next", rules, "a second or two"),
        ("audit of a learner by the same rules without a table", bare, ""),
    ):
        command = [sys.executable, "-m", "pathways", "audit", str(learner), "--rules", str(where)]
        command += ["--goal", "u00.ba", "--as-of", "2025-01-01"]
        found.append((name, used(command, installed(folder)), goal))
    return found


def _record(rules: Path) -> dict[str, object]:
    """A learner with the first courses of the table that are taken for one university."""
    with (rules / "transfers.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["to_institution"] == "u00"][:20]
    items = [
        {
            "subject": row["from_subject"],
            "number": row["from_number"],
            "institution": row["from_institution"],
            "status": "earned",
            "completed": "2023-05-01",
            "grade": "A",
            "credits": row["from_credits"],
        }
        for row in rows
    ]
    return {"id": "1", "items": items}


def _told(folder: Path) -> Counter[str]:
    """The problems that a check tells, by their codes."""
    command = [sys.executable, "-m", "pathways", "check", str(folder / "rules"), "--json"]
    ran = subprocess.run(command, env=installed(folder), capture_output=True, check=False)
    return Counter(row["code"] for row in json.loads(ran.stdout)["problems"])


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 1.0)
