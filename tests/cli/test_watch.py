"""`pathways check --watch`: what changes is seen, whoever saves it and however, and told by what it changed."""

import json
import os
import pty
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pathways.cli.exits import Status
from pathways.cli.problems.rows import Place, Row
from pathways.cli.watch import difference
from pathways.cli.watched_files import WatchedFiles
from tests.cli.running import Run, environment_with

WATCHING = [sys.executable, "-m", "pathways", "check", "--watch"]
SLIP = "set slip = { north.eng102 }\n"


@pytest.fixture
def turns(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """What happens between one look and the next, in place of time going by; after the last of it Ctrl-C."""

    def happening(*events: Callable[[], object]) -> None:
        coming = iter(events)

        def pause(_: float) -> None:
            event = next(coming, None)
            if event is None:
                raise KeyboardInterrupt
            event()

        monkeypatch.setattr("pathways.cli.watched_files.time.sleep", pause)

    return happening


def nothing() -> None:
    """A turn in which nobody does anything."""


def save(file: Path, text: str) -> Callable[[], object]:
    return lambda: file.write_text(text, encoding="utf-8")


def replace(file: Path, text: str) -> Callable[[], object]:
    """As many editors save: a new file, moved over the old one."""

    def moved() -> None:
        beside = file.with_name(f"{file.name}.new")
        beside.write_text(text, encoding="utf-8")
        beside.replace(file)

    return moved


def test_files_that_are_saved_added_and_removed_are_told_together(
    college: Path, turns: Callable[..., None]
) -> None:
    (college / "old.pathway").write_text("", encoding="utf-8")
    files = WatchedFiles([str(college)])
    turns(
        nothing,
        save(college / "learners.pathway", "\n"),
        save(college / "new.pathway", ""),
        (college / "old.pathway").unlink,
        nothing,
    )
    assert files.changes() == [
        "college/learners.pathway saved",
        "college/new.pathway added",
        "college/old.pathway removed",
    ]


def test_a_file_that_is_renamed_is_told_by_both_its_names(college: Path, turns: Callable[..., None]) -> None:
    files = WatchedFiles([str(college)])
    turns(lambda: (college / "rules.pathway").rename(college / "x.pathway"), nothing)
    assert files.changes() == ["college/rules.pathway removed", "college/x.pathway added"]


def test_a_single_file_is_seen_again_and_again_although_an_editor_replaces_it(
    tmp_path: Path, turns: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    draft = tmp_path / "draft.pathway"
    draft.write_text("", encoding="utf-8")
    files = WatchedFiles([str(draft)])
    turns(replace(draft, "\n"), nothing, replace(draft, "\n"), nothing)
    assert [files.changes(), files.changes()] == [["draft.pathway saved"]] * 2


def test_a_file_that_is_not_there_yet_is_seen_when_it_comes(
    tmp_path: Path, turns: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    files = WatchedFiles(["draft.pathway"])
    turns(save(tmp_path / "draft.pathway", ""), nothing)
    assert files.changes() == ["draft.pathway added"]


def test_what_editors_leave_beside_a_file_is_no_change(college: Path, turns: Callable[..., None]) -> None:
    files = WatchedFiles([str(college)])
    turns(
        save(college / "rules.pathway~", "x"),
        lambda: (college / ".#rules.pathway").symlink_to("nobody@nowhere"),
        nothing,
        save(college / "passing.pathway", ""),
        (college / "passing.pathway").unlink,
        nothing,
    )
    with pytest.raises(KeyboardInterrupt):
        files.changes()


def test_a_library_that_is_used_is_watched_too_and_one_that_is_missing_until_it_comes(
    college: Path, turns: Callable[..., None]
) -> None:
    draft = college / "draft.pathway"
    draft.write_text("use other\n", encoding="utf-8")
    other = college.parent / "other"
    files = WatchedFiles([str(draft)])
    turns(other.mkdir, save(other / "o.pathway", ""), nothing, save(other / "o.pathway", "\n"), nothing)
    assert [files.changes(), files.changes()] == [["other/o.pathway added"], ["other/o.pathway saved"]]


def test_a_folder_that_cannot_be_listed_for_a_moment_ends_nothing(
    college: Path, turns: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    files = WatchedFiles([str(college)])

    def gone(_: Path) -> list[Path]:
        raise FileNotFoundError

    turns(
        lambda: monkeypatch.setattr("pathways.cli.watched_files.rule_files", gone),
        nothing,
    )
    assert files.changes() == ["college/learners.pathway removed", "college/rules.pathway removed"]


def row(message: str, line: int, quoted: str, file: str = "a.pathway") -> Row:
    place = Place(file=file, line=line, column=1, length=1, quoted=quoted, note="")
    return Row(code="c", severity="error", message=message, help="", places=[place])


def test_a_problem_that_moved_to_another_line_is_neither_new_nor_gone() -> None:
    assert difference([row("m", 1, "q")], [row("m", 9, "q")]) == ([], [])
    assert difference([row("m", 1, "q")], [row("m", 1, "q and more")]) == ([], [])


def test_of_problems_that_are_alike_the_one_whose_line_is_new_is_new() -> None:
    before, new = [row("m", 1, "first"), row("m", 2, "second")], row("m", 1, "zeroth")
    assert difference(before, [new, *before]) == ([new], [])
    assert difference([new, *before], before) == ([], [new])


def test_the_same_sentence_of_another_file_is_another_problem() -> None:
    one, other = row("m", 1, "q"), row("m", 1, "q", "b.pathway")
    assert difference([one], [other]) == ([other], [one])


def test_problems_without_a_place_are_compared_by_what_they_say() -> None:
    placeless = Row(code="c", severity="error", message="m", help="", places=[])
    assert difference([placeless], [placeless]) == ([], [])
    assert difference([placeless], []) == ([], [placeless])


def test_each_check_tells_what_is_new_and_what_is_gone(
    college: Path, run: Run, turns: Callable[..., None]
) -> None:
    draft = college / "draft.pathway"
    turns(save(draft, SLIP), nothing, save(draft, f"# moved\n{SLIP}"), nothing, draft.unlink, nothing)
    status, out, err = run("check", str(college), "--watch")
    assert status == Status.FINE
    assert out.count("nothing is declared by the name `north.eng102`") == 2
    assert "college/draft.pathway:1:14: error: nothing is declared" in out
    assert (
        "gone: college/draft.pathway:2: nothing is declared by the name `north.eng102` [unknown-name]" in out
    )
    told = [line for line in err.splitlines() if line]
    assert told[0] == "2 files, 14 declarations: no problems"
    assert [line[10:] for line in told[2:-1]] == [
        "college/draft.pathway added",
        "3 files, 15 declarations: 1 error; 1 new, nothing gone",
        "college/draft.pathway saved",
        "3 files, 15 declarations: 1 error; nothing new, nothing gone",
        "college/draft.pathway removed",
        "2 files, 14 declarations: no problems; nothing new, 1 gone",
    ]
    assert told[-1] == "The watch has ended."


def test_of_many_changes_the_first_few_are_named(college: Path, run: Run, turns: Callable[..., None]) -> None:
    turns(*(save(college / f"n{number}.pathway", "") for number in range(5)), nothing)
    _, _, err = run("check", str(college), "--watch")
    assert "college/n0.pathway added, college/n1.pathway added, college/n2.pathway added, and 2 more\n" in err


def test_draft_and_rules_are_both_watched(college: Path, run: Run, turns: Callable[..., None]) -> None:
    draft = college.parent / "draft.pathway"
    draft.write_text("set both = { north.eng101 }\n", encoding="utf-8")
    rules = college / "rules.pathway"
    renamed = rules.read_text("utf-8").replace("north.eng101", "north.eng901")
    turns(save(rules, renamed), nothing)
    status, out, err = run("check", "draft.pathway", "--watch", "--rules", str(college))
    assert (status, "  college/rules.pathway saved\n" in err) == (Status.FINE, True)
    assert "draft.pathway:1:14: error: nothing is declared by the name `north.eng101`" in out


def test_sarif_cannot_be_watched(college: Path, run: Run) -> None:
    status, _, err = run("check", str(college), "--watch", "--format", "sarif")
    assert (status, "--watch writes text or JSON" in err) == (Status.WRONG_USE, True)


@pytest.fixture
def documents(college: Path) -> Iterator[tuple[Callable[[], Any], "subprocess.Popen[str]"]]:
    """The documents that a watch in a process of its own writes to a pipe, one after the other."""
    with subprocess.Popen(
        [*WATCHING, "--json", str(college)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=environment_with(),
    ) as started:
        assert started.stdout is not None
        yield lambda: json.loads(started.stdout.readline()), started  # type: ignore[union-attr] # it is a pipe
        started.kill()


def test_json_is_one_document_a_line_at_once_and_the_keyboard_ends_it_well(
    college: Path, documents: tuple[Callable[[], Any], "subprocess.Popen[str]"]
) -> None:
    document, started = documents
    first = document()
    assert (first["pathways"], first["changed"], first["new"], first["gone"]) == ("check/1", [], [], [])
    replace(college / "draft.pathway", SLIP)()
    second = document()
    assert second["changed"] == ["college/draft.pathway added"]
    assert [problem["code"] for problem in second["new"]] == ["unknown-name"]
    assert (second["problems"], second["gone"]) == (second["new"], [])
    (college / "draft.pathway").unlink()
    third = document()
    assert (third["problems"], third["new"], third["gone"]) == ([], [], second["new"])
    started.send_signal(signal.SIGINT)
    out, err = started.communicate()
    assert (started.returncode, out) == (Status.FINE, "")
    assert err.endswith("The watch has ended.\n")
    assert "\x1b" not in err


def test_a_person_at_a_terminal_sees_the_answer_and_ends_the_watch_with_ctrl_c(college: Path) -> None:
    ours, theirs = pty.openpty()
    tty = os.ttyname(theirs)
    # The first terminal that the leader of a session opens is the one whose Ctrl-C reaches it.
    opened = ["sh", "-c", f'exec "$0" "$@" < {tty} > {tty} 2>&1', *WATCHING, str(college)]
    with subprocess.Popen(opened, start_new_session=True, env=environment_with(TERM="dumb")) as started:
        assert "2 files, 14 declarations: no problems" in _read_until(ours, "Ctrl-C ends it")
        replace(college / "draft.pathway", SLIP)()
        assert "did you mean `north.eng101`?" in _read_until(ours, "1 new, nothing gone")
        os.write(ours, b"\x03")
        _read_until(ours, "The watch has ended.")
    os.close(theirs)
    os.close(ours)
    assert started.returncode == Status.FINE


def _read_until(terminal: int, words: str) -> str:
    seen = ""
    while words not in seen:
        seen += os.read(terminal, 65_536).decode()
    return seen
