"""The published schema of learner documents agrees with what is read."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from pathways.exchange.record.schema import schema
from pathways.exchange.record.to_learners import from_json, read
from tests.exchange.record.college import COLLEGE

RECORDS = Path(__file__).parents[3] / "fixtures" / "records"
VALIDATOR = Draft202012Validator(schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)


def _document(**item: object) -> dict[str, Any]:
    return {"pathways": "learner/1", "learner": {"id": "1", "items": [{"item": "college.eng101", **item}]}}


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(schema())


@pytest.mark.seeds
def test_the_schema_is_the_same_at_every_call() -> None:
    assert json.dumps(schema()) == json.dumps(schema())
    assert list(schema()["$defs"]) == sorted(schema()["$defs"])


def test_the_schema_says_what_it_is_of() -> None:
    found = schema()
    assert (found["$id"], found["version"]) == ("urn:pathways:schema:learner:1", "learner/1")
    assert found["title"] == "Pathways learner document, version 1"


@pytest.mark.parametrize("path", sorted(RECORDS.glob("*.json")), ids=lambda path: path.name)
def test_fixtures_are_valid(path: Path) -> None:
    assert list(VALIDATOR.iter_errors(json.loads(path.read_text("utf-8")))) == []


@pytest.mark.parametrize(
    "path", sorted({*RECORDS.glob("*.json"), *RECORDS.glob("*.csv")}), ids=lambda path: path.name
)
def test_fixtures_are_read_without_problems(path: Path) -> None:
    learners, problems = read(path, COLLEGE)
    assert {problem.code for problem in problems} <= {"not-used-yet"}
    assert learners


def test_the_examples_are_valid_and_have_every_name_declared_but_what_they_describe() -> None:
    for example in schema()["examples"]:
        assert list(VALIDATOR.iter_errors(example)) == []
        learners, problems = from_json(json.dumps(example), "example.json", COLLEGE)
        assert (len(learners), problems) == (1, ())


@pytest.mark.parametrize(
    "item",
    [
        {},
        {"status": "eanred"},
        {"status": "earned", "grad": "B"},
        {"status": "earned", "credits": -1},
        {"status": "earned", "credits": "1,5"},
        {"status": "earned", "credits": True},
        {"status": "earned", "completed": "10.05.2024"},
        {"status": "earned", "completed": "1899-12-31"},
        {"status": "earned", "completed": "2201-01-01"},
        {"status": "earned", "transferred": "yes"},
        {"status": "earned", "level": "higher"},
        {"status": "earned", "id": ""},
        {"status": "earned", "part_of": "1"},
    ],
)
def test_what_the_schema_refuses_is_refused_when_it_is_read(item: dict[str, object]) -> None:
    document = _document(**item)
    assert not VALIDATOR.is_valid(document)
    assert from_json(json.dumps(document), "a.json", COLLEGE)[1]


@pytest.mark.parametrize(
    "item",
    [
        {"status": "earned", "credits": 2.68},
        {"status": "earned", "credits": "2.680"},
        {"status": "in progress", "grade": None, "completed": None},
        {"status": "earned", "completed": "2200-12-31"},
        {"status": "earned", "institution": "abroad", "grade": 1.3},
    ],
)
def test_what_the_schema_allows_is_read(item: dict[str, object]) -> None:
    document = _document(**item)
    assert VALIDATOR.is_valid(document)
    assert from_json(json.dumps(document), "a.json", COLLEGE)[1] == ()


@pytest.mark.parametrize("fields", [{}, {"learner": {"id": "1"}, "learners": []}])
def test_a_document_has_one_learner_or_several(fields: dict[str, object]) -> None:
    assert not VALIDATOR.is_valid({"pathways": "learner/1", **fields})


def test_a_document_may_name_its_schema() -> None:
    assert VALIDATOR.is_valid({"$schema": "learner.json", "pathways": "learner/1", "learners": []})
