"""Every message as a person reads it; `pytest --snapshot-update` rewrites them, and the difference is to be read."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from pathways.model.checks import pages
from pathways.problem import Problem, in_order
from tests.model.reading import read

MISTAKES = sorted((Path(__file__).parent / "mistakes").glob("*.pathway"))


def _shown(problem: Problem) -> str:
    lines = [f"{problem.severity.value} {problem.code}: {problem.message}"]
    for spot in problem.spots:
        margin = " " * (spot.column - 1)
        lines += [
            f"  {spot.line:>3} | {spot.quoted}",
            f"      | {margin}{'^' * spot.length} {spot.note}".rstrip(),
        ]
    return "\n".join([*lines, f"  help: {problem.help}"])


@pytest.mark.parametrize("file", MISTAKES, ids=lambda file: file.stem)
def test_mistakes_are_told_in_these_words(file: Path, snapshot: SnapshotAssertion) -> None:
    told = in_order(found for found in read(file.read_text("utf-8")).all if found.code != "missing-source")
    assert "\n\n".join(_shown(problem) for problem in told) == snapshot


def test_every_message_is_one_plain_sentence_and_says_what_to_do() -> None:
    for file in MISTAKES:
        for problem in read(file.read_text("utf-8")).all:
            assert problem.message[0] in "`abcdefghijklmnopqrstuvwxyz0123456789"
            assert not problem.message.endswith(".")
            assert "illegal" not in problem.message
            assert problem.spots
            assert problem.help
            assert problem.code in pages()


def test_the_mistakes_here_and_the_examples_of_the_pages_cover_every_problem() -> None:
    told = {problem.code for file in MISTAKES for problem in read(file.read_text("utf-8")).all}
    assert set(pages()) - told == set()
