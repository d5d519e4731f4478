"""What is still needed, in sentences: the shortest way to each requirement that is not met yet."""

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from pathways.audit.state import State
from pathways.audit.verdict import Finding, Use
from pathways.model.amount import SCALE
from pathways.model.requirement import (
    Age,
    Attested,
    Condition,
    Contributions,
    Declared,
    DeclaredFrom,
    Fewer,
    Gpa,
    Group,
    Holds,
    InOrder,
    Lacks,
    Leaf,
    Line,
    Named,
    OnDate,
    Population,
    Requirement,
    Score,
    SpreadLine,
    Standing,
    SumLine,
    When,
)
from pathways.report.amounts_in_words import average, day, number_of_thousandths, unit_name
from pathways.report.conditions_in_words import (
    CONDITIONS,
    averaged,
    facts_behind,
    limit_of_fewer,
    office_name,
    seen,
    settling,
)
from pathways.report.items_in_words import short_names, transferable
from pathways.report.known import Known, item_name
from pathways.report.lists_in_words import capital, joined, shortened
from pathways.report.plain_text import plain
from pathways.report.requirements_in_words import contributors, line, opened, required, unit_of
from pathways.report.selections_in_words import quantity, selected
from pathways.report.titles import Titles

MOST_WAYS = 5
"""How many ways of choosing are told before they are counted."""


def missing(finding: Finding, known: Known) -> list[tuple[str, Finding]]:
    """What would meet the open requirements of a route, each sentence with the finding it is about."""
    told: dict[str, Finding] = {}
    for text, each in _missing(finding, known):
        told.setdefault(text, each)
    return list(told.items())


def _missing(finding: Finding, known: Known) -> Iterator[tuple[str, Finding]]:
    asked = finding.requirement
    if finding.state is State.MET:
        return
    if isinstance(asked, Group) and finding.children and finding.need < len(finding.children):
        yield _choice(finding, known)
    elif isinstance(asked, Group | InOrder | When | Contributions):
        yield from _of_members(finding, asked, known)
    elif isinstance(asked, Leaf):
        yield _or_by_transfer(_leaf(finding, asked, known), finding, known), finding
    elif isinstance(asked, SumLine | SpreadLine):
        yield f"Still open: {line(asked, known.titles)}.", finding
    elif not isinstance(asked, Named):
        yield _condition(finding, asked, known.titles), finding
    else:
        yield f"Complete {required(asked, known.titles)}.", finding


def _of_members(
    finding: Finding, asked: Group | InOrder | When | Contributions, known: Known
) -> Iterator[tuple[str, Finding]]:
    """What is open in the members, and then in all of them together."""
    for child in finding.children:
        if child.chosen or not isinstance(asked, Contributions):
            yield from _missing(child, known)
    if isinstance(asked, Contributions) and finding.have < finding.need:
        yield _contributions(finding, asked, known), finding
    all_met = all(child.state is State.MET for child in finding.children)
    if dict(finding.facts).get("in order") == "no" and all_met:
        yield f"Complete these in order, at least one of them anew: {_members(finding, known)}.", finding
    if not finding.children:
        yield f"Still open: {required(asked, known.titles)}.", finding


def _contributions(finding: Finding, asked: Contributions, known: Known) -> str:
    """How much is short in all, which what completes a member adds to."""
    short = finding.need - finding.have
    more = f"{number_of_thousandths(short)} {'more ' if finding.have else ''}"
    noun = unit_name(finding.unit or unit_of(asked.amount), one=short == SCALE)
    members = contributors(asked, known.titles)
    return f"Complete {more}{noun} in all from what satisfies these, of which each that is used must be met: {members}."


def _members(finding: Finding, known: Known) -> str:
    return ", then ".join(required(child.requirement, known.titles) for child in finding.children)


def _choice(finding: Finding, known: Known) -> tuple[str, Finding]:
    """Any of several: those that are nearest come first."""
    open_ones = [child for child in finding.children if child.state is not State.MET]
    open_ones.sort(key=lambda child: not child.chosen)
    more = max(1, finding.need - finding.have)
    ways = [_way(child, known) for child in open_ones]
    if len(ways) == 1:
        return f"{capital(ways[0])}.", finding
    number = "Choose one" if more == 1 else f"Choose {more}"
    rest = f"; or {len(ways) - MOST_WAYS} others" if len(ways) > MOST_WAYS + 1 else ""
    told = ways[:MOST_WAYS] if rest else ways
    return f"{number} of these: {'; '.join(told)}{rest}.", finding


def _way(finding: Finding, known: Known) -> str:
    """One way among several: what is left of one that the verdict takes, all that another one asks for."""
    told = [text.removesuffix(".") for text, _ in _missing(finding, known)] if finding.chosen else []
    if not told:
        return _in_full(finding.requirement, known.titles)
    return " and ".join(text[:1].lower() + text[1:] for text in told)


def _in_full(asked: Requirement | Line, titles: Titles) -> str:
    """All that a way asks for, as something to do."""
    inside = opened(asked) if not isinstance(asked, SumLine | SpreadLine) else asked
    if isinstance(inside, Group) and not titles.has(inside.path) and inside.need >= len(inside.members) > 0:
        return " and ".join(_in_full(member, titles) for member in inside.members)
    if isinstance(inside, CONDITIONS):
        text = _CONDITIONS[type(inside)](inside, titles)
        return text[:1].lower() + text[1:]
    return f"complete {required(asked, titles)}"


def _leaf(finding: Finding, leaf: Leaf, known: Known) -> str:
    open_facts = facts_behind(leaf) if finding.state is State.UNKNOWN and not finding.coming else ()
    if open_facts:
        return f"{settling(open_facts[0], known.titles)}: it decides how much is asked for here: {required(leaf, known.titles)}."
    waiting = _on_the_way(finding)
    wanted = _wanted(finding, leaf, known)
    if not waiting:
        return f"Complete {wanted}{_LATER.get(finding.state, '')}."
    conditions = [_IF[each] for use in finding.coming for each in use.statuses if each in _IF]
    condition = _IF_ALL if len(set(conditions)) > 1 else "".join(conditions[:1])
    if leaf.item is not None and len(finding.coming) == 1 and not condition:
        return _one(finding.coming[0], leaf.item, wanted)
    if finding.state is State.UNMET:
        return f"Complete {wanted}; it helps to {waiting[:1].lower()}{waiting[1:]}."
    return f"{waiting}: {condition}this completes {wanted}."


def _one(use: Use, item: str, wanted: str) -> str:
    """A single item that is on its way: what is asked for, or what stands for it."""
    word = _ONE[use.status]
    if use.name in {None, item} and use.granted is None:
        return word.format(wanted)
    other = item_name(use.code, use.title, use.item)
    return f"{word.format(other).removesuffix('.')}: this completes {wanted}."


def _or_by_transfer(text: str, finding: Finding, known: Known) -> str:
    """What is needed, and what would be transferred for it."""
    ways = [transferable(each, known.titles) for each in finding.would_transfer]
    return f"{', or '.join([text.removesuffix('.'), *ways])}." if ways else text


def _wanted(finding: Finding, leaf: Leaf, known: Known) -> str:
    """What is short of a leaf: how much more, or what its lines ask of the items that count."""
    if leaf.item is not None:
        return required(leaf, known.titles)
    short = finding.need - finding.have
    open_lines = [
        line(each.requirement, known.titles)
        for each in finding.lines
        if each.state is not State.MET and isinstance(each.requirement, SumLine | SpreadLine | Gpa)
    ]
    if short <= 0:
        return f"{required(leaf, known.titles)} (still open: {joined(open_lines)})"
    unit, more = finding.unit or unit_of(leaf.amount), "more " if finding.have else ""
    text = quantity(Fraction(short, SCALE), unit, leaf.selection, known.titles, more)
    return f"{text} (and {joined(open_lines)} in all)" if open_lines else text


_DO = {
    "in progress": "finish {}",
    "planned": "take {}",
    "asserted": "have {} confirmed",
    "ungraded": "have the grade of {} recorded",
    "unscored": "have the score of {} recorded",
    "undated": "have the day recorded on which {} was completed",
    "unmatriculated": "have the day of matriculation recorded",
    "earned": "use {}",
}
_IF = {
    "ungraded": "if it is good enough, ",
    "unscored": "if it is good enough, ",
    "undated": "if it is in time, ",
    "unmatriculated": "if it fits, ",
}
"""What must be so of what is recorded then."""
_IF_ALL = "if all of that fits, "
_ONE = {
    "in progress": "Finish {}, which is in progress.",
    "planned": "Take {}, which is planned.",
    "asserted": "Have {} confirmed; so far it is only stated.",
    "earned": "Complete {}.",
}
_LATER = {
    State.IN_PROGRESS: "; what is in progress would complete it",
    State.PLANNED: "; what is planned would complete it",
    State.UNKNOWN: "; that depends on something not confirmed yet",
}
"""What is told of an open requirement that waits for something further down."""


def _on_the_way(finding: Finding) -> str:
    """What to do with items that are not earned yet but would count."""
    told = []
    for status, word in _DO.items():
        uses = [each for each in finding.coming if status in each.statuses]
        if uses:
            told.append(word.format(shortened(short_names(uses))))
    return capital(joined(told)) if told else ""


def _condition(finding: Finding, asked: Condition, titles: Titles) -> str:
    facts = dict(finding.facts)
    if finding.state is State.UNKNOWN and not facts and not isinstance(asked, Attested):
        return f"{settling(asked, titles)}."
    told = _CONDITIONS[type(asked)](asked, titles)
    beside = seen(asked, facts)
    return f"{told} ({beside})." if beside else f"{told}."


def _gpa(asked: Gpa, titles: Titles) -> str:
    over = averaged(asked, titles)
    if asked.below:
        return f"Only for those with a GPA below {average(asked.minimum)} over {over}"
    return f"Reach a GPA of {average(asked.minimum)} over {over}"


def _fewer(asked: Fewer, titles: Titles) -> str:
    return f"Only for those with fewer than {limit_of_fewer(asked, titles)} on the record"


def _declared(asked: Declared, titles: Titles) -> str:
    title = titles.of(asked.programme)
    return f"Only for those who have not declared {title}" if asked.negated else f"Declare {title}"


def _age(asked: Age, titles: Titles) -> str:
    del titles
    return f"Be {'at least' if asked.at_least else 'younger than'} {asked.years} years old"


def _standing(asked: Standing, titles: Titles) -> str:
    link = "enrolled in" if asked.relation == "enrolled" else "admitted to"
    if asked.negated:
        return f"Only for those who are not {link} {titles.of(asked.programme)}"
    return f"Be {link} {titles.of(asked.programme)}"


def _holds(asked: Holds, titles: Titles) -> str:
    title = titles.of(asked.credential)
    return f"Only for those who have not been awarded {title}" if asked.negated else f"Earn {title}"


def _on_date(asked: OnDate, titles: Titles) -> str:
    del titles
    return f"Wait until {day(asked.day)}" if asked.on_or_after else f"This was open before {day(asked.day)}"


def _score(asked: Score, titles: Titles) -> str:
    return f"Reach a score of {number_of_thousandths(asked.minimum)} in {titles.of(asked.exam)}"


_CONDITIONS: Mapping[type, Callable[[Any, Titles], str]] = MappingProxyType(
    {
        Gpa: _gpa,
        Age: _age,
        Population: lambda asked, _: f"Only for those on record as “{plain(asked.population)}”",
        Declared: _declared,
        DeclaredFrom: lambda asked, titles: f"Declare {asked.number} of {selected(asked.among, titles)}",
        Standing: _standing,
        Holds: _holds,
        Lacks: lambda asked, titles: f"Only for those without {titles.of(asked.item)} on the record",
        Attested: lambda asked, _: f"Ask {office_name(asked.office)} to sign: {plain(asked.what)}",
        OnDate: _on_date,
        Score: _score,
        Fewer: _fewer,
    }
)
