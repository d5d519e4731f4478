"""The style of a document, with what stands at the foot of every sheet that is printed."""

import re
from functools import cache
from pathlib import Path

_PLAIN = re.compile(r"[^A-Za-z0-9 ]")


def style(running: tuple[str, ...]) -> str:
    """The style sheet; `running` is what each printed sheet says of itself, beside its number."""
    return f"{_sheet()}{_foot(running)}"


@cache
def _sheet() -> str:
    return Path(__file__).with_name("style.css").read_text(encoding="utf-8")


def _foot(running: tuple[str, ...]) -> str:
    if not running:
        return ""
    said = quoted(" · ".join(running))
    return f"@page {{ @bottom-left {{ content: {said} }} }}\n"


def quoted(text: str) -> str:
    r"""Text as a string of CSS, in which no character means anything.

    >>> quoted('A "b" </style>')
    '"A \\22 b\\22  \\3c \\2f style\\3e "'
    """
    return f'"{_PLAIN.sub(_escaped, text)}"'


def _escaped(found: "re.Match[str]") -> str:
    return f"\\{ord(found[0]):x} "
