import json
from pathlib import Path

import pytest

from tests.cli.college import earned, write_learner
from tests.cli.running import Run


@pytest.mark.parametrize(
    ("ending", "begins"),
    [(".svg", b"<"), (".png", b"\x89PNG"), (".dot", b""), (".mmd", b"")],
)
def test_the_ending_of_the_file_is_the_format(
    college: Path, run: Run, tmp_path: Path, ending: str, begins: bytes
) -> None:
    file = tmp_path / f"pathway{ending}"
    status, out, err = run("draw", "north.ba", "--rules", str(college), "-o", str(file))
    assert (status, out) == (0, "")
    assert err.startswith(f"wrote {file}: ")
    assert file.read_bytes().startswith(begins)


def test_a_learner_is_shown_in_the_picture(college: Path, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "ada.svg"
    args = ("draw", "north.ba", "--rules", str(college), "--as-of", "2024-06-01")
    assert run(*args, "--learner", "ada.json", "-o", str(file)).status == 0
    text = file.read_text("utf-8")
    assert "Ada, as of 2024-06-01" in text
    assert "earned" in text
    assert run(*args, "-o", str(file)).status == 0
    assert "earned" not in file.read_text("utf-8")


def test_a_learner_is_shown_as_somebody_supposes(college: Path, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "ada.svg"
    args = ("draw", "north.ba", "--rules", str(college), "--as-of", "2024-06-01", "-o", str(file))
    line = "planning north.mat101"
    assert run(*args, "--learner", "ada.json", "--what-if", line).status == 0
    text = file.read_text("utf-8")
    assert f"Ada, as of 2024-06-01, if: {line}" in text
    assert ">planned<" in text
    status, _, err = run(*args, "--what-if", line)
    assert (status, "give --learner too" in err) == (2, True)
    assert run(*args, "--learner", "ada.json", "--what-if", "planing north.mat101").status == 2


def test_without_a_name_all_rules_are_drawn(college: Path, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "all.mmd"
    found = json.loads(run("draw", "--rules", str(college), "-o", str(file), "--json").out)
    assert (found["pathways"], found["file"]) == ("draw/1", str(file))
    assert found["boxes"] >= 7


def test_depth_limits_the_picture(college: Path, run: Run, tmp_path: Path) -> None:
    def boxes(*args: str) -> int:
        output = str(tmp_path / "p.mmd")
        found = json.loads(
            run("draw", "north.studies", "--rules", str(college), "-o", output, "--json", *args).out
        )
        return int(found["boxes"])

    assert boxes("--depth", "1") < boxes()


def test_a_mistyped_name_is_told_the_nearest(college: Path, run: Run) -> None:
    status, _, err = run("draw", "north.bb", "--rules", str(college), "-o", "x.svg")
    assert (status, "did you mean `north.ba`?" in err) == (2, True)


def test_an_unknown_ending_is_wrong_use(college: Path, run: Run) -> None:
    status, _, err = run("draw", "north.ba", "--rules", str(college), "-o", "x.gif")
    assert status == 2
    assert "`x.gif` does not end in a picture format" in err
    assert ".svg" in err


def test_a_picture_that_cannot_be_written_ends_with_4(college: Path, run: Run) -> None:
    status, _, err = run("draw", "north.ba", "--rules", str(college), "-o", "nowhere/x.svg")
    assert status == 4
    assert "error: `nowhere/x.svg` cannot be written: No such file or directory" in err


def test_a_picture_shows_one_learner(college: Path, run: Run) -> None:
    status, _, err = run("draw", "--rules", str(college), "--learner", "applicants.csv", "-o", "x.svg")
    assert (status, "has 4 learners; a picture shows one" in err) == (2, True)


def test_a_learner_with_an_error_in_the_record_is_not_drawn(college: Path, run: Run, tmp_path: Path) -> None:
    write_learner(tmp_path / "odd.json", "odd", items=[earned("north.eng110", grade="B")])
    status, _, err = run("draw", "--rules", str(college), "--learner", "odd.json", "-o", "x.svg")
    assert status == 4
    assert "north.eng101" in err
    assert not (tmp_path / "x.svg").exists()
