"""Findings as points of a page: each requirement with its mark, how far it is, what counts, and what is on its way."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pathways.audit.state import State
from pathways.audit.verdict import Finding, Use
from pathways.model.requirement import (
    Attested,
    Contributions,
    Gpa,
    Group,
    InOrder,
    Leaf,
    SpreadLine,
    SumLine,
    When,
)
from pathways.report.amounts_in_words import number_of_thousandths, thousandths
from pathways.report.conditions_in_words import CONDITIONS, not_on_record, seen
from pathways.report.exceptions_in_words import allowed, changed_by, is_waived
from pathways.report.items_in_words import COMING, UNSURE, near_misses, particulars, short_names, use
from pathways.report.known import Known, item_name
from pathways.report.lists_in_words import counted, joined, shortened
from pathways.report.page import Point, Tone
from pathways.report.pins_in_words import here
from pathways.report.progress_in_words import progress
from pathways.report.requirements_in_words import heading, limit_of, opened, required, sentence
from pathways.report.requirements_in_words import line as said
from pathways.report.states_in_words import NOT_NEEDED, STATES

TONES = {
    State.MET: Tone.MET,
    State.IN_PROGRESS: Tone.COMING,
    State.PLANNED: Tone.COMING,
    State.UNKNOWN: Tone.UNSURE,
    State.UNMET: Tone.OPEN,
}
MOST_LINES = 6
"""Up to so many items stand in lines of their own, with grade and date; more are told by their codes in one."""


def requirements(finding: Finding, known: Known) -> tuple[Point, ...]:
    """All that a route requires; where everything is required, the requirements stand without a heading over them."""
    if _asks_for_all(finding) and not known.titles.has(finding.path):
        return tuple(below for child in finding.children for below in requirements(child, known))
    return (point(finding, known),)


def _asks_for_all(finding: Finding) -> bool:
    return isinstance(finding.requirement, Group) and finding.need >= len(finding.children) > 0


def point(finding: Finding, known: Known) -> Point:
    """A requirement with everything below it."""
    if is_waived(finding):
        return _point(
            finding, f"{sentence(finding.requirement, known.titles)} — {changed_by(finding)}", known
        )
    if isinstance(finding.requirement, Group | InOrder | When):
        return _group(finding, known)
    if isinstance(finding.requirement, Contributions):
        return _contributions(finding, finding.requirement, known)
    if isinstance(finding.requirement, Leaf):
        return _leaf(finding, known)
    return _point(finding, f"{sentence(finding.requirement, known.titles)}{_seen(finding)}", known)


def _point(finding: Finding, text: str, known: Known, points: Iterable[Point] = ()) -> Point:
    """The note is numbered before those of the points below."""
    note = known.note(str(finding.requirement.place))
    if finding.granted and not is_waived(finding):
        text += f"; {changed_by(finding)}"
    below = tuple(points)
    return Point(text, STATES[finding.state].mark, TONES[finding.state], note, below, progress(finding))


def _group(finding: Finding, known: Known) -> Point:
    size = len(finding.children)
    if not size:
        return _point(
            finding, f"{sentence(finding.requirement, known.titles)} — nothing is asked for here", known
        )
    text = _heading(finding, known)
    if finding.state is not State.MET and size > 1 and finding.need > 1:
        text += f" — {finding.have} of {finding.need} met"
    if dict(finding.facts).get("in order") == "no":
        text += ", but not in this order"
    return _point(finding, text, known, _children(finding, known))


def _contributions(finding: Finding, asked: Contributions, known: Known) -> Point:
    """How much the members in use contribute; how much of each counts at most stands behind it."""
    text = f"{heading(asked, len(asked.members), known.titles)} — {_have_need(finding)}"
    below = []
    for at, child in enumerate(finding.children):
        limit = limit_of(asked, at, known.titles)
        if child.chosen or not finding.chosen:
            shown = point(child, known)
            below.append(replace(shown, text=f"{shown.text}{limit}"))
        else:
            told = f"Not counted: {required(child.requirement, known.titles)}{limit}"
            note = known.note(str(child.requirement.place))
            below.append(Point(told, NOT_NEEDED, Tone.QUIET, note))
    return _point(finding, text, known, below)


def _heading(finding: Finding, known: Known) -> str:
    """What stands over the members; over a `when`, which way its fact turned out."""
    asked = finding.requirement
    if not isinstance(asked, When):
        return heading(asked, len(finding.children), known.titles)
    fact = required(asked.fact, known.titles)
    if len(finding.children) > 1:
        return f"Not known: {fact}. Until it is known, both of these are asked for"
    if finding.state is State.UNKNOWN or finding.children[0].path != opened(asked.then).path:
        return f"Unless this holds: {fact}"
    return f"Because this holds: {fact}"


def _children(finding: Finding, known: Known) -> Iterator[Point]:
    """The members in use, then those that another one made unnecessary, told shortly."""
    used = [child for child in finding.children if child.chosen or not finding.chosen]
    for child in used:
        yield point(child, known)
    others = [child for child in finding.children if child not in used]
    if not others:
        return
    if finding.state is State.MET:
        names = [required(child.requirement, known.titles) for child in others]
        yield Point(f"Not needed: {shortened(names, most=4)}", NOT_NEEDED, Tone.QUIET)
        return
    for child in others:
        text = f"Or instead: {required(child.requirement, known.titles)}{_so_far(child)}"
        yield Point(text, NOT_NEEDED, Tone.QUIET, known.note(str(child.requirement.place)))


def _so_far(finding: Finding) -> str:
    return " — met as well" if finding.state is State.MET else ""


def _leaf(finding: Finding, known: Known) -> Point:
    leaf = finding.requirement
    text = sentence(leaf, known.titles)
    if not isinstance(leaf, Leaf) or leaf.item is None:
        text += f" — {_have_need(finding)}"
    elif len(finding.applied) == 1:
        one = finding.applied[0]
        text += f" — {_told_of_one(one, leaf)}{allowed(one)}{_pinned(finding, one, known)}"
    if isinstance(leaf, Leaf) and leaf.shared:
        text += " (may count elsewhere too)"
    return _point(finding, text, known, _below(finding, known))


def _below(finding: Finding, known: Known) -> Iterator[Point]:
    """Lines of `of which`, what counts, what is on its way, and what is not enough."""
    leaf = finding.requirement
    for each in finding.lines:
        yield _line(each, known)
    if not isinstance(leaf, Leaf) or leaf.item is None or len(finding.applied) != 1:
        yield from _uses("counts", finding.applied, finding, Tone.MET, known)
    for status, word in COMING.items():
        coming = tuple(
            each for each in finding.coming if status in each.statuses and each not in finding.applied
        )
        tone = Tone.UNSURE if status in UNSURE else Tone.COMING
        yield from _uses(word, coming, finding, tone, known)
    if finding.state is not State.MET:
        yield from _near(finding, known)


def _told_of_one(item: Use, leaf: Leaf) -> str:
    """The one item that stands for a named one; its title only where it is another."""
    told = particulars(item, None)
    same = leaf.item == item.name
    if not same:
        told.insert(0, f"by {item_name(item.code, item.title, item.item)}")
    return ", ".join(told) or "earned"


def _have_need(finding: Finding) -> str:
    if finding.state is State.MET and finding.have >= finding.need:
        return thousandths(finding.have, finding.unit)
    return f"{number_of_thousandths(finding.have)} of {thousandths(finding.need, finding.unit)}"


def _pinned(finding: Finding, item: Use, known: Known) -> str:
    return here(known.pins.get((finding.path, item.item)))


def _uses(word: str, uses: tuple[Use, ...], finding: Finding, tone: Tone, known: Known) -> Iterator[Point]:
    if len(uses) > MOST_LINES:
        yield Point(f"{word}: {counted(len(uses), 'item')}: {joined(short_names(uses))}", "", tone)
        return
    for each in uses:
        yield Point(
            f"{word}: {use(each, finding.unit)}{allowed(each)}{_pinned(finding, each, known)}", "", tone
        )


def _near(finding: Finding, known: Known) -> Iterator[Point]:
    """What is not enough here; where the same was told above, only how many items it is about."""
    for text in near_misses(finding.near, known.titles):
        if known.first_time(text):
            yield Point(text, "", Tone.QUIET)
        else:
            reason = text.partition(" here only ")[2]
            yield Point(f"the same items as above count here, too, only {reason}", "", Tone.QUIET)


def _line(finding: Finding, known: Known) -> Point:
    """An overlay with what is seen of it; a limit is kept by leaving out what is over it."""
    line = finding.requirement
    asked = said(line, known.titles) if isinstance(line, Gpa) else required(line, known.titles)
    text = f"of these {asked}"
    if is_waived(finding):
        text += f" — {changed_by(finding)}"
    elif isinstance(line, SumLine) and line.at_least:
        text += f" — {_have_need(finding)}"
    elif isinstance(line, SumLine):
        text += f" — {thousandths(finding.have, finding.unit)} counted"
    elif isinstance(line, Gpa):
        text += f" — {seen(line, dict(finding.facts))}" if finding.facts else ""
    elif isinstance(line, SpreadLine):
        text += f" — {number_of_thousandths(finding.have)} {'so far' if line.at_least else 'counted'}"
    return _point(finding, text, known)


def _seen(finding: Finding) -> str:
    asked = finding.requirement
    if isinstance(asked, SumLine | SpreadLine):
        return f" — {_have_need(finding)}" if finding.need else ""
    if not isinstance(asked, CONDITIONS):
        return ""
    facts = dict(finding.facts)
    if finding.state is State.UNKNOWN and not isinstance(asked, Gpa) and not facts:
        return f" — {not_on_record(asked)}"
    if isinstance(asked, Attested) and finding.state is not State.MET:
        return " — not signed yet"
    found = seen(asked, facts)
    return f" — {found}" if found else ""
