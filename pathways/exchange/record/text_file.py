"""The text of a file that people give us: read no further than a limit, and in UTF-8 or not at all."""

import codecs
from pathlib import Path

from pathways.exchange.record import limits
from pathways.exchange.record.unreadable import unopened
from pathways.exchange.record.written import shown
from pathways.problem import Problem
from pathways.text.file_bytes import TooLarge, file_bytes, phrase
from pathways.text.source import with_line_ends

TOO_LARGE = f"the file is larger than {limits.FILE_BYTES // 1_000_000} MB"
SPLIT = "split it into several files"
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def text_in(path: Path, advice: str = "") -> str | Problem:
    """The text of a file with plain line ends and without a mark of byte order; `advice` is for a file that is not there."""
    try:
        found = file_bytes(path, limits.FILE_BYTES)
    except TooLarge:
        return unopened(str(path), TOO_LARGE, SPLIT)
    except OSError as error:
        return unopened(str(path), f"{shown(path.name)} cannot be opened: {phrase(error)}", advice)
    try:
        return plain(found.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _not_utf_8(path, found, error.start)


def plain(text: str) -> str:
    """A text with line feeds for line ends, without a mark of byte order."""
    return with_line_ends(text.removeprefix("\ufeff"))


def _not_utf_8(path: Path, found: bytes, start: int) -> Problem:
    if found.startswith(_UTF_16):
        sentence = "the file is text in UTF-16, which spreadsheets call `Unicode text`"
    else:
        line = found.count(b"\n", 0, start) + 1
        column = start - found.rfind(b"\n", 0, start)
        before = found[max(0, start - 20, start - column + 1) : start].decode("utf-8", "replace")
        sentence = f"line {line:,} is not text in UTF-8"
        sentence += f", from what follows {shown(before)}" if before.strip() else ""
    return unopened(str(path), sentence, "save the file as `CSV UTF-8`, or as text in UTF-8")
