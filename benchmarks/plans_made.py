"""A college of 320 courses with prerequisites, made from a number, and learners partway through a degree there."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

SUBJECTS = (
    *("ANT", "ART", "BIO", "BUS", "CHM", "DAT", "ECO", "EDU", "ENG", "GEO"),
    *("HIS", "LAN", "MAT", "MUS", "NUR", "PHI", "PHY", "POL", "PSY", "SOC"),
)
EACH = 16
"""Courses of a subject, four of each level."""
LAST = 3
"""The last course of a level is often a small one."""
IN_AN_AREA, WITH_BEFORE, ADVANCED = 0.5, 0.7, 0.3
"""How often a course is in an area, asks for one before it, and of advanced ones is passed already."""
AREAS = ("writing", "numbers", "society", "arts", "nature")
MAJOR = ("DAT", "MAT", "ECO")

HEAD = """scale letters "Letters" { passing A 4.00, B 3.00, C 2.00, D 1.00 failing F 0.00 }
institution made "Made College" {
  uses scale letters
  academic calendar semester
  term spring "Spring" from January 15 to May 15
  term fall "Fall" from August 25 to December 20
}
"""
CERTIFICATE = """certificate made.step "First certificate" {
  issued by made
  worth 15 credits
  awarded on application
  price $40
  require made.dat100
  require 4 courses from courses in subject "DAT"
}
"""
DEGREE = """bachelor degree made.degree "Bachelor" {{
  issued by made
  worth 120 credits
  awarded on application
  require {core}
  require at least 3 courses from {{ {electives} }}
  require at least 4 courses from courses in subject "{subject}" numbered 300 and above
  require any of {{ {one}, {other} }}
  require any of {{ holds made.step, 6 courses from courses in subject "MAT" }}
  require at least 120 credits from courses shared
  pool {{
    2 courses from courses in area writing,
    2 courses from courses in area numbers,
    2 courses from courses in area society,
    2 courses from courses in area arts,
    1 course from courses in area nature,
  }}
  overall {{ at least 30 credits from courses numbered 300 and above }}
}}
"""


@dataclass(frozen=True)
class Course:
    """A course as it was drawn."""

    name: str
    credits: int
    text: str


def college(seed: int) -> tuple[str, list[Course]]:
    """Rules with a degree and a certificate below it, and the courses."""
    random = Random(seed)
    courses = [_course(random, subject, at) for subject in SUBJECTS for at in range(EACH)]
    subject = random.choice(MAJOR)
    own = [course.name for course in courses if subject.lower() in course.name]
    rest = [course.name for course in courses if course.name not in own]
    degree = DEGREE.format(
        core=" require ".join(random.sample(own[:8], 5)),
        electives=", ".join(sorted(random.sample(own[4:], 8))),
        subject=subject,
        one=rest[random.randrange(len(rest))],
        other=rest[random.randrange(len(rest))],
    )
    areas = "".join(f'area {area} "{area}"\n' for area in AREAS)
    text = "".join((HEAD, areas, *(course.text for course in courses), CERTIFICATE, degree))
    return text, courses


def _course(random: Random, subject: str, at: int) -> Course:
    level, place = divmod(at, 4)
    number = 100 * (level + 1) + place * 10
    name = f"made.{subject.lower()}{number}"
    credits_ = random.choice((3, 3, 3, 3, 4, 1) if place == LAST else (3, 3, 3, 4))
    clauses = [f'taught at made worth {credits_} credits subject "{subject}" number "{number}"']
    if random.random() < IN_AN_AREA:
        clauses.append(f"teaches area {random.choice(AREAS)}")
    if level and random.random() < WITH_BEFORE:
        before = [f"made.{subject.lower()}{100 * level + 10 * other}" for other in range(4)]
        some = sorted(random.sample(before, random.choice((1, 1, 2))))
        clauses.append(f"prerequisite any of {{ {', '.join(some)} }}")
    offered = random.choice(("", "", "", "fall", "spring", "fall, spring"))
    if offered:
        clauses.append(f"offered {offered}")
    clauses.append(f"price ${random.choice((100, 120, 150)) * credits_}")
    return Course(name, credits_, f'course {name} "{subject} {number}" {{ {" ".join(clauses)} }}\n')


def learners(seed: int, courses: list[Course], number: int) -> Iterator[str]:
    """Records as rules, of people with 30 to 90 credits: what comes before is passed before."""
    random = Random(seed)
    for at in range(number):
        wanted = random.choice((30, 45, 60, 75, 90))
        have = 0
        passed: list[str] = []
        for course in sorted(courses, key=lambda course: (course.name[-3] > "1", random.random())):
            if have >= wanted:
                break
            if course.name[-3] in "12" or random.random() < ADVANCED:
                passed.append(course.name)
                have += course.credits
        record = " ".join(f"earned {name} grade B on 2025-05-15" for name in passed)
        yield f'learner "Learner {at}" {{ {record} expect made.degree unmet }}\n'
