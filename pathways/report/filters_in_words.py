"""What narrows a selection, in words: where something was taught, on which level, with which grade."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from pathways.model.amount import Duration, Worth
from pathways.model.selection import Filter, FilterValue, LastOf, Size
from pathways.report.amounts_in_words import day, day_from, duration, number_of_thousandths, thousandths
from pathways.report.plain_text import plain
from pathways.report.titles import Titles


def narrowing(kind: Filter, value: FilterValue, titles: Titles) -> str:
    """A filter as it stands behind what it narrows.

    >>> narrowing(Filter.NUMBERED, (300, None), Titles()), narrowing(Filter.GRADE, "C", Titles())
    ('numbered 300 and above', 'with grade C or better')
    """
    return _WORDS[kind](value, titles)


def adjective(kind: Filter, value: FilterValue) -> str:
    """A filter as a word before the noun that it narrows, if it is one of those that read better there.

    >>> adjective(Filter.LEVEL, "graduate"), adjective(Filter.CONVERTED, False), adjective(Filter.GRADE, "C")
    ('graduate', 'unconverted', '')
    """
    if kind is Filter.LEVEL:
        return _text(value)
    return _ADJECTIVES.get((kind, _is_yes(value)), "")


_ADJECTIVES: Mapping[tuple[Filter, bool], str] = MappingProxyType(
    {
        (Filter.BEARING_CREDIT, True): "credit-bearing",
        (Filter.BEARING_CREDIT, False): "non-credit",
        (Filter.CONVERTED, True): "converted",
        (Filter.CONVERTED, False): "unconverted",
        (Filter.TRANSFERRED, True): "transferred",
        (Filter.TRANSFERRED, False): "not transferred",
        (Filter.VERIFIED, True): "verified",
    }
)


def _numbered(value: FilterValue, titles: Titles) -> str:
    del titles
    if not isinstance(value, tuple):
        return f"numbered {_text(value)}"
    lowest, highest = value
    if lowest is None:
        return "with any number" if highest is None else f"numbered {highest} and below"
    return f"numbered {lowest} and above" if highest is None else f"numbered {lowest} to {highest}"


def _score(value: FilterValue, titles: Titles) -> str:
    """Thousandths of a point; a near miss carries them as text."""
    del titles
    text = str(value)
    points = number_of_thousandths(int(text)) if text.lstrip("-").isdecimal() else plain(text)
    return f"with a score of {points} or better"


def _sized(value: FilterValue, titles: Titles) -> str:
    """What each item is worth; a near miss carries it as text."""
    del titles
    if not isinstance(value, Size):
        return f"worth {plain(str(value))} each".removesuffix(" each")
    bound = value.highest if value.lowest is None else value.lowest
    word = str(value).partition(" ")[0] if value.lowest == value.highest else " ".join(str(value).split()[:2])
    return f"worth {word} {thousandths(bound or 0, value.unit)} each"


def _basis(value: FilterValue, titles: Titles) -> str:
    del titles
    text = plain(str(value))
    return "graded pass/fail" if text == "pass_fail" else f"graded {text.replace('_', ' ')}"


def _text(value: FilterValue) -> str:
    """Whatever a value is, as text for a page."""
    if isinstance(value, Duration):
        return duration(value)
    if isinstance(value, date):
        return day(value)
    if isinstance(value, Worth):
        return thousandths(value.thousandths, value.unit)
    return plain(str(value))


def _last_of(value: FilterValue, titles: Titles) -> str:
    """A near miss carries only how much, as text."""
    from pathways.report.selections_in_words import (
        selected,  # a selection has filters, and this filter a selection
    )

    if not isinstance(value, LastOf):
        return f"among the last {plain(str(value))} of those that it looks at"
    return f"among the last {thousandths(value.worth.thousandths, value.worth.unit)} of {selected(value.among, titles)}"


def _day(value: FilterValue) -> str:
    return day(value) if isinstance(value, date) else day_from(str(value))


def _is_yes(value: FilterValue) -> bool:
    """A near miss carries a yes as the text `True`."""
    return str(value) == "True"


def _either(yes: str, no: str) -> Callable[[FilterValue, Titles], str]:
    return lambda value, _: yes if _is_yes(value) else no


def _quoted(words: str) -> Callable[[FilterValue, Titles], str]:
    return lambda value, _: words.format(_text(value))


def _titled(words: str) -> Callable[[FilterValue, Titles], str]:
    return lambda value, titles: words.format(titles.of(str(value)))


_WORDS: Mapping[Filter, Callable[[FilterValue, Titles], str]] = MappingProxyType(
    {
        Filter.TAUGHT_AT: _titled("at {}"),
        Filter.CREDITED_AT: _titled("credited at {}"),
        Filter.AREA: _titled("in the area {}"),
        Filter.SKILL: _titled("with the skill {}"),
        Filter.LEVEL: _quoted("at {} level"),
        Filter.KIND: _titled("of the kind {}"),
        Filter.SUBJECT: _quoted("in the subject {}"),
        Filter.NUMBERED: _numbered,
        Filter.PATTERN: _quoted("with a code like {}"),
        Filter.GRADE: _quoted("with grade {} or better"),
        Filter.SCORE: _score,
        Filter.BASIS: _basis,
        Filter.SIZE: _sized,
        Filter.LAST: _quoted("among the last {}"),
        Filter.LAST_OF: _last_of,
        Filter.TERM: _quoted("in the term {}"),
        Filter.SOON: _quoted("completed within {} after matriculation"),
        Filter.MATRICULATED: _either("completed after matriculation", "completed before matriculation"),
        Filter.WITHIN: _quoted("completed within the last {}"),
        Filter.SINCE: lambda value, _: f"completed on or after {_day(value)}",
        Filter.BEFORE: lambda value, _: f"completed before {_day(value)}",
        Filter.BEARING_CREDIT: _either("bearing credit", "bearing no credit"),
        Filter.CONVERTED: _either("converted into credit", "not converted into credit"),
        Filter.TRANSFERRED: _either("transferred", "not transferred"),
        Filter.VERIFIED: _either("that is verified", "that is not verified"),
        Filter.RECORDED_AS: _quoted("recorded as {}"),
    }
)
