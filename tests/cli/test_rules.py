import json
from pathlib import Path

from tests.cli.running import Run


def test_everything_declared_is_listed_with_its_title(college: Path, run: Run) -> None:
    status, out, err = run("rules", "--rules", str(college))
    assert status == 0
    assert "Credentials (3)\n  north.ba       Bachelor of Arts (bachelor degree)\n" in out
    assert "Admissions (1)\n  north.entry  Entry by learning\n" in out
    assert "Areas and skills" not in out
    assert err == "2 files; 2 learners under test\n"


def test_the_shipped_library_is_listed_by_default(run: Run) -> None:
    assert "asu" in run("rules").out


def test_json_has_every_room(college: Path, run: Run) -> None:
    found = json.loads(run("rules", "--rules", str(college), "--json").out)
    assert found["pathways"] == "rules/1"
    assert found["conversions"] == [
        {"name": "north.for_credit", "title": "Words at work, for credit", "kind": ""}
    ]
    assert found["topics"] == []


def test_rules_with_errors_can_be_looked_at(college: Path, run: Run) -> None:
    (college / "draft.pathway").write_text("set s = { a.c }\n", encoding="utf-8")
    status, out, err = run("rules", "--rules", str(college))
    assert (status, "north.ba" in out) == (0, True)
    assert "These rules have errors (1); `pathways check` tells them." in err


def test_rules_that_cannot_be_read_end_with_4(college: Path, run: Run) -> None:
    status, out, err = run("rules", "--rules", str(college / "nowhere"))
    assert (status, out) == (4, "")
    assert "cannot be read" in err
