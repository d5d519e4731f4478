"""Whether a selection takes an item, filter by filter."""

from datetime import date
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, cast

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
    from pathways.model.amount import Duration


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
            lowest, highest = cast("tuple[int | None, int | None]", value)
            number = course_number(thing)
            return number is not None and (lowest or 0) <= number <= (number if highest is None else highest)
        case Filter.PATTERN:
            return fnmatchcase(f"{thing.subject} {thing.number}".strip(), str(value))
        case Filter.GRADE:
            if not thing.finished:
                return True
            grades = [thing.grade or ""]
            if thing.any_grade and thing.scale is not None:
                grades = [grade.name for grade in thing.scale.grades if grade.passing]
            return thing.scale is not None and any(thing.scale.reaches(grade, str(value)) for grade in grades)
        case Filter.SCORE:
            return not thing.finished or (thing.score is not None and thing.score >= cast("int", value))
        case Filter.BASIS:
            return thing.basis == value
        case Filter.WITHIN:
            start = cast("Duration", value).before(as_of)
            return not thing.finished or (thing.completed is not None and thing.completed >= start)
        case Filter.SINCE:
            return thing.completed is not None and thing.completed >= cast("date", value)
        case Filter.BEFORE:
            return thing.completed is not None and thing.completed < cast("date", value)
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
