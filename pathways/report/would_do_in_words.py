"""What would do, in as few words as will do: what can be taken for an open requirement, and what else that would bring."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pathways.audit.helpful import Completed, Exchange, Helpful, Raises, WouldDo
from pathways.audit.state import State
from pathways.audit.verdict import Finding
from pathways.model.amount import SCALE, SEMESTER
from pathways.model.requirement import Contributions, InOrder, Leaf, Line, Requirement
from pathways.model.selection import Filtered, InSet, OneOf, Selection
from pathways.report.amounts_in_words import day, number_of_thousandths, unit_name
from pathways.report.known import Known, item_name
from pathways.report.lists_in_words import MOST_TOLD, counted, joined, shortened
from pathways.report.plain_text import plain
from pathways.report.requirements_in_words import required
from pathways.report.selections_in_words import unfolded
from pathways.report.titles import Titles

IN_FULL = 3
"""Lists up to so long are told in full, without a count."""
MOST_NAMED = 4
"""How many of more are named."""
MOST_OF_ANYTHING = 30
"""How many things there may be so that some of them are named where nearly anything would do."""
MOST_LATER = 2
"""How many of those of which something comes first, beside others that can be taken now."""
MOST_UNLOCKING = 2
"""How many things with something else that they would bring are told of one requirement."""


def would_do(finding: Finding, known: Known) -> list[str]:
    """Phrases to stand below what is still needed; nothing where that says all there is to say."""
    found = known.would_do.get(finding.path)
    if found is None or finding.state is not State.UNMET:
        return []
    asked = finding.requirement
    is_named = isinstance(asked, Leaf) and found.items == (asked.item,)
    return [*told_of(found, asked, known), *_unlocking(found, known, is_named=is_named)]


def told_of(found: WouldDo, asked: Requirement | Line, known: Known) -> list[str]:
    """What would do for a requirement, each way in a phrase of its own."""
    return [
        *_since(found),
        *_raising(found.raises),
        *_things(found, asked, known),
        *_for_others_first(found, known),
        *_exchanged(found.exchanges, known),
        *_converted(found, known),
    ]


def _for_others_first(found: WouldDo, known: Known) -> Iterator[str]:
    """What counts for a goal before this one, as long as that is open, and not for both."""
    things = _of(found.items, known)
    first = [each for each in things if each.first_for]
    names = dict.fromkeys(name for each in first for name in each.first_for)
    goals = joined([f"“{known.titles.of(name)}”" for name in names])
    if len(things) == len(first) == 1:
        yield f"it counts for {goals} first, and not here as well"
    elif things and len(things) == len(first):
        yield f"each of these counts for {goals} first, and not here as well"
    elif found.is_wide and len(first) > MOST_NAMED:
        yield f"of {counted(len(things), 'thing')} that would do {len(first)} count for {goals} first, and not here as well"
    elif first:
        count = "counts" if len(first) == 1 else "count"
        yield f"{shortened([thing(each) for each in first], most=MOST_NAMED)} {count} for {goals} first, and not here as well"


def _of(names: Sequence[str], known: Known) -> list[Helpful]:
    return [known.helpful[name] for name in names if name in known.helpful]


def thing(each: Helpful) -> str:
    """A thing by its code and title.

    >>> thing(Helpful("mus180", "course", "MUS 180", "Choir", again=True))
    'MUS 180 Choir (again)'
    """
    name = item_name(each.code, each.title, each.name)
    return f"{name} (again)" if each.again else name


def _things(would: WouldDo, asked: Requirement | Line, known: Known) -> Iterator[str]:
    """A short list in full; of a long one how many there are, and the first of those that can be taken now."""
    found = _of(would.items, known)
    later = [each for each in found if each.ready is False]
    now = [thing(each) for each in found if each.ready is not False]
    if (
        not found
        or (_says_all(asked, found, known.titles) and not later)
        or (would.is_wide and len(found) > MOST_OF_ANYTHING)
    ):
        return
    if isinstance(asked, Leaf) and asked.item is not None and len(found) == 1:
        if later[0].before is not None:
            yield f"first: {required(later[0].before, known.titles)}"
        return
    lead = "for instance" if would.is_wide else "would do"
    names = [thing(each) for each in later]
    if not now:
        yield f"{lead} after what comes before: {_counted(found, known)}{shortened(names, 'or', MOST_NAMED)}"
        return
    rest = f"; after what comes before: {shortened(names, 'or', MOST_LATER)}" if later else ""
    yield f"{lead}: {_counted(found, known)}{shortened(now, 'or', MOST_NAMED)}{rest}"


def _counted(found: Sequence[Helpful], known: Known) -> str:
    """`any of 14 courses: ` before a list that is not told in full."""
    if len(found) <= IN_FULL:
        return ""
    sorts = {_noun(each, known) for each in found}
    return f"any of {counted(len(found), sorts.pop() if len(sorts) == 1 else 'thing')}: "


def _noun(each: Helpful, known: Known) -> str:
    return known.titles.of(each.kind) if each.kind else each.sort


def _says_all(asked: Requirement | Line, found: Sequence[Helpful], titles: Titles) -> bool:
    """Whether the requirement itself names just these things."""
    if not isinstance(asked, Leaf) or asked.item is not None:
        return not isinstance(asked, InOrder | Contributions)
    names = _named(unfolded(asked.selection, titles))
    return len(names) <= MOST_TOLD and {each.name for each in found} == set(names)


def _named(selection: Selection) -> tuple[str, ...]:
    match selection:
        case OneOf(names):
            return names
        case Filtered(base, _) if not isinstance(base, InSet):
            return _named(base)
        case _:
            return ()


def _exchanged(exchanges: Sequence[Exchange], known: Known) -> Iterator[str]:
    for each in exchanges:
        found = _of(each.items, known)
        if found:
            listed = f"{_counted(found, known)}{shortened([thing(one) for one in found], 'or', MOST_NAMED)}"
            first, *others = [known.item(key) for key in each.frees]
            moves = "".join(f", which could then count in place of {other}" for other in others)
            yield f"or in place of {first}{moves}, which could then count here, for {known.quoted(each.path)}: {listed}"


def _converted(found: WouldDo, known: Known) -> Iterator[str]:
    names = list(dict.fromkeys(known.item(item) for _, item in found.conversions))
    if names:
        yield f"or by converting {shortened(names, 'or')} (see the options)"


def _raising(raises: Sequence[Raises]) -> Iterator[str]:
    ways = raised(raises)
    if ways:
        yield f"would do: {joined(ways, 'or')}"


def raised(raises: Sequence[Raises]) -> list[str]:
    """How much more of the best grade lifts an average, and of the lowest that would still do."""
    told = [raises[0], *raises[-1:]] if len(raises) > 1 else list(raises)
    return [
        f"{number_of_thousandths(each.credits)} more {unit_name(SEMESTER, one=each.credits == SCALE)} with {plain(each.grade)}"
        for each in told
    ]


def _since(found: WouldDo) -> Iterator[str]:
    if found.since is not None:
        yield f"holds from {day(found.since)} on"


def _unlocking(found: WouldDo, known: Known, *, is_named: bool) -> Iterator[str]:
    """Things that would bring something else besides, the first few; the one that was just named is not named again."""
    things = [replace(each, at_once=_besides(each, found)) for each in _of(found.items, known)]
    if found.is_wide:  # of nearly anything what was begun is of interest
        things = [
            replace(each, completes=tuple(one for one in each.completes if one.begun)) for each in things
        ]
    if all(each.at_once for each in things) and len(things) > 1:  # it says nothing about any of them
        things = [replace(each, at_once=()) for each in things]
    shown = [each for each in things if each.completes or each.elsewhere or each.at_once]
    for each in shown[:MOST_UNLOCKING]:
        yield f"{'it' if is_named else thing(each)} {unlocking(each, known)}"


def _besides(each: Helpful, found: WouldDo) -> tuple[str, ...]:
    """The other requirements that a thing would count for."""
    return tuple(path for path in each.at_once if path != found.path)


def _completed(each: Completed, known: Known) -> str:
    """A credential with its kind, and where it counts."""
    text = f"“{known.titles.of(each.name)}” ({known.titles.of(each.kind)})"
    above = [f"“{known.titles.of(name)}”" for name in each.leads_to]
    return f"{text}, which counts in {shortened(above, most=1)}" if above else text


def unlocking(each: Helpful, known: Known) -> str:
    """What a thing would bring besides."""
    told = []
    if each.at_once:
        requirements = [known.requirement(path) for path in each.at_once]
        others = list(
            dict.fromkeys(words if words.startswith("“") else f"“{words}”" for words in requirements)
        )
        told.append(f"would count for {joined(others)} at the same time")
    if each.completes:
        told.append(f"would also complete {joined([_completed(one, known) for one in each.completes])}")
    if each.elsewhere:
        told.append(
            f"would count in {joined([f'“{known.titles.of(name)}”' for name in each.elsewhere])}, too"
        )
    return " and ".join(told)
