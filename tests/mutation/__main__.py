"""Changes one thing at a time in the program and tells which changes no test sees: `python -m tests.mutation [PATH ...]`.

mutmut and cosmic-ray would do the same with a run of pytest for each mutant, several seconds each, and mutmut leaves properties
and other decorated functions alone. Here pytest collects the tests once; each mutant is a forked process that runs them at once.
"""

import argparse
import os
import sys
from collections import Counter
from hashlib import sha256
from pathlib import Path
from time import monotonic

import pytest

from tests.mutation import drawn
from tests.mutation.bench import Bench, alone
from tests.mutation.coverage_of_tests import runs_of
from tests.mutation.mutants import Key, Mutant, mutants_of
from tests.mutation.results import Results, digest_of_tests, equivalents
from tests.mutation.session import OPTIONS, TESTS, Judging

ROOT = Path(__file__).parents[2]
KEPT = ROOT / ".mutants"
SEARCHED = ("pathways/search", "pathways/audit")


def main(paths: list[str], seconds: float | None, by: list[str]) -> int:
    """Try every mutant under the paths that is not known yet, and report; 1 if some mutant lives.

    Where only some tests judge (`by`), what they do not see is not known to live.
    """
    os.chdir(ROOT)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # a process with threads does not fork well
    KEPT.mkdir(exist_ok=True)
    results = Results(KEPT / "results.jsonl", digest_of_tests(ROOT))
    mutants = [mutant for file in files_of(paths or SEARCHED) for mutant in mutants_of(file, ROOT)]
    known = equivalents()
    waiting = [
        one for one in mutants if results.of(one, quick=seconds is not None) is None and one.key not in known
    ]
    if waiting:
        ended = pytest.main(
            [*OPTIONS, *(by or TESTS)],
            plugins=[Judging(lambda items: judge(items, waiting, results, seconds, by))],
        )
        if ended != pytest.ExitCode.OK:
            return int(ended)
    return report(mutants, results, known)


def say(line: str) -> None:
    """Say it now: a run is long."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def files_of(paths: list[str] | tuple[str, ...]) -> list[Path]:
    """The files of Python under some paths."""
    found = []
    for path in paths:
        whole = ROOT / path
        found += [whole] if whole.is_file() else sorted(whole.rglob("*.py"))
    return found


def judge(
    items: dict[str, pytest.Item],
    waiting: list[Mutant],
    results: Results,
    seconds: float | None,
    by: list[str],
) -> None:
    """Try the mutants that wait, each in a process of its own."""
    import highspy  # noqa: F401 # loaded once, not in each of the forked processes

    if not by:
        drawn.ask_the_oracle(search=any("/search/" in one.file for one in waiting))
    some = sha256(" ".join(sorted(by)).encode()).hexdigest()[:8] if by else "all"
    bench = Bench(items, runs_of(list(items.values()), ROOT, KEPT / f"runs-{some}.json", alone), seconds)
    start = monotonic()
    for number, mutant in enumerate(waiting, 1):
        before = monotonic()
        outcome, test = bench.tried(mutant)
        if outcome in {"killed", "timeout"} or not by:
            results.add(mutant, outcome, test)
        if outcome not in {"killed", "timeout"}:
            say(f"{outcome} ({monotonic() - before:.1f} s): {mutant}")
        if number % 50 == 0:
            say(f"... {number} of {len(waiting)} in {monotonic() - start:.0f} s")


def report(mutants: list[Mutant], results: Results, known: dict[Key, str]) -> int:
    """What lives, and how many of what."""
    by_file: dict[str, Counter[str]] = {}
    alive = []
    for mutant in mutants:
        result = results.of(mutant)
        outcome = "equivalent" if mutant.key in known else result["outcome"] if result else "waiting"
        by_file.setdefault(mutant.file, Counter())[outcome] += 1
        if outcome not in {"killed", "timeout", "equivalent"}:
            alive.append((outcome, mutant))
    for outcome, mutant in alive:
        say(f"{outcome}: {mutant}")
    for file, counted in by_file.items():
        said = ", ".join(f"{number} {word}" for word, number in sorted(counted.items()))
        say(f"{file}: {counted.total()} mutants, {said}")
    keys = {mutant.key for mutant in mutants}
    files = {mutant.file for mutant in mutants}
    for key in known:
        if key[0] in files and key not in keys:
            say(f"no such mutant any more: {key}")
    return 1 if alive else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.mutation", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("paths", nargs="*", help=f"files or folders; without any, {' and '.join(SEARCHED)}")
    parser.add_argument(
        "--seconds", type=float, help="the most time for the tests of one mutant; without it, all tests"
    )
    parser.add_argument("--by", nargs="+", default=[], help="files of tests that are to judge alone, at once")
    return parser.parse_args()


if __name__ == "__main__":
    arguments = _arguments()
    sys.exit(main(arguments.paths, arguments.seconds, arguments.by))
