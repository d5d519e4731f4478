"""Whether a selection takes an item, filter by filter."""

from dataclasses import replace
from datetime import date
from fnmatch import fnmatchcase
from fractions import Fraction
from typing import TYPE_CHECKING, cast

from pathways.model.amount import Worth
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
from tests.oracle.record import Thing, course_number

if TYPE_CHECKING:
    from pathways.model.amount import Duration, Unit
    from pathways.model.selection import LastOf, Size


def takes(selection: Selection, thing: Thing, as_of: date) -> bool:
    match selection:
        case Every("anything"):
            return True
        case Every("badges"):
            return "badge" in thing.kinds
        case Every(sort):
            return sort == f"{thing.sort}s"
        case OneOf(names):
            return not thing.same.isdisjoint(names)
        case InSet(_, members):
            return takes(members, thing, as_of)
        case Filtered(inner, filters):
            return takes(inner, thing, as_of) and all(
                passes(kind, value, thing, as_of) for kind, value in filters
            )
        case Union(parts):
            return any(takes(part, thing, as_of) for part in parts)
        case Meet(parts):
            return all(takes(part, thing, as_of) for part in parts)
        case Except(inner, without):
            return takes(inner, thing, as_of) and not any(
                takes(part, thing.turned, as_of) for part in without
            )


def passes(kind: Filter, value: FilterValue, thing: Thing, as_of: date) -> bool:  # noqa: C901, PLR0912 # one answer for each filter of the language, side by side
    match kind:
        case Filter.TAUGHT_AT:
            return value in thing.institutions
        case Filter.CREDITED_AT:
            return value in (thing.credited or thing.institutions)
        case Filter.AREA:
            return value in thing.areas
        case Filter.SKILL:
            return value in thing.skills
        case Filter.LEVEL:
            return thing.level == value
        case Filter.KIND:
            return value in thing.kinds
        case Filter.SUBJECT:
            return thing.subject == value
        case Filter.NUMBERED:
            return _numbered(value, thing)
        case Filter.PATTERN | Filter.TERM:
            said = thing.term if kind is Filter.TERM else f"{thing.subject} {thing.number}".strip()
            return fnmatchcase(said, str(value))
        case Filter.GRADE:
            return not thing.finished or _graded(str(value), thing)
        case Filter.SCORE:
            if thing.unscored:
                return bool(thing.any_grade)
            return not thing.finished or (thing.score is not None and thing.score >= cast("int", value))
        case Filter.BASIS:
            return thing.basis == value
        case Filter.WITHIN | Filter.SINCE | Filter.BEFORE:
            return _at_its_time(kind, value, thing, as_of)
        case Filter.SIZE | Filter.LAST:
            return _of_amount(value, thing)
        case Filter.LAST_OF:
            return _last_of(cast("LastOf", value), thing, as_of)
        case Filter.MATRICULATED | Filter.SOON:
            return _since_matriculation(value, thing, as_of)
        case Filter.BEARING_CREDIT:
            return thing.for_credit == value
        case Filter.CONVERTED:
            return thing.converted == value
        case Filter.TRANSFERRED:
            return thing.transferred == value
        case Filter.VERIFIED:
            return thing.verified
        case Filter.RECORDED_AS:
            return thing.key == value


def _numbered(value: FilterValue, thing: Thing) -> bool:
    lowest, highest = cast("tuple[int | None, int | None]", value)
    number = course_number(thing)
    return number is not None and (lowest or 0) <= number <= (number if highest is None else highest)


def _graded(least: str, thing: Thing) -> bool:
    grades = [thing.grade or ""]
    if thing.any_grade and thing.ungraded and thing.scale is not None:
        grades = [grade.name for grade in thing.scale.grades if grade.passing]
    return thing.scale is not None and any(thing.scale.reaches(grade, least) for grade in grades)


def _of_amount(value: FilterValue, thing: Thing) -> bool:
    """Worth so much by itself, or one of the courses after which less than so much was completed."""
    if isinstance(value, Worth):
        return thing.sort == "course" and _later(value.unit, thing) < value.thousandths
    return _of_size(cast("Size", value), thing)


def _last_of(last: "LastOf", thing: Thing, as_of: date) -> bool:
    among = tuple(other for other in thing.later if takes(last.among, other, as_of))
    return takes(last.among, thing, as_of) and _of_amount(last.worth, replace(thing, later=among))


def _later(unit: "Unit", thing: Thing) -> int:
    """How much was completed after it, each course once; credits of another unit are not turned into this one here."""
    found: dict[str, int] = {}
    for other in thing.later:
        same = other.worth is not None and other.worth.unit == unit and other.for_credit
        amount = 1000 if unit.measure == "items" else (other.worth.thousandths if same and other.worth else 0)
        key = min(other.once) if other.uses == 1 else other.key
        found[key] = max(found.get(key, 0), amount)
    return sum(found.values())


def _of_size(size: "Size", thing: Thing) -> bool:
    if thing.worth is None or (size.unit.measure == "credits" and not thing.for_credit):
        return False
    if thing.worth.unit == size.unit:
        here = Fraction(thing.worth.thousandths)
    else:
        return False
    return (size.lowest or 0) <= here <= (here if size.highest is None else size.highest)


def _end(thing: Thing, as_of: date) -> date | None:
    """When it was completed; what is not finished is completed today at the earliest."""
    return thing.completed if thing.finished else max(as_of, thing.completed or as_of)


def _at_its_time(kind: Filter, value: FilterValue, thing: Thing, as_of: date) -> bool:
    """Of a day that nobody recorded what helps; of work without an expected day whatever may still be."""
    end = _end(thing, as_of)
    if end is None:
        return bool(thing.any_grade)
    if kind is Filter.BEFORE:
        return end < cast("date", value)
    if kind is Filter.SINCE:
        return (thing.completed is None) or end >= cast("date", value)
    return end >= cast("Duration", value).before(as_of)


def _since_matriculation(value: FilterValue, thing: Thing, as_of: date) -> bool:
    """After the day of matriculation (True), before it (False), or from that day on for so long."""
    if isinstance(value, bool) and thing.completed is None and not thing.finished:
        return value
    end = _end(thing, as_of)
    if end is None or thing.matriculated is None:
        return bool(thing.any_grade)
    if isinstance(value, bool):
        return value is (end >= thing.matriculated)
    after = thing.completed is None or end >= thing.matriculated
    return after and end <= cast("Duration", value).after(thing.matriculated)


def speaks_of_transfer(selection: Selection) -> bool:
    match selection:
        case Filtered(inner, filters):
            return speaks_of_transfer(inner) or any(kind is Filter.TRANSFERRED for kind, _ in filters)
        case InSet(_, members):
            return speaks_of_transfer(members)
        case Union(parts) | Meet(parts):
            return any(speaks_of_transfer(part) for part in parts)
        case Except(inner, without):
            return any(speaks_of_transfer(part) for part in (inner, *without))
        case _:
            return False
