import io
import json
import sys
from pathlib import Path

import pytest

from pathways.cli.formatting import laid_out
from pathways.tree import Tree
from tests.cli.running import Run

UNTIDY = 'course  a.b "B"{worth 3 credits}   # good\n'
TIDY = 'course a.b "B" { worth 3 credits }  # good\n'


@pytest.fixture
def draft(college: Path) -> Path:
    file = college / "draft.pathway"
    file.write_text(UNTIDY, encoding="utf-8")
    return file


def test_a_file_is_laid_out_in_place_and_again_is_left_alone(draft: Path, run: Run) -> None:
    status, out, err = run("format", str(draft))
    assert (status, out) == (0, "")
    assert err == "formatted college/draft.pathway\n1 file, 1 changed\n"
    assert draft.read_text("utf-8") == TIDY
    assert run("format", str(draft)).err == "1 file, 0 changed\n"


def test_check_tells_what_would_change_and_writes_nothing(draft: Path, run: Run) -> None:
    status, out, err = run("format", "--check", str(draft.parent))
    assert (status, out) == (1, "college/draft.pathway: 1 line would go, 1 would come\n")
    assert err == "3 files, 1 would change\n"
    assert draft.read_text("utf-8") == UNTIDY
    draft.unlink()
    assert run("format", "--check", str(draft.parent)).status == 0


def test_a_file_with_mistakes_is_told_and_left_alone_while_others_are_laid_out(draft: Path, run: Run) -> None:
    broken = draft.with_name("a_broken.pathway")
    broken.write_text("course  a.b B\n", encoding="utf-8")
    status, _, err = run("format", str(draft.parent))
    assert status == 1
    assert "comes a title in double quotes, not `B`" in err
    assert broken.read_text("utf-8") == "course  a.b B\n"
    assert draft.read_text("utf-8") == TIDY


def test_permissions_and_links_stay(draft: Path, run: Run) -> None:
    draft.chmod(0o640)
    link = draft.parent.parent / "link.pathway"
    link.symlink_to(draft)
    assert run("format", str(link)).status == 0
    assert link.is_symlink()
    assert draft.read_text("utf-8") == TIDY
    assert draft.stat().st_mode & 0o777 == 0o640


def test_what_cannot_be_written_is_told_and_nothing_is_left_behind(
    draft: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    before = sorted(draft.parent.iterdir())
    status, _, err = run("format", str(draft))
    assert status == 4
    assert "error: `college/draft.pathway` cannot be written: No space left on device" in err
    assert sorted(draft.parent.iterdir()) == before
    assert draft.read_text("utf-8") == UNTIDY


@pytest.mark.parametrize("content", [None, b"\xff"])
def test_what_cannot_be_read_ends_with_4(college: Path, run: Run, content: bytes | None) -> None:
    file = college / "odd.pathway"
    if content is not None:
        file.write_bytes(content)
    status, _, err = run("format", str(file))
    assert status == 4
    assert "[unreadable-file]" in err


def test_line_ends_of_other_systems_become_those_of_unix(college: Path, run: Run) -> None:
    file = college / "dos.pathway"
    file.write_bytes(TIDY.replace("\n", "\r\n").encode())
    assert run("format", str(file)).status == 0
    assert file.read_bytes() == TIDY.encode()


def _type(monkeypatch: pytest.MonkeyPatch, text: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text), encoding="utf-8"))


@pytest.mark.parametrize(
    ("typed", "args", "expected"),
    [
        (UNTIDY, (), (0, TIDY)),
        (UNTIDY, ("--check",), (1, "")),
        (TIDY, ("--check",), (0, "")),
        ("course", (), (1, "")),
    ],
)
def test_standard_input_is_laid_out_on_standard_output(
    run: Run, monkeypatch: pytest.MonkeyPatch, typed: str, args: tuple[str, ...], expected: tuple[int, str]
) -> None:
    _type(monkeypatch, typed.encode())
    ran = run("format", *args, "-")
    assert (ran.status, ran.out) == expected


def test_standard_input_that_is_no_text_ends_with_4(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    _type(monkeypatch, b"\xff\xfe")
    assert run("format", "-").status == 4


def test_json_names_what_changed(draft: Path, run: Run) -> None:
    found = json.loads(run("format", "--check", "--json", str(draft.parent)).out)
    assert found == {"pathways": "format/1", "files": 3, "changed": ["college/draft.pathway"], "problems": []}


def test_a_layout_with_another_meaning_is_never_written(
    draft: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def careless(tree: Tree) -> str:
        return tree.source.text.replace("3 credits", "4 credits")

    monkeypatch.setattr("pathways.cli.formatting.to_text", careless)
    status, _, err = run("format", str(draft))
    assert status == 70
    assert "would change its meaning, and was not written" in err
    assert draft.read_text("utf-8") == UNTIDY


@pytest.mark.no_cover
def test_files_of_the_library_are_all_in_their_layout(run: Run) -> None:
    library = Path(__file__).resolve().parents[2] / "rules"
    assert run("format", "--check", str(library)).status == 0


def test_what_is_laid_out_again_stays() -> None:
    once = laid_out("a.pathway", UNTIDY.encode())
    assert once.after is not None
    assert not laid_out("a.pathway", once.after.encode()).changes
