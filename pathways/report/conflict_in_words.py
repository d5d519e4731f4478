"""Why not, in words: what cannot be met by itself, and what could each be met but not together, because of which limits."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from pathways.audit.reasons import Conflict, Limit
from pathways.audit.verdict import GoalAudit
from pathways.model.amount import SCALE
from pathways.model.requirement import Leaf
from pathways.report.amounts_in_words import measured, number
from pathways.report.known import Known
from pathways.report.lists_in_words import MOST_TOLD, capital, counted, joined, shortened
from pathways.report.page import Point
from pathways.report.pins_in_words import set_by
from pathways.report.repairs_in_words import short_overall, ways_out
from pathways.report.requirements_in_words import required
from pathways.report.sharing_in_words import limited

MOST_LISTED = 6
"""How many requirements that cannot be met together are told one by one; of more it is told what is short overall."""
MOST_CONTESTED = 12
"""Of more things that are competed for only a few are told."""
_COMPETING = frozenset({"once", "learning"})
"""Kinds of limits by which things are competed for."""
_FEW, _TWO = 3, 2


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence, and the place of the rule that it is about."""

    text: str
    place: str = ""


def why_not(goal: GoalAudit, known: Known) -> tuple[Point, ...]:
    """Every reason with what is behind it; what is short by itself is told where it stands, unless it is not the only kind."""
    plainly = [each for each in goal.conflicts if _is_plain(each)]
    others = [each for each in goal.conflicts if not _is_plain(each)]
    if not others:
        return ()
    told = [Point(_by_themselves(plainly, known), "·")] if plainly else []
    for each in others:
        first, *rest = _sentences(each, known)
        below = tuple(_point(sentence, known) for sentence in rest)
        told.append(Point(first.text, "·", note=_note(first, known), points=below))
    return tuple(told)


def conflict(found: Conflict, known: Known) -> list[str]:
    """Sentences for one reason; of a requirement that is short by itself nothing is to be told beyond where it stands."""
    return [] if _is_plain(found) else [each.text for each in _sentences(found, known)]


def _point(sentence: _Sentence, known: Known) -> Point:
    return Point(sentence.text, "·", note=_note(sentence, known))


def _note(sentence: _Sentence, known: Known) -> int | None:
    return known.note(sentence.place) if sentence.place else None


def _is_plain(found: Conflict) -> bool:
    return found.alone and not found.limits


def _by_themselves(found: Sequence[Conflict], known: Known) -> str:
    asked = known.listed([path for each in found for path in each.requirements])
    this = "This" if len(asked) == 1 else f"Each of these {counted(len(asked), 'requirement')}"
    return f"{this} is short by itself, whatever counts elsewhere: {_told_of(asked)}."


def _told_of(asked: Sequence[str], most: int = MOST_LISTED) -> str:
    rest = [] if len(asked) <= most + 1 else [f"and {len(asked) - most} more"]
    return "; ".join([*(asked[:most] if rest else asked), *rest])


def _sentences(found: Conflict, known: Known) -> Iterator[_Sentence]:
    if found.pins:
        yield from map(_Sentence, _beside_pins(found, known))
        return
    asked = known.listed(found.requirements)
    if not asked:
        for limit in found.limits:
            kept = f"This cannot be kept while the goals before it come first: {_limit(limit, known)}."
            yield _Sentence(kept, limit.place)
        return
    if found.alone:
        yield _Sentence(f"This cannot be met, whatever counts elsewhere: {_told_of(asked)}.")
    elif len(asked) == 1:
        short, place = _in_short(found.requirements[0], known)
        yield _Sentence(f"This could be met, but not {_under(found)}: {short}.", place)
    else:
        yield _Sentence(_not_together(found, asked))
    yield from _competing(found, known)
    yield from _scarce(found, known)
    yield from _limits(found, known)
    yield from map(_Sentence, ways_out(found, known))
    if len(asked) <= MOST_LISTED and not found.alone:
        yield _Sentence(_without(found, asked))


def _in_short(path: str, known: Known) -> tuple[str, str]:
    """A requirement without the limits inside of it, and its place, at whose number it stands in full."""
    asked = known.requirements.get(path)
    if not isinstance(asked, Leaf) or not asked.lines:
        return known.requirement(path), ""
    return required(replace(asked, lines=()), known.titles), str(asked.place)


def _under(found: Conflict) -> str:
    if any(limit.kind == "sharing" for limit in found.limits):
        return "while the goals before it come first"
    return "under a limit"


def _not_together(found: Conflict, asked: Sequence[str]) -> str:
    several = "both" if len(asked) == _TWO else "all"
    told = f"Each of these {counted(len(asked), 'requirement')} can be met, but not {several} together"
    if any(limit.kind == "sharing" for limit in found.limits):
        told = f"{told} {_under(found)}"
    short = short_overall(found)
    if len(asked) > MOST_LISTED:
        return f"{told}{f'; they are {short} short overall' if short else ''}."
    return f"{told}{f', for they are {short} short overall' if short else ''}: {'; '.join(asked)}."


def _competing(found: Conflict, known: Known) -> Iterator[_Sentence]:
    """What they compete for; of many things a few are told."""
    items = list(dict.fromkeys(known.item(key) for key in found.contested))
    kinds = {limit.kind for limit in found.limits}
    if not items or len(found.requirements) < _TWO or kinds.isdisjoint(_COMPETING):
        return
    those = shortened(items, most=_FEW if len(items) > MOST_CONTESTED else MOST_TOLD)
    if "learning" in kinds:
        yield _Sentence(f"They rest on the same learning, which counts in one form only: {those}.")
        return
    each = "which counts" if len(items) == 1 else "each of which counts"
    yield _Sentence(f"They compete for {those}, {each} at one of them only.")


def _scarce(found: Conflict, known: Known) -> Iterator[_Sentence]:
    """What fits, if that is not told yet; where only a minimum or a limit inside a requirement makes it too little, which."""
    items = list(dict.fromkeys(known.item(key) for key in found.items))
    if found.unit is None or (len(items) > MOST_CONTESTED and not found.lines):
        return
    apart = set(found.items) != set(found.contested)
    if short_overall(found) and not found.lines and not apart:
        return
    asked, given = (
        measured(Fraction(found.demand, SCALE), found.unit),
        number(Fraction(found.supply, SCALE)),
    )
    it = "it asks" if len(found.requirements) == 1 else "they ask"
    of_what = f": {shortened(items)}" if items and apart else ""
    if found.lines:
        under = joined([f"“{each}”" for each in known.listed(found.lines)])
        place = next((limit.place for limit in found.limits if limit.path in found.lines), "")
        yield _Sentence(f"Under {under}, {it} for {asked}, and what fits gives {given}{of_what}.", place)
    else:
        yield _Sentence(f"{capital(it)} for {asked}, and what fits gives {given}{of_what}.")


def _limits(found: Conflict, known: Known) -> Iterator[_Sentence]:
    """The limits that it takes, each with its rule, but for those that are told with what fits or with what is contested."""
    for limit in found.limits:
        if limit.kind not in _COMPETING and limit.path not in found.lines:
            yield _Sentence(f"In the way is this limit: {_limit(limit, known)}.", limit.place)


def _limit(limit: Limit, known: Known) -> str:
    match limit.kind:
        case "sharing" if limit.path in known.limits:
            return limited(known.limits[limit.path], known.titles)
        case "repeat":
            return f"{known.titles.of(limit.path)} counts only as often as it may be repeated"
        case "conversion":
            return known.titles.of(limit.path)
        case "contribution":
            return f"no more counts of “{known.requirement(limit.path)}” than is said there"
        case _:
            return known.requirement(limit.path)


def _without(found: Conflict, asked: Sequence[str]) -> str:
    named = [limit for limit in found.limits if limit.kind not in _COMPETING]
    limits = "" if not named else "the limit" if len(named) == 1 else "any one of the limits"
    if len(asked) == 1:
        return f"Without {limits or 'what stands in its way'} it can be met with what is earned."
    if len(asked) == _TWO and not limits:
        return "Without either one, the other can be met with what is earned."
    of_them = " or ".join(filter(None, ("any one of them", limits)))
    return f"Without {of_them}, the others can be met with what is earned."


def _beside_pins(found: Conflict, known: Known) -> list[str]:
    """What cannot be met while items count where they are pinned."""
    asked = known.listed(found.requirements)
    pins = shortened([set_by(pin, known) for pin in found.pins])
    these = "This" if len(asked) == 1 else f"These {counted(len(asked), 'requirement')}"
    together = "" if len(asked) == 1 else " all be met together"
    cannot = f"cannot{together or ' be met'} while what is pinned counts where it is pinned"
    one = "the pin" if len(found.pins) == 1 else "any one of the pins"
    rest = "it can" if len(asked) == 1 else "they can"
    told = [
        f"{these} {cannot}: {'; '.join(asked)}.",
        f"Pinned is {pins}.",
        f"Without {one} {rest} be met with what is earned.",
    ]
    if len(asked) > 1:
        told.append("Without any one of these requirements, the others can.")
    return told
