"""Learners to a learner document in JSON: exact, always the same text, and read back as they were."""

import json
from collections.abc import Iterable, Mapping

from pathways.exchange.record.document import VERSION
from pathways.model.amount import SCALE, Measure, Worth
from pathways.model.learner import (
    Attestation,
    GrantedException,
    Item,
    Learner,
    Pin,
    Provenance,
    Relation,
)

_FIELD_OF = {Measure.CREDITS.value: "credits", Measure.HOURS.value: "hours", Measure.CEU.value: "ceu"}


def to_json(learners: Iterable[Learner]) -> str:
    """The document of one or several learners, by id; what is unknown is left out, decimals are text.

    An item must be worth credits, hours or continuing education units, as every recorded item is (KeyError).

    >>> print(to_json([Learner(key="1", name="Ada")]), end="")
    {
      "pathways": "learner/1",
      "learner": {
        "id": "1",
        "name": "Ada",
        "admitted": [],
        "enrolled": []
      }
    }
    """
    found = [_learner(learner) for learner in sorted(learners, key=lambda learner: learner.key)]
    content: dict[str, object] = {"learner": found[0]} if len(found) == 1 else {"learners": found}
    return json.dumps({"pathways": VERSION, **content}, indent=2, ensure_ascii=False) + "\n"


def _learner(learner: Learner) -> dict[str, object]:
    return _known(
        {
            "id": learner.key,
            "name": learner.name or None,
            "born": learner.born,
            "populations": learner.populations,
            "matriculated": learner.matriculated,
            "applied": learner.applied,
            "applies_for": list(learner.applies_for) or None,
            "catalogue": learner.catalogue,
            "declared": _relations(learner.declared) or None,
            "admitted": _relations(learner.admitted),
            "enrolled": _relations(learner.enrolled),
            "attestations": [_attestation(one) for one in learner.attestations] or None,
            "pins": [_pin(one) for one in learner.pins] or None,
            "exceptions": [_exception(one) for one in learner.exceptions] or None,
            "items": [_item(item) for item in learner.items] or None,
        }
    )


def _item(item: Item) -> dict[str, object]:
    recorded = item.provenance is Provenance.RECORDED
    return _known(
        {
            "id": item.key,
            "item": item.name,
            "sort": None if item.name else item.sort,
            "institution": item.institution,
            "subject": item.subject or None,
            "number": item.number or None,
            "title": item.title or None,
            "status": item.status.value,
            "completed": item.completed,
            "term": item.term or None,
            "attempt": item.attempt,
            "grade": item.grade,
            "basis": None if item.basis == "graded" else item.basis,
            "score": _number(item.score),
            **_worth(item.worth),
            "level": item.level,
            "for_credit": item.for_credit,
            "provenance": None if recorded else item.provenance.value,
            "asserted_by": item.asserted_by or None,
            "transferred": item.transferred or None,
            "converted_by": item.converted_by,
            "converted_on": item.converted_on,
            "valid_until": item.valid_until,
            "part_of": list(item.part_of) or None,
            "evidence": item.evidence or None,
        }
    )


def _worth(worth: Worth | None) -> dict[str, object]:
    if worth is None:
        return {}
    return {_FIELD_OF[worth.unit.measure]: _number(worth.thousandths), "unit": worth.unit.name or None}


def _relations(relations: Iterable[Relation] | None) -> list[dict[str, object]] | None:
    if relations is None:
        return None
    return [
        _known(
            {
                "programme": relation.programme,
                "since": relation.since,
                "catalogue": relation.catalogue,
                "concentration_of": relation.within or None,
            }
        )
        for relation in relations
    ]


def _attestation(one: Attestation) -> dict[str, object]:
    return _known({"what": one.what, "office": one.office, "on": one.on})


def _pin(one: Pin) -> dict[str, object]:
    return _known(
        {"item": one.item, "requirement": one.requirement, "advisor": one.advisor or None, "on": one.on}
    )


def _exception(one: GrantedException) -> dict[str, object]:
    return _known(
        {
            "kind": one.kind.value,
            "by": one.by,
            "on": one.on,
            "reason": one.reason,
            "requirement": one.requirement or None,
            "item": one.item or None,
            "instead_of": one.instead_of or None,
            "amount": _number(one.amount),
            "until": one.until,
        }
    )


def _number(thousandths: int | None) -> int | str | None:
    """A whole number as a number; one with decimals as text, which nobody's reader can round."""
    if thousandths is None:
        return None
    whole, rest = divmod(thousandths, SCALE)
    return f"{whole}.{rest:03}".rstrip("0") if rest else whole


def _known(fields: Mapping[str, object]) -> dict[str, object]:
    """The fields that are known, dates as text."""
    return {
        name: str(value) if hasattr(value, "isoformat") else value
        for name, value in fields.items()
        if value is not None
    }
