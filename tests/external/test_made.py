"""Every key of the neutral format, in files made by hand, with a learner on either side of each."""

import json
from pathlib import Path

import pytest

from tests.external.__main__ import main
from tests.external.neutral import NeutralFile
from tests.external.reading import UnreadableFileError, model_of, read
from tests.external.results import shuffled, verdicts
from tests.external.suites import MADE

pytestmark = pytest.mark.no_cover

FILES = sorted(path.name for path in MADE.glob("*.json"))


@pytest.mark.seeds
@pytest.mark.parametrize("name", FILES)
def test_every_key_means_what_the_format_says(name: str) -> None:
    file = read(MADE / name)
    assert verdicts(shuffled(file, 3)) == {case.id: case.expected.satisfied for case in file.cases}
    assert len({case.expected.satisfied for case in file.cases}) == 2


def _file(**changes: object) -> dict[str, object]:
    rule = {"op": "count", "min": 1, "select": {"ids": ["A"]}}
    case = {
        "id": "one",
        "rule": rule,
        "learner": {"courses": [{"id": "A", "credits": 3}]},
        "expected": {"satisfied": True},
    }
    return {"format": "neutral-1", "cases": [{**case, **changes}]}


def _told(found: object) -> str:
    with pytest.raises(UnreadableFileError) as raised:
        model_of(NeutralFile, found)
    return str(raised.value)


def test_a_key_that_the_format_does_not_have_is_told_and_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "some.json"
    rule = {
        "op": "all",
        "colour": "red",
        "of": [{"op": "count", "min": 1, "select": {"ids": ["A"], "hue": 1}}],
    }
    path.write_text(json.dumps({**_file(rule=rule), "date": "today"}), encoding="utf-8")
    assert main([str(path)]) == 0
    told = capsys.readouterr()
    assert told.out.splitlines()[1].split()[1:3] == ["1", "1"]
    assert sorted(told.err.splitlines()) == [
        "`colour` is not a key of the format in cases.rule.all: left out",
        "`date` is not a key of the format in the file: left out",
        "`hue` is not a key of the format in cases.rule.all.of.count.select: left out",
    ]


def test_the_order_of_courses_can_be_another_one(tmp_path: Path) -> None:
    path = tmp_path / "some.json"
    path.write_text(json.dumps(_file()), encoding="utf-8")
    assert main([str(path), "--shuffle", "7"]) == 0


@pytest.mark.parametrize(
    ("word", "counts"), [("Completed", True), ("IN_PROGRESS", False), ("dropped", False)]
)
def test_a_status_is_read_in_any_case(word: str, counts: bool) -> None:  # a table of two columns
    learner = {"courses": [{"id": "A", "credits": 3, "status": word}]}
    file = model_of(NeutralFile, _file(learner=learner, expected={"satisfied": counts}))
    assert verdicts(file) == {"one": counts}


def test_a_status_that_nobody_knows_is_told() -> None:
    assert "status" in _told(_file(learner={"courses": [{"id": "A", "credits": 3, "status": "hm"}]}))


def test_a_missing_key_is_told_plainly() -> None:
    assert _told(_file(rule={"op": "count", "min": 1})) == "cases.0.rule.count: the key `select` is missing"


def test_an_unknown_kind_of_node_is_told_plainly() -> None:
    assert _told(_file(rule={"op": "most"})) == "cases.0.rule: this `op` is not one of the format"


def test_a_number_in_quotes_is_no_number() -> None:
    assert "min" in _told(_file(rule={"op": "count", "min": "1", "select": {"ids": ["A"]}}))


def test_agreement_ends_with_zero_and_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "some.json"
    path.write_text(json.dumps(_file()), encoding="utf-8")
    assert main([str(path), "--write", str(tmp_path / "kept")]) == 0
    heads, row = capsys.readouterr().out.splitlines()
    assert heads.split() == ["file", "cases", "agree", "disagree", "undecided", "seconds"]
    assert row.split()[:5] == ["some.json", "1", "1", "0", "0"]
    assert (tmp_path / "kept" / "rule_0.pathway").read_text(encoding="utf-8").startswith("institution ")


def test_a_disagreement_ends_with_one_and_shows_rule_and_learner(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "some.json"
    path.write_text(json.dumps(_file(expected={"satisfied": False}, source="take A")), encoding="utf-8")
    assert main([str(path)]) == 1
    shown = capsys.readouterr().out
    assert "disagrees: one" in shown
    assert "take A" in shown
    assert "require c.a" in shown
    assert "learner: A (3)" in shown
    assert "expected: not satisfied" in shown
    assert "got: satisfied" in shown


def test_a_rule_without_words_is_undecided_and_says_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "some.json"
    select = {"everything": True}
    free = {"op": "credits", "min": 3, "select": select, "leftover": True}
    some = [{"op": "count", "min": 1, "select": {"ids": ["A", other]}} for other in "BC"]
    rule = {"op": "credits_from", "min": 6, "of": [free, *some]}
    path.write_text(json.dumps(_file(rule=rule)), encoding="utf-8")
    assert main([str(path)]) == 1
    told = (
        "undecided: one: no words for free electives that count in a sum, beside leaves that use nothing up"
    )
    assert told in capsys.readouterr().out


def test_a_file_that_is_none_ends_with_two(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "some.json"
    path.write_text("{", encoding="utf-8")
    assert main([str(path)]) == 2
    assert "is not JSON" in capsys.readouterr().err
