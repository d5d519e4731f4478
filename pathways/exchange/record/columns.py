"""The columns of a learner table, and which of them belong to which kind of row."""

from collections.abc import Mapping

from pathways.exchange.record.document import (
    AttestationRecord,
    DeclaredRecord,
    ExceptionRecord,
    ItemRecord,
    PinRecord,
    RelationRecord,
)

LISTS = ("populations", "applies_for", "part_of")
"""Columns whose cells hold several values, with semicolons between them."""
YES_OR_NO = ("transferred", "for_credit")
"""Columns that say whether something is so."""
WORDS_FOR_YES_OR_NO = {"yes": True, "true": True, "no": False, "false": False}
NONE = "none"
"""In place of populations or of a programme: it is known that there is none."""

LEARNER: Mapping[str, str] = {
    "learner_id": "id",
    "learner_name": "name",
    "born": "born",
    "populations": "populations",
    "matriculated": "matriculated",
    "applied": "applied",
    "applies_for": "applies_for",
    "learner_catalogue": "catalogue",
}
"""Columns about the person, allowed in every row, with the fields that they fill."""
ITEM: Mapping[str, str] = {"item_id" if name == "id" else name: name for name in ItemRecord.model_fields}
_RELATION = {name: name for name in RelationRecord.model_fields}
_DECLARED = {name: name for name in DeclaredRecord.model_fields}
_ATTESTATION = {name: name for name in AttestationRecord.model_fields}
_PIN = {name: name for name in PinRecord.model_fields}
_EXCEPTION = {name: name for name in ExceptionRecord.model_fields}

TOLD_BY_US = ("bad_reason", "bad_row", "bad_line")
"""The columns that `--skip-bad` writes before the others; when its file is read again they are passed over."""
KIND = "record"
"""The column that says what kind of row it is; an item if the cell is empty."""
ROWS: Mapping[str, Mapping[str, str]] = {
    "item": ITEM,
    "declared": _DECLARED,
    "admitted": _RELATION,
    "enrolled": _RELATION,
    "attestation": _ATTESTATION,
    "pin": _PIN,
    "exception": _EXCEPTION,
    "person": {},
}
"""The kinds of row, each with its columns and the fields that they fill."""
LISTED_IN = {"item": "items", "attestation": "attestations", "pin": "pins", "exception": "exceptions"}
"""The list of a learner to which a kind of row adds, where it is not called like the kind."""
COLUMNS = tuple(dict.fromkeys((KIND, *LEARNER, *ITEM, *_DECLARED, *_ATTESTATION, *_PIN, *_EXCEPTION)))
"""Every column there is."""


def value_of(column: str, cell: str) -> object:
    """What a cell means: text, several texts, or yes or no; anything else is left to be told later.

    >>> value_of("populations", "veteran; adult"), value_of("transferred", "yes"), value_of("grade", "B+")
    (['veteran', 'adult'], True, 'B+')
    """
    if column in LISTS:
        return [] if cell == NONE else [part.strip() for part in cell.split(";") if part.strip()]
    if column in YES_OR_NO:
        return WORDS_FOR_YES_OR_NO.get(cell.lower(), cell)
    return cell
