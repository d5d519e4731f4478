"""The simple values of a learner record, each with its limits: names, text, dates and exact numbers."""

import re
from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from pathways.exchange.record import limits
from pathways.model.declaration import LEVELS

# Line ends and tabs are at home in a text and a slip in a name; no file can hold a lone surrogate.
_NOT_IN_NAMES = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_NOT_IN_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_PLACES = 3


def _name(text: str) -> str:
    if _NOT_IN_NAMES.search(text):
        raise PydanticCustomError("unreadable-text", "holds a character that cannot be seen")
    return text


def _text(text: str) -> str:
    if _NOT_IN_TEXT.search(text):
        raise PydanticCustomError("unreadable-text", "holds a character that cannot be seen")
    return text


def _printed(value: object) -> object:
    """A number where a printed word is wanted (a course number, a grade), as it stands in the file."""
    return str(value) if isinstance(value, Decimal) and value.is_finite() else value


def _day(value: object) -> date:
    try:
        day = date.fromisoformat(value) if isinstance(value, str) and _DATE.fullmatch(value) else None
    except ValueError:
        day = None
    if day is None:
        raise PydanticCustomError("unreadable-date", "not a date")
    if not limits.EARLIEST <= day <= limits.LATEST:
        raise PydanticCustomError("impossible-date", "not a date of our time")
    return day


def _number(value: object) -> Decimal:
    if isinstance(value, str) and len(value) <= limits.DIGITS and _NUMBER.fullmatch(value):
        return Decimal(value)
    if isinstance(value, Decimal) and value.is_finite():
        return value
    raise PydanticCustomError("unreadable-number", "not a number")


def thousandths(value: object) -> int:
    """A number of the file in thousandths, exact: never through a binary fraction.

    >>> thousandths("2.68"), thousandths(Decimal("3"))
    (2680, 3000)
    """
    number = _number(value)
    if number < 0:
        raise PydanticCustomError("negative-number", "below zero")
    if number > limits.AMOUNT:
        raise PydanticCustomError("impossible-amount", "too much")
    _, digits, exponent = number.as_tuple()
    if len(digits) > limits.DIGITS or not isinstance(exponent, int):
        raise PydanticCustomError("too-precise", "too many decimals")
    if number == 0:
        return 0
    # So many digits cannot all stand behind a longer row of zeros: what is smaller leaves a rest in any case.
    divisor = 10 ** min(limits.DIGITS + 1, max(0, -exponent - _PLACES))
    whole, rest = divmod(int("".join(map(str, digits))) * 10 ** max(0, exponent + _PLACES), divisor)
    if rest:
        raise PydanticCustomError("too-precise", "too many decimals")
    return int(whole)


def _attempt(value: object) -> int:
    """The number of an attempt: a whole one, also written as text."""
    number = _number(value)
    if number != number.to_integral_value() or not 1 <= number <= limits.ATTEMPTS:
        raise PydanticCustomError("unreadable-attempt", "not the number of an attempt")
    return int(number)


def _level(word: str) -> str:
    if word not in LEVELS:
        raise PydanticCustomError("unknown-value", "not a level")
    return word


Name = Annotated[str, Field(min_length=1, max_length=limits.NAME), AfterValidator(_name)]
Line = Annotated[str, Field(max_length=limits.NAME), AfterValidator(_name)]
Text = Annotated[str, Field(max_length=limits.TEXT), AfterValidator(_text)]
Printed = Annotated[
    str,
    Field(max_length=limits.NAME),
    AfterValidator(_name),
    BeforeValidator(_printed),
    WithJsonSchema({"type": ["string", "number"], "maxLength": limits.NAME}),
]
Day = Annotated[
    date,
    BeforeValidator(_day),
    WithJsonSchema(
        {"type": "string", "format": "date", "pattern": "^(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}$|^2200-"}
    ),
]
Thousandths = Annotated[
    int,
    BeforeValidator(thousandths),
    WithJsonSchema(
        {
            "type": ["number", "string"],
            "minimum": 0,
            "maximum": limits.AMOUNT,
            "pattern": r"^[0-9]+(\.[0-9]{1,3}0*)?$",
            "maxLength": limits.DIGITS,
        }
    ),
]
Attempt = Annotated[
    int,
    BeforeValidator(_attempt),
    WithJsonSchema(
        {"type": ["integer", "string"], "minimum": 1, "maximum": limits.ATTEMPTS, "pattern": "^[1-9][0-9]?$"}
    ),
]
Level = Annotated[str, AfterValidator(_level), WithJsonSchema({"type": "string", "enum": list(LEVELS)})]
