"""`pathways compare`: what changed between kept audits, as text and JSON, and the exit status."""

import json
from pathlib import Path

import jsonschema
import pytest

from pathways.exchange.audit.schema import schema
from tests.cli.running import Run
from tests.report.pages_read import Read

RULES = """
institution u "U" { }
course a "A" { taught at u worth 3 credits }
course b "B" { taught at u worth 3 credits }
certificate goal "Goal" { issued by u require a require b }
"""


@pytest.fixture
def kept(tmp_path: Path, run: Run) -> tuple[str, str, str]:
    """Audits of one learner with nothing, with one and with both courses."""
    rules = tmp_path / "rules.pathway"
    rules.write_text(RULES, encoding="utf-8")
    files = []
    for names in ("", "a", "ab"):
        record = tmp_path / "learner.json"
        items = [{"item": name, "status": "earned", "completed": "2024-01-10"} for name in names]
        record.write_text(
            json.dumps({"pathways": "learner/1", "learner": {"id": "x", "items": items}}), encoding="utf-8"
        )
        asked = (
            "audit",
            str(record),
            "--goal",
            "goal",
            "--rules",
            str(rules),
            "--as-of",
            "2024-06-01",
            "--json",
        )
        files.append(tmp_path / f"kept{names}.json")
        files[-1].write_text(run(*asked).out, encoding="utf-8")
    nothing, one, both = map(str, files)
    return nothing, one, both


def of(file: str, *names: str) -> str:
    """The same audit of several learners, a line each, beside it."""
    found = json.loads(Path(file).read_text(encoding="utf-8"))
    lines = [json.dumps({**found, "learner": {"id": name, "name": name.title()}}) for name in names]
    several = Path(file).with_suffix(f".{'-'.join(names)}.jsonl")
    several.write_text("\n".join(lines), encoding="utf-8")
    return str(several)


def test_what_changed_for_one_learner_is_told_in_full(kept: tuple[str, str, str], run: Run) -> None:
    _, one, both = kept
    status, out, err = run("compare", one, both)
    assert (status, err) == (0, "")
    assert "What changed: x" in out
    assert "Before: not yet met, 50 %. Now: met." in out
    assert "Now met: “B”." in out


def test_who_lost_something_ends_with_one(kept: tuple[str, str, str], run: Run) -> None:
    nothing, one, both = kept
    assert run("compare", both, one).status == 1
    assert run("compare", one, nothing).status == 1
    assert run("compare", one, one).status == 0


def test_a_class_is_one_page_unless_all_is_asked_for(kept: tuple[str, str, str], run: Run) -> None:
    _, one, both = kept
    before, after = of(one, "ada", "bo"), of(both, "bo", "cy")
    status, out, err = run("compare", before, after)
    assert (status, err) == (0, "")
    assert "1 finished, 1 only in the audits of now, 1 only in the audits of before" in out
    assert "Bo (bo) — Goal: met, before not yet met, 50 % (1 requirement newly met)" in out
    full = run("compare", before, after, "--in-full")
    assert "What changed: Bo (bo)" in full.out
    assert full.err == "1 finished, 1 only in the audits of now, 1 only in the audits of before\n"


def test_nobody_in_both_files_ends_with_three(kept: tuple[str, str, str], run: Run) -> None:
    _, one, _ = kept
    assert run("compare", of(one, "ada"), of(one, "bo")).status == 3


def test_json_has_a_line_for_each_learner_and_keeps_to_its_schema(
    kept: tuple[str, str, str], run: Run
) -> None:
    _, one, both = kept
    lines = run("compare", of(one, "ada", "bo"), of(both, "ada", "bo"), "--json").out.splitlines()
    assert [json.loads(line)["learner"]["id"] for line in lines] == ["ada", "bo"]
    for line in lines:
        jsonschema.validate(json.loads(line), schema())
        assert json.loads(line)["outcome"] == "finished"


def test_an_audit_that_was_laid_out_anew_is_read(kept: tuple[str, str, str], run: Run) -> None:
    _, one, both = kept
    found = json.loads(Path(one).read_text(encoding="utf-8"))
    Path(one).write_text(json.dumps(found, indent=2), encoding="utf-8")
    assert "Before: not yet met, 50 %. Now: met." in run("compare", one, both).out


def test_an_audit_tells_what_changed_since_the_one_before(kept: tuple[str, str, str], run: Run) -> None:
    nothing, _, _ = kept
    folder = Path(nothing).parent
    asked = (
        "audit",
        str(folder / "learner.json"),
        "--rules",
        str(folder / "rules.pathway"),
        "--goal",
        "goal",
    )
    out = run(*asked, "--as-of", "2024-07-01", "--previous", nothing).out
    assert "Since the audit of 1 June 2024" in out
    assert "Before: not yet met, 0 %. Now: met." in out
    assert "Since the audit" not in run(*asked, "--as-of", "2024-07-01").out


def test_an_audit_tells_what_could_as_well_count_elsewhere(kept: tuple[str, str, str], run: Run) -> None:
    folder = Path(kept[0]).parent
    rules = folder / "choice.pathway"
    twice = "require 1 course from { a, c } require 1 course from { a, d }"
    more = 'course c "C" { taught at u } course d "D" { taught at u }'
    rules.write_text(RULES.replace("require a require b", twice) + more, encoding="utf-8")
    asked = (
        "audit",
        str(folder / "learner.json"),
        "--rules",
        str(rules),
        "--goal",
        "goal",
        "--as-of",
        "2024-07-01",
    )
    assert "it could as well count for" in run(*asked, "--choices").out
    document = json.loads(run(*asked, "--choices", "--json").out)
    jsonschema.validate(document, schema())
    assert [each["pin"] for each in document["goals"][0]["choices"]["open"]] == [
        "pinned a to 'goal/require/2' by learner"
    ]
    assert json.loads(run(*asked, "--json").out)["goals"][0]["choices"] is None
    assert run(*asked, "--choices", "--what-if", "earned b").status == 2


def test_of_several_audits_of_a_learner_the_last_on_each_goal_is_taken(
    kept: tuple[str, str, str], run: Run
) -> None:
    nothing, one, both = kept
    twice = Path(one).with_name("twice.json")
    twice.write_text(
        "".join(Path(file).read_text(encoding="utf-8") for file in (nothing, both)), encoding="utf-8"
    )
    assert "Nothing changed" in run("compare", str(twice), both).out


def test_a_file_of_more_than_is_read_ends_with_four(
    kept: tuple[str, str, str], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pathways.exchange.audit.kept.AUDITS_BYTES", 10)
    status, _, err = run("compare", kept[0], kept[1])
    assert status == 4
    assert "the audits cannot be read: it is larger than 0 MB" in err


def test_a_file_that_is_no_audit_ends_with_four(kept: tuple[str, str, str], tmp_path: Path, run: Run) -> None:
    (tmp_path / "other.json").write_text("{}", encoding="utf-8")
    status, _, err = run("compare", kept[0], str(tmp_path / "other.json"))
    assert status == 4
    assert "the audits cannot be read: line 1 is no audit document" in err


def test_what_changed_is_handed_out_as_a_page(kept: tuple[str, str, str], run: Run) -> None:
    _, one, both = kept
    page, text = (str(Path(one).with_name(name)) for name in ("changed.html", "changed.md"))
    ran = run("compare", one, both, "--html", page, "--markdown", text)
    assert (ran.status, ran.out, ran.err) == (0, "", f"wrote {page}\nwrote {text}\n")
    read = Read(Path(page).read_text(encoding="utf-8"))
    assert read.complaints() == []
    assert read.headings()[0] == ("h1", "What changed: x")
    assert "Now met: “B”." in read.words()
    assert "Now met: “B”." in Path(text).read_text(encoding="utf-8")


def test_a_class_is_one_page_to_hand_out_and_in_full_each_learner_is_a_chapter(
    kept: tuple[str, str, str], run: Run
) -> None:
    _, one, both = kept
    before, after = of(one, "ada", "bo"), of(both, "ada", "bo")
    page = str(Path(one).with_name("class.html"))
    titles = {}
    for options in ((), ("--in-full",)):
        assert run("compare", before, after, *options, "--html", page).status == 0
        read = Read(Path(page).read_text(encoding="utf-8"))
        assert read.complaints() == []
        titles[options] = [text for tag, text in read.headings() if tag in {"h1", "h2"}]
    assert titles[()] == ["What changed for 2 learners", "On this page", "Learners", "Goal"]
    assert titles["--in-full",][4:] == [
        f"{who}: {what}" for who in ("Ada (ada)", "Bo (bo)") for what in ("The record", "Goal")
    ]
