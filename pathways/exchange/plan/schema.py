"""The schema of what `pathways plan --json` writes."""

from typing import Any

from pathways.exchange.json_schema import cleaned
from pathways.exchange.plan.document import PlanDocument


def schema() -> dict[str, Any]:
    """The schema (JSON Schema 2020-12) of the plan document; the same at every call."""
    generated = PlanDocument.model_json_schema()
    parts = {_plain(name): cleaned(part, _plain) for name, part in sorted(generated.pop("$defs").items())}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:pathways:schema:plan:1",
        "title": "Pathways plan document, version 1",
        **{key: value for key, value in cleaned(generated, _plain).items() if key != "title"},
        "$defs": parts,
    }


def _plain(name: str) -> str:
    """A part of the document as its readers call it.

    >>> _plain("TakePart"), _plain("LookedAtPart")
    ('take', 'lookedat')
    """
    return name.removesuffix("Part").lower()
