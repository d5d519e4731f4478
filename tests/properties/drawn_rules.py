"""Small random colleges with one goal, as rule text: every construct of the language on few items."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random

COURSES = ("c1", "c2", "c3", "c4", "c5", "c6")
CREDITED = ("semester", "quarter")
LEAVES = 4
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


@dataclass
class Draw:
    """One rule text under way; `used` are the words for what it is made of."""

    random: Random
    used: set[str] = field(default_factory=set)
    leaves: int = 0
    named: list[str] = field(default_factory=list)
    badges: tuple[str, ...] = ()
    plain: bool = False
    calm: bool = False

    def chance(self, one_in: int) -> bool:
        return self.random.randrange(one_in) == 0

    def one(self, *values: str) -> str:
        return values[self.random.randrange(len(values))]

    def some(self, values: Sequence[str], least: int, most: int) -> list[str]:
        count = self.random.randint(least, min(most, len(values)))
        return sorted(self.random.sample(values, count))

    def use(self, word: str) -> None:
        self.used.add(word)


def drawn_rules(random: Random, *, calm: bool = False) -> tuple[str, frozenset[str]]:
    """A rule text whose goals are `goal` and, sometimes, `step`, and the constructs in it.

    Calm rules are one `all of` whose leaves take from few named courses, with no item behind another one, and
    conditions that no item changes: more learning never hurts there, and what is applied is all there is to a yes.
    """
    draw = Draw(random, calm=calm)
    draw.plain = draw.calm or draw.chance(2)
    parts = [_courses(draw)]
    mixed = "{ " + ", ".join(draw.some(COURSES, 2, 4)) + " }"
    away = "quarter" if not calm and draw.chance(8) else "semester"
    if away == "quarter":
        draw.use("units")
    parts.insert(0, FRAME % {"away": away, "mixed": mixed})
    parts += _calm_goal(draw) if calm else _any_goal(draw)
    return "\n".join(parts), frozenset(draw.used)


def _any_goal(draw: Draw) -> list[str]:
    parts = []
    if draw.chance(2):
        parts.append(_badges(draw))
    if draw.chance(5):
        parts.append(_conversion(draw))
    if draw.chance(4):
        draw.use("named requirement twice")
        parts.append(f"requirement shape = {_leaf(draw)}")
        draw.named.append("shape")
    return [*parts, _goal(draw)]


def _calm_goal(draw: Draw) -> list[str]:
    count = draw.random.choice((1, 2, 2, 3))
    members = [_calm_leaf(draw) for _ in range(count)]
    if draw.chance(3):
        members.append(
            draw.one("age at least 22", 'attested "signed" by "the office"', "on or after 2023-06-01")
        )
    if draw.chance(4):
        members.append(f"in order {{ {', '.join(draw.random.sample(COURSES, 2))} }}")
    return [
        f'certificate goal "Goal" {{ issued by here worth 12 credits require all of {{ {", ".join(members)} }} }}'
    ]


def _calm_leaf(draw: Draw) -> str:
    kind = draw.random.randrange(6)
    if kind == 0:
        return draw.one(*COURSES)
    if kind == 1:
        return f"at least {draw.random.choice((2, 3, 5))} credits from {_of_names(draw, 2, 4)}"
    which = _which(draw, "courses") if draw.chance(5) else ""
    return f"{draw.random.choice((1, 1, 2))} courses from {_of_names(draw, 1, 3)}{which}"


def _courses(draw: Draw) -> str:
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
        inside = f"require all of {{ {before}{_small_leaf(draw)} }}"
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


def _conversion(draw: Draw) -> str:
    draw.use("conversion")
    if draw.chance(2):
        return 'conversion turn "Turn" { converts {c1, c2, c3} gives its worth }'
    return (
        f'conversion turn "Turn" {{ converts {{c1, c2, c3, e1}} gives 3 credits as {draw.one("c4", "c5")} }}'
    )


def _goal(draw: Draw) -> str:
    clauses = ["issued by here", f"worth {draw.random.choice((12, 20))} credits", "awarded on application"]
    stacks = []
    kind = draw.random.randrange(6)
    if kind:
        clauses.append(f"require {_tree(draw, 2)}")
        if draw.chance(6) and draw.leaves < LEAVES:
            draw.use("pool")
            clauses.append(f"pool {{ {_leaf(draw)} }}")
    if kind in {0, 1} or draw.chance(8):
        stacks.append(_stack(draw))
    if draw.chance(4):
        draw.use("overall")
        clauses.append(
            "overall { " + ", ".join(_overall(draw) for _ in range(draw.random.randint(1, 2))) + " }"
        )
    found = [f'certificate goal "Goal" {{ {" ".join(clauses)} }}', *stacks]
    if draw.chance(4):
        draw.use("value-added stack")
        onto = draw.one("goal", "c1", *draw.badges)
        found.append(f'value-added stack step "Step" {{ onto {onto} add {_tree(draw, 1)} }}')
    if draw.chance(3):
        draw.use("admission")
        review = f"review when {_condition(draw)}" if draw.chance(3) else ""
        found.append(
            f'admission entry "Entry" {{ admits to programme require {_tree(draw, 1)} '
            f"require {_condition(draw)} {review} }}"
        )
    return "\n".join(found)


def _stack(draw: Draw) -> str:
    if draw.chance(3):
        draw.use("stack taken in order")
        members = ", ".join(draw.some(COURSES, 2, 3))
        draw.leaves += 3
        return f'vertical stack up "Up" {{ made of all of {{ {members} }} into goal taken in order }}'
    draw.use("vertical stack")
    return f'vertical stack up "Up" {{ made of {_tree(draw, 1)} into goal }}'


def _tree(draw: Draw, depth: int) -> str:
    if depth == 0 or draw.chance(5):
        return _atom(draw)
    kind = draw.random.randrange(8)
    if kind == 0:
        draw.use("when")
        otherwise = f" otherwise {{ {_tree(draw, depth - 1)} }}" if draw.chance(2) else ""
        return f"when {_fact(draw)} {{ {_tree(draw, depth - 1)} }}{otherwise}"
    if kind == 1 and draw.leaves + 2 <= LEAVES:
        draw.use("in order")
        members = draw.some(COURSES, 2, 2)
        draw.random.shuffle(members)
        draw.leaves += 2
        graded = " with grade C or better" if draw.chance(3) else ""
        return f"in order {{ {members[0]}{graded}, {members[1]} }}"
    members = [_tree(draw, depth - 1) for _ in range(draw.random.randint(2, 3))]
    word = draw.one("all of", "all of", "any of", f"{draw.random.randint(1, len(members))} of")
    draw.use(word if word[0] == "a" else "N of")
    return f"{word} {{ {', '.join(members)} }}"


def _atom(draw: Draw) -> str:
    if draw.leaves >= LEAVES or draw.chance(7):
        return _condition(draw)
    if draw.named and draw.chance(2):
        return draw.named[0]
    return _leaf(draw)


def _small_leaf(draw: Draw) -> str:
    if draw.chance(2):
        return draw.one(*COURSES)
    return f"{draw.random.randint(1, 2)} courses from {_of_names(draw, 2, 4)}"


def _leaf(draw: Draw) -> str:
    draw.leaves += 1
    kind = draw.random.randrange(12)
    if kind < 3:
        draw.use("item leaf")
        if draw.chance(4):
            return f"{draw.one(*COURSES)} with grade {draw.one('A', 'B', 'C')} or better{_marks(draw)}"
        return f"{draw.one(*COURSES, *COURSES, 'e1', *draw.badges)}{_marks(draw)}"
    if kind < 7:
        return _count_leaf(draw)
    if kind < 11:
        draw.use("credits leaf")
        amount = draw.random.choice((3, 3, 6, 6, 9, 2, 4))
        if draw.chance(6):
            draw.use("number when")
            first, second = draw.random.choice(((3, 6), (6, 3)))
            return f"at least ({first} when {_fact(draw)} otherwise {second}) credits from {_selection(draw)}"
        if draw.chance(10):
            draw.use("lesser of")
            return f"the {draw.one('lesser', 'greater')} of 6 credits and 25% of the programme's credits from {_selection(draw)}"
        which = _which(draw, "credits") if draw.chance(4) else ""
        split = " split" if not which and draw.chance(5) else ""
        if split:
            draw.use("split")
        return f"at least {amount} credits from {_selection(draw)}{which}{split or _marks(draw)}"
    draw.use("hours leaf")
    return f"at least {draw.random.choice((40, 100, 20))} hours from x1"


def _count_leaf(draw: Draw) -> str:
    draw.use("count leaf")
    count = draw.random.choice((1, 1, 1, 2, 2, 3))
    if draw.badges and draw.chance(4):
        draw.use("badges counted")
        return f"{min(count, 2)} badges from {draw.one('badges', 'badges in area red', '{ b1, b2 }', 'anything')}"
    if draw.chance(8):
        draw.use("items counted")
        return (
            f"{count} items from {draw.one('{ c1, c2, e1, x1 }', 'anything in area red', 'mixed or { e1 }')}"
        )
    which = _which(draw, "courses") if draw.chance(4) else ""
    return f"{count} courses from {_selection(draw)}{which}{_marks(draw)}"


def _marks(draw: Draw) -> str:
    if draw.chance(7):
        draw.use("shared")
        return " shared"
    return ""


def _which(draw: Draw, measure: str) -> str:
    lines = [_line(draw, measure) for _ in range(draw.random.choice((1, 1, 2)))]
    return f" of which {{ {', '.join(lines)} }}"


def _line(draw: Draw, measure: str) -> str:
    amount = draw.random.choice((1, 1, 2)) * (3 if measure == "credits" else 1)
    kind = draw.random.randrange(6)
    if kind == 0:
        draw.use("at least of which")
        return f'at least {amount} {measure} from courses in subject "{draw.one("X", "Y")}"'
    if kind == 1:
        draw.use("at least of which")
        return f"at least {amount} {measure} from {_of_names(draw, 1, 3)}"
    if kind == 2:
        draw.use("at most of which")
        return f"at most {amount} {measure} from {_of_names(draw, 1, 4)}"
    if kind == 3:
        draw.use("from each")
        return f"at most {amount} {measure} from each {draw.one('subject', 'term', 'area')}"
    if kind == 4:
        draw.use("spread")
        return f"spread over at least {draw.random.choice((1, 2))} {draw.one('terms', 'subjects', 'areas')}"
    draw.use("at most of which")
    return f"at most {amount} {measure} from courses numbered 300 and above"


def _overall(draw: Draw) -> str:
    if draw.chance(20):
        return f"spread over at least {draw.random.choice((1, 2))} {draw.one('terms', 'subjects', 'years')}"
    kind = draw.random.randrange(4)
    if kind == 0:
        return f"at least {draw.random.choice((3, 6, 9))} credits"
    if kind == 1:
        return f"at least {draw.random.choice((3, 6))} credits from courses at here numbered 200 and above"
    if kind == 2:
        return f"gpa at least {draw.one('2.00', '3.00')} over record courses"
    return f"at least {draw.random.choice((1, 2))} courses from {_selection(draw)}"


def _of_names(draw: Draw, least: int, most: int) -> str:
    return "{ " + ", ".join(draw.some(COURSES, least, most)) + " }"


def _selection(draw: Draw) -> str:
    if draw.plain or draw.chance(2):
        return _of_names(draw, 2, 5)
    kinds: tuple[Callable[[], str], ...] = (
        lambda: "courses",
        lambda: f'courses in subject "{draw.one("X", "Y")}"',
        lambda: f"courses in area {draw.one('red', 'blue')}",
        lambda: "mixed",
        lambda: f"mixed or {_of_names(draw, 1, 2)}",
        lambda: f"courses except {_of_names(draw, 1, 3)}",
        lambda: f"(courses in area red) and {_of_names(draw, 2, 5)}",
        lambda: f"courses at {draw.one('here', 'away')}",
        lambda: f"courses with grade {draw.one('A', 'B', 'C')} or better",
        lambda: (
            f"{_of_names(draw, 3, 5)} numbered {draw.one('200 and above', '210 and below', '101 to 210')}"
        ),
        lambda: (
            f"courses completed {draw.one('within 2 years', 'on or after 2021-01-01', 'before 2022-01-01')}"
        ),
        lambda: 'courses matching "X *"',
        lambda: "courses of level undergraduate",
        lambda: f"courses {draw.one('bearing credit', 'bearing no credit', 'converted', 'not converted')}",
        lambda: f"courses {draw.one('transferred', 'not transferred', 'verified', 'graded pass_fail')}",
        lambda: "anything",
    )
    return draw.random.choice(kinds)()


def _fact(draw: Draw) -> str:
    if draw.chance(5):
        draw.use("fact of several")
        return f"{draw.one('all of', 'any of')} {{ {_condition(draw)}, {_condition(draw)} }}"
    return _condition(draw)


def _condition(draw: Draw) -> str:
    kind = draw.random.randrange(13)
    found = (
        f"age {draw.one('at least', 'below')} 22",
        'population "veteran"',
        "declared programme",
        f"{draw.one('', 'not ')}admitted to programme",
        f"{draw.one('', 'not ')}enrolled in programme",
        f"{draw.one('', 'not ')}holds {draw.one('programme', *draw.badges)}",
        f"lacks {draw.one(*COURSES)}",
        'attested "signed" by "the office"',
        f"{draw.one('on or after', 'before')} 2023-06-01",
        "score at least 60 on e1",
        f"gpa at least {draw.one('2.00', '2.50', '3.00')} over record {draw.one('courses', 'mixed', 'courses at here')}",
        "gpa at least 2.50 over record courses counting the best attempt",
        "gpa at least 2.50 over record courses counting the last attempt",
    )[kind]
    word = " ".join(found.split()[:2]).removesuffix(" over")
    draw.use(f"condition: {'gpa' if kind > 9 else word}")
    return found
