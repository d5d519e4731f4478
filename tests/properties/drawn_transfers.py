"""Random rules of transfer between the courses of a drawn college, now and then."""

from collections.abc import Iterator, Sequence
from random import Random

from tests.properties.drawn_requirements import COURSES


def drawn_transfers(
    random: Random, one_in: int = 6, goals: Sequence[str] = ("goal", "programme")
) -> list[str]:
    """A few rules, mostly none; they draw by themselves, so that colleges without them are what they were."""
    if random.randrange(one_in):
        return []
    return [_rule(random, number, goals) for number in range(random.choice((1, 1, 2, 3)))]


def _rule(random: Random, number: int, goals: Sequence[str]) -> str:
    takes = random.sample(COURSES, random.choice((1, 1, 1, 2)))
    clauses = [f"takes {', '.join(f'{name}{_grades(random)}' for name in takes)}", *_gives(random)]
    if random.randrange(3) == 0:
        clauses.append(f"priority {random.randrange(1, 4)}")
    if random.randrange(5) == 0:
        clauses.append(f"effective {random.choice(('2020-12-10', '2021-01-01'))}")
    if random.randrange(5) == 0:
        clauses.append(f"retired {random.choice(('2022-01-01', '2023-05-10'))}")
    if random.randrange(6) == 0:
        clauses.append(f"counts only in {random.choice(goals)}")
    if random.randrange(4) == 0:
        clauses.append("chains")
    return f'transfer t{number} "T{number}" {{ {" ".join(clauses)} }}'


def _grades(random: Random) -> str:
    return random.choice(
        ("", "", "", " with grade C or better", " with grade C or below", " with grade D to B")
    )


def _gives(random: Random) -> Iterator[str]:
    targets = random.sample(COURSES, random.choice((1, 1, 2, 2, 3)))
    rest = random.randrange(3) == 0
    for at, name in enumerate(targets):
        if rest and at == len(targets) - 1:
            yield f"gives the rest as {name}"
        else:
            how = random.choice(("", "", "2 credits as ", "4 credits as ", "at most 2 credits as "))
            yield f"gives {how}{name}"
