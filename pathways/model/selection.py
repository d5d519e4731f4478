"""Selections: which items a requirement can take, by name, by sort, by filters, and by `or`, `and`, `except`."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TypeAlias

from pathways.model.amount import Duration


class Filter(Enum):
    """What a filter looks at; the comment says what its value is."""

    TAUGHT_AT = "at"  # name of an institution
    AREA = "in area"  # name of an area
    SKILL = "with skill"  # name of a skill
    LEVEL = "of level"  # a level word
    KIND = "of kind"  # a built-in kind or the name of a declared one
    SUBJECT = "in subject"  # the subject as printed
    NUMBERED = "numbered"  # (lowest, highest), either may be None
    PATTERN = "matching"  # a pattern over `SUBJECT NUMBER`, `*` and `?` as wildcards
    GRADE = "with grade"  # a grade, or better
    SCORE = "with score"  # thousandths of a point, or better
    BASIS = "graded"  # a grading basis
    WITHIN = "completed within"  # a duration that ends on the as-of date
    SINCE = "completed on or after"  # a date
    BEFORE = "completed before"  # a date
    BEARING_CREDIT = "bearing credit"  # True or False
    CONVERTED = "converted"  # True or False
    TRANSFERRED = "transferred"  # True or False
    VERIFIED = "verified"  # True
    RECORDED_AS = (
        "recorded as"  # the key of an item of the record; never written, an exception may mean one attempt
    )


FilterValue: TypeAlias = str | int | bool | date | Duration | tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Every:
    """Every item of a sort: `courses`, `badges`, `credentials`, `exams`, `experiences`, `anything`."""

    sort: str


@dataclass(frozen=True, slots=True)
class OneOf:
    """Named items: courses, credentials, exams, experiences; sets and areas are already unfolded."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InSet:
    """A named set, kept by name so that an explanation can use its title."""

    name: str
    members: "Selection"


@dataclass(frozen=True, slots=True)
class Filtered:
    """A base narrowed by filters, all of which must hold."""

    base: "Selection"
    filters: tuple[tuple[Filter, FilterValue], ...]


@dataclass(frozen=True, slots=True)
class Union:
    """Items of any part."""

    parts: "tuple[Selection, ...]"


@dataclass(frozen=True, slots=True)
class Meet:
    """Items of every part."""

    parts: "tuple[Selection, ...]"


@dataclass(frozen=True, slots=True)
class Except:
    """Items of the first part and of none of the others."""

    base: "Selection"
    without: "tuple[Selection, ...]"


Selection: TypeAlias = Every | OneOf | InSet | Filtered | Union | Meet | Except
