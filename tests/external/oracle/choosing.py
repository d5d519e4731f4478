"""Which courses of a learner a neutral selection takes, read from the description of the format and nothing else.

Where the description is silent: a course without a subject has the letters its code begins with, one without a level the first
digit behind them; several keys in one selection must all hold, except that a pattern or a distribution suffices; ids, prefixes
and suffixes are compared letter by letter, patterns without blanks and in any case.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

Json = Mapping[str, Any]


def takes(select: Json, course: Json, languages: Iterable[str]) -> bool:
    """Whether a selection takes a course."""
    if any(_fits(pattern, course["id"], languages) for pattern in select.get("except") or ()):
        return False
    asked = [_asks(key, value, course, languages) for key, value in select.items() if key in _KEYS]
    if "patterns" in select or "dist" in select:
        pattern = any(_fits(one, course["id"], languages) for one in select.get("patterns") or ())
        dist = any(one in (course.get("dist") or ()) for one in select.get("dist") or ())
        asked.append(pattern or dist)
    return all(asked)


_KEYS = {
    "ids",
    "subject",
    "level",
    "level_in",
    "prefix",
    "suffix",
    "tag",
    "everything",
    "all",
    "any",
    "not",
    "range",
}


def _asks(key: str, value: Any, course: Json, languages: Iterable[str]) -> bool:  # noqa: ANN401 # one branch a key
    match key:
        case "ids":
            return bool(course["id"] in value)
        case "subject":
            return bool(_subject(course) == value)
        case "level":
            return bool(_level(course) == value)
        case "level_in":
            return bool(_level(course) in value)
        case "prefix":
            return str(course["id"]).startswith(value)
        case "suffix":
            return str(course["id"]).endswith(value)
        case "tag":
            return value in (course.get("tags") or ())
        case "all":
            return all(takes(one, course, languages) for one in value)
        case "any":
            return any(takes(one, course, languages) for one in value)
        case "not":
            return not takes(value, course, languages)
        case "range":
            number = re.search("[0-9]+", _behind_subject(course))
            inside = number is not None and value["from"] <= int(number.group()) <= value["to"]
            return inside and _subject(course) == value["subject"]
        case _:
            return bool(value)


def _subject(course: Json) -> str:
    letters = re.match(r"[^\W\d_]*", course["id"])
    return course.get("subject") or (letters.group() if letters else "")


def _behind_subject(course: Json) -> str:
    return str(course["id"]).removeprefix(_subject(course))


def _level(course: Json) -> int | None:
    if course.get("level") is not None:
        return int(course["level"])
    digit = re.search("[0-9]", _behind_subject(course))
    return int(digit.group()) if digit else None


def _fits(pattern: str, code: str, languages: Iterable[str]) -> bool:
    """Whether one of the codes of a course fits one of the alternatives of a pattern."""
    for part in pattern.split("/"):
        bare = part.strip()
        spelt = (
            [dept + bare.removeprefix("LANG") for dept in languages] if bare.startswith("LANG") else [bare]
        )
        for one in spelt:
            begin, star, _ = _bare(one).partition("*")
            for own in map(_bare, code.split("/")):
                if own == begin or (star and own.startswith(begin)):
                    return True
    return False


def _bare(text: str) -> str:
    return "".join(text.split()).upper()
