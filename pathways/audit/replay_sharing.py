"""The independent checker of limits on sharing: what is shared, added up again from the items applied to each goal."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType

from pathways.audit.allocation.demand import amount_in
from pathways.audit.case import Case
from pathways.audit.entry import Entry
from pathways.audit.replay import ReplayError, whole
from pathways.audit.replay_own import Parts, own_of
from pathways.audit.sharing import Tie
from pathways.audit.verdict import Shared
from pathways.model.amount import SCALE, Unit
from pathways.model.declaration import ShareLimit, Sharing
from pathways.model.requirement import SumLine

Applied = Mapping[str, Sequence[Entry]]
"""For each goal the items that are applied to it."""
_CREDENTIALS = Unit("items", "credentials")


def must_replay_sharing(
    ties: Sequence[Tie],
    applied: Applied,
    cases: Mapping[str, Case],
    parts: Parts = MappingProxyType({}),
    standing: tuple[Collection[str], Collection[str]] = ((), ()),
) -> None:
    """Raises ReplayError if more is shared than may be, or a goal that is met has less of its own than it must have.

    `standing` are the goals that are said to be met and those that are awarded; of an award its own is asked only beside a yes.
    """
    found = shared_of(ties, applied, cases, parts)
    over = [shared.path for shared in found if shared.owner is None and shared.broken]
    if over:
        raise ReplayError(f"more is shared than may be: {', '.join(over)}")
    met, awarded = standing
    short = [shared.path for shared in found if shared.broken and _is_asked(shared, met, awarded)]
    if short:
        raise ReplayError(f"less is a goal's own than must be: {', '.join(short)}")


def _is_asked(shared: Shared, met: Collection[str], awarded: Collection[str]) -> bool:
    beside_a_yes = shared.owner in awarded and any(goal in met for goal in shared.goals)
    return shared.owner in met or beside_a_yes


def shared_of(
    ties: Sequence[Tie],
    applied: Applied,
    cases: Mapping[str, Case],
    parts: Parts = MappingProxyType({}),
) -> tuple[Shared, ...]:
    """Every limit of these ties with what is shared under it, in the order of the rules; last what must be a goal's own."""
    return tuple(shared for tie in ties for shared in _of_tie(tie, applied, cases, parts))


def _of_tie(tie: Tie, applied: Applied, cases: Mapping[str, Case], parts: Parts) -> Iterator[Shared]:
    learning = {name: [each for each in applied[name] if each.sort != "credential"] for name in tie.goals}
    for limit in tie.sharing.limits:
        for some in [tie.pairs] if limit.in_all else [(pair,) for pair in tie.pairs]:
            yield _of_limit(tie, limit, some, learning, cases)
    if tie.sharing.most is not None:
        yield _of_places(tie, tie.sharing.most, learning, cases)
    yield from own_of(tie, learning, cases, parts)


def _of_limit(
    tie: Tie,
    limit: ShareLimit,
    pairs: Sequence[tuple[str, str]],
    learning: Applied,
    cases: Mapping[str, Case],
) -> Shared:
    goals = tuple(name for name in tie.goals if any(name in pair for pair in pairs))
    found: dict[str, Fraction] = {}
    for one, two in pairs:
        for first in learning[one]:
            for second in learning[two]:
                if first.roots & second.roots:
                    worth = {each.key: _worth(each, limit, cases[one]) for each in (first, second)}
                    key = max(sorted(worth), key=lambda key: worth[key])  # used at once
                    found.update({key: worth[key]} if worth[key] else {})
    limits = [amount_in(limit.amount, cases[name], at_least=False) for name in goals]
    return Shared(
        tie.sharing.name,
        limit.path,
        SumLine(
            limit.path, at_least=False, amount=limit.amount, selection=limit.selection, place=limit.place
        ),
        goals,
        min(most for most, _ in limits),
        int(sum(found.values())),
        limits[0][1],
        tuple(sorted(found)),
        str(limit.place),
        tie.sharing.cites,
    )


def _worth(entry: Entry, limit: ShareLimit, case: Case) -> Fraction:
    if limit.selection is not None and not case.selecting.falls_under(limit.selection, entry):
        return Fraction(0)
    return Fraction(whole(entry, amount_in(limit.amount, case, at_least=False)[1], case) or 0)


def _known_by(entry: Entry, sharing: Sharing, case: Case) -> Iterator[str]:
    """Its learning events, and in a lifetime what all attempts at the course have in common; of what the limit is about."""
    if sharing.most_of is not None and not case.selecting.falls_under(sharing.most_of, entry):
        return
    yield from entry.roots
    if sharing.in_a_lifetime:
        yield f"{entry.sort} {entry.identity}"


def _of_places(tie: Tie, most: int, learning: Applied, cases: Mapping[str, Case]) -> Shared:
    """The learning that counts in most goals."""
    times: dict[str, set[str]] = {}
    known: dict[str, set[str]] = {}
    for name in tie.goals:
        for entry in learning[name]:
            for one in _known_by(entry, tie.sharing, cases[name]):
                times.setdefault(one, set()).add(name)
                known.setdefault(one, set()).add(entry.key)
    highest = max(map(len, times.values()), default=0)
    items = {
        key for one, goals in times.items() if len(goals) == highest and highest > 1 for key in known[one]
    }
    return Shared(
        tie.sharing.name,
        f"{tie.sharing.name}/each item",
        None,
        tie.goals,
        most * SCALE,
        highest * SCALE,
        _CREDENTIALS,
        tuple(sorted(items)),
        str(tie.sharing.place),
        tie.sharing.cites,
        tie.sharing.most_of,
        tie.sharing.in_a_lifetime,
    )
