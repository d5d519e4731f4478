"""What is short of a leaf, by itself and by its lines, and how items are divided between leaves that allow it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import gcd

from pathways.model.requirement import Gpa, Leaf, SumLine
from tests.oracle.record import Thing
from tests.second_opinion.case import Case, UnmodelledError, unit_of, weight
from tests.second_opinion.lines import Placed, at_once, keep_within, line_short, short_of
from tests.second_opinion.programme import Programme, Term, Var


def amounts_at(case: Case, leaf: Leaf) -> dict[Thing, int]:
    """What items come to at a leaf; those that come to nothing are left out."""
    unit = unit_of(leaf.amount)
    found = {thing: case.comes_to(unit, thing) for thing in case.things if case.takes(leaf.selection, thing)}
    return {thing: amount for thing, amount in found.items() if amount}


def short_of_leaf(programme: Programme, case: Case, leaf: Leaf, placed: Placed, asked: Var) -> Term:
    """What is short of a leaf of whole items: of itself, of one line, or of lines that no item serves together."""
    taken = {thing: (amount, placed[thing]) for thing, amount in amounts_at(case, leaf).items()}
    size = weight(unit_of(leaf.amount))
    own = short_of(programme, case.amount(leaf.amount), size, taken, asked)
    sums: list[tuple[SumLine, Term]] = []
    each: list[list[Term]] = [[own]]
    for line in leaf.lines:
        if isinstance(line, Gpa):
            raise UnmodelledError(f"an average at {line.path}")
        if not line.at_least:
            keep_within(programme, case, line, placed)
            continue
        short = line_short(programme, case, line, placed, asked)
        each.append([short])
        if isinstance(line, SumLine):
            sums.append((line, short))
    return _largest(programme, [*each, *_apart(case, sums)])


def _apart(case: Case, sums: Sequence[tuple[SumLine, Term]]) -> list[list[Term]]:
    """Minimums that no item can serve together: what is short of them adds up."""
    serve = {
        frozenset((one.path, other.path)): at_once(case, one, other)
        for (one, _), (other, _) in combinations(sums, 2)
    }
    return [
        [short for _, short in some]
        for count in range(2, len(sums) + 1)
        for some in combinations(sums, count)
        if not any(serve[frozenset((one.path, other.path))] for (one, _), (other, _) in combinations(some, 2))
    ]


def _largest(programme: Programme, sums: Sequence[Sequence[Term]]) -> Term:
    """The largest of several sums."""
    if len(sums) == 1 and len(sums[0]) == 1:
        return sums[0][0]
    step = gcd(*(size for terms in sums for size, _ in terms))
    largest = programme.number(max(programme.most(terms) for terms in sums) // step)
    for terms in sums:
        programme.at_least([(step, largest), *((-size, short) for size, short in terms)], 0)
    return (step, largest)


@dataclass(frozen=True)
class Divided:
    """Items in parts: whether each is used at all, its parts by path of the leaf, and what is short."""

    used: dict[Thing, Var]
    parts: list[tuple[str, Thing, Var]]
    short: list[Term]


def divided(programme: Programme, case: Case, leaves: Sequence[tuple[Leaf, Var]]) -> Divided:
    """The parts of an item at all leaves that say `split` come to no more than the item."""
    for leaf, _ in leaves:
        if leaf.lines or leaf.shared or unit_of(leaf.amount) != unit_of(leaves[0][0].amount):
            raise UnmodelledError(f"items divided in an unusual way at {leaf.path}")
        if unit_of(leaf.amount).measure != "credits":
            raise UnmodelledError(f"counted items divided at {leaf.path}")
    worth = {thing: amount for leaf, _ in leaves for thing, amount in amounts_at(case, leaf).items()}
    step = gcd(*worth.values(), *(case.amount(leaf.amount) for leaf, _ in leaves))
    found = Divided({thing: programme.choice() for thing in worth}, [], [])
    for leaf, asked in leaves:
        parts = {thing: programme.number(worth[thing] // step) for thing in amounts_at(case, leaf)}
        found.parts.extend((leaf.path, thing, part) for thing, part in parts.items())
        need = case.amount(leaf.amount) // step
        short = programme.number(need)
        found.short.append((step, short))
        programme.at_least([(1, short), *((1, part) for part in parts.values()), (-need, asked)], 0)
    for thing, used in found.used.items():
        of_it = [(-1, part) for _, other, part in found.parts if other == thing]
        programme.at_least([(worth[thing] // step, used), *of_it], 0)
    return found
