"""Audit documents of before, as `pathways audit --json` wrote them: what counted where for each learner.

Only what this needs is read, so that an audit can be taken that was kept before there was all that audits say today.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from pathways.audit.previous import Applied, Previous, joined
from pathways.exchange.record.limits import FILE_BYTES
from pathways.text.file_bytes import file_bytes, phrase

Before = Mapping[str, Previous]
"""For each learner (id) what counted where."""


class _Kept(BaseModel):
    """A part of a kept document, whatever else it says."""

    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)


class _Use(_Kept):
    item: str


class _Requirement(_Kept):
    path: str
    applied: list[_Use]
    members: "list[_Requirement]"


class _Route(_Kept):
    name: str
    chosen: bool
    requirement: _Requirement


class _Goal(_Kept):
    routes: list[_Route]


class _Learner(_Kept):
    id: str


class _Audit(_Kept):
    pathways: Literal["audit/1"]
    learner: _Learner
    goals: list[_Goal]


def read_previous(file: Path) -> Before:
    """Read a file with one document a line; ValueError with a sentence that says what cannot be read, and where."""
    try:
        text = file_bytes(file, FILE_BYTES).decode("utf-8")
    except OSError as wrong:
        raise ValueError(phrase(wrong)) from None
    except UnicodeDecodeError:
        raise ValueError("it is not text in UTF-8") from None
    return _applied_in(text)


def _applied_in(text: str) -> Before:
    found: dict[str, list[Applied]] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            document = _document(line, number)
            applied = found.setdefault(document.learner.id, [])
            for goal in document.goals:
                for route in goal.routes:
                    for path, keys in _applied(route.requirement) if route.chosen else ():
                        applied.append((route.name, path, keys))
    return {learner: joined(applied) for learner, applied in found.items()}


def _document(line: str, number: int) -> _Audit:
    try:
        return _Audit.model_validate_json(line)
    except ValidationError as wrong:
        first = wrong.errors()[0]
        where = ".".join(map(str, first["loc"])) or "the document"
        message = (
            f"line {number} is no audit document: in `{where}`, {first['msg'][:1].lower()}{first['msg'][1:]}"
        )
        raise ValueError(message) from None


def _applied(part: _Requirement) -> Iterator[tuple[str, frozenset[str]]]:
    if part.applied:
        yield part.path, frozenset(use.item for use in part.applied)
    for member in part.members:
        yield from _applied(member)
