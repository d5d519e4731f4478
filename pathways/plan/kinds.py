"""Candidates of one kind: a plan may have any of them in place of another, and nothing that is asked for would differ."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pathways.plan.goal_rows import Goals
from pathways.search.programme import Programme, Row

_SHORT = 3
"""Rows of so few columns say what a column is good for; longer ones only add up."""
_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class _Own:
    """Whose a column is, and its name among the columns of that candidate."""

    key: str
    name: str


def kinds_of(
    programme: Programme, goals: Goals, keys: Iterable[str], seen: Callable[[str], Hashable]
) -> list[list[str]]:
    """Candidates (keys) by kind, each in the order given.

    Two are of one kind where exchanging all columns of the one with those of the other leaves every row as it is; what the
    rows do not say of them is `seen`. Columns that belong to no one candidate are never exchanged.
    """
    own = _owned(programme, goals)
    signs: dict[str, set[Hashable]] = {}
    for number, row in enumerate(programme.rows):
        for key, sign in _signs(number, row, own):
            signs.setdefault(key, set()).add(sign)
    kinds: dict[Hashable, list[str]] = {}
    for key in keys:
        kinds.setdefault((frozenset(signs.get(key, ())), seen(key)), []).append(key)
    return list(kinds.values())


def _owned(programme: Programme, goals: Goals) -> dict[int, _Own]:
    """The columns of each candidate: of what is applied of it, and those that short rows tie to no other candidate."""
    own = {column: _Own(key, "chosen") for key, column in goals.chosen.items()}
    for goal, top in goals.uses.items():
        for number, posed in enumerate((top, *(inside for _, inside in top.below))):
            for path, leaf in posed.leaves.items():
                for each, column in leaf.applied:
                    if each.entry.key in goals.chosen:
                        own.setdefault(column, _Own(each.entry.key, f"{goal} {number} {path}"))
    short: dict[int, list[Row]] = {}
    for row in programme.rows:
        if len(row[0]) <= _SHORT:
            for column in row[0]:
                short.setdefault(column, []).append(row)
    for _ in range(_ROUNDS):
        found = dict(_tied(short, own))
        if not found:
            break
        own |= found
    return own


def _tied(short: Mapping[int, Sequence[Row]], own: Mapping[int, _Own]) -> Iterator[tuple[int, _Own]]:
    """Columns of nobody that short rows tie to one candidate, named after these rows."""
    names: dict[tuple[str, str], int] = {}
    for column, rows in sorted(short.items()):
        if column in own:
            continue
        beside = [row for row in rows if any(other in own for other in row[0])]
        keys = {own[other].key for row in beside for other in row[0] if other in own}
        if len(keys) == 1:
            (key,) = keys
            name = " ".join(sorted(repr(_form(row, own, column)) for row in beside))
            number = names[key, name] = names.get((key, name), -1) + 1
            yield column, _Own(key, f"({name} {number})")


def _form(row: Row, own: Mapping[int, _Own], this: int | None = None) -> Hashable:
    """A row with names in place of the columns of candidates."""
    terms, lower, upper = row
    named = sorted(
        ("this" if column == this else own[column].name if column in own else f"#{column}", factor)
        for column, factor in terms.items()
    )
    return tuple(named), lower, upper


def _signs(number: int, row: Row, own: Mapping[int, _Own]) -> Iterator[tuple[str, Hashable]]:
    """What a row says of each candidate in it: all of it where it is about one alone, else its part."""
    parts: dict[str, list[tuple[str, int]]] = {}
    for column, factor in row[0].items():
        if column in own:
            parts.setdefault(own[column].key, []).append((own[column].name, factor))
    if len(parts) == 1:
        yield next(iter(parts)), _form(row, own)
    else:
        for key, part in parts.items():
            yield key, (number, tuple(sorted(part)))
