"""Small random colleges with one goal, as rule text: every construct of the language on few items."""

import re
from random import Random

from tests.properties.drawn_requirements import (
    COURSES,
    LEAVES,
    Draw,
    calm_leaf,
    condition,
    leaf,
    overall_line,
    small_leaf,
    tree,
)
from tests.properties.drawn_transfers import drawn_transfers

FRAME = """
institution here "Here" { academic calendar semester uses scale letters }
institution away "Away" { academic calendar %(away)s uses scale letters }
scale letters "Letters" { passing A 4.00, B 3.00, C 2.00, D 1.00, P failing F 0.00 }
area red "Red"
area blue "Blue"
unit quarter = 2/3 semester rounded down to 0.5 on each item
exam e1 "Exam" { taught at here }
experience x1 "Placement" { repeatable }
bachelor degree programme "Programme" { issued by here worth 120 credits awarded on application require c1 }
set mixed "Mixed" = %(mixed)s
"""


def drawn_rules(random: Random, *, calm: bool = False) -> tuple[str, frozenset[str]]:
    """A rule text whose goals are `goal` and, sometimes, `step`, and the constructs in it.

    Calm rules are one `all of` whose leaves take from few named courses, with no item behind another one, and
    conditions that no item changes: more learning never hurts there, and what is applied is all there is to a yes.
    """
    draw = Draw(random, calm=calm)
    draw.plain = draw.calm or draw.chance(2)
    parts = [courses_of(draw)]
    mixed = "{ " + ", ".join(draw.some(COURSES, 2, 4)) + " }"
    away = "quarter" if not calm and draw.chance(8) else "semester"
    if away == "quarter":
        draw.use("units")
    parts.insert(0, FRAME % {"away": away, "mixed": mixed})
    parts += _calm_goal(draw) if calm else _any_goal(draw)
    moved = drawn_transfers(Random("\n".join(parts)))
    if moved:
        draw.use("transfer")
        if len(moved) > 1:
            draw.use("credited at")
            parts[-1] = re.sub(r"(?<!taught) at (here|away)\b", r" credited at \1", parts[-1])
    return "\n".join((*parts, *moved)), frozenset(draw.used)


def _any_goal(draw: Draw) -> list[str]:
    parts = []
    if draw.chance(2):
        parts.append(_badges(draw))
    if draw.chance(5):
        parts.append(conversion_of(draw))
    if draw.chance(4):
        draw.use("named requirement twice")
        parts.append(f"requirement shape = {leaf(draw)}")
        draw.named.append("shape")
    return [*parts, _goal(draw)]


def _calm_goal(draw: Draw) -> list[str]:
    count = draw.random.choice((1, 2, 2, 3))
    members = [calm_leaf(draw) for _ in range(count)]
    if draw.chance(3):
        members.append(
            draw.one("age at least 22", 'attested "signed" by "the office"', "on or after 2023-06-01")
        )
    if draw.chance(4):
        members.append(f"in order {{ {', '.join(draw.random.sample(COURSES, 2))} }}")
    return [
        f'certificate goal "Goal" {{ issued by here worth 12 credits require all of {{ {", ".join(members)} }} }}'
    ]


def courses_of(draw: Draw) -> str:
    equal = not draw.chance(4)
    if not equal:
        draw.use("unequal credits")
    found: list[str] = []
    once: list[str] = []
    for name in COURSES:
        earlier = tuple(once)
        worth = 3 if equal else draw.random.randint(1, 4)
        clauses = [
            f"taught at {'away' if draw.chance(5) else 'here'}",
            f"worth {worth} credits",
            f'subject "{draw.one("X", "Y", "Z")}" number {draw.random.choice((101, 210, 301))}',
            f"teaches area {draw.one('red', 'blue', 'red, blue')}",
        ]
        if draw.chance(3):
            clauses.append(f"level {draw.one('undergraduate', 'graduate')}")
        if draw.chance(8):
            draw.use("non-credit")
            clauses.append("not for credit")
        elif not draw.calm and draw.chance(8):
            draw.use("repeatable")
            clauses.append(draw.one("repeatable", "repeatable up to 2 times"))
            found.append(f'course {name} "{name.upper()}" {{ {" ".join(clauses)} }}')
            continue
        elif earlier and draw.chance(8):
            draw.use("equivalent")
            clauses.append(f"equivalent to {draw.one(*earlier)}")
        once.append(name)
        found.append(f'course {name} "{name.upper()}" {{ {" ".join(clauses)} }}')
    return "\n".join(found)


def _badges(draw: Draw) -> str:
    """Two badges, the second sometimes made of the first."""
    draw.badges = ("b1", "b2")
    found = []
    for name in draw.badges:
        awarded = draw.one("awarded automatically", "awarded automatically", "awarded on application")
        draw.use(f"badge {awarded}")
        before = "b1, " if name == "b2" and draw.chance(2) else ""
        if before and "automatically" in awarded:
            draw.use("badge on badge")
        inside = f"require all of {{ {before}{small_leaf(draw)} }}"
        area = draw.one("red", "blue")
        found.append(
            f'badge {name} "{name.upper()}" {{ issued by here teaches area {area} {awarded} {inside} }}'
        )
    if draw.chance(4):
        draw.use("horizontal stack")
        found.append('badge b3 "B3" { issued by here teaches area red awarded automatically }')
        found.append('horizontal stack all_badges "All" { made of 2 of { b1, b2, c1 } into b3 }')
        draw.badges = ("b1", "b2", "b3")
    return "\n".join(found)


def conversion_of(draw: Draw) -> str:
    draw.use("conversion")
    limit = ""
    if draw.chance(3):
        draw.use("limit of a conversion")
        limit = f" limit {draw.random.choice((3, 4, 6))} credits per learner"
    if draw.chance(2):
        return f'conversion turn "Turn" {{ converts {{c1, c2, c3}} gives its worth{limit} }}'
    gives = f"gives 3 credits as {draw.one('c4', 'c5')}"
    return f'conversion turn "Turn" {{ converts {{c1, c2, c3, e1}} {gives}{limit} }}'


def _goal(draw: Draw) -> str:
    clauses = ["issued by here", f"worth {draw.random.choice((12, 20))} credits", "awarded on application"]
    stacks = []
    kind = draw.random.randrange(6)
    if kind:
        clauses.append(f"require {tree(draw, 2)}")
        if draw.chance(6) and draw.leaves < LEAVES:
            draw.use("pool")
            clauses.append(f"pool {{ {_pooled(draw)} }}")
    if kind in {0, 1} or draw.chance(8):
        stacks.append(_stack(draw))
    if draw.chance(4):
        draw.use("overall")
        clauses.append(
            "overall { " + ", ".join(overall_line(draw) for _ in range(draw.random.randint(1, 2))) + " }"
        )
    found = [f'certificate goal "Goal" {{ {" ".join(clauses)} }}', *stacks]
    if draw.chance(4):
        draw.use("value-added stack")
        onto = draw.one("goal", "c1", *draw.badges)
        found.append(f'value-added stack step "Step" {{ onto {onto} add {tree(draw, 1)} }}')
    if draw.chance(3):
        draw.use("admission")
        review = f"review when {condition(draw, fact=True)}" if draw.chance(3) else ""
        found.append(
            f'admission entry "Entry" {{ admits to programme require {tree(draw, 1)} '
            f"require {condition(draw)} {review} }}"
        )
    return "\n".join(found)


def _pooled(draw: Draw) -> str:
    """A competition of its own; what is named there and elsewhere is filled twice."""
    if draw.named and draw.chance(2):
        draw.use("named in a pool")
        return draw.named[0]
    return leaf(draw)


def _stack(draw: Draw) -> str:
    if draw.chance(3):
        draw.use("stack taken in order")
        members = ", ".join(draw.some(COURSES, 2, 3))
        draw.leaves += 3
        return f'vertical stack up "Up" {{ made of all of {{ {members} }} into goal taken in order }}'
    draw.use("vertical stack")
    return f'vertical stack up "Up" {{ made of {tree(draw, 1)} into goal }}'
