"""Whether a selection takes an attempt, and if not, which words of it refuse."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fnmatch import translate
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from pathways.audit.entry import Entry
from pathways.model.amount import SCALE
from pathways.model.catalogue import Catalogue
from pathways.model.equivalence import equivalents_of
from pathways.model.learner import Provenance
from pathways.model.selection import (
    Every,
    Except,
    Filter,
    Filtered,
    FilterValue,
    InSet,
    Meet,
    OneOf,
    Selection,
    Union,
)
from pathways.model.whole import upward

if TYPE_CHECKING:
    from fractions import Fraction

    from pathways.model.amount import Duration, Unit, Worth
    from pathways.model.selection import LastOf, Size

_SORTS = {"courses": "course", "credentials": "credential", "exams": "exam", "experiences": "experience"}
_NEAR = frozenset(
    {
        Filter.GRADE,
        Filter.SCORE,
        Filter.SIZE,
        Filter.LAST,
        Filter.LAST_OF,
        Filter.TERM,
        Filter.SOON,
        Filter.MATRICULATED,
        Filter.WITHIN,
        Filter.SINCE,
        Filter.BEFORE,
        Filter.BEARING_CREDIT,
        Filter.VERIFIED,
    }
)
"""Filters on how something was learnt: an attempt that only these refuse was a near miss."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a selection does not take an attempt: the filter (None: it is not what was asked for) and its value."""

    filter: Filter | None
    value: FilterValue | None = None

    @property
    def near(self) -> bool:
        """Whether the attempt is at the right thing, done in a way that does not count."""
        return self.filter in _NEAR


_OTHER = Refusal(None)


@dataclass(frozen=True, slots=True)
class Selecting:
    """The catalogue and the day that selections are read against; whether what nobody recorded is taken as it helps."""

    catalogue: Catalogue
    as_of: date
    favourable: bool = False
    seen: tuple[Entry, ...] = ()
    """What the view sees, which decides what was completed last."""
    unknown: set[str] = field(default_factory=set, repr=False, compare=False)
    """What was asked and the record leaves open: `grade`, `score`, `completed` of its entries, or `matriculated`."""
    _turned: "Selecting" = field(init=False, repr=False, compare=False)
    _equivalents: Mapping[str, frozenset[str]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Look the equivalents up once; what is left out or limited is read as its opposite would help."""
        turned = replace(self, favourable=False) if self.favourable else self
        object.__setattr__(turned, "_turned", self)
        object.__setattr__(self, "_turned", turned)
        object.__setattr__(self, "_equivalents", equivalents_of(self.catalogue))

    def refusal(self, selection: Selection, entry: Entry) -> Refusal | None:
        """None when the selection takes the attempt, else the nearest reason why not."""
        match selection:
            case Every(sort):
                return None if self._is_a(entry, sort) else _OTHER
            case OneOf(names):
                return None if entry.name in names or self._equivalent(entry, names) else _OTHER
            case InSet(_, members):
                return self.refusal(members, entry)
            case Filtered(base, filters):
                return self.refusal(base, entry) or self._first_refusing(filters, entry)
            case Union(parts):
                return self._refusal_by_all(parts, entry)
            case Meet(parts):
                found = [refusal for part in parts if (refusal := self.refusal(part, entry)) is not None]
                return (next((refusal for refusal in found if not refusal.near), found[0])) if found else None
            case Except(base, without):
                refused = self.refusal(base, entry)
                left_out = any(self.falls_under(part, entry) for part in without)
                return refused or (_OTHER if left_out else None)

    def _refusal_by_all(self, parts: tuple[Selection, ...], entry: Entry) -> Refusal | None:
        refusals: list[Refusal] = []
        for part in parts:
            refusal = self.refusal(part, entry)
            if refusal is None:
                return None
            refusals.append(refusal)
        return _nearest(refusals)

    def named(self, selection: Selection) -> tuple[str, ...] | None:
        """The names outside which a selection takes nothing, and all but takes nothing; None where there is no such list."""
        match selection:
            case OneOf(names):
                return names
            case InSet(_, members):
                return self.named(members)
            case Filtered(base, _) | Except(base, _):
                return self.named(base)
            case Meet(parts):
                return next(filter(None, map(self.named, parts)), None)
            case Union(parts):
                lists = [self.named(part) for part in parts]
                return None if None in lists else tuple(name for names in lists for name in names or ())
            case _:
                return None

    def going_by(self, entry: Entry) -> frozenset[str]:
        """The names under which a list takes an attempt: its own and those of equivalents."""
        if entry.name is None:
            return frozenset()
        others = self._equivalents.get(entry.name, frozenset()) if entry.sort != "credential" else frozenset()
        return others | {entry.name}

    def takes(self, selection: Selection, entry: Entry) -> bool:
        """Whether the selection takes the attempt."""
        return self.refusal(selection, entry) is None

    def falls_under(self, selection: Selection, entry: Entry) -> bool:
        """Whether an attempt is left out or limited by a selection: what is not known is never held against it."""
        return self._turned.takes(selection, entry)

    def _is_a(self, entry: Entry, sort: str) -> bool:
        if sort == "anything":
            return True
        if sort == "badges":
            return entry.kind is not None and self.catalogue.rank_of(entry.kind) == "badge"
        return entry.sort == _SORTS[sort]

    def _equivalent(self, entry: Entry, names: tuple[str, ...]) -> bool:
        """An equivalent course is taken wherever the course itself is named."""
        if entry.name is None or entry.sort == "credential":
            return False
        others = self._equivalents.get(entry.name)
        return others is not None and not others.isdisjoint(names)

    def _first_refusing(
        self, filters: tuple[tuple[Filter, FilterValue], ...], entry: Entry
    ) -> Refusal | None:
        """The refusal to tell: one about the thing itself before one about how it was learnt."""
        if len(filters) == 1:
            kind, value = filters[0]
            return None if _PASSES[kind](self, entry, value) else Refusal(kind, value)
        found = [Refusal(kind, value) for kind, value in filters if not _PASSES[kind](self, entry, value)]
        return next((refusal for refusal in found if not refusal.near), found[0]) if found else None


def _nearest(refusals: list[Refusal]) -> Refusal:
    return next((refusal for refusal in refusals if refusal.near), refusals[0])


def _taught_at(selecting: Selecting, entry: Entry, value: FilterValue) -> bool:
    """At the institution or at a part of it."""
    return _part_of(selecting, entry.institution, value)


def _credited_at(selecting: Selecting, entry: Entry, value: FilterValue) -> bool:
    """As a course of the institution or of a part of it, wherever it was taught."""
    declared = selecting.catalogue.learning.get(entry.name or "")
    own = declared.institution if declared is not None else entry.credited_at
    return _part_of(selecting, own or entry.institution, value)


def _part_of(selecting: Selecting, name: str | None, value: FilterValue) -> bool:
    return any(above == value for above in upward(name, selecting.catalogue.institutions))


def _of_kind(selecting: Selecting, entry: Entry, value: FilterValue) -> bool:
    """Of that very kind, or of a declared kind that ranks as the built-in one asked for."""
    return entry.kind is not None and (
        entry.kind == value or selecting.catalogue.rank_of(entry.kind) == value
    )


def _numbered(selecting: Selecting, entry: Entry, value: FilterValue) -> bool:
    del selecting
    lowest, highest = cast("tuple[int | None, int | None]", value)
    digits = "".join(character for character in _leading_number(entry.number) if character in "0123456789")
    if not digits:
        return False
    number = int(digits)
    return (lowest is None or number >= lowest) and (highest is None or number <= highest)


def _leading_number(printed: str) -> str:
    """The first run of digits of a number as printed: `301L` is 301, `H1201` is 1201."""
    start = next((at for at, character in enumerate(printed) if character in "0123456789"), len(printed))
    end = next((at for at in range(start, len(printed)) if printed[at] not in "0123456789"), len(printed))
    return printed[start : min(end, start + 9)]


def _unsaid(selecting: Selecting, what: str) -> bool:
    """Nobody recorded it: it is as it helps where unknown facts are favourable, else no help."""
    selecting.unknown.add(what)
    return selecting.favourable


def _graded_at_least(selecting: Selecting, entry: Entry, value: FilterValue) -> bool:
    """Work that is not graded yet may still reach the grade; a grade of no known scale reaches none."""
    scale = selecting.catalogue.scales.get(entry.scale or "")
    if entry.grade is not None:
        return scale is not None and scale.reaches(entry.grade, str(value))
    if entry.ungraded:
        return scale is not None and scale.can_reach(str(value)) and _unsaid(selecting, "grade")
    return entry.unfinished


def _scored_at_least(selecting: Selecting, entry: Entry, value: FilterValue) -> bool:
    if entry.unscored:
        return _unsaid(selecting, "score")
    if entry.score is None:
        return entry.unfinished
    return entry.score >= cast("int", value)


def _within(selecting: Selecting, entry: Entry, value: FilterValue) -> bool:
    ends = entry.ends(selecting.as_of)
    return (
        ends >= cast("Duration", value).before(selecting.as_of) if ends else _unsaid(selecting, "completed")
    )


def _since(selecting: Selecting, entry: Entry, value: FilterValue) -> bool:
    """Work without an expected day may be completed on any day that is still to come."""
    ends = entry.ends(selecting.as_of)
    if ends is None:
        return _unsaid(selecting, "completed")
    return ends >= cast("date", value) or (entry.unfinished and entry.completed is None)


def _before(selecting: Selecting, entry: Entry, value: FilterValue) -> bool:
    ends = entry.ends(selecting.as_of)
    return ends < cast("date", value) if ends else _unsaid(selecting, "completed")


def _of_size(selecting: Selecting, entry: Entry, value: FilterValue) -> bool:
    """A worth in another unit is turned into the one asked for, and not rounded."""
    size = cast("Size", value)
    found = _worth_in(entry, size.unit, selecting)
    return found is not None and size.holds(found)


def _worth_in(entry: Entry, unit: "Unit", selecting: Selecting) -> "int | Fraction | None":
    worth = entry.worth
    if worth is None or (unit.measure == "credits" and not entry.for_credit):
        return None
    if worth.unit == unit:
        return worth.thousandths
    rule = selecting.catalogue.units.get(worth.unit)
    return rule.ratio * worth.thousandths if rule is not None and rule.into == unit else None


def _among_the_last(selecting: Selecting, entry: Entry, value: FilterValue) -> bool:
    """Whether less than that much was completed later; a course counts once, and what is of one day is told apart by nothing."""
    return _is_last(selecting, entry, cast("Worth", value), selecting.seen)


def _among_the_last_of(selecting: Selecting, entry: Entry, value: FilterValue) -> bool:
    """The same among what a selection takes, of which it is one."""
    last = cast("LastOf", value)
    if not selecting.takes(last.among, entry):
        return False
    return _is_last(
        selecting,
        entry,
        last.worth,
        [other for other in selecting.seen if selecting.takes(last.among, other)],
    )


def _is_last(selecting: Selecting, entry: Entry, last: "Worth", among: Sequence[Entry]) -> bool:
    later: dict[str, int | Fraction] = {}
    for other in among:
        if other.sort == "course" and _day(other) > _day(entry):
            amount = SCALE if last.unit.measure == "items" else _worth_in(other, last.unit, selecting) or 0
            key = other.identity if other.uses == 1 else other.key
            later[key] = max(later.get(key, 0), amount)
    return entry.sort == "course" and sum(later.values()) < last.thousandths


def _day(entry: Entry) -> date:
    """When it was completed; what is not finished comes last."""
    return date.max if entry.unfinished else entry.completed or date.min


def _soon(selecting: Selecting, entry: Entry, value: FilterValue) -> bool:
    """From the day of matriculation until a while after it, that last day included."""
    if entry.matriculated is None:
        return _unsaid(selecting, "matriculated")
    if not _matriculated(selecting, entry, value=True):
        return False
    ends = entry.ends(selecting.as_of)
    return ends is None or ends <= cast("Duration", value).after(entry.matriculated)


def _matriculated(selecting: Selecting, entry: Entry, value: FilterValue) -> bool:
    """On the day of matriculation or later, or before it; of a day that nobody recorded either may be true."""
    if entry.unfinished and entry.completed is None:
        return bool(value)
    ends = entry.ends(selecting.as_of)
    if ends is not None and entry.matriculated is not None:
        return (ends >= entry.matriculated) == value
    open_ = (("completed", ends), ("matriculated", entry.matriculated))
    return all(_unsaid(selecting, what) for what, day in open_ if day is None)


@lru_cache(maxsize=4096)
def _expression(pattern: str) -> re.Pattern[str]:
    """Only `*` and `?` are wildcards; a square bracket stands for itself."""
    return re.compile(translate(pattern.replace("[", "[[]")))


_PASSES: Mapping[Filter, Callable[[Selecting, Entry, FilterValue], bool]] = MappingProxyType(
    {
        Filter.TAUGHT_AT: _taught_at,
        Filter.CREDITED_AT: _credited_at,
        Filter.AREA: lambda _, entry, value: value in entry.areas,
        Filter.SKILL: lambda _, entry, value: value in entry.skills,
        Filter.LEVEL: lambda _, entry, value: entry.level == value,
        Filter.KIND: _of_kind,
        Filter.SUBJECT: lambda _, entry, value: entry.subject == value,
        Filter.NUMBERED: _numbered,
        Filter.PATTERN: lambda _, entry, value: _expression(str(value)).match(entry.code) is not None,
        Filter.GRADE: _graded_at_least,
        Filter.SCORE: _scored_at_least,
        Filter.BASIS: lambda _, entry, value: entry.basis == value,
        Filter.WITHIN: _within,
        Filter.SINCE: _since,
        Filter.BEFORE: _before,
        Filter.SIZE: _of_size,
        Filter.LAST: _among_the_last,
        Filter.LAST_OF: _among_the_last_of,
        Filter.TERM: lambda _, entry, value: _expression(str(value)).match(entry.term) is not None,
        Filter.SOON: _soon,
        Filter.MATRICULATED: _matriculated,
        Filter.BEARING_CREDIT: lambda _, entry, value: entry.for_credit == value,
        Filter.CONVERTED: lambda _, entry, value: (entry.converted_by is not None) == value,
        Filter.TRANSFERRED: lambda _, entry, value: entry.transferred == value,
        Filter.VERIFIED: lambda _, entry, value: (entry.provenance is not Provenance.ASSERTED) == value,
        Filter.RECORDED_AS: lambda _, entry, value: (
            entry.key == value or entry.key.startswith(f"{value} as ")
        ),
    }
)
