"""Rule files with what is said about them: good ones beside their layout, bad ones beside every problem."""

from pathlib import Path

import pytest

from pathways.problem import Problem, Spot
from pathways.text import Source
from pathways.tree import parse, to_text
from tests.language.kept import Kept

FOLDER = Path(__file__).parent / "syntax"
GOOD = sorted((FOLDER / "good").glob("*.pathway"))
BAD = sorted((FOLDER / "bad").glob("*.pathway"))


def source(file: Path) -> Source:
    return Source(file.name, file.read_bytes().decode("utf-8"))


def shown(problem: Problem) -> str:
    """A problem as text."""
    spots = "".join(quoted(spot) for spot in problem.spots)
    return f"{problem.code}: {problem.message}\n{spots}  help: {problem.help}\n"


def quoted(spot: Spot) -> str:
    number = str(spot.line)
    margin = " " * len(number)
    line = "".join(each if each.isprintable() else " " for each in spot.quoted).rstrip()
    caret = " " * (spot.column - 1) + "^" * spot.length
    note = f" {spot.note}" if spot.note else ""
    return f"  {number} | {line}\n  {margin} | {caret}{note}\n"


@pytest.mark.parametrize("file", GOOD, ids=lambda file: file.stem)
def test_a_good_file_has_its_layout(file: Path, kept: Kept) -> None:
    tree, problems = parse(source(file))
    assert problems == ()
    text = to_text(tree)
    kept.check(file.with_suffix(".layout"), text)
    again, _ = parse(Source(file.name, text))
    assert again.declarations == tree.declarations
    assert to_text(again) == text


@pytest.mark.parametrize("file", BAD, ids=lambda file: file.stem)
def test_a_bad_file_is_told_all_its_problems(file: Path, kept: Kept) -> None:
    tree, problems = parse(source(file))
    broken = "".join(f"not whole: {name.text}\n" for name in tree.broken)
    kept.check(file.with_suffix(".problems"), "\n".join(map(shown, problems)) + "\n" + broken)
    with pytest.raises(ValueError, match="has mistakes and is not formatted"):
        to_text(tree)


def test_every_transcript_has_its_rule_file() -> None:
    transcripts = [*FOLDER.rglob("*.layout"), *FOLDER.rglob("*.problems")]
    assert sorted(file.with_suffix(".pathway") for file in transcripts) == sorted(FOLDER.rglob("*.pathway"))
    assert GOOD
    assert BAD
