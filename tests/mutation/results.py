"""What became of each mutant, kept from run to run, and the mutants that were looked at and found to change nothing."""

import json
import tomllib
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import TypedDict

from tests.mutation.bench import SEEMS_TO_LIVE
from tests.mutation.mutants import Key, Mutant

EQUIVALENT = Path(__file__).with_name("equivalent.toml")


class Result(TypedDict):
    """One line of the kept file; `tests` is a digest of all tests, for what they did not kill."""

    key: Key
    source: str
    tests: str
    outcome: str
    by: str


class Results:
    """The kept file: a line is added for each mutant that was tried, so that a run can be stopped at any time."""

    def __init__(self, file: Path, tests: str) -> None:
        self.file = file
        self.tests = tests
        self._found: dict[Key, Result] = {}
        if file.exists():
            for line in file.read_text(encoding="utf-8").splitlines():
                result: Result = json.loads(line)
                self._found[_key(result["key"])] = result

    def of(self, mutant: Mutant, *, quick: bool = True) -> Result | None:
        """What is still known: a killed mutant of the same function, or one that lived through the same tests."""
        found = self._found.get(mutant.key)
        if found is None or found["source"] != mutant.source:
            return None
        if found["outcome"] in {"killed", "timeout"}:
            return found
        return (
            found if found["tests"] == self.tests and (quick or found["outcome"] != SEEMS_TO_LIVE) else None
        )

    def add(self, mutant: Mutant, outcome: str, by: str) -> Result:
        """Keep what became of a mutant."""
        result = Result(key=mutant.key, source=mutant.source, tests=self.tests, outcome=outcome, by=by)
        self._found[mutant.key] = result
        with self.file.open("a", encoding="utf-8") as kept:
            kept.write(json.dumps(result) + "\n")
        return result


def _key(parts: Iterable[str | int]) -> Key:
    file, function, was, now, place = parts
    return str(file), str(function), str(was), str(now), int(place)


def digest_of_tests(root: Path) -> str:
    """A digest of everything that could judge otherwise."""
    whole = sha256()
    for path in sorted([*(root / "tests").rglob("*.py"), *(root / "tests").rglob("*.pathway")]):
        if path.parent.name != "mutation":
            whole.update(path.read_bytes())
    return whole.hexdigest()[:16]


def equivalents() -> dict[Key, str]:
    """The mutants that change nothing, each with the reason."""
    if not EQUIVALENT.exists():
        return {}
    whole = tomllib.loads(EQUIVALENT.read_text(encoding="utf-8"))
    return {
        (file, one["function"], one["was"], now, one.get("place", 0)): one["why"]
        for file, listed in whole.items()
        for one in listed
        for now in ([one["now"]] if isinstance(one["now"], str) else one["now"])
    }
