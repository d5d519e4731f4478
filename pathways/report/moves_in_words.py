"""What counts elsewhere now, in words: first what no longer counts, then what moved, and in short what is new."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import replace

from pathways.changes.change import Move, Seen
from pathways.report.changes_in_words import Named, item, why_not
from pathways.report.lists_in_words import joined, shortened
from pathways.report.places_in_words import BY_NAME
from pathways.report.plain_text import plain

_TOTAL = "/overall/"
"""Stands in the paths of what looks at all that counts; it is told only of what counts for nothing else."""


def moves_in_words(moves: Iterable[Move], named: Named) -> Iterator[str]:
    """One sentence for each item that moved or was replaced, and one for all that count newly, or no longer, alike."""
    told = [
        replace(each, no_longer=_places(each.no_longer), newly=_places(each.newly, each.no_longer))
        for each in moves
    ]
    lost = (each for each in told if each.no_longer and not each.newly)
    for some in _alike(lost, lambda each: (each.no_longer, why_not(each), each.instead)):
        if some[0].instead:
            yield from (moved(each, named) for each in some)
        else:
            yield _no_longer_counted(some, named)
    yield from (moved(each, named) for each in told if each.no_longer and each.newly)
    new = (each for each in told if not each.no_longer)
    for some in _alike(new, lambda each: (not _asked_by_name(each, named) and each.newly, each.item.status)):
        yield _newly_counted(some, named)


def _alike(moves: Iterable[Move], how: Callable[[Move], Hashable]) -> Iterator[list[Move]]:
    """Moves in groups, in the order of the first of each."""
    groups: dict[Hashable, list[Move]] = {}
    for each in moves:
        groups.setdefault(how(each), []).append(each)
    yield from groups.values()


def _places(paths: tuple[str, ...], beside: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The requirements without totals, unless there is nothing else; of what only moved, no total is new."""
    own = tuple(path for path in paths if _TOTAL not in path)
    return own if own or beside else paths


def moved(move: Move, named: Named) -> str:
    """Where an item counts newly or no more, and what counts in its place."""
    newly = [named.after(path) for path in move.newly]
    no_longer = [named.before(path) for path in move.no_longer]
    instead = [named.items[key] for key in move.instead if key in named.items]
    there = (
        f"; {shortened(instead)} {'counts' if len(instead) == 1 else 'count'} there now" if instead else ""
    )
    if newly and no_longer:
        return f"{item(move.item)} counts for {joined(newly)}, before for {joined(no_longer)}{there}."
    if newly:
        return _newly_counted([move], named)
    why = why_not(move)
    return f"{item(move.item)} no longer counts for {joined(no_longer)}{f' ({why})' if why else ''}{there}."


def _newly_counted(moves: Sequence[Move], named: Named) -> str:
    """Items that count newly, all for the same, and are equally far."""
    first, count = moves[0], "counts" if len(moves) == 1 else "count"
    if _asked_by_name(first, named):
        return f"{_items(moves)} {count}, {BY_NAME}{_how_far(first.item)}."
    places = joined([named.after(path) for path in first.newly])
    return f"{_items(moves)} {count} for {places}{_how_far(first.item)}."


def _asked_by_name(move: Move, named: Named) -> bool:
    """Whether all that an item counts for newly is what is called like it."""
    return all(named.now.get(path, "").startswith(item(move.item)) for path in move.newly)


def _no_longer_counted(moves: Sequence[Move], named: Named) -> str:
    """Items that no longer count, all for the same and for the same reason, with nothing in their place."""
    first, no_longer = moves[0], "no longer counts" if len(moves) == 1 else "no longer count"
    places = joined([named.before(path) for path in first.no_longer])
    why = why_not(first)
    return f"{_items(moves)} {no_longer} for {places}{f' ({why})' if why else ''}."


def _items(moves: Sequence[Move]) -> str:
    """Items by name; several of one name are counted."""
    times = Counter(item(move.item) for move in moves)
    return shortened([f"{name} ({number} times)" if number > 1 else name for name, number in times.items()])


def _how_far(seen: Seen) -> str:
    return f" ({plain(seen.status)})" if seen.status not in {"", "earned"} else ""
