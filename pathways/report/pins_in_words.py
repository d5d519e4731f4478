"""Pins in words: where items count by somebody's word, which pins are not honoured and why, and what would be without them."""

from collections.abc import Iterator

from pathways.audit.reasons import Pinned, Unpinned
from pathways.audit.state import State
from pathways.audit.verdict import GoalAudit
from pathways.model.learner import Pin, Provenance
from pathways.report.amounts_in_words import day
from pathways.report.items_in_words import only
from pathways.report.known import Known, item_name
from pathways.report.plain_text import plain
from pathways.report.states_in_words import STATES


def pins(goal: GoalAudit, known: Known) -> list[str]:
    """A sentence for each pin, those with most say first, and one for what would be without them."""
    return [*(pinned(each, known) for each in goal.pins), *without(goal)]


def pinned(found: Pinned, known: Known) -> str:
    """What became of a pin."""
    item, where = item_name(found.code, found.title, found.pin.item), known.quoted(found.pin.requirement)
    if found.honoured:
        return f"{item} counts for {where}, where {_who(found.pin)} pinned it{_on(found.pin)}."
    if found.reason == "not finished":
        state = "confirmed" if found.values[:1] == (Provenance.ASSERTED.value,) else "finished"
        return f"{item} is not {state}; once it is, it counts for {where}, where {_who(found.pin)} pinned it{_on(found.pin)}."
    return f"Not honoured: {_who(found.pin)} pinned {item} to {where}{_on(found.pin)}, but {_why_not(found, known)}."


def here(pin: Pin | None) -> str:
    """What stands behind an item that counts where it is pinned; nothing without a pin."""
    return f", pinned here by {_who(pin)}{_on(pin)}" if pin is not None else ""


def set_by(pin: Pin, known: Known) -> str:
    """A pin as a member of a list."""
    return f"{known.item(pin.item)} to {known.quoted(pin.requirement)} by {_who(pin)}{_on(pin)}"


def _who(pin: Pin) -> str:
    return plain(pin.advisor) or "you"


def _on(pin: Pin) -> str:
    return f" on {day(pin.on)}" if pin.on is not None else ""


def _why_not(found: Pinned, known: Known) -> str:
    match found.reason, found.values:
        case "not on record", _:
            return "it is not on the record"
        case "ended", (how, *_):
            return f"it was {how}"
        case "refused", (kind, value, *_):
            return f"it counts there only {only(kind, value, known.titles)}"
        case "refused", _:
            return "it cannot count there"
        case "another pin", (item, requirement, *_) if item == found.pin.item:
            return f"it is also pinned to {known.quoted(requirement)}, and that pin has more say"
        case "another pin", (item, requirement, *_):
            return (
                f"{known.item(item)} is pinned to {known.quoted(requirement)}, that pin has more say, "
                "and both cannot be kept"
            )
        case "another pin", _:
            return "another pin has more say, and both cannot be kept"
        case "rules", _:
            return "the rules let it count there in no way: a limit forbids it, or the same learning counts already"
        case _:
            return plain(found.reason)


def without(goal: GoalAudit) -> Iterator[str]:
    """What the goal would be without its pins, where it would be another."""
    found = goal.unpinned
    if found is not None:
        honoured = sum(each.honoured for each in goal.pins)
        yield f"Without {'the pin' if honoured == 1 else 'the pins'} {_otherwise(goal, found)}."


def _otherwise(goal: GoalAudit, found: Unpinned) -> str:
    if found.state is State.MET:
        return "this would be met"
    if found.state is not goal.state:
        return f"this would be {STATES[found.state].word.lower()}, at {found.percent} %"
    if found.percent != goal.percent:
        return f"less would remain: this would be at {found.percent} % instead of {goal.percent} %"
    return "less would remain"
