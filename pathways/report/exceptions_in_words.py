"""Exceptions in words: what was granted by whom, when and why, where it shows, and why one is not used."""

from pathways.audit.excepted import Excepted
from pathways.audit.verdict import Finding, GoalAudit, Use
from pathways.model.learner import ExceptionKind, GrantedException
from pathways.model.supposed import NOBODY
from pathways.report.amounts_in_words import day, number_of_thousandths
from pathways.report.items_in_words import only
from pathways.report.known import Known, item_name
from pathways.report.lists_in_words import capital
from pathways.report.plain_text import plain


def exceptions(goal: GoalAudit, known: Known) -> list[str]:
    """A sentence for each exception, the earliest first."""
    return [excepted(each, known) for each in goal.exceptions]


def excepted(found: Excepted, known: Known) -> str:
    """What became of an exception."""
    granted = found.granted
    signed = f"granted by {plain(granted.by)} on {day(granted.on)}, because: {plain(granted.reason)}"
    signed = "which nobody has granted yet" if granted.by == NOBODY else signed
    said = f"{_what(found, known)} ({signed})"
    return f"{capital(said)}." if found.used else f"Not used: {said}. {_why_not(found, known)}."


def is_waived(finding: Finding) -> bool:
    """Whether a requirement is met by an exception, whatever is on the record."""
    return any(each.kind is ExceptionKind.WAIVE for each in finding.granted)


def changed_by(finding: Finding) -> str:
    """Whose word changed a requirement, and how."""
    return "; ".join(f"{_DONE[each.kind]} {_by_whom(each)}" for each in finding.granted)


def _by_whom(granted: GrantedException) -> str:
    if granted.by == NOBODY:
        return "once somebody grants it"
    return f"by {plain(granted.by)} on {day(granted.on)}: {plain(granted.reason)}"


def allowed(use: Use) -> str:
    """By whose word an item counts that the rules alone would not let count; nothing for all others."""
    return f", {by_exception(use.granted)}" if use.granted is not None else ""


def by_exception(granted: GrantedException) -> str:
    """An exception behind an item that counts."""
    if granted.by == NOBODY:
        return "by an exception that nobody has granted yet"
    return f"by an exception of {plain(granted.by)} on {day(granted.on)}"


_DONE = {
    ExceptionKind.WAIVE: "waived",
    ExceptionKind.SUBSTITUTE: "substituted",
    ExceptionKind.ALSO_ALLOW: "allowed",
    ExceptionKind.APPLY_HERE: "applied",
    ExceptionKind.CHANGE_A_LIMIT: "changed",
    ExceptionKind.EXTEND_A_DEADLINE: "extended",
}


def _what(found: Excepted, known: Known) -> str:
    granted = found.granted
    item = item_name(found.code, found.title, granted.item)
    where = known.quoted(granted.requirement) if granted.requirement else ""
    match granted.kind:
        case ExceptionKind.WAIVE:
            return f"{where} is waived"
        case ExceptionKind.SUBSTITUTE:
            at = f" at {where}" if where else ""
            return f"{item} counts in place of {known.titles.of(granted.instead_of)}{at}"
        case ExceptionKind.ALSO_ALLOW:
            return f"{item} may also count for {where}"
        case ExceptionKind.APPLY_HERE:
            return f"{item} counts for {where} and nowhere beside it"
        case ExceptionKind.CHANGE_A_LIMIT:
            was = f" from {plain(found.values[0])}" if found.used and found.values else ""
            return f"the number in {where} is changed{was} to {number_of_thousandths(granted.amount or 0)}"
        case ExceptionKind.EXTEND_A_DEADLINE:
            last = f" through {day(granted.until)}" if granted.until is not None else ""
            return f"the deadline of {where} is extended{last}"


def _why_not(found: Excepted, known: Known) -> str:
    if found.reason == "refused":
        kind, value = (*found.values, "", "")[:2]
        return f"It counts there only {only(kind, value, known.titles)}" if kind else "It cannot count there"
    if found.reason in {"not finished", "ended"}:
        how = plain(found.values[0]) if found.values else ""
        return f"The item is {how}" if found.reason == "not finished" else f"The item was {how}"
    if found.reason == "nothing of this kind there":
        return NOT_THERE[found.granted.kind]
    return why_not(found.reason, found.granted)


def why_not(reason: str, granted: GrantedException) -> str:
    """Why an exception is not used, as a sentence without its full stop."""
    named = {
        "no such requirement": f"The rules have no requirement, limit or deadline named {plain(granted.requirement)}",
        "no such item": f"Neither the record nor the rules have {plain(granted.item)}",
        "no such course": f"The rules have nothing named {plain(granted.instead_of)}",
    }
    return named.get(reason) or _REASONS.get(reason) or plain(reason)


_REASONS = {
    "not yet": "It is in force from the day on which it was granted, which is still to come",
    "not one requirement": "It names all of something; only a requirement or a limit inside of it can be waived",
    "no such amount": "That number cannot stand there",
    "changes nothing": "The rules say that number already",
    "over": "That day is past",
    "counts toward itself": "The item is a credential that is itself made of what it would count for",
    "not on record": "The item is not on the record",
    "later": "The item is not on the record on this day",
    "counts anyway": "The rules let the item count there without it",
    "rules": "The rules let the item count there in no way: a limit forbids it, or the same learning counts already",
    "not needed": "What the requirement asks for is filled by other items, or this one counts elsewhere",
}

NOT_THERE = {
    ExceptionKind.WAIVE: "Nothing there can be waived",
    ExceptionKind.SUBSTITUTE: "That course is named nowhere there",
    ExceptionKind.ALSO_ALLOW: "No item counts there",
    ExceptionKind.APPLY_HERE: "No item counts there",
    ExceptionKind.CHANGE_A_LIMIT: "There is no limit there",
    ExceptionKind.EXTEND_A_DEADLINE: "There is no deadline there that ends earlier",
}


def granted_to_plain(granted: GrantedException) -> dict[str, str | None]:
    """An exception as plain data: what was granted, by whom, when and why."""
    return {
        "kind": granted.kind.value,
        "by": plain(granted.by),
        "on": granted.on.isoformat(),
        "reason": plain(granted.reason),
        "requirement": granted.requirement or None,
        "item": granted.item or None,
        "instead_of": granted.instead_of or None,
        "amount": number_of_thousandths(granted.amount) if granted.amount is not None else None,
        "until": granted.until.isoformat() if granted.until is not None else None,
    }
