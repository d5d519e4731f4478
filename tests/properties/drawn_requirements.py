"""Random requirements as rule text: trees, leaves with their overlays, selections, conditions."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random

COURSES = ("c1", "c2", "c3", "c4", "c5", "c6")
LEAVES = 4
WITHIN = 2
"""So many contributions may stand within each other, beside the outermost."""


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


def calm_leaf(draw: Draw) -> str:
    kind = draw.random.randrange(6)
    if kind == 0:
        return draw.one(*COURSES)
    if kind == 1:
        return f"at least {draw.random.choice((2, 3, 5))} credits from {_of_names(draw, 2, 4)}"
    which = _which(draw, "courses") if draw.chance(5) else ""
    return f"{draw.random.choice((1, 1, 2))} courses from {_of_names(draw, 1, 3)}{which}"


def tree(draw: Draw, depth: int) -> str:
    if depth == 0 or draw.chance(5):
        return _atom(draw)
    kind = draw.random.randrange(8)
    if kind == 0:
        draw.use("when")
        otherwise = f" otherwise {{ {tree(draw, depth - 1)} }}" if draw.chance(2) else ""
        return f"when {_fact(draw)} {{ {tree(draw, depth - 1)} }}{otherwise}"
    if kind == 1 and draw.leaves + 2 <= LEAVES:
        draw.use("in order")
        members = draw.some(COURSES, 2, 2)
        draw.random.shuffle(members)
        draw.leaves += 2
        graded = " with grade C or better" if draw.chance(3) else ""
        return f"in order {{ {members[0]}{graded}, {members[1]} }}"
    if kind == 2 and draw.chance(2) and draw.leaves + 2 <= LEAVES:
        return _contributions(draw, depth)
    members = [tree(draw, depth - 1) for _ in range(draw.random.randint(2, 3))]
    word = draw.one("all of", "all of", "any of", f"{draw.random.randint(1, len(members))} of")
    draw.use(word if word[0] == "a" else "N of")
    return f"{word} {{ {', '.join(members)} }}"


def _contributions(draw: Draw, depth: int) -> str:
    draw.use("contributions")
    measure, number = draw.random.choice((("courses", 2), ("courses", 3), ("credits", 6), ("credits", 7)))
    members = [_contributor(draw, depth, measure, WITHIN) for _ in range(draw.random.randint(2, 3))]
    return f"at least {number} {measure} from what satisfies {{ {', '.join(members)} }}"


def _contributor(draw: Draw, depth: int, measure: str, within: int) -> str:
    """A member of a contribution, which may be one itself, so many deep, with limits of its own."""
    limits = ("", "", " up to 1 course", " up to 2 courses")
    if measure == "credits":
        limits = ("", "", " up to 3 credits", " up to 4 credits")
    if within and draw.leaves < LEAVES and draw.chance(4):
        draw.use("contributions within contributions")
        members = [
            _contributor(draw, depth - 1, measure, within - 1) for _ in range(draw.random.randint(1, 2))
        ]
        least = draw.random.choice((1, 2)) if measure == "courses" else draw.random.choice((2, 3, 5))
        number = f"{least} course{'s' * (least > 1)}" if measure == "courses" else f"{least} credits"
        found = f"at least {number} from what satisfies {{ {', '.join(members)} }}"
    else:
        found = tree(draw, max(0, depth - 1))
    return f"{found}{draw.random.choice(limits)}"


def _atom(draw: Draw) -> str:
    if draw.leaves >= LEAVES or draw.chance(7):
        return condition(draw)
    if draw.named and draw.chance(2):
        return draw.named[0]
    return leaf(draw)


def small_leaf(draw: Draw) -> str:
    if draw.chance(2):
        return draw.one(*COURSES)
    return f"{draw.random.randint(1, 2)} courses from {_of_names(draw, 2, 4)}"


def leaf(draw: Draw) -> str:
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
    kind = draw.random.randrange(6 if draw.calm else 8)
    if kind > 5:
        return _unusual_line(draw, measure)
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


def _unusual_line(draw: Draw, measure: str) -> str:
    if draw.chance(4):
        draw.use("spread over few")
        return f"spread over at most {draw.random.choice((1, 1, 2))} {draw.one('terms', 'subjects', 'areas', 'years')}"
    if draw.chance(3):
        draw.use("average over what a leaf takes")
        return f"gpa at least {draw.one('2.00', '3.00', '3.50')} over what counts"
    if draw.chance(2):
        draw.use("at least from each")
        amount = draw.random.choice((1, 2)) * (3 if measure == "credits" else 1)
        return f"at least {amount} {measure} from each {draw.one('subject', 'level', 'area')}"
    draw.use("line of another unit")
    amount, other = (2, "courses") if measure == "credits" else (draw.random.choice((3, 6)), "credits")
    word = draw.one("least", "most")
    return (
        f"at {word} {amount} {other} from {draw.one('courses numbered 200 and above', _of_names(draw, 2, 4))}"
    )


def overall_line(draw: Draw) -> str:
    if draw.chance(3):
        draw.use("at most over everything")
        return draw.one(
            f"at most {draw.random.choice((1, 2, 3))} courses from {_of_names(draw, 2, 5)}",
            f"at most {draw.random.choice((3, 4, 6, 9))} credits",
            f"at most {draw.random.choice((1, 2))} courses from each {draw.one('subject', 'term')}",
            f"at most {draw.random.choice((3, 6))} credits from courses at here numbered 200 and above",
        )
    if draw.chance(20):
        return f"spread over at least {draw.random.choice((1, 2))} {draw.one('terms', 'subjects', 'years')}"
    kind = draw.random.randrange(4)
    if kind == 0:
        return f"at least {draw.random.choice((3, 6, 9))} credits"
    if kind == 1:
        return f"at least {draw.random.choice((3, 6))} credits from courses at here numbered 200 and above"
    if kind == 2:
        if draw.chance(2):
            draw.use("average over what counts")
            return f"gpa at least {draw.one('2.00', '3.00')} over what counts"
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
        lambda: f"courses {draw.one(*_BESIDE)}",
    )
    return draw.random.choice(kinds)()


_BESIDE = (
    "completed after matriculation",
    "completed before matriculation",
    "completed within 1 year after matriculation",
    "each worth exactly 3 credits",
    "each worth at least 3 credits",
    "each worth at most 2.5 credits",
    'in term "spring"',
    'in term "*u*"',
    "among the last 2 courses",
    "among the last 6 credits",
    "among the last 1 course of { c1, c2, c3 }",
    'among the last 3 credits of (courses in subject "X")',
)
"""Filters on when and how much, by the learner's own days."""


def _fact(draw: Draw) -> str:
    if draw.chance(5):
        draw.use("fact of several")
        return (
            f"{draw.one('all of', 'any of')} {{ {condition(draw, fact=True)}, {condition(draw, fact=True)} }}"
        )
    return condition(draw, fact=True)


_SEEN = (
    "courses",
    "courses at here",
    "courses with grade B or better",
    "courses completed before 2022-01-01",
    "anything",
)
"""What a record is looked at for."""


def condition(draw: Draw, *, fact: bool = False) -> str:
    if fact and draw.chance(8):
        draw.use("item as a fact")
        return f"any of {{ {draw.one(*COURSES)}{draw.one('', ' with grade B or better', ' completed after matriculation')} }}"
    kind = draw.random.randrange(16)
    found = (
        f"age {draw.one('at least', 'below')} 22",
        'population "veteran"',
        f"{draw.one('', 'not ')}declared programme",
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
        f"gpa below {draw.one('2.00', '3.00')} over record {draw.one('courses', 'courses at here')}",
        f"fewer than {draw.one('1 course', '2 courses', '3 credits', '6 credits')} from {_of_names(draw, 1, 4)}",
        f"fewer than {draw.one('2 courses', '6 credits', '7.5 credits')} from {draw.one(*_SEEN)}",
    )[kind]
    if kind in {11, 12} and not draw.calm and draw.chance(2) and not fact:
        draw.use("average over what counts")
        return f"gpa at least {draw.one('2.00', '2.50', '3.00', '3.50')} over what counts"
    word = " ".join(found.split()[:2]).removesuffix(" over")
    draw.use(f"condition: {'gpa' if 9 < kind < 13 else word}")
    return found
