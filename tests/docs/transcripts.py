"""Pages with commands and what they say: each command is run, and the page is written as it should be today.

A block begins with ```console and a command after `$ `. A remark `<!-- show: A | B:3 -->` before it says which
paragraphs of the output the page shows, by how their first line begins, and of which of them only the first lines; what
is left out is marked. `<!-- file: draft.pathway -->` before a block of rules, a record or a table says under which name it is
saved before the next command, and `> kept.json` behind a command keeps what it writes there, for a command that follows.
"""

import re
import shlex
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

LEFT_OUT = "[…]"
"""The line that stands where the page shows less than the command says."""

_BLOCK = re.compile(
    r"(?:<!-- file: (?P<file>[\w.]+) -->\n\n```(?:pathway|json|csv)\n(?P<rules>.*?)^```\n)"
    r"|(?:<!-- show: (?P<show>[^\n]+) -->\n\n)?```console\n\$ pathways (?P<command>[^\n]+)\n(?P<shown>.*?)^```\n",
    re.DOTALL | re.MULTILINE,
)
Say = Callable[[Sequence[str]], str]
"""What a command line says, all of it."""


def rewritten(page: str, say: Say, folder: Path, write: Say | None = None) -> str:
    """The page with what each command says now; rules that the page shows are saved in the folder.

    `write` is what a command writes without its notes, for a file that the page keeps.
    """

    def told(found: "re.Match[str]") -> str:
        if found["file"]:
            (folder / found["file"]).write_text(found["rules"], encoding="utf-8")
            return found[0]
        words, _, kept = found["command"].partition(" > ")
        if kept:
            (folder / kept).write_text((write or say)(shlex.split(words)), encoding="utf-8")
            return found[0]
        before, _ = found[0].split("```console\n", maxsplit=1)
        command = found["command"]
        shown = selected(say(shlex.split(command)), found["show"])
        return f"{before}```console\n$ pathways {command}\n{shown}\n```\n"

    return _BLOCK.sub(told, page)


def commands(page: str) -> list[list[str]]:
    """Every command of the page, word by word."""
    return [shlex.split(found["command"]) for found in _BLOCK.finditer(page) if found["command"]]


def selected(said: str, show: str | None) -> str:
    r"""The paragraphs to be shown, each whole or its first lines.

    >>> print(selected("Title\n\nNeeded\n  a\n  b\n\nNot used\n  c\n", "Needed:2"))
    […]
    <BLANKLINE>
    Needed
      a
    […]
    """
    paragraphs = said.rstrip().split("\n\n")
    if show is None:
        return "\n\n".join(paragraphs)
    wanted = dict(_wanted(show))
    missing = [first for first in wanted if not any(each.startswith(first) for each in paragraphs)]
    if missing:
        raise ValueError(f"the output has no paragraph that begins with {missing}")
    shown: list[str] = []
    for paragraph in paragraphs:
        text = _shortened(paragraph, wanted)
        if shown and (text == LEFT_OUT and shown[-1].endswith(LEFT_OUT)):
            continue
        shown.append(text)
    return "\n\n".join(shown)


def _wanted(show: str) -> Iterator[tuple[str, int | None]]:
    for each in show.split(" | "):
        first, _, lines = each.rpartition(":")
        yield (first, int(lines)) if lines.isdigit() else (each, None)


def _shortened(paragraph: str, wanted: dict[str, int | None]) -> str:
    lines = paragraph.split("\n")
    first = next((first for first in wanted if paragraph.startswith(first)), None)
    if first is None:
        return LEFT_OUT
    most = wanted[first] or len(lines)
    return "\n".join([*lines[:most], *([LEFT_OUT] if most < len(lines) else [])])
