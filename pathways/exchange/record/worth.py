"""What an item is worth by the record: credits, hours or continuing education units, never two of them."""

from functools import lru_cache

from pathways.exchange.record.document import ItemRecord
from pathways.exchange.record.mistakes import listed
from pathways.exchange.record.reader import Reader
from pathways.exchange.record.written import Path
from pathways.model.amount import Measure, Unit, Worth

FIELDS = {"credits": Measure.CREDITS, "hours": Measure.HOURS, "ceu": Measure.CEU}
"""The fields that say what an item is worth."""


def worth(reader: Reader, record: ItemRecord, institution: str | None, path: Path) -> Worth | None:
    """The recorded worth; credits without a unit are the institution's, hours without one just hours."""
    given = [field for field in FIELDS if getattr(record, field) is not None]
    if len(given) > 1:
        sentence = f"the item is worth {listed(given)} at once"
        reader.contradiction((*path, given[1]), sentence, "keep the one that the institution records")
        return None
    if not given:
        if record.unit:
            reader.contradiction(
                (*path, "unit"), "there is a unit, and no number of it", "write `credits` or `hours`"
            )
        return None
    measure = FIELDS[given[0]].value
    thousandths: int = getattr(record, given[0])
    return _worth(thousandths, measure, _unit(reader, record, institution, measure, path))


@lru_cache(maxsize=1_000)
def _worth(thousandths: int, measure: str, unit: str) -> Worth:
    """One object for what very many items are worth."""
    return Worth(thousandths, Unit(measure, unit))


def _unit(reader: Reader, record: ItemRecord, institution: str | None, measure: str, path: Path) -> str:
    if record.unit is None:
        return reader.lookup.credit_unit(institution) if measure == "credits" else ""
    names = reader.lookup.units.get(measure, ())
    if record.unit not in names:
        near = reader.desk.did_you_mean(record.unit, names, measure)
        advice = near or (f"the units are {listed(names)}" if names else "leave the field out")
        reader.desk.tell(
            "unknown-unit", (*path, "unit"), f"`{record.unit}` is not a unit of {measure}", advice
        )
    return record.unit
