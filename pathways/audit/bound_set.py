"""What an audit of some goals is of: awards and declared programmes beside them, and the sharings that tie any of these."""

from collections.abc import Iterable, Iterator, Sequence

from pathways.audit.bench import Bench
from pathways.audit.entry import Entry
from pathways.audit.from_record import lapsed_awards
from pathways.audit.sharing import Tie, ties
from pathways.audit.target import target_of
from pathways.audit.view import EARNED, UNKNOWN


def bound_set(bench: Bench, goals: Sequence[str]) -> tuple[list[str], dict[str, Entry], tuple[Tie, ...]]:
    """What an audit of some goals is of, the awards among it that have lapsed, and what ties any of it to each other."""
    today = [name for name in set_of(bench, goals) if _can_be_bound(bench, name)]
    lapsed = _lapsed(bench, today)
    everything = [*lapsed, *today]
    return everything, lapsed, ties(everything, bench.catalogue, lapsed)


def _lapsed(bench: Bench, today: Sequence[str]) -> dict[str, Entry]:
    """The last award of each credential that was held once, which matters to what counts once in a lifetime.

    What is a goal again is decided anew, by what there is.
    """
    if not any(sharing.in_a_lifetime for sharing in bench.catalogue.sharings.values()):
        return {}
    found = lapsed_awards(bench.learner, bench.catalogue, bench.as_of)
    return {entry.name: entry for entry in found if entry.name is not None and entry.name not in today}


def _can_be_bound(bench: Bench, name: str) -> bool:
    """Not what can only be recorded and is not."""
    awarded = any(entry.name == name and EARNED.sees(entry) for entry in bench.record)
    return awarded or bool(target_of(bench.graph, name).routes)


def set_of(bench: Bench, goals: Sequence[str]) -> tuple[str, ...]:
    """What an audit is of, in the order of their say: awarded credentials, declared programmes, the goals asked for."""
    if not bench.catalogue.sharings:
        return tuple(goals)
    awarded = [entry.name for entry in bench.record if entry.sort == "credential" and EARNED.sees(entry)]
    order = {name: at for at, name in enumerate(bench.catalogue.credentials)}
    declared = sorted(
        (relation.since or bench.as_of, order[relation.programme], relation.programme)
        for relation in bench.learner.declared
        if relation.programme in order and (relation.since or bench.as_of) <= bench.as_of
    )
    names = (*(name for name in awarded if name), *(name for _, _, name in declared), *goals)
    return tuple(dict.fromkeys(names))


def recorded_with(award: Entry, record: Iterable[Entry]) -> Iterator[Entry]:
    """The items of a record that an award was made for, as far as that is recorded."""
    for one in record:
        if one.key != award.key and one.roots <= award.roots and not one.transfers and UNKNOWN.sees(one):
            yield one
