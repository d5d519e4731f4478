"""Made-up degrees of full size with everything that the second judge knows, alone or with certificates inside, as rule text."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

COURSES = 120
SIZES = (1, 2, 3, 3, 3, 4, 4, 5)
NUMBERS = (101, 150, 210, 250, 310, 350, 410)
SIGNED, NOT_SIGNED = (f'attested "{what}" by "faculty"' for what in ("portfolio accepted", "capstone passed"))
SUBJECTS, TERMS = "ABCDEFGH", ("autumn 2021", "spring 2022", "autumn 2022", "spring 2023")
LOWEST_UPPER = 300


@dataclass(frozen=True)
class Kind:
    """A degree with so many requirements and certificates, for a learner who has hardly more than what there must be.

    `surplus` courses are earned besides, `missing` ones are not there, `coming` ones only in progress or planned, `again`
    ones are equivalent to another one that is earned, or earned twice. `awards` are recorded with courses that the degree
    needs as well; they are asked for, and a stack leads from them into the degree.
    """

    leaves: int = 22
    surplus: int = 0
    missing: int = 0
    coming: int = 0
    again: int = 0
    certificates: int = 0
    awards: int = 0


class College:
    """Rules under construction: requirements are drawn around courses that a finisher has earned."""

    def __init__(self, kind: Kind, seed: int) -> None:
        self.kind = kind
        self.random = Random(f"{kind} {seed}")
        equal = self.random.randrange(4) == 0
        self.credits = [3 if equal else self.random.choice(SIZES) for _ in range(COURSES)]
        self.numbers = [self.random.choice(NUMBERS) for _ in range(COURSES)]
        self.subjects = [self.random.choice(SUBJECTS) for _ in range(COURSES)]
        self.terms = [self.random.choice(TERMS) for _ in range(COURSES)]
        self.free = self.random.sample(range(COURSES), COURSES)
        self.planted: list[int] = []
        self.named: list[str] = []
        self.doubled: list[list[int]] = []
        """For each certificate the courses that the degree needs as well."""
        self.awards = [f"won{number}" for number in range(kind.awards)]

    def plant(self, count: int) -> list[int]:
        """Courses that the learner has earned for one requirement, and that no other one needs."""
        mine = [self.free.pop() for _ in range(count)]
        self.planted += mine
        return mine

    def among(self, mine: Sequence[int], least: int = 4, most: int = 10) -> str:
        """A list with these courses and others."""
        return listed({*mine, *self.random.sample(range(COURSES), self.random.randint(least, most))})

    def total(self, mine: Sequence[int]) -> int:
        """Credits of some courses."""
        return sum(self.credits[at] for at in mine)

    def few(self) -> int:
        """How many courses a simple requirement takes."""
        return self.random.choice((1, 1, 1, 2))

    def too_much(self) -> int:
        """Often 0; sometimes 1, by which a line is set so that even a finisher is on the other side of it."""
        return int(self.random.randrange(3) == 0)

    def requirement(self, depth: int = 1) -> str:
        """Any requirement; groups are not nested further."""
        return self.random.choice(LEAVES if not depth else (*LEAVES, *GROUPS))(self)


def listed(names: Sequence[int] | set[int]) -> str:
    """A list of courses by name."""
    return "{ " + ", ".join(f"c{at:03}" for at in sorted(names)) + " }"


def _credits(college: College) -> str:
    mine = college.plant(college.few())
    return f"at least {college.total(mine)} credits from {college.among(mine)}"


def _courses(college: College) -> str:
    mine = college.plant(college.few())
    return f"{len(mine)} courses from {college.among(mine)}"


def _of_subjects(college: College) -> str:
    """Minimums of one subject or of two, which no course serves together."""
    mine = college.plant(2)
    names = {*mine, *college.random.sample(range(COURSES), 8)}
    asked = mine if not college.too_much() else sorted(names - set(mine))
    some = sorted({college.subjects[at] for at in asked})[: college.random.randint(1, 2)]
    credits_of = {
        subject: college.total([at for at in asked if college.subjects[at] == subject]) for subject in some
    }
    lines = [
        f'at least {min(amount, 5)} credits from courses in subject "{subject}"'
        for subject, amount in credits_of.items()
    ]
    return f"at least {college.total(mine)} credits from {listed(names)} of which {{ {', '.join(lines)} }}"


def _of_numbers(college: College) -> str:
    """A limit or a minimum in another unit than the requirement."""
    mine = college.plant(3)
    upper = sum(college.numbers[at] >= LOWEST_UPPER for at in mine)
    line = f"at most {max(1, 3 - upper - college.too_much())} courses from courses numbered 299 and below"
    if upper and college.random.randrange(2):
        line = f"at least {upper + college.too_much()} courses from courses numbered 300 and above"
    return f"at least {college.total(mine)} credits from {college.among(mine)} of which {{ {line} }}"


def _of_each(college: College) -> str:
    mine = college.plant(4)
    most = max(Counter(college.subjects[at] for at in mine).values())
    most = max(1, most - college.too_much())
    return f"4 courses from {college.among(mine)} of which {{ at most {most} courses from each subject }}"


def _spread(college: College) -> str:
    mine = college.plant(3)
    terms = min(3, len({college.terms[at] for at in mine}) + college.too_much())
    return f"3 courses from {college.among(mine)} of which {{ spread over at least {terms} terms }}"


def _shared(college: College) -> str:
    mine = college.random.sample(college.planted, min(3, len(college.planted)))
    if not mine:
        return _courses(college)
    return f"at least {college.total(mine)} credits from {college.among(mine, 2, 5)} shared"


def _signed(college: College) -> str:
    return SIGNED if college.random.randrange(3) == 0 else _courses(college)


def _split(college: College) -> str:
    """Two requirements that together need whole courses, neither of them any of these alone."""
    mine = college.plant(3)
    first = college.random.randint(1, college.total(mine) - 1)
    needs = (first, college.total(mine) - first)
    each = [f"at least {need} credits from {college.among(mine, 1, 3)} split" for need in needs]
    return f"all of {{ {', '.join(each)} }}"


def _any_of(college: College) -> str:
    others = [f"2 courses from {college.among((), 5, 5)}" for _ in range(2)]
    members = [college.requirement(0), *others, *([NOT_SIGNED] if college.random.randrange(4) == 0 else [])]
    college.random.shuffle(members)
    return f"any of {{ {', '.join(members)} }}"


def _two_of(college: College) -> str:
    """Two of four groups of named courses."""
    groups = [college.plant(2), college.plant(1), *(college.random.sample(range(COURSES), 3) for _ in "ab")]
    college.random.shuffle(groups)
    members = [f"all of {listed(group)}" for group in groups]
    return f"2 of {{ {', '.join(members)} }}"


def _when(college: College) -> str:
    mine, other = college.requirement(0), f"2 courses from {college.among((), 4, 4)}"
    if college.random.randrange(2):
        return f"when {NOT_SIGNED} {{ {other} }} otherwise {{ {mine} }}"
    return f"when age at least 22 {{ {mine} }} otherwise {{ {other} }}"


def _named(college: College) -> str:
    """A requirement with a name, which may be named again and is then met once."""
    if not college.named or college.random.randrange(2):
        name = f"shape{len(college.named)}"
        college.named.append(f"requirement {name} = {_courses(college)}")
        return f"any of {{ {name}, {_credits(college)} }}"
    name = f"shape{college.random.randrange(len(college.named))}"
    return f"any of {{ all of {{ {name}, {_courses(college)} }}, {name} }}"


LEAVES: tuple[Callable[[College], str], ...] = (
    _credits, _credits, _courses, _of_subjects, _of_numbers, _of_each, _spread, _shared, _signed
)  # fmt: skip
GROUPS: tuple[Callable[[College], str], ...] = (_split, _any_of, _two_of, _when, _named)


def _overall(college: College) -> str:
    """Minimums that are just reached, limits that are just kept, or not quite."""
    planted = college.planted
    subjects = Counter(college.subjects[at] for at in planted)
    of_a = college.total([at for at in planted if college.subjects[at] == "A"])
    upper = sum(college.numbers[at] >= LOWEST_UPPER for at in planted)
    lines = [
        f"at least {college.total(planted)} credits",
        f"at least {upper} courses from courses numbered 300 and above",
        f'at most {max(1, of_a - college.too_much())} credits from courses in subject "A"',
        f"at most {max(subjects.values()) - college.too_much()} courses from each subject",
        f"spread over at least {len({college.terms[at] for at in planted})} terms",
    ]
    some = college.random.sample(lines, college.random.randint(1, 3))
    return f"  overall {{ {', '.join(some)} }}\n"


def _of_awards(college: College) -> list[str]:
    """An award counts instead of the courses behind it, never beside them."""
    if not college.awards:
        return []
    asked = (
        f"1 credential from {{ {', '.join(college.awards)} }}",
        f"any of {{ won0, {_credits(college)} }}",
    )
    return [f"  require {one}" for one in asked]


def _stack(college: College) -> list[str]:
    """The awards, a stack from them into the degree, and what it asks for besides."""
    if not college.awards:
        return []
    count = college.random.randint(college.kind.leaves // 2, 2 * college.kind.leaves)
    each = [college.random.sample(college.planted, college.few()) for _ in range(count)]
    asked = [*college.awards, *(f"{len(mine)} courses from {college.among(mine)}" for mine in each)]
    return [
        *(
            f'certificate {name} "{name}" {{ issued by u require 2 courses from courses }}'
            for name in college.awards
        ),
        f'vertical stack up "Up" {{ made of all of {{ {", ".join(asked)} }} into goal }}',
    ]


def _certificate(college: College, name: str, of_degree: Sequence[int]) -> str:
    """Some of its courses are needed by the degree too, and by the other certificate; it is worth twice as much as these."""
    doubled = college.random.sample(of_degree, college.random.randint(1, 3))
    doubled = sorted({*doubled, *(at for other in college.doubled[:1] for at in other[:2])})
    college.doubled.append(doubled)
    required = []
    for mine in [[at] for at in doubled] + [college.plant(college.few()) for _ in range(3)]:
        asked = (
            f"at least {college.total(mine)} credits"
            if college.random.randrange(2)
            else f"{len(mine)} courses"
        )
        required.append(f"  require {asked} from {college.among(mine, 3, 6)}")
    college.random.shuffle(required)
    clauses = "\n".join(required)
    return f'certificate {name} "{name}" {{\n  issued by u worth {2 * college.total(doubled)} credits\n{clauses}\n}}'


def _sharing(college: College) -> str:
    """What a finisher shares is just allowed, or just too much."""
    upper = [[at for at in each if college.numbers[at] >= LOWEST_UPPER] for each in college.doubled]
    less = college.random.randrange(2)
    most = max(map(college.total, college.doubled))
    limit = college.random.choice(
        (
            f"{max(1, most - less)} credits",
            f"{max(1, max(map(len, college.doubled)) - less)} courses",
            f"{max(1, max(map(college.total, upper)) - less)} credits from courses numbered 300 and above",
            f"{2 - less}/4 of the programme's credits",
            f"{max(1, sum(map(college.total, college.doubled)) - less)} credits in all",
        )
    )
    some = "credentials of kind certificate"
    clauses = [
        f'sharing inside "In the degree" {{ between {some} and one of {{ goal }} share at most {limit} }}'
    ]
    if len(college.doubled) > 1:
        beside = college.random.choice(
            (
                f"between {some} share at most 1 course",
                f"between {some} or {{ goal }} each item in at most 2 credentials",
            )
        )
        clauses.append(f'sharing beside "Each other" {{ {beside} }}')
    return "\n".join(clauses)


def _courses_of(college: College, clauses: Mapping[int, str]) -> str:
    return "\n".join(
        f'course c{at:03} "{at}" {{ taught at u worth {college.credits[at]} credits subject "{college.subjects[at]}" '
        f"number {college.numbers[at]} {clauses.get(at, '')}}}"
        for at in range(COURSES)
    )


def _again(college: College) -> tuple[dict[int, str], list[int]]:
    """Clauses of courses that are equivalent or repeatable, and what is therefore earned once more."""
    clauses: dict[int, str] = {}
    earned = []
    for at in college.random.sample(college.planted, college.kind.again):
        if college.random.randrange(2):
            clauses[at] = college.random.choice(("", "repeatable up to 2 times ", "repeatable "))
            earned.append(at)
        else:
            other = college.free.pop()
            clauses[other] = f"equivalent to c{at:03} "
            earned.append(other)
    return clauses, earned


def _learner(college: College, again: Sequence[int]) -> str:
    """A finisher with a surplus, without some courses, and with some that are not finished yet."""
    kind, random = college.kind, college.random
    kept = random.sample(college.planted, len(college.planted) - kind.missing)
    items = [*kept, *college.free[: kind.surplus], *again]
    said = []
    for number, at in enumerate(items):
        day = f"20{random.randint(18, 23)}-0{random.randint(1, 9)}-{random.randint(10, 28)}"
        word = random.choice(("taking", "taking", "planning")) if number < kind.coming else "earned"
        on = f" on {day}" if word == "earned" else ""
        said.append(f'{word} c{at:03}{on} term "{college.terms[at]}"')
    finished = items[kind.coming :]
    said += [
        f"earned {award} on 2023-12-20 with {listed(random.sample(finished, 2))}" for award in college.awards
    ]
    facts = f"born 1999-04-02 {SIGNED} on 2023-01-15"
    return f'learner "one" {{ {facts} {" ".join(said)} expect goal met }}'


def degree(kind: Kind, seed: int) -> tuple[str, tuple[str, ...]]:
    """Rules with one learner, and the goals to be audited in their order; the same for the same seed."""
    college = College(kind, seed)
    required = [f"  require {college.requirement()}" for _ in range(kind.leaves)] + _of_awards(college)
    if college.random.randrange(2):
        mine = college.random.sample(college.planted, 2)
        required.append(f"  pool {{ 2 courses from {college.among(mine)}, {_credits(college)} }}")
    of_degree = tuple(college.planted)
    clauses = "\n".join(required)
    body = f"  issued by u worth {college.total(of_degree)} credits\n{clauses}\n{_overall(college)}"
    goals = [f'bachelor degree goal "Goal" {{\n{body}}}', *_stack(college)]
    names = [f"certificate{number}" for number in range(kind.certificates)]
    goals += [_certificate(college, name, of_degree) for name in names]
    if names:
        goals.append(_sharing(college))
    names.append("goal")
    college.random.shuffle(names)
    clauses_of, again = _again(college)
    parts = ['institution u "U" { academic calendar semester }', _courses_of(college, clauses_of)]
    return "\n".join([*parts, *college.named, *goals, _learner(college, again)]), tuple(names)
