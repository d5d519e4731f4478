"""What members contribute that contribute to each other: the limits of each of them bind, however deep they stand."""

from random import Random

import pytest

from pathways.audit.state import State
from tests.audit.auditing import DAY, desk, earned, requiring
from tests.oracle.judge import Judge
from tests.properties.comparing import differences

WRITING = ("wri101", "wri102", "wri201")
ONE = "1 course from courses in area alder.writing up to 1 course"
OPEN = "1 course from courses in area alder.writing"
NUMBERS = "1 course from courses in area alder.numbers"


def _from(number: int, *members: str) -> str:
    return f"at least {number} {'course' if number == 1 else 'courses'} from what satisfies {{ {', '.join(members)} }}"


@pytest.mark.parametrize(
    ("asked", "record", "have", "state"),
    [
        (_from(4, f"{_from(1, ONE)} up to 3 courses", NUMBERS), (*WRITING, "mat101"), 2000, State.UNMET),
        (_from(4, f"{_from(1, OPEN)} up to 3 courses", NUMBERS), (*WRITING, "mat101"), 4000, State.MET),
        (_from(2, f"{_from(1, ONE)} up to 3 courses", NUMBERS), (*WRITING, "mat101"), 2000, State.MET),
        (_from(3, f"{_from(1, OPEN)} up to 1 course", NUMBERS), (*WRITING, "mat101"), 2000, State.UNMET),
        (_from(2, _from(1, f"{_from(1, OPEN)} up to 1 course")), WRITING, 1000, State.UNMET),
        (_from(2, _from(1, _from(1, ONE), NUMBERS)), (*WRITING, "mat101"), 2000, State.MET),
        (_from(3, _from(1, _from(1, ONE), NUMBERS)), (*WRITING, "mat101"), 2000, State.UNMET),
        (_from(1, _from(2, ONE), NUMBERS), WRITING, 1000, State.UNMET),
        (_from(2, f"all of {{ {_from(1, ONE)}, alder.wri201 }}"), WRITING, 2000, State.MET),
        (_from(3, f"all of {{ {_from(1, ONE)}, alder.wri201 }}"), WRITING, 2000, State.UNMET),
    ],
)
def test_each_limit_binds_wherever_it_stands(
    asked: str, record: tuple[str, ...], have: int, state: State
) -> None:
    goal = desk(requiring(asked), earned(*record)).audit()
    assert goal.route is not None
    assert (goal.route.finding.have, goal.state) == (have, state)


def test_what_two_members_have_passes_where_a_limit_further_in_leaves_room() -> None:
    """Through the one that lets one course through, and through the other, which lets through what it has."""
    shared = "1 course from courses in area alder.writing shared"
    asked = _from(3, f"{_from(1, f'{shared} up to 1 course')} up to 2 courses", f"{shared} up to 2 courses")
    assert desk(requiring(asked), earned("wri101", "wri102")).audit().state is State.UNMET
    assert desk(requiring(asked), earned(*WRITING)).audit().state is State.MET


def test_what_is_named_in_two_members_lets_no_more_through_for_standing_twice() -> None:
    named = f"requirement part = {_from(1, ONE)}\n"
    members = ("part", f"all of {{ part, {NUMBERS} }}")
    goal = desk(named + requiring(_from(3, *members)), earned(*WRITING, "mat101")).audit()
    assert goal.route is not None
    assert (goal.route.finding.have, goal.state) == (2000, State.UNMET)


class Drawing:
    """Rules with contributions within contributions, limited, shared, divided and named again; records beside them."""

    def __init__(self, seed: int) -> None:
        self.random = Random(f"contributions within contributions {seed}")
        self.unit = self.random.choice(("courses", "courses", "courses", "credits"))

    def rules(self) -> str:
        self.named = False
        part = f"requirement part = {self._contributions(1) if self.random.randrange(2) else self._leaf()}\n"
        self.named = True
        asked = [self._contributions(self.random.choice((1, 2, 2)), outermost=True)]
        if self.random.randrange(4) == 0:
            asked.append(self.random.choice(("part", self._leaf())))
        return part + requiring(*asked)

    def record(self) -> str:
        has = self.random.sample(
            ("wri101", "wri102", "mat101", "bio101", "lab100"), self.random.randint(1, 3)
        )
        return "\n".join(
            f"earned alder.{name} on {self.random.choice((2022, 2023))}-05-10 grade {self.random.choice('ABC')}"
            for name in has
        )

    def _contributions(self, within: int, *, outermost: bool = False) -> str:
        size = 2 if outermost else self.random.choice((1, 1, 2))
        members = ", ".join(self._member(within) + self._limit() for _ in range(size))
        if self.unit == "courses":
            number = self.random.choice(
                ("2 courses", "3 courses") if outermost else ("1 course", "2 courses")
            )
        else:
            number = f"{self.random.choice((5, 7, 8) if outermost else (2, 3, 5))} credits"
        return f"at least {number} from what satisfies {{ {members} }}"

    def _member(self, within: int) -> str:
        kind = self.random.randrange(6)
        if kind < 2 and within:
            return self._contributions(within - 1)
        if kind == 2 and within:
            word = self.random.choice(("all of", "any of"))
            return f"{word} {{ {self._contributions(within - 1)}, {self._leaf()} }}"
        return "part" if kind == 3 and self.named else self._leaf()

    def _limit(self) -> str:
        if self.random.randrange(2):
            return ""
        return f" up to {self.random.choice(('1 course', '2 courses') if self.unit == 'courses' else ('3 credits', '4 credits'))}"

    def _leaf(self) -> str:
        names = self.random.sample(
            ("wri101", "wri102", "mat101", "bio101", "lab100"), self.random.choice((1, 2, 3))
        )
        several = ", ".join(f"alder.{name}" for name in names)
        if self.unit == "credits" and self.random.randrange(6) == 0:
            return f"at least 2 credits from {{ {several} }} split"
        mark = self.random.choice(("", "", " shared"))
        return f"1 course from {{ {several} }}{mark}"


@pytest.mark.no_cover
@pytest.mark.parametrize("seed", range(25))
def test_contributions_within_contributions_come_to_what_trying_everything_says(seed: int) -> None:
    drawing = Drawing(seed)
    asked = desk(drawing.rules(), drawing.record())
    goal = asked.audit()
    assert goal.undecided is None
    judged = Judge(asked.graph.graph["catalogue"], asked.learner, DAY).goal("goal")
    assert differences(goal, judged) == []
