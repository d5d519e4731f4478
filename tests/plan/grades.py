"""Colleges whose goal asks for an average, drawn at random, with learners who have grades; and grades put on record later."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from random import Random
from types import MappingProxyType

from pathways.audit.from_graph import audit
from pathways.audit.helpful import Raises
from pathways.audit.state import State
from pathways.audit.telling import VERDICTS
from pathways.audit.verdict import Finding
from pathways.model.amount import SEMESTER, Worth
from pathways.model.declaration import Learning
from pathways.model.learner import Item, Learner, Status
from pathways.plan.from_audit import plans_for
from pathways.plan.steps import Ahead, Plan
from pathways.plan.wish import Wish
from pathways.ruleset import RuleSet
from tests.properties.comparing import rules_of

DAY = date(2026, 1, 1)
_NOTHING: Mapping[str, int] = MappingProxyType({})
MORE = "more"
"""A course that no requirement names, and that every average counts."""
COURSES = tuple(f"c{number}" for number in range(1, 8))
GRADES = {"A": 4000, "A-": 3670, "B": 3000, "C": 2000, "D": 1000}
_FRAME = """scale letters "Letters" {{ passing {grades} failing F 0 }}
unit quarter = 2/3 semester rounded down to 0.5 on the total
institution u "U" {{
  uses scale letters
  academic calendar semester
  term spring from January 10 to May 10
  term fall from August 20 to December 15
}}
institution v "V" {{ calendar quarter uses scale letters }}
institution w "W" {{ uses scale letters }}
area red "Red"
"""


@dataclass(frozen=True)
class Drawn:
    """Rules and a learner."""

    text: str
    learner: Learner

    def rules(self, more: Mapping[str, int] = _NOTHING) -> RuleSet:
        """The rules, with some grades more, in thousandths of a point."""
        return rules_of(_framed(self.text, {**GRADES, **more}))


def drawn(seed: int, over: str = "") -> Drawn:
    """A goal with an average, over all that is said if that is said, and a record with grades, failures, and what is to come."""
    random = Random(seed)
    while True:
        text = _drawn(random, over)
        rules = rules_of(_framed(text, GRADES))
        if rules.sound:
            return Drawn(text, rules.catalogue.tests[0].learner)


def _drawn(random: Random, over: str) -> str:
    courses = "\n".join(_course(name, random) for name in COURSES)
    asked = f"all of {{ {_some(random)}, {_average(random, over)} }}"
    overall = random.choice(("", "", f"overall {{ {_average(random, over)} }}"))
    goal = f'certificate goal "Goal" {{ issued by u worth 30 credits require {asked} {overall} }}'
    courses += f'\ncourse {MORE} "More" {{ taught at u worth 1 credit teaches area red }}'
    return f'{courses}\n{goal}\nlearner "someone" {{ {" ".join(_items(random))} expect goal unmet }}'


def _framed(text: str, grades: Mapping[str, int]) -> str:
    ordered = sorted(grades.items(), key=lambda each: -each[1])
    listed = ", ".join(f"{name} {points // 1000}.{points % 1000:03d}" for name, points in ordered)
    return _FRAME.format(grades=listed) + text


def _course(name: str, random: Random) -> str:
    where, unit = random.choice(
        (("u", "credits"), ("u", "credits"), ("v", "quarter credits"), ("w", "credits"))
    )
    extra = random.choice(("", "", " teaches area red", " level graduate", " not for credit"))
    return (
        f'course {name} "{name.upper()}" {{ taught at {where} worth {random.randint(1, 5)} {unit}{extra} }}'
    )


def _some(random: Random) -> str:
    some = random.sample(COURSES, random.choice((2, 3, 4)))
    grade = random.choice(("", "", " with grade C or better"))
    return ", ".join(f"{name}{grade}" for name in sorted(some))


def _average(random: Random, over: str) -> str:
    over = over or random.choice(
        (
            "courses",
            "courses",
            "courses at u",
            "courses at u or courses at v",
            "courses in area red",
            "courses with grade C or better",
            "courses completed within 3 years",
            "courses among the last 9 credits",
            "courses except courses at w",
        )
    )
    policy = (
        ""
        if over.endswith(" ")
        else random.choice(("", "", " counting the best attempt", " counting the last attempt"))
    )
    return f"gpa at least {random.choice(('1.0', '1.5', '2.0', '2.25', '2.5', '2.75', '3.0', '3.5'))} over record {over}{policy}"


def _items(random: Random) -> list[str]:
    found = []
    for _ in range(random.randint(0, 6)):
        name, day = random.choice(COURSES), f"{random.randint(2021, 2025)}-0{random.randint(1, 9)}-15"
        found.append(
            random.choice(
                (
                    f"earned {name} grade {random.choice(tuple(GRADES))} on {day}",
                    f"earned {name} grade {random.choice(tuple(GRADES))} on {day}",
                    f"failed {name} grade F on {day}",
                    f"taking {name} on 2026-05-10",
                    f"taking {name}",
                    f"planning {name} on 2026-12-15",
                    f"earned {name} graded passfail on {day}",
                    f"earned {name} on {day}",
                )
            )
        )
    return found


def best_plan(case: Drawn) -> Plan | None:
    """The best plan."""
    rules = case.rules()
    plans = plans_for(rules.graph, case.learner, ("goal",), DAY, rules.digest, Wish(terms=3, per_term=9_000))
    return plans[0] if plans else None


def coming(case: Drawn, plan: Plan) -> tuple[Item, ...]:
    """Everything that is still to be graded, as it stands on the record and in the plan."""
    begun = [
        item
        for item in case.learner.items
        if item.status in {Status.IN_PROGRESS, Status.PLANNED} and item.basis == "graded"
    ]
    taken = [
        Item(take.item, take.name, "course", "", Status.PLANNED, take.slot.ends, worth=take.worth)
        for take in plan.takes
    ]
    return (*begun, *taken)


def is_reached(  # noqa: PLR0913, PLR0917 # a case, what is told of it, and what is put on record
    case: Drawn,
    plan: Plan,
    ahead: Ahead,
    grades: Mapping[str, str],
    more: Mapping[str, int] = MappingProxyType({}),
    besides: Raises | None = None,
) -> bool:
    """Whether an audit finds the average reached once these grades (by the keys of items) and perhaps more are on record."""
    rules = case.rules(more)
    ungraded = coming(case, plan)
    graded = {
        item.key: replace(item, status=Status.EARNED, grade=grades[item.key])
        for item in ungraded
        if item.key in grades
    }
    rest = [item for item in case.learner.items if item.key not in {each.key for each in ungraded}]
    last = max([DAY, *(item.completed for item in ungraded if item.completed is not None)])
    if besides is not None:
        worth = Worth(besides.credits, SEMESTER)
        rest.append(Item(MORE, MORE, "course", "", Status.EARNED, last, grade=besides.grade, worth=worth))
    learner = replace(case.learner, items=(*rest, *(graded.get(item.key, item) for item in ungraded)))
    found = audit(rules.graph, learner, ("goal",), last, rules.digest, telling=VERDICTS)
    route = found.goal("goal").route
    assert route is not None
    states = {each.path: each.state for each in _walk(route.finding)}
    return states[ahead.asked.path] is State.MET


def _walk(finding: Finding) -> list[Finding]:
    return [finding, *(each for part in (*finding.lines, *finding.children) for each in _walk(part))]


def mean_of(case: Drawn, items: Sequence[Item], grades: Mapping[str, str]) -> Fraction:
    """The average of grades, in thousandths, weighed by what courses are worth in semester credits."""
    learning = case.rules().catalogue.learning
    weights = {item.key: _weight(learning[item.name or ""]) for item in items}
    points = sum((weight * GRADES[grades[key]] for key, weight in weights.items()), Fraction(0))
    return points / sum(weights.values(), Fraction(0))


def counts(case: Drawn, item: Item, at: str | None = None) -> bool:
    """Whether the credits of a course count in an average over all courses, or over those of one institution."""
    learning = case.rules().catalogue.learning[item.name or ""]
    return learning.for_credit and at in {None, learning.institution}


def _weight(learning: Learning) -> Fraction:
    assert learning.worth is not None
    ratio = Fraction(2, 3) if learning.institution == "v" else Fraction(1)
    return learning.worth.thousandths * ratio
