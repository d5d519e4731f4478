"""Where the values of a JSON text stand: the standard library reads the values but keeps no places."""

import re
from collections.abc import Iterable, Iterator
from json import JSONDecoder
from typing import TypeAlias

from pathways.exchange.record.written import Path, Span
from pathways.text.composed import composed

# The standard library's scanner steps over values; what it makes of their numbers does not matter.
_STEP = JSONDecoder(parse_float=str, parse_int=str, parse_constant=str)
_SPACE = re.compile(r"[ \t\n\r]*")
_Wanted: TypeAlias = "dict[str | int, _Wanted]"


def positions(text: str, paths: Iterable[Path]) -> dict[Path, Span]:
    """Where these paths lead in a well-formed JSON text, and every value on the way to them.

    >>> positions('{"learner": {"id": "1"}}', [("learner", "id")])[("learner", "id")]
    Span(start=19, end=22, name=(13, 17))
    """
    wanted: _Wanted = {}
    for path in paths:
        branch = wanted
        for step in path:
            branch = branch.setdefault(step, {})
    found: dict[Path, Span] = {}
    start = _after_space(text, 0)
    found[()] = Span(start, start + 1)
    _look(text, (), start, wanted, found)
    return found


def _look(text: str, path: Path, start: int, wanted: _Wanted, found: dict[Path, Span]) -> None:
    """Find what is wanted inside the value at `start`; of a name that stands twice, the last."""
    if not wanted:
        return
    try:
        for step, span in _members(text, start):
            if step in wanted:
                found[(*path, step)] = span
                _look(text, (*path, step), span.start, wanted[step], found)
    except RecursionError:
        return  # nested so deeply that the scanner gives up this far inside: what was found must do


def _members(text: str, start: int) -> Iterator[tuple[str | int, Span]]:
    """The members of the object or list at `start`, with their names or numbers; a simple value has none."""
    if text[start] not in "[{":
        return
    in_object, at, count = text[start] == "{", _after_space(text, start + 1), 0
    while text[at] not in "]}":
        step: str | int = count
        name = None
        if in_object:
            written, end = _STEP.raw_decode(text, at)
            step, name = composed(written), (at, end)
            at = _after_space(text, _after_space(text, end) + 1)
        _, end = _STEP.raw_decode(text, at)
        yield step, Span(at, end, name)
        count += 1
        at = _after_space(text, end)
        if text[at] == ",":
            at = _after_space(text, at + 1)


def _after_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at
