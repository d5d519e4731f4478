"""Made-up programmes and learners of full size, as rule text: planted finishers, some with surplus, some a few courses short."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

COURSES = 120
SIZES = (1, 2, 3, 3, 3, 4, 4, 5)
NUMBERS = (101, 150, 210, 250, 310, 350, 410)
FIRST_YEAR = 200
IN_CREDITS, NOT_LIMITED, ONE_OF_THREE = 0.5, 0.75, 0.15
"""Shares of requirements: below the first in credits, below the second without a limit, and those with two other branches."""


@dataclass(frozen=True)
class Kind:
    """What the requirements of a programme are like, and how a learner differs from one who needs just what there is."""

    name: str
    leaves: int = 30
    surplus: int = 0
    missing: int = 0


class _Campus:
    """A programme under construction: requirements are drawn around courses that a finisher has earned."""

    def __init__(self, kind: Kind, seed: int) -> None:
        self.kind = kind
        self.random = Random(f"{kind.name} {seed}")
        equal = kind.name != "campus"
        self.credits = [3 if equal else self.random.choice(SIZES) for _ in range(COURSES)]
        self.numbers = [self.random.choice(NUMBERS) for _ in range(COURSES)]
        self.subjects = [self.random.choice("ABCDEFGH") for _ in range(COURSES)]
        self.free = self.random.sample(range(COURSES), COURSES)
        self.planted: list[int] = []

    def text(self) -> str:
        """The rules and one learner."""
        required = [self._requirement() for _ in range(self.kind.leaves)]
        clauses = "\n".join(f"  require {one}" for one in required)
        courses = "\n".join(
            f'course {_name(at)} "{at}" {{ taught at u worth {self.credits[at]} credits '
            f'subject "{self.subjects[at]}" number {self.numbers[at]} }}'
            for at in range(COURSES)
        )
        return (
            f'institution u "U" {{ academic calendar semester }}\n{courses}\n'
            f'bachelor degree goal "Goal" {{\n  issued by u\n{clauses}\n{self._overall()}}}\n{self._learner()}\n'
        )

    def _requirement(self) -> str:
        mine = [self.free.pop() for _ in range(self.random.choice((1, 1, 1, 2)))]
        self.planted += mine
        if self.kind.name == "independent":
            return f"{len(mine)} courses from {_listed(mine)}"
        names = sorted({*mine, *self.random.sample(range(COURSES), self.random.randint(4, 10))})
        if self.kind.name == "flow":
            return f"{len(mine)} courses from {_listed(names)}"
        return self._of_credits(mine, names)

    def _of_credits(self, mine: Sequence[int], names: Sequence[int]) -> str:
        """Half are asked for in credits, some by number, some with a limit; some are one branch of three."""
        total = sum(self.credits[at] for at in mine)
        low = [at for at in names if self.numbers[at] < FIRST_YEAR]
        draw = self.random.random()
        asked = f"at least {total} credits from {_listed(names)}"
        if IN_CREDITS <= draw < NOT_LIMITED:
            asked = f"{len(mine)} courses from {_listed(names)}"
        elif draw >= NOT_LIMITED and low:
            most = max(1, sum(self.credits[at] for at in mine if at in low))
            asked += f" of which {{ at most {most} credits from courses numbered 199 and below }}"
        if self.random.random() < ONE_OF_THREE:
            others = [_listed(self.random.sample(range(COURSES), 5)) for _ in range(2)]
            return f"any of {{ {asked}, {', '.join(f'2 courses from {other}' for other in others)} }}"
        return asked

    def _overall(self) -> str:
        if self.kind.name != "campus":
            return ""
        total = sum(self.credits[at] for at in self.planted)
        of_a = sum(self.credits[at] for at in self.planted if self.subjects[at] == "A")
        return (
            f"  overall {{ at least {total} credits, at most {max(6, of_a + 1)} credits from courses in "
            f'subject "A" }}\n'
        )

    def _learner(self) -> str:
        kept = self.random.sample(self.planted, len(self.planted) - self.kind.missing)
        items = [*kept, *self.free[: self.kind.surplus]]
        days = [f"20{self.random.randint(18, 23)}-0{self.random.randint(1, 9)}-10" for _ in items]
        earned = " ".join(f"earned {_name(at)} on {day}" for at, day in zip(items, days, strict=True))
        return f'learner "one" {{ {earned} expect goal met }}'


def campus(kind: Kind, seed: int) -> str:
    """A programme and a learner of a kind; the same for the same seed."""
    return _Campus(kind, seed).text()


def three_by_three(size: int, seed: int) -> str:
    """Three-dimensional matching, told as whole courses of one and two credits for requirements of two (as in Santa Claus)."""
    random = Random(f"matching {size} {seed}")
    planted = zip(
        range(size), random.sample(range(size), size), random.sample(range(size), size), strict=True
    )
    triples = list({*planted, *((random.randrange(size),) * 1 + _two(random, size) for _ in range(2 * size))})
    items = [(f"b{at}", 1) for at in range(size)] + [(f"c{at}", 1) for at in range(size)]
    leaves: list[list[str]] = [[f"b{b}", f"c{c}"] for _, b, c in sorted(triples)]
    for a in range(size):
        mine = [at for at, triple in enumerate(sorted(triples)) if triple[0] == a]
        for number in range(len(mine) - 1):
            items.append((f"a{a}_{number}", 2))
            for at in mine:
                leaves[at].append(f"a{a}_{number}")
    return _hard(items, [f"at least 2 credits from {{ {', '.join(leaf)} }}" for leaf in leaves])


def twelve_of_forty(seed: int) -> str:
    """Any 12 of 40 groups of three courses, all earned."""
    random = Random(f"groups {seed}")
    items = [(f"c{at}", 3) for at in range(45)]
    groups = [[f"c{at}" for at in random.sample(range(45), 3)] for _ in range(40)]
    members = ", ".join(f"all of {{ {', '.join(group)} }}" for group in groups)
    return _hard(items, [f"12 of {{ {members} }}"])


def partition(seed: int) -> str:
    """Forty courses of many sizes for eight requirements, without a credit to spare."""
    random = Random(f"partition {seed}")
    sizes = [random.randint(1, 9) for _ in range(40)]
    shares = [0] * 8
    for at, size in enumerate(sizes):
        shares[at % 8] += size
    items = [(f"c{at}", size) for at, size in enumerate(sizes)]
    every = ", ".join(name for name, _ in items)
    return _hard(items, [f"at least {share} credits from {{ {every} }}" for share in shares])


def _two(random: Random, size: int) -> tuple[int, int]:
    return (random.randrange(size), random.randrange(size))


def _hard(items: Sequence[tuple[str, int]], required: Sequence[str]) -> str:
    courses = "\n".join(f'course {name} "{name}" {{ worth {size} credits }}' for name, size in items)
    clauses = "\n".join(f"  require {one}" for one in required)
    earned = " ".join(f"earned {name} on 2023-05-10" for name, _ in items)
    return f'{courses}\ncertificate goal "Goal" {{\n{clauses}\n}}\nlearner "one" {{ {earned} expect goal met }}\n'


def _name(at: int) -> str:
    return f"c{at:03}"


def _listed(names: Sequence[int]) -> str:
    return "{ " + ", ".join(_name(at) for at in names) + " }"
