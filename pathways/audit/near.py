"""Near misses: what is at the right thing and refused only for how it was learnt, with the words that refuse it."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from pathways.audit.entry import Entry
from pathways.audit.selecting import Refusal
from pathways.audit.verdict import NearMiss
from pathways.model.amount import SCALE, Duration, Worth
from pathways.model.selection import Filter, LastOf


def near_misses(near: Iterable[tuple[Entry, Refusal]]) -> tuple[NearMiss, ...]:
    """Items at the right thing that a filter on how it was learnt refuses."""
    return tuple(
        NearMiss(
            entry.key,
            entry.title,
            entry.code,
            refusal.filter.value,
            words_of(refusal),
            has(entry, refusal.filter),
        )
        for entry, refusal in near
        if refusal.filter is not None
    )


_BY_DAY = frozenset({Filter.WITHIN, Filter.SINCE, Filter.BEFORE, Filter.SOON, Filter.MATRICULATED})


def has(entry: Entry, refusing: Filter) -> str:
    """What an item has of what a filter looks at; nothing where that is not recorded, or is no grade, score or day."""
    if refusing is Filter.GRADE:
        return entry.grade or ""
    if refusing is Filter.SCORE and entry.score is not None:
        return f"{(Decimal(entry.score) / SCALE).normalize():f}"
    if refusing in _BY_DAY and entry.completed is not None:
        return entry.completed.isoformat()
    return ""


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
