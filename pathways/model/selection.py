"""Selections: which items a requirement can take, by name, by sort, by filters, and by `or`, `and`, `except`."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import TypeAlias

from pathways.model.amount import SCALE, Duration, Unit, Worth


class Filter(Enum):
    """What a filter looks at; the comment says what its value is."""

    TAUGHT_AT = "at"  # name of an institution
    CREDITED_AT = "credited at"  # name of an institution
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
    SIZE = "each worth"  # a size: between how much and how much
    LAST = "among the last"  # a worth: how much there is of what was completed last
    LAST_OF = "among the last of"  # a worth and a selection: how much there is of what it takes and was completed last
    TERM = "in term"  # a pattern over the term as recorded, `*` and `?` as wildcards
    WITHIN = "completed within"  # a duration that ends on the as-of date
    SINCE = "completed on or after"  # a date
    BEFORE = "completed before"  # a date
    SOON = "completed soon enough"  # a duration that begins on the day of matriculation
    MATRICULATED = "completed after matriculation"  # True, or False for before it
    BEARING_CREDIT = "bearing credit"  # True or False
    CONVERTED = "converted"  # True or False
    TRANSFERRED = "transferred"  # True or False
    VERIFIED = "verified"  # True
    RECORDED_AS = (
        "recorded as"  # the key of an item of the record; never written, an exception may mean one attempt
    )


@dataclass(frozen=True, slots=True)
class Size:
    """What each item is worth: thousandths of a unit, at least and at most; None sets no bound."""

    lowest: int | None
    highest: int | None
    unit: Unit

    def holds(self, thousandths: int | Fraction) -> bool:
        """Whether something worth so much is of this size.

        >>> Size(1000, 1000, Unit("credits", "semester")).holds(Fraction(1000)), Size(3000, None, Unit("hours", "")).holds(2999)
        (True, False)
        """
        return (self.lowest is None or thousandths >= self.lowest) and (
            self.highest is None or thousandths <= self.highest
        )

    def __str__(self) -> str:
        """As text for whoever keeps it.

        >>> str(Size(3000, None, Unit("credits", "quarter")))
        'at least 3 quarter credits'
        """
        word = "exactly" if self.lowest == self.highest else "at least" if self.highest is None else "at most"
        number = Decimal((self.highest if self.lowest is None else self.lowest) or 0) / SCALE
        return " ".join(filter(None, (word, f"{number.normalize():f}", self.unit.name, self.unit.measure)))


@dataclass(frozen=True, slots=True)
class LastOf:
    """So much of what a selection takes."""

    worth: Worth
    among: "Selection"


FilterValue: TypeAlias = (
    str | int | bool | date | Duration | tuple[int | None, int | None] | Size | Worth | LastOf
)


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
