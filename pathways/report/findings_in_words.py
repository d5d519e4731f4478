"""Findings as points of a page: each requirement with its mark, how far it is, what counts, and what is on its way."""

from collections.abc import Iterator

from pathways.audit.verdict import Finding, State, Use
from pathways.model.requirement import Gpa, Group, InOrder, Leaf, SpreadLine, SumLine, When
from pathways.report.amounts_in_words import number_of_thousandths, thousandths
from pathways.report.conditions_in_words import not_on_record, seen
from pathways.report.items_in_words import COMING, near_misses, particulars, short_names, use
from pathways.report.known import Known, item_name
from pathways.report.lists_in_words import counted, joined, shortened
from pathways.report.page import Point, Tone
from pathways.report.requirements_in_words import heading, required, sentence
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
    everything = isinstance(finding.requirement, Group) and finding.need >= len(finding.children) > 1
    if everything and not known.titles.has(finding.path):
        return tuple(_children(finding, known))
    return (point(finding, known),)


def point(finding: Finding, known: Known) -> Point:
    """A requirement with everything below it."""
    if isinstance(finding.requirement, Group | InOrder | When):
        return _group(finding, known)
    if isinstance(finding.requirement, Leaf):
        return _leaf(finding, known)
    return _point(finding, f"{sentence(finding.requirement, known.titles)}{_seen(finding, known)}", known)


def _point(finding: Finding, text: str, known: Known, points: tuple[Point, ...] = ()) -> Point:
    note = known.note(str(finding.requirement.place))
    return Point(text, STATES[finding.state].mark, TONES[finding.state], note, points)


def _group(finding: Finding, known: Known) -> Point:
    size = len(finding.children)
    text = heading(finding.requirement, size, known.titles)
    if not size:
        return _point(finding, f"{sentence(finding.requirement, known.titles)} — nothing is asked for here", known)
    if finding.state is not State.MET and size > 1:
        text += f" — {finding.have} of {finding.need} met"
    if dict(finding.facts).get("in order") == "no":
        text += ", but not in this order"
    return _point(finding, text, known, tuple(_children(finding, known)))


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
    if finding.state is State.MET:
        return " — met"
    if isinstance(finding.requirement, Leaf) and finding.have:
        return f" — {_have_need(finding)}"
    return ""


def _leaf(finding: Finding, known: Known) -> Point:
    leaf = finding.requirement
    text = sentence(leaf, known.titles)
    below = [_line(line, known) for line in finding.lines]
    named = isinstance(leaf, Leaf) and leaf.item is not None
    if named and len(finding.applied) == 1:
        text += f" — {_told_of_one(finding.applied[0], leaf, known)}"
    else:
        text += "" if named else f" — {_have_need(finding)}"
        below.extend(_uses("counts", finding.applied, finding, Tone.MET, known))
    for status in ("in progress", "planned", "asserted", "earned"):
        coming = tuple(each for each in finding.coming if each.status == status and each not in finding.applied)
        tone = Tone.UNSURE if status == "asserted" else Tone.COMING
        below.extend(_uses(COMING[status] if status != "earned" else "would count", coming, finding, tone, known))
    if finding.state is not State.MET:
        below.extend(_near(finding, known))
    return _point(finding, text, known, tuple(below))


def _told_of_one(item: Use, leaf: object, known: Known) -> str:
    """The one item that stands for a named one; its title only where it is another."""
    told = particulars(item, None, known.titles)
    same = isinstance(leaf, Leaf) and leaf.item == item.name
    if not same:
        told.insert(0, f"by {item_name(item.code, item.title, item.item)}")
    return ", ".join(told) or "earned"


def _have_need(finding: Finding) -> str:
    if finding.state is State.MET and finding.have >= finding.need:
        return thousandths(finding.have, finding.unit)
    return f"{number_of_thousandths(finding.have)} of {thousandths(finding.need, finding.unit)}"


def _uses(word: str, uses: tuple[Use, ...], finding: Finding, tone: Tone, known: Known) -> Iterator[Point]:
    if len(uses) > MOST_LINES:
        yield Point(f"{word}: {counted(len(uses), 'item')}: {joined(short_names(uses))}", "", tone)
        return
    for each in uses:
        yield Point(f"{word}: {use(each, finding.unit, known.titles)}", "", tone)


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
    text = f"of these {required(line, known.titles)}"
    if isinstance(line, SumLine) and line.at_least:
        text += f" — {_have_need(finding)}"
    elif isinstance(line, SumLine):
        text += f" — {thousandths(finding.have, finding.unit)} counted"
    elif isinstance(line, SpreadLine):
        text += f" — {number_of_thousandths(finding.have)} so far"
    return _point(finding, text, known)


def _seen(finding: Finding, known: Known) -> str:
    asked = finding.requirement
    if isinstance(asked, SumLine | SpreadLine):
        return f" — {_have_need(finding)}" if finding.need else ""
    if isinstance(asked, Leaf | Group | InOrder | When) or not hasattr(asked, "path"):
        return ""
    facts = dict(finding.facts)
    if finding.state is State.UNKNOWN and not isinstance(asked, Gpa) and not facts:
        return f" — {not_on_record(asked, known.titles)}"  # type: ignore[arg-type] # every other sort of requirement is handled above
    found = seen(asked, facts)  # type: ignore[arg-type] # as above
    return f" — {found}" if found else ""
