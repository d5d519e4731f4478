"""Changes in words: sentence by sentence what is otherwise for a goal, and why, as far as two audits say it."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from pathways.changes.change import (
    OF_THE_RULES,
    Cause,
    GoalChanges,
    ItemChange,
    Kind,
    Move,
    Pair,
    RequirementChange,
    Seen,
    Thing,
)
from pathways.changes.kept import KeptGoal, KeptRequirement
from pathways.model.amount import Unit
from pathways.report.amounts_in_words import day, measured, number
from pathways.report.known import item_name
from pathways.report.lists_in_words import joined, shortened
from pathways.report.plain_text import plain

_UNTOLD = frozenset({"graded", "credits"})
"""What an average says besides itself."""
_WORDS = {
    "met": "met",
    "in progress": "in progress",
    "planned": "planned",
    "unknown": "not known yet",
    "unmet": "not yet met",
}


class Named:
    """What the words about the changes of one goal can look up: requirements by path, items by key, what moved where."""

    def __init__(self, goal: GoalChanges, causes: Sequence[Cause] = ()) -> None:
        self.causes = causes
        self.was = _texts(goal.before)
        self.now = _texts(goal.after)
        self.items = {move.item.item: item(move.item) for move in goal.moves}
        self.newly: dict[str, list[str]] = {}
        self.left: dict[str, list[Move]] = {}
        for move in goal.moves:
            for path in move.newly:
                self.newly.setdefault(path, []).append(item(move.item))
            for path in move.no_longer:
                self.left.setdefault(path, []).append(move)

    def before(self, path: str) -> str:
        """A requirement of the audit before, in quotation marks."""
        return _quoted(path, self.was)

    def after(self, path: str) -> str:
        """A requirement of the audit of now, in quotation marks."""
        return _quoted(path, self.now)


def _texts(goal: KeptGoal | None) -> dict[str, str]:
    return {each.path: plain(each.text) for each in goal.requirements()} if goal is not None else {}


def _quoted(path: str, texts: dict[str, str]) -> str:
    words = texts.get(path) or plain(path)
    alike = sum(each == words for each in texts.values())
    return f"“{words}”" if alike <= 1 else f"“{words}” ({plain(path)})"


def item(seen: Seen) -> str:
    """An item as it is told.

    >>> item(Seen("i1", "CS 10", "Programming"))
    'CS 10 Programming'
    """
    return item_name(seen.code, seen.title, seen.item)


def how_it_stands(goal: KeptGoal) -> str:
    """A verdict in a few words.

    >>> how_it_stands(KeptGoal("goal", ()))
    'not yet met, 0 %'
    """
    if goal.undecided is not None:
        return "undecided"
    held = ", held" if goal.held is not None else ""
    percent = f", {goal.progress.percent} %" if goal.state != "met" else ""
    return f"{_WORDS[goal.state]}{percent}{held}"


def record_change(change: ItemChange) -> str:
    """What became of an item of the record."""
    was, now = change.before, change.after
    if was is None and now is not None:
        return f"New: {item(now)}{_how(now)}."
    if now is None and was is not None:
        return f"No longer on the record: {item(was)}."
    if was is None or now is None:
        raise ValueError("a change is of something")
    if was.status == now.status:
        return f"{item(now)}: grade {plain(now.grade or 'none')}, before {plain(was.grade or 'none')}."
    return f"{item(now)}: {plain(now.status)}{_grade(now)}, before {plain(was.status)}{_grade(was)}."


def _how(seen: Seen) -> str:
    return f" — {plain(seen.status)}{_grade(seen)}" if seen.status else ""


def _grade(seen: Seen) -> str:
    return f" with grade {plain(seen.grade)}" if seen.grade else ""


def standing(goal: GoalChanges) -> Iterator[str]:
    """How the goal stood and stands, what is held, and by which rules it goes."""
    was, now = goal.before, goal.after
    if was is None or now is None:
        yield (
            "The audit before is not about this."
            if now is not None
            else "The audit of now is not about this."
        )
        return
    if how_it_stands(was) == how_it_stands(now):
        yield f"It stands as before: {how_it_stands(now)}."
    else:
        yield f"Before: {how_it_stands(was)}. Now: {how_it_stands(now)}."
    if now.held is not None and was.held is None and now.held.on is not None:
        yield f"Its award is on the record: {day(now.held.on)}."
    if was.held is not None and now.held is None:
        yield "It is no longer held."
    if was.route and now.route and was.route.name != now.route.name:
        yield f"The way taken is now “{_route(now)}”, before “{_route(was)}”."
    if now.version is not None and (was.version is None or was.version.since != now.version.since):
        yield from (plain(text) for text in now.version.text)
    yield from (
        f"The policy {plain(each)} asks something of it now." for each in _more(was.policies, now.policies)
    )
    yield from (f"The policy {plain(each)} no longer does." for each in _more(now.policies, was.policies))
    for kept, other in ((now.undecided, was.undecided), (now.together, was.together)):
        if kept is not None:
            yield from (plain(text) for text in _more(other.text if other is not None else (), kept.text))


def _route(goal: KeptGoal) -> str:
    return plain(goal.route.title or goal.route.name) if goal.route is not None else ""


def _more(was: Sequence[str], now: Sequence[str]) -> list[str]:
    return [each for each in now if each not in was]


def rules_changed(goal: GoalChanges, named: Named) -> Iterator[str]:
    """What the rules ask otherwise than before, be it by an edit, another version, or an exception."""
    for change in goal.requirements:
        was, now = change.before, change.after
        for kind in change.kinds:
            if kind is Kind.NEW and now is not None:
                yield f"New: {named.after(now.path)} — {_amounts(now)}."
            elif kind is Kind.GONE and was is not None:
                yield f"No longer asked for: {named.before(was.path)}."
            elif was is not None and now is not None and kind in OF_THE_RULES:
                yield _edited(kind, was, now, named)


def _edited(kind: Kind, was: KeptRequirement, now: KeptRequirement, named: Named) -> str:
    if kind is Kind.RENAMED:
        return f"{named.after(now.path)} has another name: {plain(now.path)}, before {plain(was.path)}."
    if kind is Kind.LIMIT:
        return f"Another amount: {named.after(now.path)}, before {named.before(was.path)}."
    return f"Now {named.after(now.path)}, before {named.before(was.path)}."


def met_or_not(goal: GoalChanges, named: Named) -> Iterator[str]:
    """Which requirements came to be met or no longer are, and why; how far the others are that moved."""
    for change in goal.requirements:
        was, now = change.before, change.after
        if was is None or now is None:
            continue
        what = named.after(now.path)
        if Kind.MET in change.kinds:
            yield f"Now met: {what}{_because(_why_met(change, named, what))}."
        elif Kind.NO_LONGER_MET in change.kinds:
            yield f"No longer met: {what}{_because(_why_lost(change, named))}."
        elif Kind.IN_USE in change.kinds:
            yield f"In use now: {what}."
        elif Kind.NOT_IN_USE in change.kinds:
            yield f"Not in use any more: {what}."
        elif now.state != "met" and now.chosen and {Kind.MORE, Kind.LESS} & set(change.kinds):
            yield f"{what}: {_amounts(now)}, before {_have(was)}."
        if Kind.FACTS in change.kinds and now.kind == "gpa":
            yield f"{what}: now {_facts(now)}, before {_facts(was)}."


def _because(why: Sequence[str]) -> str:
    return f", because {joined(list(why))}" if why else ""


def _why_met(change: RequirementChange, named: Named, what: str) -> list[str]:
    """Why a requirement came to be met; one item that is asked for by its name says nothing new."""
    found = _rule_differs(change)
    items = _of(change.told, named.newly)
    if not found and [f"“{name}”" for name in items] == [what]:
        return []
    if items:
        found.append(f"{shortened(items)} {'counts' if len(items) == 1 else 'count'} there now")
    finished = [name for name in _finished(change) if name not in items]
    if finished:
        names = "it" if [f"“{name}”" for name in finished] == [what] else shortened(finished)
        found.append(f"{names} {'is' if len(finished) == 1 else 'are'} finished now")
    return found or _only_the_day(named)


def _finished(change: RequirementChange) -> list[str]:
    """What is earned now and was under way before, for the requirement itself."""
    if change.before is None or change.after is None:
        return []
    was = {item_name(use.code, use.title, use.item) for use in change.before.applied}
    coming = {item_name(use.code, use.title, use.item) for use in change.before.coming}
    now = [item_name(use.code, use.title, use.item) for use in change.after.applied]
    return [name for name in dict.fromkeys(now) if name in coming - was]


def _why_lost(change: RequirementChange, named: Named) -> list[str]:
    found = _rule_differs(change)
    if change.before is not None:
        moves = [move for path in _paths(change.before) for move in named.left.get(path, ())]
        found += list(dict.fromkeys(_left(move, named) for move in moves))
    return found or _only_the_day(named)


def _left(move: Move, named: Named) -> str:
    if move.newly:
        return f"{item(move.item)} counts for {joined([named.after(path) for path in move.newly])} instead"
    return f"{item(move.item)} {_not_there(move)}"


def why_not(move: Move) -> str:
    """Why an item is not used, in the words of the audit of now, without its name."""
    return plain(move.why).removeprefix(f"{item(move.item)} — ").rstrip(".")


def _not_there(move: Move) -> str:
    """Why an item no longer counts where it did, in the words of the audit of now."""
    why = why_not(move)
    if why == "not on the record":
        return "is no longer on the record"
    return f"no longer counts there ({why})" if why else "no longer counts there"


def _rule_differs(change: RequirementChange) -> list[str]:
    return ["the rule is another"] if {Kind.LIMIT, Kind.REWORDED} & set(change.kinds) else []


def _only_the_day(named: Named) -> list[str]:
    return ["another day has come"] if tuple(named.causes) == (Cause.DAY,) else []


def _paths(each: KeptRequirement) -> list[str]:
    return [inside.path for inside in each.walk()]


def _of(each: KeptRequirement, known: dict[str, list[str]]) -> list[str]:
    return list(dict.fromkeys(name for path in _paths(each) for name in known.get(path, ())))


def _amounts(each: KeptRequirement) -> str:
    if each.state == "met" or each.kind == "item":
        return _WORDS[each.state]
    if each.unit is None:
        return (
            f"{number(Fraction(each.have))} of {number(Fraction(each.need))} met"
            if each.members
            else _WORDS[each.state]
        )
    return f"{number(Fraction(each.have))} of {measured(Fraction(each.need), _unit(each))}"


def _have(each: KeptRequirement) -> str:
    return number(Fraction(each.have))


def _unit(each: KeptRequirement) -> Unit:
    return Unit(each.unit.measure, each.unit.name) if each.unit is not None else Unit("items", "")


def _facts(each: KeptRequirement) -> str:
    told = [plain(value) for name, value in sorted(each.facts.items()) if name not in _UNTOLD]
    return joined(told) if told else "nothing graded"


def pair(found: Pair[Thing], new: str, gone: str) -> str:
    """An option, pin or exception that is new, otherwise or gone, in the words of its day."""
    told = found.after or found.before
    text = plain(told.text) if told is not None else ""
    return f"{gone} {text}" if found.after is None else f"{new} {text}" if found.before is None else text
