"""The independent checker of what must count in one goal only: added up again from the items applied to each goal."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from pathways.audit.allocation.demand import amount_in
from pathways.audit.allocation.outcome import Outcome
from pathways.audit.allocation.parts import Part
from pathways.audit.case import Case
from pathways.audit.entry import Entry
from pathways.audit.replay import come_to, leaves_of, share_of, whole
from pathways.audit.sharing import OwnAsked, Tie
from pathways.audit.verdict import Shared
from pathways.model.amount import Unit
from pathways.model.declaration import OwnMinimum
from pathways.model.requirement import SumLine

Parts = Mapping[str, Mapping[str, int | Fraction]]
"""For each goal how much of its items (keys) is applied where most of it is; what is not there is applied whole."""


def parts_of(part: Part, outcome: Outcome, case: Case) -> dict[str, int | Fraction]:
    """How much of each item (key) is applied in the competition of a goal that has most of it."""
    found: dict[tuple[str, str], int | Fraction] = {}
    for leaf in leaves_of(part):
        fill = outcome.fills.get(leaf.path)
        for candidate, amount in fill.applied if fill is not None else ():
            key = (candidate.entry.key, leaf.demand.scope)
            found[key] = found.get(key, 0) + share_of(leaf, candidate.entry, amount, case)
    most: dict[str, int | Fraction] = {}
    for (item, _), share in found.items():
        most[item] = max(share, most.get(item, share))
    return most


def own_of(
    tie: Tie, learning: Mapping[str, Sequence[Entry]], cases: Mapping[str, Case], parts: Parts
) -> Iterator[Shared]:
    """Every minimum of a tie for each goal of which it is asked, with what counts in that goal alone."""
    for asked in tie.own:
        for name in asked.goals:
            case, shares = cases[name], parts.get(name, {})
            elsewhere = [entry for other in tie.beside(name) for entry in learning[other]]
            whole_ones = [entry for entry in learning[name] if shares.get(entry.key, 1) >= 1]
            counted = _counted(asked.minimum, whole_ones, elsewhere, case)
            unit = amount_in(asked.minimum.amount, case, at_least=True)[1]
            yield _shared(tie, asked, name, _told_apart(counted, unit, case), case)


def _counted(
    minimum: OwnMinimum, here: Sequence[Entry], elsewhere: Sequence[Entry], case: Case
) -> list[Entry]:
    """What a minimum is about, of what counts here and not elsewhere."""
    unit = amount_in(minimum.amount, case, at_least=True)[1]
    return [
        entry
        for entry in sorted(here, key=lambda entry: entry.key)
        if (minimum.selection is None or case.selecting.takes(minimum.selection, entry))
        and whole(entry, unit, case)
        and not any(_counts_there(entry, other) for other in elsewhere)
    ]


def _shared(tie: Tie, asked: OwnAsked, name: str, own: Sequence[Entry], case: Case) -> Shared:
    minimum = asked.minimum
    need, unit = amount_in(minimum.amount, case, at_least=True)
    path, amount, selection = minimum.path, minimum.amount, minimum.selection
    return Shared(
        tie.sharing.name,
        path,
        SumLine(path, at_least=True, amount=amount, selection=selection, place=minimum.place),
        (name, *tie.beside(name)),
        need,
        int(come_to([(entry, 1) for entry in own], unit, case)),
        unit,
        tuple(entry.key for entry in own),
        str(minimum.place),
        tie.sharing.cites,
        asked=asked.goals,
    )


def _counts_there(entry: Entry, other: Entry) -> bool:
    """Whether what counts elsewhere is this learning, or another attempt at a course that counts once."""
    again = entry.uses == 1 and entry.sort == other.sort and entry.identity == other.identity
    return again or any(root in other.roots for root in entry.roots)


def _told_apart(entries: Sequence[Entry], unit: Unit, case: Case) -> list[Entry]:
    """The most that these items come to, where no learning and no course is there more often than it may be."""
    clash = _clash(entries)
    if not clash:
        return list(entries)
    near = _near(entries, clash)
    rest = [entry for entry in entries if entry not in near]
    fewer = ([entry for entry in near if entry is not without] for without in clash)
    ways = [_told_apart(some, unit, case) for some in fewer]
    best = max(ways, key=lambda way: come_to([(entry, 1) for entry in way], unit, case))
    return sorted([*best, *_told_apart(rest, unit, case)], key=lambda entry: entry.key)


def _clash(entries: Sequence[Entry]) -> list[Entry]:
    """The first items that cannot all be there: two of one learning, or one attempt more than a course may count."""
    for at, one in enumerate(entries):
        for other in entries[at + 1 :]:
            if one.roots & other.roots:
                return [one, other]
        attempts = [each for each in entries[at:] if (each.sort, each.identity) == (one.sort, one.identity)]
        if one.uses is not None and len(attempts) > one.uses:
            return attempts[: one.uses + 1]
    return []


def _near(entries: Sequence[Entry], some: Sequence[Entry]) -> list[Entry]:
    """Some items with all that they could clash with, through others too."""
    found = list(some)
    for one in found:
        for other in entries:
            if other not in found and (_counts_there(one, other) or one.identity == other.identity):
                found.append(other)
    return [entry for entry in entries if entry in found]
