"""Fuzzes the targets in turn with atheris: `python -m tests.fuzzing [--seconds N] [--only NAME]`; `make fuzz` installs it.

What atheris finds new goes to `.fuzzing/<target>`, what breaks a claim to `.fuzzing/broken`; both stay on this machine.
`--keep` puts into the corpus the smallest files that reach what all files reach.
"""

import argparse
import subprocess
import sys
from pathlib import Path

from pathways.tree.kept_table import table
from tests.fuzzing.targets import TARGETS

ROOT = Path(__file__).parents[2]
CORPUS = Path(__file__).parent / "corpus"
FOUND = ROOT / ".fuzzing"
LONGEST = 2_000
"""Bytes of an input; a longer one takes time and says nothing more."""
SLOWEST = 60
"""Seconds that one input may take on a slow machine; so long an input is a find."""
MEMORY = 2_000
"""Megabytes that a run may take."""
KEPT = 150
"""Bytes of a file that is kept in the corpus, at most: finds are told by tests, the corpus only leads the way."""


def main(seconds: int, only: str | None, *, keep: bool) -> int:
    """Run each target for its share of the time; 1 if a claim was broken."""
    names = [only] if only else list(TARGETS)
    words = _dictionary()
    broken = [name for name in names if not _runs(name, max(1, seconds // len(names)), words)]
    if keep:
        for name in names:
            _keep(name)
    return 1 if broken else 0


def _runs(name: str, seconds: int, words: Path) -> bool:
    """Whether a target's claims held for so long."""
    found, broken = FOUND / name, FOUND / "broken"
    for folder in (found, broken):
        folder.mkdir(parents=True, exist_ok=True)
    before = set(broken.iterdir())
    _fuzz(
        name,
        str(found),
        str(CORPUS / name),
        f"-max_total_time={seconds}",
        f"-max_len={LONGEST}",
        f"-timeout={SLOWEST}",
        f"-report_slow_units={SLOWEST}",
        f"-rss_limit_mb={MEMORY}",
        f"-dict={words}",
        f"-artifact_prefix={broken / name}-",
        "-print_final_stats=1",
    )
    finds = sorted(set(broken.iterdir()) - before)
    for find in finds:
        sys.stdout.write(
            f"{name} does not hold; see it again with\n  python -m tests.fuzzing.replay {name} {find}\n"
        )
    return not finds


def _keep(name: str) -> None:
    """Put into the corpus what reaches more than the corpus does, as far as it is short."""
    small = FOUND / f"{name}-small"
    small.mkdir(exist_ok=True)
    for old in small.iterdir():
        old.unlink()
    for file in (FOUND / name).iterdir():
        if file.stat().st_size <= KEPT:
            (small / file.name).write_bytes(file.read_bytes())
    _fuzz(name, "-merge=1", str(CORPUS / name), str(small))


def _fuzz(name: str, *args: str) -> None:
    sys.stdout.write(f"{name} ...\n")
    sys.stdout.flush()
    subprocess.run([sys.executable, "-m", "tests.fuzzing.one", name, *args], check=False, cwd=ROOT)


def _dictionary() -> Path:
    """The words of the language and of records, from which inputs are put together."""
    FOUND.mkdir(exist_ok=True)
    words = [
        *sorted(table().phrases),
        '\\"',
        "\\\\",
        "learner_id",
        "items",
        "status",
        "earned",
        "pathways",
        "learner/1",
    ]
    file = FOUND / "words"
    file.write_text("".join(f'"{word} "\n' for word in words), "utf-8")
    return file


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.fuzzing", description=__doc__)
    parser.add_argument("--seconds", type=int, default=3600, help="for all targets together (an hour)")
    parser.add_argument("--only", choices=sorted(TARGETS), help="one target")
    parser.add_argument(
        "--keep", action="store_true", help="put into the corpus what reaches more than it does"
    )
    given = parser.parse_args()
    sys.exit(main(given.seconds, given.only, keep=given.keep))
