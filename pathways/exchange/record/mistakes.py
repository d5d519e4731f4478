"""What can be wrong with a value of a record, each in a sentence for people."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, get_args

from pathways.exchange.record import limits
from pathways.exchange.record.column_map import SEPARATORS
from pathways.exchange.record.document import Sort
from pathways.exchange.record.layouts import LAYOUTS
from pathways.exchange.record.written import clipped, shown
from pathways.model.declaration import LEVELS
from pathways.model.learner import ExceptionKind, Provenance, Status

WORDS: Mapping[object, tuple[str, ...]] = {
    "status": tuple(status.value for status in Status),
    "provenance": tuple(provenance.value for provenance in Provenance),
    "sort": get_args(Sort),
    "level": LEVELS,
    "kind": tuple(kind.value for kind in ExceptionKind),
    "dates": LAYOUTS,
    "delimiter": tuple(SEPARATORS),
    "decimals": ("point", "comma"),
}
"""The fields that take one of a few words."""

_MOST = 100
"""Words of a list that are told; the longest list of ours is that of the columns."""


@dataclass(frozen=True, slots=True)
class Said:
    """Code, sentence and help for a mistake; the sentence goes on after `in <place>, `."""

    code: str
    sentence: str
    help: str = ""


_WANTED = {
    "string_type": "text",
    "bool_type": "{yes_or_no}",
    "list_type": "a list",
    "model_type": "an object with fields",
    "dict_type": "an object with fields",
}
_WRONG = {
    "string_too_short": Said("missing-value", "the text is empty", "leave out what is not known"),
    "string_too_long": Said("too-much", "the text is longer than {max_length:,} characters"),
    "too_long": Said("too-much", "the list has more than {max_length:,} members"),
    "unreadable-text": Said(
        "unreadable-text",
        "the text holds a character that cannot be seen, such as a line end",
        "write it anew, on one line",
    ),
    "unreadable-date": Said(
        "unreadable-date", "{shown} is not a date", "dates are written year-month-day, such as `2024-05-10`"
    ),
    "impossible-date": Said(
        "date-out-of-range",
        "{shown} is not a date that a record can have",
        f"dates from {limits.EARLIEST} to {limits.LATEST} are read",
    ),
    "unreadable-number": Said(
        "unreadable-number",
        "{shown} is not a number",
        "numbers are written with a point and no commas, such as `2.5`",
    ),
    "negative-number": Said("impossible-amount", "{shown} is less than nothing"),
    "impossible-amount": Said(
        "impossible-amount", "{shown} is more than an item can have", f"at most {limits.AMOUNT:,} is read"
    ),
    "unreadable-attempt": Said(
        "unreadable-number",
        "{shown} is not the number of an attempt",
        f"attempts are counted 1, 2, 3 and so on, to {limits.ATTEMPTS} at most",
    ),
    "too-precise": Said(
        "too-precise",
        "{shown} has more than three decimals",
        "round it by the rule of the institution that gave it",
    ),
}
_WRONG["string_unicode"] = _WRONG["unreadable-text"]


def said(kind: str, value: object, limits_told: Mapping[str, Any]) -> Said:
    """The sentence for a value of the wrong kind, or for a wrong value of the right kind.

    >>> said("string_type", [], {}).sentence
    'a list stands where text is wanted'
    """
    if kind in _WANTED:
        code = "missing-value" if value is None else "wrong-kind-of-value"
        advice = "leave out what is not known" if value is None else ""
        if kind == "list_type" and isinstance(value, str):
            advice = f'write it in brackets: `["{clipped(value)}"]`'
        wanted = _WANTED[kind].format(**limits_told)
        return Said(code, f"{shown(value)} stands where {wanted} is wanted", advice)
    found = _WRONG[kind]
    return Said(found.code, found.sentence.format(shown=shown(value), **limits_told), found.help)


def listed(words: Iterable[str]) -> str:
    """Words in backticks, with commas; no more of them than a person would read.

    >>> listed(["earned", "failed"])
    '`earned`, `failed`'
    """
    return ", ".join(f"`{word}`" for word in islice(words, _MOST))
