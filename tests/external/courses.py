"""The courses of a neutral file: each under one name for the rules, with its subject, number and what else is said of it."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from tests.external.neutral import Course, Rule, Select
from tests.external.walking import selects

_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, order=True, slots=True)
class Known:
    """A course as some learner has it; two that differ in what rules look at are two, even under one code."""

    id: str
    given_subject: str = ""
    given_level: int = -1
    tags: tuple[str, ...] = ()
    dist: tuple[str, ...] = ()
    external: bool = False
    put: tuple[str, ...] = ()
    """Where an advisor put it, if the rule file has no requirement for that place."""

    @property
    def subject(self) -> str:
        """The subject that is given, else the letters with which the code begins."""
        found = _LETTERS.match(self.id)
        return self.given_subject or (found.group() if found else "")

    @property
    def number(self) -> str:
        """What stands behind the subject; where the code does not begin with it, the whole code."""
        rest = self.id.removeprefix(self.subject).strip()
        return rest or self.id

    @property
    def level(self) -> int | None:
        """The level that is given, else the first digit of the number."""
        digit = re.search("[0-9]", self.number)
        if self.given_level >= 0:
            return self.given_level
        return int(digit.group()) if digit else None

    @property
    def code(self) -> str:
        """Subject and number as the language's patterns see them."""
        return f"{self.subject} {self.number}".strip()

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes that a cross-listed course has, without their blanks."""
        return tuple(squeezed(part) for part in self.id.split("/"))


def known_as(course: Course, aside: Collection[str] = ()) -> Known:
    """A learner's course as the rules know it; `aside` are the paths of which it must be known that a course was put there."""
    put = tuple(sorted(set(course.assigned_to))) if not set(aside).isdisjoint(course.assigned_to) else ()
    level = -1 if course.level is None else course.level
    tags, dist = tuple(sorted(set(course.tags))), tuple(sorted(set(course.dist)))
    return Known(course.id, course.subject or "", level, tags, dist, course.external, put)


def squeezed(text: str) -> str:
    """A code without its blanks, in capitals: `SPI 582f` and `SPI 582F` are one in the files there are."""
    return "".join(text.split()).upper()


class Courses:
    """All courses that a rule or one of its learners names."""

    def __init__(
        self,
        rule: Rule,
        learners: Iterable[Iterable[Course]],
        lang_depts: Iterable[str],
        aside: Collection[str] = (),
    ) -> None:
        self.lang_depts = tuple(lang_depts)
        self._aside = aside
        lists = [list(courses) for courses in learners]
        found = {self.known(course) for courses in lists for course in courses}
        by_id = {course.id for course in found}
        by_code = {code for course in found for code in course.codes}
        for code in sorted(_codes(rule)):
            parts = {squeezed(part) for part in code.split("/")}
            if code not in by_id and by_code.isdisjoint(parts):
                found.add(Known(code))
        self.all = tuple(sorted(found))
        self.repeated = frozenset(course for courses in lists for course in self._repeated(courses))

    def known(self, course: Course) -> Known:
        """A learner's course as the rules know it."""
        return known_as(course, self._aside)

    def _repeated(self, courses: Iterable[Course]) -> Iterator[Known]:
        seen: set[Known] = set()
        for course in map(self.known, courses):
            if course in seen:
                yield course
            seen.add(course)

    @cached_property
    def names(self) -> dict[Known, str]:
        """A name for each, made of letters and digits; the same in whatever order the file has them."""
        found: dict[Known, str] = {}
        taken: set[str] = set()
        for course in self.all:
            name = wanted = f"c.{slug(course.id)}"
            number = 1
            while name in taken:
                number += 1
                name = f"{wanted}_{number}"
            taken.add(name)
            found[course] = name
        return found


def slug(text: str) -> str:
    """A text as a part of a name.

    >>> slug("COS 126 / EGR 126"), slug("6.006")
    ('cos_126_egr_126', 's6_006')
    """
    words = "_".join(re.findall(r"[a-z0-9]+", text.lower()))[:60].strip("_")
    return words if words[:1].isalpha() else f"s{words}"


def _codes(rule: Rule) -> Iterator[str]:
    """The codes that a rule names one by one."""
    for select in selects(rule):
        yield from _of(select)


def _of(select: Select) -> Iterator[str]:
    yield from select.ids or ()
    for pattern in (*(select.patterns or ()), *(select.except_ or ())):
        if "*" not in pattern and not pattern.startswith("LANG"):
            yield pattern
    for inner in (*(select.all or ()), *(select.any or ()), *((select.not_,) if select.not_ else ())):
        yield from _of(inner)
