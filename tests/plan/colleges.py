"""Small colleges with courses, terms and a goal, drawn at random, and all ways to finish there, tried one after the other."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations, product
from random import Random

from pathways.audit.from_graph import audit
from pathways.audit.state import State
from pathways.audit.telling import VERDICTS
from pathways.model.learner import Item, Learner, Status
from pathways.plan.wish import By
from pathways.ruleset import RuleSet
from tests.properties.comparing import rules_of

DAY = date(2026, 1, 1)
COURSES = ("c1", "c2", "c3", "c4", "c5")
TERMS = 3
PER_TERM = 6
ENDS = {date(2026, 5, 10): 1, date(2026, 12, 15): 2}
"""The last days of terms; what is planned for one takes room in it, and comes before nothing that begins earlier."""
_LAST_DAYS = (date(2026, 5, 10), date(2026, 12, 15), date(2027, 5, 10))
_DONE = {State.MET, State.IN_PROGRESS, State.PLANNED}


@dataclass(frozen=True)
class Course:
    """A course as it was drawn, for whoever tries all ways."""

    name: str
    credits: int
    price: int
    offered: tuple[str, ...]
    before: tuple[str, ...]
    """One of these is passed, or the badge `step` held, before it begins; none where nothing comes before."""

    def is_in(self, term: int) -> bool:
        """Whether it is offered: terms are spring, fall and spring again."""
        return not self.offered or ("spring", "fall")[(term + 1) % 2] in self.offered

    @property
    def text(self) -> str:
        """The course as a rule."""
        asked = ", ".join("holds step" if name == "step" else name for name in self.before)
        prerequisite = f" prerequisite any of {{ {asked} }}" if asked else ""
        offered = f" offered {', '.join(self.offered)}" if self.offered else ""
        worth = f"taught at u worth {self.credits} credits price ${self.price}"
        return f'course {self.name} "{self.name.upper()}" {{ {worth}{prerequisite}{offered} }}'


@dataclass(frozen=True)
class College:
    """Rules with a goal, the courses, and a learner."""

    text: str
    rules: RuleSet
    courses: tuple[Course, ...]
    learner: Learner
    goals: tuple[str, ...]
    orders: bool = False
    """Whether something is asked for in an order, so that something may have to be taken anew."""

    @property
    def step(self) -> str:
        """The course that the badge `step` asks for."""
        return self.text.partition('badge step "Step" { awarded automatically require ')[2][:2]


def college(
    seed: int, *, sharing: bool = False, orders: bool = False, excepted: bool = False, below: bool = False
) -> College:
    """A college whose rules have no error; with `sharing` there are two goals and a limit on what they share.

    With `excepted` somebody granted the learner two exceptions, as far as they find their place, with `below` a badge comes
    before some courses.
    """
    random = Random(seed)
    while True:
        courses = tuple(_course(random, at) for at in range(len(COURSES)))
        if below:
            courses = (
                *courses[:3],
                *(replace(each, before=(*each.before[1:], "step")) for each in courses[3:]),
            )
        goal = tuple(_ordered(random) if orders else _goal(random))
        record = _learner(random)
        if excepted:
            record = record.replace("expect", f"{_exception(random)} {_exception(random)} expect")
        parts = (_FRAME, *(course.text for course in courses), *goal, record)
        text = "\n".join((*parts, *_other(random)) if sharing else parts)
        rules = rules_of(text)
        if rules.sound and not any(problem.code == "circular-prerequisites" for problem in rules.problems):
            learner = rules.catalogue.tests[0].learner
            if not sharing:
                return College(text, rules, courses, learner, ("goal",), orders)
            return College(text, rules, courses, _with_an_award(learner, random), ("goal", "other"))


_FRAME = """institution u "U" {
  academic calendar semester
  term spring from January 10 to May 10
  term fall from August 20 to December 15
}
area red "Red" """


def _course(random: Random, at: int) -> Course:
    others = COURSES[:at]
    before = (
        tuple(random.sample(list(others), random.choice((1, 2))))
        if len(others) > 1 and random.random() < 0.5
        else ()
    )
    offered = random.choice(((), (), ("fall",), ("spring",), ("fall", "spring")))
    return Course(COURSES[at], random.randint(1, 4), random.randint(1, 9), offered, before)


def _some(random: Random) -> str:
    return ", ".join(sorted(random.sample(COURSES, random.choice((2, 3, 4)))))


def _leaf(random: Random) -> str:
    shared = random.choice(("", "", " shared"))
    return random.choice(
        (
            f"{random.choice((1, 1, 2))} courses from {{ {_some(random)} }}{shared}",
            f"at least {random.choice((2, 3, 5))} credits from {{ {_some(random)} }}{shared}",
            random.choice(COURSES),
            "step",
        )
    )


def _goal(random: Random) -> Iterator[str]:
    first, second, third = (_leaf(random) for _ in range(3))
    asked = random.choice(
        (
            f"all of {{ {first}, {second} }}",
            f"any of {{ all of {{ {first}, {second} }}, {third} }}",
            f"2 of {{ {first}, {second}, {third} }}",
            f"at least 4 credits from what satisfies {{ {first}, {second} }}",
        )
    )
    overall = random.choice(("", "", "overall { at most 6 credits from courses } "))
    yield f'badge step "Step" {{ awarded automatically require {random.choice(COURSES[:3])} }}'
    yield f'certificate goal "Goal" {{ issued by u worth 12 credits require {asked} {overall}}}'


def _ordered(random: Random) -> Iterator[str]:
    behind = random.choice(COURSES[:3])
    others = [name for name in COURSES if name != behind]
    some = ", ".join(random.sample((*others, "step"), random.choice((2, 2, 3))))
    asked = random.choice(
        (
            f"in order {{ {some} }}",
            f"all of {{ in order {{ {some} }}, {_leaf(random)} }}",
            f"any of {{ in order {{ {some} }}, all of {{ {_leaf(random)}, {_leaf(random)} }} }}",
        )
    )
    awarded = random.choice(("automatically", "on application"))
    yield f'badge step "Step" {{ issued by u awarded {awarded} require {behind} }}'
    yield f'certificate goal "Goal" {{ issued by u worth 12 credits require {asked} }}'


def _other(random: Random) -> Iterator[str]:
    asked = random.choice((_leaf(random), f"all of {{ {_leaf(random)}, {_leaf(random)} }}"))
    yield f'certificate other "Other" {{ issued by u worth 6 credits require {asked} }}'
    yield f'certificate third "Third" {{ issued by u worth 6 credits require {random.choice(COURSES)} }}'
    limit = random.choice(
        (
            f"share at most {random.choice((1, 2, 4))} credits",
            f"share at most 1 course from {{ {_some(random)} }}",
            "share at most 1 course in all",
            "share at most 1/4 of the programme's credits",
            "each item in at most 1 credential",
            f"each credential has at least {random.choice((1, 2, 3))} credits of its own",
            f"each credential has at least 1 course of its own from {{ {_some(random)} }}",
        )
    )
    yield f'sharing tie "Tie" {{ between {{ goal, other, third }} {limit} }}'


def _learner(random: Random) -> str:
    name = random.choice(COURSES)
    ends = random.choice(("on 2026-05-10", "on 2026-12-15", 'term "2026 spring"', 'term "Fall 2026"'))
    planning = f"planning {name} {ends}"
    earned = random.choice(("", f"earned {name} on 2025-05-10", f"taking {name}", planning))
    return f'learner "someone" {{ {earned} expect goal unmet }}'


def _exception(random: Random) -> str:
    first, second = random.sample(COURSES, 2)
    at = f"'goal/require/{random.choice((1, 2))}'"
    granted = random.choice(
        (
            f"waiver of {at}",
            f"{first} in place of {second}",
            f"{first} in place of {second} at {at}",
            f"{first} also at {at}",
            f"{first} only at {at}",
            f"limit {random.choice((1, 2))} at {at}",
        )
    )
    return f'granted {granted} by "Dean" on 2025-06-01 because "so"'


def _with_an_award(learner: Learner, random: Random) -> Learner:
    """Often with the third credential, of which it is recorded, or not, what counted in it."""
    if random.random() < 0.5:
        return learner
    parts = tuple(item.key for item in learner.items if item.status is Status.EARNED)
    behind = parts if random.random() < 0.5 else ()
    award = Item(
        "award", "third", "credential", "", Status.EARNED, completed=date(2025, 6, 1), part_of=behind
    )
    return replace(learner, items=(*learner.items, award))


Way = tuple[int, int, int]
"""Credits, cents, and the last term."""


def least(college: College, by: By) -> tuple[Way, bool] | None:
    """The best of all ways, and whether there is more than one course to take; None where no way leads to the goal."""
    done = {item.name for item in college.learner.items}
    begun = {
        ends: course
        for item in college.learner.items
        for course in college.courses
        if course.name == item.name and (ends := _ends(item)) is not None
    }
    again = {item.name for item in college.learner.items if item.status is Status.EARNED} - {_behind(college)}
    open_ = [
        each for each in college.courses if each.name not in done or (college.orders and each.name in again)
    ]
    found = [
        (sum(course.credits for course in some), 100 * sum(course.price for course in some), last)
        for number in range(len(open_) + 1)
        for some in combinations(open_, number)
        if _is_met(college, some) and (last := _last_term(college, some, done, begun)) is not None
    ]
    order = {By.CREDITS: (0, 1, 2), By.COST: (1, 0, 2), By.TIME: (2, 0, 1)}[by]
    best = min(found, key=lambda way: tuple(way[at] for at in order), default=None)
    return (best, len(found) > 1) if best is not None else None


def _ends(item: Item) -> int | None:
    named = {"2026 spring": 1, "Fall 2026": 2}.get(item.term)
    return named if item.completed is None else ENDS.get(item.completed)


def _last_term(
    college: College, some: tuple[Course, ...], done: "set[str | None]", begun: Mapping[int, Course]
) -> int | None:
    """The earliest end of these courses, or None if they do not fit into the terms beside what is begun."""
    fits = sorted(
        (max(terms, default=0), terms)
        for terms in product(range(1, TERMS + 1), repeat=len(some))
        if all(course.is_in(term) for course, term in zip(some, terms, strict=True))
        and all(_load(some, terms, term) + _begun(begun, term) <= PER_TERM for term in terms)
        and all(
            _comes_after(
                course,
                term,
                some,
                terms,
                done - {each.name for at, each in begun.items() if at >= term},
                college.step,
            )
            for course, term in zip(some, terms, strict=True)
        )
    )
    return next(
        (last for last, terms in fits if not college.orders or _is_met_then(college, some, terms)), None
    )


def _begun(begun: Mapping[int, Course], term: int) -> int:
    return begun[term].credits if term in begun else 0


def _load(some: tuple[Course, ...], terms: tuple[int, ...], term: int) -> int:
    return sum(course.credits for course, at in zip(some, terms, strict=True) if at == term)


def _comes_after(  # noqa: PLR0913, PLR0917 # all that it hangs on
    course: Course,
    term: int,
    some: tuple[Course, ...],
    terms: tuple[int, ...],
    done: "set[str | None]",
    step: str,
) -> bool:
    there = done | {other.name for other, at in zip(some, terms, strict=True) if at < term}
    if step in there:
        there.add("step")
    return not course.before or not there.isdisjoint(course.before)


def _is_met(college: College, some: tuple[Course, ...]) -> bool:
    taken = (Item(f"then {course.name}", course.name, "course", "", Status.PLANNED) for course in some)
    items = (*college.learner.items, *taken)
    steps = tuple(_step(college, items, Status.PLANNED, None))
    ways = (items, (*items, *steps)) if steps else (items,)
    return any(_is_done(college, replace(college.learner, items=way), DAY, college.goals) for way in ways)


def _is_met_then(college: College, some: tuple[Course, ...], terms: tuple[int, ...]) -> bool:
    """Whether it is met once all of it came true, each course on the last day of its term."""
    begun = [
        replace(
            item,
            status=Status.EARNED,
            completed=item.completed or (_LAST_DAYS[ends - 1] if (ends := _ends(item)) else DAY),
        )
        for item in college.learner.items
    ]
    items = [
        Item(f"then {course.name}", course.name, "course", "", Status.EARNED, completed=_LAST_DAYS[term - 1])
        for course, term in zip(some, terms, strict=True)
    ]
    whole = replace(college.learner, items=(*begun, *items))
    learners = [whole]
    for day in (DAY, *_LAST_DAYS):
        there = tuple(item for item in whole.items if item.completed is not None and item.completed <= day)
        if _is_done(college, replace(whole, items=there), _LAST_DAYS[-1], ("step",)):
            steps = tuple(_step(college, there, Status.EARNED, day))
            learners.append(replace(whole, items=(*whole.items, *steps)))
    return any(_is_done(college, learner, _LAST_DAYS[-1], college.goals) for learner in learners)


def _step(college: College, items: tuple[Item, ...], status: Status, day: date | None) -> Iterator[Item]:
    """The badge on the way, where somebody has to apply for it, as if it were awarded on a day for one of some items."""
    step = college.rules.catalogue.credentials["step"]
    if college.orders and not step.automatic:
        behind = tuple(item.key for item in items if item.name == _behind(college))[:1]
        yield Item("step", "step", "credential", "", status, completed=day, part_of=behind)


def _behind(college: College) -> str:
    """The course that the badge on the way asks for; nobody takes it anew to have it in the badge and beside it."""
    return next(name for name in COURSES if f"require {name} }}" in college.text)


def _is_done(college: College, learner: Learner, as_of: date, goals: tuple[str, ...]) -> bool:
    rules = college.rules
    audited = audit(rules.graph, learner, goals, as_of, rules.digest, telling=VERDICTS)
    return all(audited.goal(name).state in _DONE for name in goals)
