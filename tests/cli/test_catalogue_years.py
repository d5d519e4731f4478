"""Rules that changed with the years are shown and drawn as the catalogue of a day has them, or as a learner goes by them."""

import json
from pathlib import Path

import pytest

from tests.cli.running import Run

RULES = """
institution here "Here" { academic }
course one "The old course" { taught at here worth 3 credits }
course two "The new course" { taught at here worth 3 credits }
certificate data "Data" { issued by here effective 2019-08-15 retired 2023-08-14 require one }
certificate data "Data" { issued by here effective 2023-08-15 require two }
set choice "Choice" retired 2023-08-14 = { one }
set choice "Choice" effective 2023-08-15 = { two }
"""
LEARNER = {
    "pathways": "learner/1",
    "learners": [{"id": "x", "name": "Ada", "catalogue": "2020-01-01", "items": []}],
}


@pytest.fixture
def rules(tmp_path: Path) -> str:
    file = tmp_path / "rules.pathway"
    file.write_text(RULES, encoding="utf-8")
    return str(file)


@pytest.mark.parametrize(
    ("args", "course", "line"),
    [((), "new", 6), (("--catalogue", "2023-08-14"), "old", 5), (("--catalogue", "2023-08-15"), "new", 6)],
)
def test_a_credential_is_shown_as_the_catalogue_of_a_day_has_it(
    rules: str, run: Run, args: tuple[str, ...], course: str, line: int
) -> None:
    out = " ".join(run("show", "data", "--rules", rules, *args).out.split())
    other = {"new": "old", "old": "new"}[course]
    assert f"The {course} course" in out
    assert f"The {other} course" not in out
    assert f":{line}, told above." in out
    found = json.loads(run("show", "data", "--rules", rules, "--json", *args).out)
    assert [each["heading"] for each in found["sections"]].count("Versions") == 1


def test_a_picture_is_of_the_catalogue_of_a_day(rules: str, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "data.svg"
    assert run("draw", "data", "--rules", rules, "-o", str(file)).status == 0
    assert "new course" in file.read_text("utf-8")
    assert run("draw", "data", "--rules", rules, "-o", str(file), "--catalogue", "2020-01-01").status == 0
    text = file.read_text("utf-8")
    assert "old course" in text
    assert "new course" not in text
    assert "by the catalogue of 2020-01-01" in text


def test_a_picture_for_a_learner_is_of_the_catalogue_that_the_learner_goes_by(
    rules: str, run: Run, tmp_path: Path
) -> None:
    file, learner = tmp_path / "data.svg", tmp_path / "ada.json"
    learner.write_text(json.dumps(LEARNER), encoding="utf-8")
    args = ("draw", "data", "--rules", rules, "--learner", str(learner), "-o", str(file))
    assert run(*args).status == 0
    assert "old course" in file.read_text("utf-8")
    assert run(*args, "--catalogue", "2024-01-01").status == 0
    assert "new course" in file.read_text("utf-8")


def test_a_set_is_shown_as_the_catalogue_of_a_day_has_it(rules: str, run: Run) -> None:
    assert "A set: The new course." in run("show", "choice", "--rules", rules).out
    assert (
        "A set: The old course." in run("show", "choice", "--rules", rules, "--catalogue", "2020-01-01").out
    )
