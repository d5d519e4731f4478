"""From what a neutral rule selects to a selection in the language's words, with names where words say too much or too little."""

import itertools
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase

from tests.external.courses import Courses, Known, slug, squeezed
from tests.external.neutral import Select
from tests.external.wording import quoted


class CannotBeSaidError(Exception):
    """A rule that the language, or this converter, has no words for; the message says what."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A selection in words, and the courses of the file that it takes."""

    text: str
    takes: frozenset[Known]
    closed: bool = False
    """Whether the check counts what it takes: it is a list of names, or what several selections take together."""


class Selecting:
    """Writes selections about the courses of one rule."""

    def __init__(self, courses: Courses) -> None:
        self._courses = courses
        self._everything = frozenset(courses.all)
        self.areas: dict[str, tuple[str, str]] = {}
        """Areas that selections name: what sort of thing each is, and its value."""
        self.leaves_out = False
        """Whether some selection leaves courses out."""

    def chosen(self, select: Select) -> Chosen:
        """A selection that takes exactly what is selected."""
        parts = [*self._parts(select)]
        if not parts:
            raise CannotBeSaidError("a selection that selects by nothing")
        found = parts[0] if len(parts) == 1 else self._joined("and", parts)
        if select.except_:
            left_out = self._fitting(select.except_)
            found = self._without(found, self.named(left_out)) if left_out else found
        return found

    def without(self, chosen: Chosen, left_out: Iterable[Known]) -> Chosen:
        """The same less some courses."""
        return self._without(chosen, self.named(chosen.takes & frozenset(left_out)))

    def with_(self, chosen: Chosen, more: Iterable[Known]) -> Chosen:
        """The same and some courses besides."""
        return self._joined("or", [chosen, self.named(more)])

    def named(self, courses: Iterable[Known]) -> Chosen:
        """A list of names; empty if there are no courses."""
        taken = frozenset(courses)
        names = ", ".join(self._courses.names[course] for course in sorted(taken))
        return Chosen(f"{{ {names} }}" if taken else "", taken, closed=True)

    def _parts(self, select: Select) -> Iterable[Chosen]:  # noqa: C901, PLR0912 # one branch a key
        if select.ids is not None:
            yield self.named(
                course for course in self._everything if course.id in select.ids and not course.external
            )
        if select.everything:
            yield self._by("courses", lambda _: True, lambda course: not course.external)
        if select.subject is not None:
            yield self._in_subject(select.subject)
        if select.level is not None:
            yield self._of_levels([select.level])
        if select.level_in is not None:
            yield self._of_levels(select.level_in)
        if select.prefix is not None:
            prefix = select.prefix
            yield self._matching(f"{prefix}*", lambda course: course.id.startswith(prefix))
        if select.suffix is not None:
            suffix = select.suffix
            yield self._matching(f"*{suffix}", lambda course: course.id.endswith(suffix))
        if select.tag is not None:
            yield self._area("tag", select.tag, lambda course: course.tags)
        if select.all:
            yield self._joined("and", [self.chosen(inner) for inner in select.all])
        if select.any is not None:
            yield self._joined("or", [self.chosen(inner) for inner in select.any])
        if select.not_ is not None:
            every = self._by("courses", lambda _: True, lambda course: not course.external)
            yield self._without(every, self.chosen(select.not_))
        if select.range is not None:
            yield self._range(select.range.subject, select.range.from_, select.range.to)
        if select.patterns is not None or select.dist is not None:
            areas = [self._area("dist", one, lambda course: course.dist) for one in select.dist or ()]
            yield self._joined("or", [*self._patterns(select.patterns or ()), *areas])

    def _by(self, text: str, words: Callable[[Known], bool], wanted: Callable[[Known], bool]) -> Chosen:
        """Words, and behind them the names of courses that they miss or should not take."""
        said = frozenset(filter(words, self._everything))
        asked = frozenset(course for course in self._everything if wanted(course) and not course.external)
        found = Chosen(text, said)
        if asked - said:
            found = self._joined("or", [found, self.named(asked - said)])
        return self._without(found, self.named(said - asked)) if said - asked else found

    def _joined(self, word: str, parts: Iterable[Chosen]) -> Chosen:
        """What all of these take, or what one of them takes; lists of names become one list."""
        some = [part for part in parts if part.text or word == "and"]
        if word == "and":
            taken = frozenset.intersection(*(part.takes for part in some))
            if any(not part.text for part in some):
                return Chosen("", frozenset(), closed=True)
            return Chosen(
                " and ".join(_inside(part.text) for part in some),
                taken,
                closed=len(some) > 1 or any(part.closed for part in some),
            )
        lists = [part for part in some if _is_list(part)]
        others = [part for part in some if part not in lists]
        if lists:
            others.append(self.named(frozenset().union(*(part.takes for part in lists))))
        taken = frozenset[Known]().union(*(part.takes for part in others)) if others else frozenset[Known]()
        if len(others) == 1:
            return others[0]
        text = " or ".join(_inside(part.text) for part in others)
        return Chosen(text, taken, closed=all(part.closed for part in others))

    def _without(self, base: Chosen, left_out: Chosen) -> Chosen:
        if not left_out.text or not base.text:
            return base
        if _is_list(base) and left_out.closed:
            return self.named(base.takes - left_out.takes)
        self.leaves_out = True
        return Chosen(
            f"{_inside(base.text)} except {_inside(left_out.text)}", base.takes - left_out.takes, base.closed
        )

    def _in_subject(self, subject: str) -> Chosen:
        def fits(course: Known) -> bool:
            return course.subject == subject

        return self._by(f"courses in subject {quoted(subject)}", fits, fits)

    def _range(self, subject: str, low: int, high: int) -> Chosen:
        def fits(course: Known) -> bool:
            number = _leading(course.number)
            return course.subject == subject and number is not None and low <= number <= high

        return self._by(f"courses in subject {quoted(subject)} numbered {low} to {high}", fits, fits)

    def _of_levels(self, levels: Iterable[int]) -> Chosen:
        """By the number where every number tells its level, else by areas that say so."""
        asked = sorted(set(levels))
        digits = {len(str(number)) for course in self._everything if (number := _leading(course.number))}
        if len(digits) == 1 and all(self._tells_its_level(course) for course in self._everything):
            per = 10 ** (digits.pop() - 1)
            return self._joined("or", [self._numbered_for(level, per) for level in asked])
        areas = [self._area("level", str(level), _own_level) for level in asked]
        return self._joined("or", areas)

    def _numbered_for(self, level: int, per: int) -> Chosen:
        """A level by the first digit of the number; no other course has such a number."""

        def fits(course: Known) -> bool:
            return course.level == level

        return self._by(f"courses numbered {level * per} to {(level + 1) * per - 1}", fits, fits)

    @staticmethod
    def _tells_its_level(course: Known) -> bool:
        number = _leading(course.number)
        return number is not None and course.level == int(str(number)[0])

    def _area(self, sort: str, value: str, of: Callable[[Known], Iterable[str]]) -> Chosen:
        """An area of the courses that have a tag, a distribution or a level."""

        def fits(course: Known) -> bool:
            return value in of(course)

        return self._by(f"courses in area {self._area_name(sort, value)}", fits, fits)

    def _area_name(self, sort: str, value: str) -> str:
        """Its name; two values that come to the same letters are told apart by a number."""
        wanted = f"{sort}.{slug(value)}"
        for number in itertools.count(1):
            name = wanted if number == 1 else f"{wanted}_{number}"
            if self.areas.setdefault(name, (sort, value)) == (sort, value):
                return name
        raise AssertionError

    def areas_of(self, course: Known) -> list[str]:
        """The areas that selections ask for and the course has."""
        has = {"tag": course.tags, "dist": course.dist, "level": _own_level(course)}
        return [name for name, (sort, value) in self.areas.items() if value in has[sort]]

    def _patterns(self, patterns: Iterable[str]) -> Iterable[Chosen]:
        """Patterns in the language's own, and what is named one by one, or listed under another code, as names."""
        alternatives = [part.strip() for pattern in patterns for part in pattern.split("/")]
        said = [one for part in dict.fromkeys(alternatives) for one in self._languages(part)]
        open_ = list(dict.fromkeys(_starred(one) for one in said if "*" in one))
        wanted = self._fitting(said)
        if open_:
            text = " or ".join(f"courses matching {quoted(pattern)}" for pattern in open_)
            taken = [pattern.replace("[", "[[]") for pattern in open_]
            yield self._by(
                text,
                lambda course: any(fnmatchcase(course.code, one) for one in taken),
                lambda course: course in wanted,
            )
        elif wanted:
            yield self.named(wanted)

    def _languages(self, pattern: str) -> list[str]:
        if not pattern.startswith("LANG"):
            return [pattern]
        return [dept + pattern.removeprefix("LANG") for dept in self._courses.lang_depts]

    def _fitting(self, patterns: Iterable[str]) -> frozenset[Known]:
        """The courses one of whose codes fits one of the alternatives of a pattern."""
        parts = [
            squeezed(one)
            for pattern in patterns
            for part in pattern.split("/")
            for one in self._languages(part.strip())
        ]
        whole = frozenset(part for part in parts if "*" not in part)
        open_ = tuple(part.partition("*")[0] for part in parts if "*" in part)
        return frozenset(
            course
            for course in self._everything
            if not course.external and any(code in whole or code.startswith(open_) for code in course.codes)
        )

    def _matching(self, pattern: str, wanted: Callable[[Known], bool]) -> Chosen:
        def words(course: Known) -> bool:
            return fnmatchcase(course.code, pattern.replace("[", "[[]"))

        return self._by(f"courses matching {quoted(pattern)}", words, wanted)


def _is_list(chosen: Chosen) -> bool:
    """Whether it is one list of names and nothing else."""
    return chosen.closed and chosen.text.startswith("{") and chosen.text.find("}") == len(chosen.text) - 1


def _starred(pattern: str) -> str:
    """A pattern with one star: more of them say no more."""
    return f"{pattern.partition('*')[0]}*"


def _inside(text: str) -> str:
    """A part of a longer selection, in brackets where it needs them."""
    plain = " or " not in text and " and " not in text and " except " not in text
    return (
        text
        if plain or (text.startswith("{") and text.count("{") == 1 and text.endswith("}"))
        else f"({text})"
    )


def _own_level(course: Known) -> tuple[str, ...]:
    return () if course.level is None else (str(course.level),)


def _leading(number: str) -> int | None:
    digits = re.search("[0-9]+", number)
    return int(digits.group()[:9]) if digits else None
