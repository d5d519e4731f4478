"""The ways in which a table may write dates: each is named, since 05/10/2024 is two days."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Literal, TypeAlias, get_args

Layout: TypeAlias = Literal[
    "year-month-day",
    "year/month/day",
    "day/month/year",
    "month/day/year",
    "day.month.year",
    "day-month-year",
    "month-day-year",
    "yearmonthday",
]
"""Every layout there is; the first is that of the learner document. Years have four digits."""
LAYOUTS: tuple[Layout, ...] = get_args(Layout)
_PARTS = {
    "year": "(?P<year>[0-9]{4})",
    "month": "(?P<month>[0-9]{1,2})",
    "day": "(?P<day>[0-9]{1,2})",
}


def _pattern(layout: str) -> re.Pattern[str]:
    written = re.sub("year|month|day", lambda part: _PARTS[part[0]], layout.replace(".", "[.]"))
    return re.compile(written if layout != "yearmonthday" else written.replace("{1,2}", "{2}"))


_PATTERNS: Mapping[str, re.Pattern[str]] = {layout: _pattern(layout) for layout in LAYOUTS}


def plain_day(text: str, layout: str) -> str | None:
    """A date as the learner document writes it, or None where it is not written so or there is no such day.

    >>> plain_day("5/10/2024", "month/day/year"), plain_day("5/10/2024", "day/month/year")
    ('2024-05-10', '2024-10-05')
    >>> plain_day("5/10/24", "month/day/year"), plain_day("13/5/2024", "month/day/year")
    (None, None)
    """
    found = _PATTERNS[layout].fullmatch(text)
    if found is None:
        return None
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"])).isoformat()
    except ValueError:
        return None


def example(layout: str) -> str:
    """The tenth of May 2024 in a layout.

    >>> example("day.month.year")
    '10.05.2024'
    """
    return layout.replace("year", "2024").replace("month", "05").replace("day", "10")
