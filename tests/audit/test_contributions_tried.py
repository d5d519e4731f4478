"""Contributions of every make, small and drawn at random, come to what trying everything says."""

from random import Random

import pytest

from pathways.report.lists_in_words import counted
from tests.audit.auditing import DAY, desk, requiring
from tests.oracle.judge import Judge
from tests.properties.comparing import differences

pytestmark = pytest.mark.no_cover

COURSES = ("wri101", "wri102", "mat101", "bio101", "lab100")
AMOUNTS = {
    "courses": ("1 course", "2 courses", "3 courses", "4 courses"),
    "credits": ("at least 3 credits", "at least 5 credits", "at least 7 credits", "at least 10 credits"),
}
LIMITS = {"courses": ("1 course", "2 courses"), "credits": ("1 credit", "3 credits", "4 credits")}


class Drawing:
    """Rules with contributions whose members are nested, limited, shared, divided and named again."""

    def __init__(self, seed: int) -> None:
        self.random = Random(f"contributions {seed}")
        self.unit = self.random.choice(("courses", "credits"))

    def rules(self) -> str:
        named = f"requirement part = {self._group(self._leaf()) if self.random.randrange(3) == 0 else self._leaf()}\n"
        members = ", ".join(self._member() + self._limit() for _ in range(self.random.choice((1, 2, 2, 3))))
        asked = [f"{self.random.choice(AMOUNTS[self.unit])} from what satisfies {{ {members} }}"]
        if self.random.randrange(3) == 0:
            asked.append(self.random.choice(("part", self._leaf())))
        if self.random.randrange(4) == 0:
            asked = [f"any of {{ {', '.join(asked)}, {self._leaf()} }}"]
        return named + requiring(*asked)

    def record(self) -> str:
        has = self.random.sample(COURSES, self.random.randint(1, 4))
        return "\n".join(
            f"earned alder.{name} on {self.random.choice((2022, 2023))}-05-10 grade {self.random.choice('ABC')}"
            for name in has
        )

    def _member(self) -> str:
        return self.random.choice((self._leaf, self._leaf, lambda: "part", self._group, self._group))()

    def _limit(self) -> str:
        return f" up to {self.random.choice(LIMITS[self.unit])}" if self.random.randrange(3) == 0 else ""

    def _group(self, one: str = "part") -> str:
        kind = self.random.choice(("all of", "any of", "any of", "1 of"))
        nested = f"all of {{ {self._leaf()}, {one} }}"
        parts = self.random.choice(
            (
                (one, self._leaf()),
                (self._leaf(), one),
                (self._leaf(), self._leaf()),
                (nested, one),
                (one, nested),
                (nested, one, self._leaf()),
            )
        )
        return f"{kind} {{ {', '.join(parts)} }}"

    def _leaf(self) -> str:
        names = self.random.sample(COURSES, self.random.choice((1, 2, 2)))
        several = ", ".join(f"alder.{name}" for name in names)
        mark = self.random.choice(("", "", " shared"))
        return self.random.choice(
            (
                f"1 course from {{ {several} }}{mark}",
                f"{counted(len(names), 'course')} from {{ {several} }}{mark}",
                f"at least {counted(self.random.choice((1, 2, 3)), 'credit')} from {{ {several} }}{mark}",
                f"at least 2 credits from {{ {several} }} split"
                if self.unit == "credits"
                else several.split(", ")[0],
                "gpa at least 3.00 over record courses",
            )
        )


FULLEST = (311, 1219)
"""Here a requirement that is not met could be emptier; in the second the solver once left it so."""
EARLIEST = 494
"""Here courses that are taken whole stand before one that may be divided."""


@pytest.mark.parametrize("seed", [*range(160), *FULLEST, EARLIEST])
def test_contributions_come_to_what_trying_everything_says(seed: int) -> None:
    drawing = Drawing(seed)
    asked = desk(drawing.rules(), drawing.record())
    goal = asked.audit()
    assert goal.undecided is None
    judged = Judge(asked.graph.graph["catalogue"], asked.learner, DAY).goal("goal")
    assert differences(goal, judged) == []
