"""The JSON Schema of the column map, for whoever tells what the columns of another system mean."""

from typing import Any

from pydantic.json_schema import models_json_schema

from pathways.exchange.json_schema import cleaned
from pathways.exchange.record.column_map import VERSION, ColumnMap
from pathways.exchange.record.columns import COLUMNS

_EXAMPLE = {
    "pathways": VERSION,
    "dates": "month/day/year",
    "columns": {
        "learner_id": "Student ID",
        "code": "Course",
        "institution": {"always": "college"},
        "completed": "End date",
        "grade": {"column": "Grade", "words": {"W": "", "IP": ""}},
        "status": {
            "column": "Grade",
            "words": {"W": "withdrawn", "IP": "in progress", "F": "failed"},
            "otherwise": "earned",
        },
    },
    "ignore": ["Advisor"],
}


def schema() -> dict[str, Any]:
    """The schema (JSON Schema 2020-12) of a column map; the same at every call.

    What a schema cannot say is told when a map is read: whether an entry has a column or a fixed word and not both,
    whether meanings are words of ours. Whether the columns are there is told when a table is read.
    """
    _, generated = models_json_schema([(ColumnMap, "validation")])
    parts = {_plain(name): cleaned(part, _plain) for name, part in generated["$defs"].items()}
    properties = parts["column-map"]["properties"]
    either = {"anyOf": [{"type": "string", "minLength": 1}, {"$ref": "#/$defs/filled"}]}
    properties["columns"] = {
        "type": "object",
        "description": properties["columns"]["description"],
        "properties": dict.fromkeys(COLUMNS, either),
        "additionalProperties": False,
        "required": ["learner_id"],
    }
    properties["$schema"] = {"type": "string", "description": "where this schema is"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:pathways:schema:columns:1",
        "title": "Pathways column map, version 1",
        "description": "How a table with the columns of another system is read as a learner table.",
        "version": VERSION,
        "$ref": "#/$defs/column-map",
        "examples": [_EXAMPLE],
        "$defs": dict(sorted(parts.items())),
    }


_NAMES = {"ColumnMap": "column-map", "Filled": "filled"}
"""The parts of the document as its readers call them."""


def _plain(name: str) -> str:
    return _NAMES[name]
