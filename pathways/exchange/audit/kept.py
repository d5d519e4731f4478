"""Audit documents of before, as `pathways audit --json` wrote them: what two audits are compared by.

Only what this needs is read, so that an audit can be taken that was kept before there was all that audits say today.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from pathways.advance import Advance, untold
from pathways.changes.kept import KeptAudit, KeptGoal
from pathways.text.file_bytes import file_bytes, phrase

AUDITS_BYTES = 500_000_000
"""An audit of one goal takes some 30 kB, so that these are those of more than ten thousand learners."""
KeptAudits = Mapping[str, KeptAudit]
"""For each learner (id) the audit that was kept."""


def read_kept(file: Path, advance: Advance = untold) -> KeptAudits:
    """Read a file with one document a line, or a single one; ValueError with a sentence that says what cannot be read, and where.

    Of several documents about a learner the last on each goal is taken, and the day and rules of the last one.
    """
    try:
        text = file_bytes(file, AUDITS_BYTES).decode("utf-8")
    except OSError as wrong:
        raise ValueError(phrase(wrong)) from None
    except UnicodeDecodeError:
        raise ValueError("it is not text in UTF-8") from None
    found: dict[str, KeptAudit] = {}
    lines = text.split("\n") if not text.startswith("{\n") else [text]
    for number, line in enumerate(lines, 1):
        advance("reading audits", number, len(lines))
        if line.strip():
            audit = _from_line(line, number)
            before = found.get(audit.learner.id)
            found[audit.learner.id] = _joined(before, audit) if before is not None else audit
    return found


def kept_from(document: Mapping[str, Any]) -> KeptAudit:
    """What is kept of an audit that is at hand as a document; ValueError for anything else."""
    return _adapter().validate_python(document)


def _joined(before: KeptAudit, audit: KeptAudit) -> KeptAudit:
    goals: dict[str, KeptGoal] = {goal.name: goal for goal in _goals((before, audit))}
    return replace(audit, goals=tuple(goals.values()))


def _goals(audits: Iterable[KeptAudit]) -> list[KeptGoal]:
    return [goal for audit in audits for goal in audit.goals]


def _from_line(line: str, number: int) -> KeptAudit:
    try:
        return _adapter().validate_json(line)
    except ValidationError as wrong:
        first = wrong.errors()[0]
        where = ".".join(map(str, first["loc"])) or "the document"
        message = (
            f"line {number} is no audit document: in `{where}`, {first['msg'][:1].lower()}{first['msg'][1:]}"
        )
        raise ValueError(message) from None


@cache
def _adapter() -> TypeAdapter[KeptAudit]:
    return TypeAdapter(KeptAudit)
