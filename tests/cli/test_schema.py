import json
from pathlib import Path

import jsonschema
import pytest

from tests.cli.running import Run


@pytest.mark.parametrize("document", ["learner", "audit", "plan"])
def test_a_schema_is_one(run: Run, document: str) -> None:
    status, out, err = run("schema", document)
    assert (status, err) == (0, "")
    jsonschema.Draft202012Validator.check_schema(json.loads(out))
    assert run("schema", document, "--json").out == out


def test_learner_files_fit_the_schema_of_learners(college: Path, run: Run) -> None:
    schema = json.loads(run("schema", "learner").out)
    jsonschema.validate(json.loads((college.parent / "ada.json").read_text("utf-8")), schema)


def test_audits_and_decisions_fit_the_schema_of_audits(college: Path, run: Run) -> None:
    schema = json.loads(run("schema", "audit").out)
    audits = run(
        "audit",
        "applicants.csv",
        "--goal",
        "north.studies",
        "--goal",
        "north.entry",
        "--rules",
        str(college),
        "--json",
    )
    for line in audits.out.splitlines():
        jsonschema.validate(json.loads(line), schema)
    assert audits.out.count("\n") == 4


def test_another_document_is_wrong_use(run: Run) -> None:
    assert run("schema", "transcript").status == 2
