"""Small random colleges whose rules changed with the years, and learners who go by one catalogue or another, as rule text."""

from random import Random

from tests.properties.drawn_learners import AS_OF_DATES, DATES, drawn_learner
from tests.properties.drawn_requirements import COURSES, Draw, condition, leaf, overall_line, small_leaf, tree
from tests.properties.drawn_rules import FRAME, conversion_of, courses_of

CUTS = ("2020-08-01", "2022-01-01", "2023-01-01")
"""The first days of catalogues."""
BEFORE = {"2020-08-01": "2020-07-31", "2022-01-01": "2021-12-31", "2023-01-01": "2022-12-31"}
CATALOGUES = ("2019-09-01", *CUTS, *BEFORE.values())
PROGRAMMES = ("one", "other", "programme")
ANY = "may use any catalogue since matriculation"


def drawn_versions(random: Random) -> tuple[str, frozenset[str]]:
    """A rule text whose goals are `goal` and, sometimes, `both`, and the constructs in it."""
    draw = Draw(random, plain=random.randrange(2) == 0)
    parts = [FRAME % {"away": "semester", "mixed": "{ c1, c2, c3 }"}, _courses(draw)]
    parts += [
        f'certificate {name} "{name}" {{ issued by here worth 6 credits awarded on application require c{at} }}'
        for at, name in enumerate(PROGRAMMES[:2], 1)
    ]
    if draw.chance(2):
        draw.use("set with versions")
        texts = ["{ " + ", ".join(draw.some(COURSES, 2, 4)) + " }" for _ in range(2)]
        parts.append(_in_time(draw, 'set several "Several"', texts))
    if draw.chance(3):
        draw.use("requirement with versions")
        parts.append(_in_time(draw, 'requirement shape "Shape"', [leaf(draw), leaf(draw)]))
        draw.named.append("shape")
    draw.badges = ("b1", "b2")
    parts += [_credential(draw, "badge", name, small_leaf) for name in draw.badges]
    if draw.chance(4):
        draw.use("conversion with versions")
        parts.append(_two_texts(draw, conversion_of(draw)))
    parts.append(_credential(draw, "certificate", "goal", _asked))
    if draw.chance(3):
        draw.use("policy with versions")
        texts = [
            f'policy rule "Rule" {{ %s applies to {{ goal, b2 }} overall {{ {overall_line(draw)} }} }}'
            for _ in range(2)
        ]
        parts.append(_dated(draw, texts))
    if draw.chance(3):
        draw.use("stack with versions")
        stack = 'vertical stack up "Up" { %s made of 2 of { b1, b2, c1 } into goal }'
        parts.append(_dated(draw, [stack, stack.replace("2 of", "1 of")]))
    if draw.chance(2):
        draw.use("same catalogue year")
        beside = draw.one("", f", {draw.one(*COURSES)}")
        parts.append(
            f'horizontal stack both "Both" {{ made of all of {{ b1, b2{beside} }} same catalogue year }}'
        )
    if draw.chance(2):
        draw.use("admission with versions")
        entry = 'admission entry "Entry" {{ %s admits to programme require {} }}'
        parts.append(_dated(draw, [entry.format(small_leaf(draw)), entry.format(_asked(draw))]))
    return "\n".join(parts), frozenset(draw.used)


def _courses(draw: Draw) -> str:
    """The courses, of which some came to be worth something else."""
    found = []
    for line in courses_of(draw).splitlines():
        at = line.index(" credits ")
        if draw.chance(4):
            draw.use("course with versions")
            other = f"{line[: line.index('worth ')]}worth {draw.random.randint(1, 4)}{line[at:]}"
            texts = [text.replace("{ ", "{ %s ", 1) for text in (other, line)]
            found.append(_dated(draw, texts))
        else:
            found.append(line)
    return "\n".join(found)


def _asked(draw: Draw) -> str:
    """What a text requires: something from before, a number of declared programmes, or anything."""
    draw.leaves = 2
    asked = tree(draw, 1)
    if draw.chance(3):
        draw.use("declared from")
        among = draw.one(
            "{ one, other }", "credentials of kind certificate", "credentials", "{ other, programme }"
        )
        declared = f"{draw.one('1', '1', '2')} declared from {among}"
        return draw.one(
            f"all of {{ {declared}, {asked} }}",
            f"any of {{ {declared}, {asked} }}",
            f"when {declared} {{ {asked} }}",
        )
    if draw.chance(3):
        return f"all of {{ {draw.one('b1', 'b2', '1 badges from badges')}, {asked} }}"
    if draw.chance(4):
        return f"all of {{ {condition(draw)}, {asked} }}"
    return "1 courses from several" if "set with versions" in draw.used and draw.chance(2) else asked


def _credential(draw: Draw, word: str, name: str, asked: "object") -> str:
    awarded = draw.one("awarded automatically", "awarded automatically", "awarded on application")
    choice = f" {ANY}" if draw.chance(3) else ""
    if choice:
        draw.use("any catalogue")
    text = f'{word} {name} "{name}" {{ %s issued by here worth 12 credits teaches area red {awarded}{choice} require %s }}'
    many = draw.random.choice((1, 2, 2, 3))
    draw.use(f"{word} in {many} versions")
    texts = [text.replace("require %s", f"require {asked(draw)}") for _ in range(many)]  # type: ignore[operator] # draws a requirement
    return _dated(draw, texts) if many > 1 else texts[0].replace("%s ", "")


def _dated(draw: Draw, texts: list[str]) -> str:
    """Texts one after the other, each from the day of a catalogue, most until the day before the next."""
    days = draw.some(CUTS, len(texts), len(texts))
    found = []
    for at, text in enumerate(texts):
        first = "" if at == 0 and draw.chance(2) else f"effective {days[at]}"
        last = f"retired {BEFORE[days[at + 1]]}" if at + 1 < len(texts) else ""
        found.append(text.replace("%s", f"{first} {last}", 1))
    return "\n".join(found)


def _in_time(draw: Draw, head: str, texts: list[str]) -> str:
    """A set or a requirement, whose days stand before what it stands for."""
    return _dated(draw, [f"{head} %s = {text}" for text in texts])


def _two_texts(draw: Draw, conversion: str) -> str:
    other = conversion.replace("gives 3 credits", "gives 2 credits")
    return _dated(draw, [text.replace("{ ", "{ %s ", 1) for text in (other, conversion)])


def drawn_dated_learner(random: Random, name: str, text: str) -> str:
    """A learner with the days by which a catalogue is found."""
    block = drawn_learner(random, name, text, 4)
    said = []
    if random.randrange(2):
        said.append(f"goes by catalogue {random.choice(CATALOGUES)}")
    if random.randrange(2) and "matriculated" not in block:
        said.append(f"matriculated on {random.choice(DATES)}")
    declared = [name for name in ("goal", "b1", "b2", "one", "other") if random.randrange(3) == 0]
    for programme in declared:
        within = (
            f" as concentration of {random.choice(('goal', 'programme'))}" if random.randrange(4) == 0 else ""
        )
        under = f" under catalogue {random.choice(CATALOGUES)}" if random.randrange(2) else ""
        since = f" on {random.choice((*DATES, *AS_OF_DATES))}" if random.randrange(4) else ""
        said.append(f"declared {programme}{since}{within}{under}")
    return block.replace("{ ", f"{{ {' '.join(said)} ", 1)
