"""Exceptions that an edit of the rules touches, in words: whose, what was granted, and what became of it."""

from pathways.model.exceptions import Reason
from pathways.model.exceptions.review import Reviewed
from pathways.model.learner import GrantedException
from pathways.report.amounts_in_words import day
from pathways.report.exceptions_in_words import NOT_THERE, granted_to_plain, why_not
from pathways.report.from_audit import person
from pathways.report.plain_text import HARD_SPACE, plain


def reviewed(found: Reviewed) -> str:
    """One line for one exception."""
    who = person(found.learner.name, found.learner.key)
    granted = found.granted
    signed = f"granted by {plain(granted.by)} on {day(granted.on)}"
    return f"{who}: {_what(granted)}, {signed}: {_became(found)}"


def _what(granted: GrantedException) -> str:
    item = plain(granted.item)
    instead = f" in place of {plain(granted.instead_of)}" if granted.instead_of else ""
    at = f" at {plain(granted.requirement)}" if granted.requirement else ""
    return f"{granted.kind.value}{f' {item}' if item else ''}{instead}{at}"


def _became(found: Reviewed) -> str:
    now = f" What was meant is now {plain(found.moved)}." if found.moved else ""
    if found.reason is None:
        if not found.granted.requirement:
            return "Where the rules name that, or what they ask there, is not what it was before the edit."
        return f"What stands there is not what it was before the edit.{now}"
    if found.reason is Reason.NOT_CHANGEABLE:
        return f"{NOT_THERE[found.granted.kind]}."
    near = f" Did you mean {plain(found.near)}?" if found.near else ""
    return f"{why_not(found.reason.value, found.granted)}.{now or near}"


def reviewed_to_plain(found: Reviewed) -> dict[str, object]:
    """The same as plain data; `reason` is `changed` where the rules changed under an exception."""
    return {
        "learner": {"id": found.learner.key, "name": plain(found.learner.name)},
        "granted": granted_to_plain(found.granted),
        "reason": found.reason.value if found.reason is not None else "changed",
        "near": found.near,
        "moved": found.moved,
        "text": reviewed(found).replace(HARD_SPACE, " "),
    }
