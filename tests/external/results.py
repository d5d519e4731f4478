"""The verdicts on a file, with the courses of every learner in an order of their own; each file is judged once in a process."""

from dataclasses import dataclass
from functools import cache
from random import Random

from tests.external.judge import Judged, judged
from tests.external.neutral import Case, NeutralFile
from tests.external.reading import read
from tests.external.suites import DATA, SUITES


@dataclass(frozen=True)
class Suite:
    """A file and every case of it, judged."""

    file: NeutralFile
    cases: tuple[Judged, ...]


@cache
def neutral(suite: str) -> NeutralFile:
    """The file of a suite."""
    return read(DATA / SUITES[suite])


@cache
def judged_suite(suite: str) -> Suite:
    """A suite, judged."""
    return Suite(neutral(suite), tuple(judged(shuffled(neutral(suite), 1))))


def shuffled(file: NeutralFile, seed: int) -> NeutralFile:
    """The same file with the courses of every learner in another order."""
    return file.model_copy(update={"cases": [_shuffled(case, seed) for case in file.cases]})


def _shuffled(case: Case, seed: int) -> Case:
    courses = list(case.learner.courses)
    Random(f"{seed} {case.id}").shuffle(courses)
    return case.model_copy(update={"learner": case.learner.model_copy(update={"courses": courses})})


def sample(file: NeutralFile, each: int) -> NeutralFile:
    """Every so many cases of a file."""
    return file.model_copy(update={"cases": file.cases[::each]})


def verdicts(file: NeutralFile) -> dict[str, bool | None]:
    """What is said of each case."""
    return {found.case.id: found.got for found in judged(file)}
