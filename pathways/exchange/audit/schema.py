"""The schema of what audits write: documents of audits, decisions, what-ifs and changes."""

from typing import Any

from pydantic.json_schema import models_json_schema

from pathways.exchange.audit.changes import ChangesDocument
from pathways.exchange.audit.document import AuditDocument, DecisionDocument
from pathways.exchange.audit.what_if import WhatIfDocument
from pathways.exchange.json_schema import cleaned


def schema() -> dict[str, Any]:
    """The schema (JSON Schema 2020-12) of the four documents; the same at every call."""
    documents = (AuditDocument, DecisionDocument, WhatIfDocument, ChangesDocument)
    _, generated = models_json_schema([(document, "validation") for document in documents])
    parts = {_plain(name): cleaned(part, _plain) for name, part in sorted(generated["$defs"].items())}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:pathways:schema:audit:1",
        "title": "Pathways documents of audits, decisions, what-ifs and changes, version 1",
        "description": "What `pathways audit --json`, with and without `--what-if`, `pathways admit --json` and "
        "`pathways compare --json` write; numbers are text, and exact.",
        "oneOf": [{"$ref": f"#/$defs/{_plain(document.__name__)}"} for document in documents],
        "$defs": parts,
    }


def _plain(name: str) -> str:
    """A part of the document as its readers call it.

    >>> _plain("GoalPart"), _plain("AuditDocument")
    ('goal', 'audit')
    """
    return name.removesuffix("Part").removesuffix("Document").lower()
