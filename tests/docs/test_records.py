"""The page on learner records says what is true: its examples are read, and its tables have every field."""

import re
from datetime import date
from functools import cache
from pathlib import Path

from pathways.exchange.record.column_map_file import column_map_in
from pathways.exchange.record.columns import LEARNER, ROWS, TOLD_BY_US
from pathways.exchange.record.document import ExceptionRecord, ItemRecord, LearnerRecord
from pathways.exchange.record.exceptions import NEEDS
from pathways.exchange.record.layouts import LAYOUTS
from pathways.exchange.record.lookup import lookup_in
from pathways.exchange.record.to_learners import from_csv, from_json
from pathways.model.catalogue import Catalogue
from pathways.model.learner import Status
from pathways.ruleset import load_rules

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "records.md").read_text(encoding="utf-8")


@cache
def _catalogue() -> Catalogue:
    return load_rules(ROOT / "rules" / "example").catalogue


def _block(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    assert found is not None
    return found.group(1)


def test_the_document_and_the_table_are_read_and_say_the_same_of_rosa() -> None:
    (of_json,), problems = from_json(_block("json"), "rosa.json", _catalogue())
    (of_csv, bo), others = from_csv(_block("csv"), "rosa.csv", _catalogue())
    assert (problems, others, bo.items) == ((), (), ())
    assert (of_json.declared, of_json.born) == (of_csv.declared, of_csv.born)
    assert [item.name for item in of_json.items] == ["quill.eng101", "quill.dat101"]
    assert [(item.name, item.status) for item in of_csv.items] == [
        (item.name, item.status) for item in of_json.items
    ]


def test_the_exceptions_are_read_each_of_its_kind() -> None:
    (learner,), problems = from_json(_block("json exceptions"), "rosa.json", _catalogue())
    assert problems == ()
    assert {each.kind for each in learner.exceptions} == {*NEEDS}
    assert len(learner.pins) == len(learner.attestations or ()) == 1


def test_the_table_of_another_system_is_read_by_its_map() -> None:
    columns, problems = column_map_in(_block("json columns"), "columns.json", lookup_in(_catalogue()))
    assert problems == ()
    (learner,), problems = from_csv(_block("csv export"), "export.csv", _catalogue(), columns)
    assert problems == ()
    assert [(item.name, item.status, item.grade, item.completed) for item in learner.items] == [
        ("quill.eng101", Status.EARNED, "B", date(2024, 5, 10)),
        ("quill.dat101", Status.WITHDRAWN, None, date(2024, 5, 12)),
        ("quill.mat110", Status.IN_PROGRESS, None, date(2024, 12, 20)),
    ]


def test_every_field_column_and_layout_is_on_the_page() -> None:
    names = {
        *LearnerRecord.model_fields,
        *ItemRecord.model_fields,
        *ExceptionRecord.model_fields,
        *LEARNER,
        *ROWS,
        *TOLD_BY_US,
        *LAYOUTS,
    }
    assert sorted(name for name in names if f"`{name}`" not in PAGE) == []


def test_the_page_says_what_every_kind_of_exception_needs() -> None:
    for kind, needs in NEEDS.items():
        row = next(line for line in PAGE.splitlines() if line.startswith("| `") and f"`{kind.value}`" in line)
        assert [name for name in needs if f"`{name}`" not in row] == []
