"""Near misses: what is at the right thing and refused only for how it was learnt, with the words that refuse it."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from pathways.audit.entry import Entry
from pathways.audit.selecting import Refusal
from pathways.audit.verdict import NearMiss
from pathways.model.amount import SCALE, Duration, Worth
from pathways.model.selection import LastOf


def near_misses(near: Iterable[tuple[Entry, Refusal]]) -> tuple[NearMiss, ...]:
    """Items at the right thing that a filter on how it was learnt refuses."""
    return tuple(
        NearMiss(entry.key, entry.title, entry.code, refusal.filter.value, words_of(refusal))
        for entry, refusal in near
        if refusal.filter is not None
    )


def words_of(refusal: Refusal) -> str:
    """The value of a filter as plain text; `report` puts it into a sentence."""
    value = refusal.value
    if isinstance(value, Duration):
        return f"{value.count} {value.unit}"
    if isinstance(value, LastOf):
        value = value.worth
    if isinstance(value, Worth):
        number = (Decimal(value.thousandths) / SCALE).normalize()
        return f"{number:f} {value.unit.name if value.unit.measure == 'items' else value.unit.measure}"
    return value.isoformat() if isinstance(value, date) else str(value)
