"""Small random colleges with several goals that share what is learnt only within limits, as rule text."""

from random import Random

from tests.properties.drawn_requirements import COURSES, Draw, tree
from tests.properties.drawn_rules import FRAME, conversion_of, courses_of
from tests.properties.drawn_transfers import drawn_transfers

GOALS = ("goal", "two", "three")
PAST = "past"
"""A credential that some learners have or had, and nobody asks for."""


def drawn_set(random: Random) -> tuple[str, tuple[str, ...]]:
    """A rule text and the goals in it, in the order in which they are declared."""
    draw = Draw(random, plain=random.randrange(2) == 0)
    parts = [FRAME % {"away": "semester", "mixed": "{ c1, c2 }"}, courses_of(draw)]
    if draw.chance(6):
        parts.append(conversion_of(draw))
    goals = GOALS[: random.choice((2, 2, 3))]
    parts += [_goal(draw, name) for name in goals]
    if draw.chance(3):
        parts.append(_goal(draw, PAST))
    if draw.chance(4):
        parts.append(f'vertical stack up "Up" {{ made of {_small(draw)} into two }}')
    parts += [_sharing(draw, number) for number in range(random.choice((1, 1, 2)))]
    parts += drawn_transfers(Random("\n".join(parts)), one_in=3, goals=goals)
    return "\n".join(parts), tuple(random.sample(goals, len(goals)))


def _goal(draw: Draw, name: str) -> str:
    overall = f" overall {{ at most {draw.one('2 courses', '6 credits')} }}" if draw.chance(8) else ""
    worth = draw.one("6", "12")
    return (
        f'certificate {name} "{name}" {{ issued by here worth {worth} credits awarded on application '
        f"require {_small(draw)}{overall} }}"
    )


def _small(draw: Draw) -> str:
    """Half of them ask for so much that goals want the same learning."""
    if draw.chance(2):
        draw.leaves = 2
        return tree(draw, 1)
    names = ", ".join(draw.some(COURSES, 3, 5))
    asked = draw.one("2 courses", "3 courses", "at least 3 credits", "at least 5 credits")
    return f"{asked} from {{ {names} }}"


def _sharing(draw: Draw, number: int) -> str:
    between = draw.one(
        "credentials of kind certificate",
        "credentials of kind certificate",
        "{ goal, two }",
        "{ goal } and one of { two }",
    )
    apart = " unless both in { goal, two }" if draw.chance(8) else ""
    amount = draw.one(
        "1 course", "1 course", "2 courses", "2 credits", "3 credits", "1/4 of the programme's credits"
    )
    over = draw.one("", "", " from courses numbered 200 and above", ' from courses in subject "X"')
    in_all = draw.one("", "", " in all")
    limits = f"share at most {amount}{over}{in_all}"
    if draw.chance(3):
        over = f" from {_some_items(draw)}" if draw.chance(2) else ""
        life = " in a lifetime" if draw.chance(2) else ""
        limits = f"each item{over} in at most {draw.one('1', '1', '2')} credentials{life}"
        if draw.chance(4):
            limits += " share at most 1 course"
    if draw.chance(3):
        own = _own(draw)
        limits = own if draw.chance(2) else f"{limits} {own}"
    return f'sharing limits{number} "Limits" {{ between {between}{apart} {limits} }}'


def _own(draw: Draw) -> str:
    """What must count in each of them, or in some, and in no other."""
    of = draw.one("", "", "", " from { goal }", " from { two }")
    amount = draw.one(
        "1 course", "1 course", "2 courses", "2 credits", "4 credits", "1/2 of the programme's credits"
    )
    over = f" from {_some_items(draw)}" if draw.chance(2) else ""
    return f"each credential{of} has at least {amount} of its own{over}"


def _some_items(draw: Draw) -> str:
    return draw.one(
        "courses numbered 200 and above",
        'courses in subject "X"',
        "{ c1, c2, c3 }",
        "courses with grade C or better",
    )
