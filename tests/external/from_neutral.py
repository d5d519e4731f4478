"""From a neutral rule and the courses of its learners to a rule file of the language."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from tests.external.logic import Said
from tests.external.neutral import Average, Count, Group, Pool, Rule, Tally
from tests.external.requirements import ALWAYS, NEVER, Requirements
from tests.external.walking import leaves, nodes
from tests.external.ways import way_of
from tests.external.wording import plain, quoted

GOAL = "x.goal"
_NAME = re.compile(r"\br\.[a-z0-9_]+")
MOST_OTHERS = 100
"""Courses of one area that are made up at most."""


@dataclass
class Written(Requirements):
    """A rule in the language."""

    @cached_property
    def text(self) -> str:
        """The rule file."""
        clauses = list(self._clauses())
        goal = "\n".join(f"  {clause}" for clause in ("issued by c", *clauses))
        parts = [
            self._institution(),
            *self._areas(),
            *self._courses(),
            *self._programmes(),
            *self.requirements,
            *self.parts,
            f"certificate {GOAL} {quoted(self.title)} {{\n{goal}\n}}",
        ]
        return "\n".join(parts) + "\n"

    # The parts of the file

    def _institution(self) -> str:
        marks = self._marks()
        scale = ["uses scale c.marks"] if marks else []
        clauses = " ".join(["is a university", "calendar semester", *scale])
        lines = [f'institution c "Where all of it is taught" {{ {clauses} }}']
        if marks:
            grades = ", ".join(f"{mark} {mark}" for mark in marks)
            lines.append(f'scale c.marks "Marks" {{ passing {grades} }}')
        return "\n".join(lines)

    def _marks(self) -> list[str]:
        """All marks of the rule and its learners, the best first."""
        asked = [node.min_mark for node in leaves(self.rule) if node.min_mark is not None]
        had = [
            course.mark for learner in self.learners for course in learner.courses if course.mark is not None
        ]
        averages = [node.min for node in nodes(self.rule) if isinstance(node, Average)]
        averages += [Decimal(0)] if averages else []
        return [
            plain(mark)
            for mark in sorted({Decimal(plain(one)) for one in (*asked, *had, *averages)}, reverse=True)
        ]

    def _areas(self) -> Iterable[str]:
        for name, (sort, value) in self.selecting.areas.items():
            yield f"area {name} {quoted(f'{sort} {value}')}"

    def _courses(self) -> Iterable[str]:
        for course in self.courses.all:
            clauses = ["taught at c"]
            if course.subject:
                clauses.append(f"subject {quoted(course.subject)}")
            clauses.append(f"number {quoted(course.number)}")
            areas = self.selecting.areas_of(course)
            if areas:
                clauses.append(f"teaches area {', '.join(areas)}")
            if course in self.courses.repeated:
                clauses.append("repeatable")
            yield f"course {self.courses.names[course]} {quoted(course.id)} {{ {' '.join(clauses)} }}"
        yield from self._other_courses()

    def _other_courses(self) -> Iterable[str]:
        """Courses that no learner of the file has, where an area must have as many as a leaf asks for."""
        had = Counter(area for course in self.courses.all for area in self.selecting.areas_of(course))
        most = max((leaf.min for leaf in leaves(self.rule) if isinstance(leaf, Count)), default=1)
        for area in self.selecting.areas:
            for number in range(
                0 if self.selecting.leaves_out else had[area], max(1, min(most, MOST_OTHERS))
            ):
                title = quoted(f"Another course of {area}")
                yield f"course other.{area.replace('.', '_')}_{number} {title} {{ taught at c teaches area {area} }}"

    def _programmes(self) -> Iterable[str]:
        for title, name in (*self.programme_names.items(), *self.specialisation_names.items()):
            yield f"certificate {name} {quoted(title)} {{ issued by c requirements not published }}"
        for title, name in self.badge_names.items():
            yield f"badge {name} {quoted(title)} {{ issued by c requirements not published }}"

    def _clauses(self) -> Iterable[str]:
        """What the goal requires: pools are clauses of their own."""
        way = self.around
        if isinstance(self.rule, Group) and any(isinstance(part, Pool) for part in _together(self.rule)):
            pools = [self.pool(part) for part in _together(self.rule) if isinstance(part, Pool)]
            yield from (said for said in pools if isinstance(said, str))
            if False in pools:
                yield f"require {NEVER}"
            if True in pools and len(pools) == pools.count(True):
                yield f"require {ALWAYS}"
            rest = [part for part in _together(self.rule) if not isinstance(part, Pool)]
            if rest:
                yield f"require {_closed(self.whole(rest, way))}"
        elif isinstance(self.rule, Pool) and isinstance(said := self.pool(self.rule), str):
            yield said
        elif isinstance(self.rule, Tally) and not self.rule.advisory:
            yield f"require {_closed(self.tally(self.rule, self.rule.min, way_of(self.rule, way)))}"
        else:
            yield f"require {_closed(self.whole([self.rule], way))}"

    @cached_property
    def placed(self) -> frozenset[str]:
        """The names of the requirements that the goal has."""
        declared = {line.split()[1]: line.partition("=")[2] for line in self.requirements}
        found: set[str] = set()
        todo = [self.text.rpartition(f"certificate {GOAL}")[2]]
        while todo:
            names = {name for name in _NAME.findall(todo.pop()) if name in declared} - found
            found |= names
            todo += [declared[name] for name in sorted(names)]
        return frozenset(found)


def _together(rule: Rule) -> list[Rule]:
    """The parts of a rule that are all asked for, as far as it names none of them and says nothing of sharing there."""
    if (
        not isinstance(rule, Group)
        or rule.op != "all"
        or rule.path
        or rule.name
        or rule.sharing
        or rule.advisory
    ):
        return [rule]
    return [part for member in rule.members for part in _together(member)]


def _closed(said: Said) -> str:
    return said if isinstance(said, str) else ALWAYS if said else NEVER
