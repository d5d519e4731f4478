"""The JSON Schema of the learner document, for the people and programs that write learner files."""

from typing import Any

from pydantic.json_schema import models_json_schema

from pathways.exchange.json_schema import cleaned
from pathways.exchange.record.document import VERSION, OneLearner, SeveralLearners

_EXAMPLE = {
    "pathways": VERSION,
    "learner": {
        "id": "A-1042",
        "name": "Rosa Alvarez",
        "born": "1999-04-02",
        "populations": ["veteran"],
        "declared": [{"programme": "college.ba", "since": "2024-09-01"}],
        "admitted": [],
        "attestations": [{"what": "portfolio reviewed", "office": "registrar", "on": "2025-01-15"}],
        "pins": [
            {
                "item": "college.eng101",
                "requirement": "college.ba/require",
                "advisor": "Dr Gray",
                "on": "2025-01-20",
            }
        ],
        "items": [
            {"item": "college.eng101", "status": "earned", "completed": "2024-05-10", "grade": "B"},
            {
                "institution": "college",
                "subject": "HIS",
                "number": "210",
                "title": "Harbour cities",
                "status": "in progress",
                "term": "2025 spring",
                "credits": "1.5",
            },
        ],
    },
}


def schema() -> dict[str, Any]:
    """The schema (JSON Schema 2020-12) of a document with one learner or several; the same at every call.

    What a schema cannot say is told when a record is read: whether the names are declared, whether the ids of
    a record differ, whether fields contradict each other.
    """
    _, generated = models_json_schema([(OneLearner, "validation"), (SeveralLearners, "validation")])
    parts = {_plain(name): cleaned(part, _plain) for name, part in generated["$defs"].items()}
    for name in ("one-learner", "several-learners"):
        parts[name]["properties"] |= {
            "$schema": {"type": "string", "description": "where this schema is"},
            "bad": {"description": "why `--skip-bad` left these learners out; passed over"},
        }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:pathways:schema:learner:1",
        "title": "Pathways learner document, version 1",
        "description": "Learners as recorded; what is not known is left out, an empty list means none.",
        "version": VERSION,
        "oneOf": [{"$ref": "#/$defs/one-learner"}, {"$ref": "#/$defs/several-learners"}],
        "examples": [_EXAMPLE],
        "$defs": dict(sorted(parts.items())),
    }


_NAMES = {
    "AttestationRecord": "attestation",
    "DeclaredRecord": "declared",
    "ExceptionKind": "exception-kind",
    "ExceptionRecord": "exception",
    "ItemRecord": "item",
    "LearnerRecord": "learner",
    "OneLearner": "one-learner",
    "PinRecord": "pin",
    "Provenance": "provenance",
    "RelationRecord": "relation",
    "SeveralLearners": "several-learners",
    "Status": "status",
}
"""The parts of the document as its readers call them."""


def _plain(name: str) -> str:
    return _NAMES[name]
