"""An item of a record as the model has it."""

from pathways.exchange.record.document import ItemRecord
from pathways.exchange.record.naming import named, printed
from pathways.exchange.record.reader import Reader
from pathways.exchange.record.worth import worth
from pathways.exchange.record.written import Path
from pathways.model.learner import Item, Provenance


def item(reader: Reader, record: ItemRecord, path: Path) -> Item:
    """The item of a record; its key is the given id, or empty until the whole record is known."""
    found = named(reader, record, path)
    _check_conversion(reader, record, path)
    subject, number = printed(record)
    institution = record.institution or (found.institution if found else None)
    return Item(
        key=record.id or "",
        name=found.name if found else None,
        sort=found.sort if found else record.sort or "course",
        title=record.title or "",
        status=record.status,
        completed=record.completed,
        term=record.term or "",
        grade=record.grade or None,
        basis=record.basis or "graded",
        score=record.score,
        worth=worth(reader, record, institution, path),
        institution=record.institution,
        subject=subject,
        number=number,
        level=record.level,
        for_credit=record.for_credit,
        provenance=_provenance(reader, record, path),
        asserted_by=record.asserted_by or "",
        transferred=record.transferred or False,
        converted_by=record.converted_by,
        converted_on=record.converted_on,
        valid_until=record.valid_until,
        part_of=tuple(sorted(set(record.part_of or ()))),
        evidence=record.evidence or "",
        attempt=record.attempt,
    )


def _check_conversion(reader: Reader, record: ItemRecord, path: Path) -> None:
    if record.converted_on and not record.converted_by:
        sentence = "the item was converted on this day, and by no conversion"
        reader.contradiction(
            (*path, "converted_on"), sentence, "write the conversion's name as `converted_by`"
        )


def _provenance(reader: Reader, record: ItemRecord, path: Path) -> Provenance:
    if record.provenance is None:
        return Provenance.ASSERTED if record.asserted_by else Provenance.RECORDED
    if record.asserted_by and record.provenance is not Provenance.ASSERTED:
        sentence = f"the item is {record.provenance.value}, and yet somebody only asserts it"
        reader.contradiction(
            (*path, "asserted_by"), sentence, "keep the provenance or `asserted_by`, whichever is right"
        )
    return record.provenance
