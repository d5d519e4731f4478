"""Transfer rules by the million in a few arrays: words are kept once, courses are numbers, a rule is a run of rows."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from pathways.model.articulation.text import RowSource, TableText
from pathways.model.transfer import Transfer
from pathways.text import Place

UNKNOWN = -1
"""What stands where an amount, a course or a row is not known or not there."""
FIRST_DAY, LAST_DAY = 1, 3_652_059
"""The first and the last day of the calendar (`date.min` and `date.max`), for rules without a date."""
_WORDS = 22
_MOST_WORDS = (1 << _WORDS) - 1
"""Subjects and numbers of courses; no table has rows enough for more."""


class Words:
    """Words by number and numbers by word."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        """Begin with these words, each of them once."""
        self._words = list(words)
        self._numbers = {word: number for number, word in enumerate(self._words)}

    @property
    def words(self) -> Sequence[str]:
        """All words by their numbers."""
        return self._words

    def number(self, word: str) -> int:
        """The number of a word, a new one if it was not there."""
        found = self._numbers.get(word)
        if found is None:
            found = self._numbers[word] = len(self._words)
            self._words.append(word)
        return found

    def known(self, word: str) -> int | None:
        """The number of a word, if it is there."""
        return self._numbers.get(word)

    def __len__(self) -> int:
        """How many words there are."""
        return len(self.words)


class Row(NamedTuple):
    """What a row takes and gives: courses by number, places of grades on the sender's scale, thousandths of a credit."""

    taken: int
    best: int
    worst: int
    brought: int
    given: int
    how: int
    worth: int
    catalogue: int


class Taken(NamedTuple):
    """A course that a rule takes, of which grades (places on the scale, the best first), what it bears, and in which row."""

    course: int
    best: int
    worst: int
    brought: int
    row: int


class Given(NamedTuple):
    """A course that a rule gives, how, the credits that are named, what it bears in its catalogue, and in which row."""

    course: int
    how: int
    worth: int
    catalogue: int
    row: int


class Said(NamedTuple):
    """What a rule says as a whole; `chains` is 1 or 0, `goals` the number of where it counts."""

    priority: int
    begins: int
    ends: int
    chains: int
    goals: int


@dataclass(slots=True)
class Origin:
    """Where rows come from: a table, or the rule files if there is none; `first` are the first row and rule of it."""

    text: TableText | None
    first_row: int
    first_rule: int


@dataclass(slots=True, eq=False)
class Store:
    """Rules of all tables and, for a check, of the rule files, side by side in arrays."""

    institutions: Words = field(default_factory=Words)
    subjects: Words = field(default_factory=Words)
    numbers: Words = field(default_factory=Words)
    sources: Words = field(default_factory=Words)
    goals: Words = field(default_factory=lambda: Words([""]))
    """Where what a rule gives counts: names of credentials, one a line; the first are all."""
    courses: "array[int]" = field(default_factory=lambda: array("Q"))
    rows: tuple["array[int]", ...] = field(default_factory=lambda: tuple(array(kind) for kind in "iiiiiBii"))
    rule_of: "array[int]" = field(default_factory=lambda: array("I"))
    offsets: "array[int]" = field(default_factory=lambda: array("Q"))
    lines: "array[int]" = field(default_factory=lambda: array("I"))
    priority: "array[int]" = field(default_factory=lambda: array("i"))
    begins: "array[int]" = field(default_factory=lambda: array("i"))
    ends: "array[int]" = field(default_factory=lambda: array("i"))
    source_of: "array[int]" = field(default_factory=lambda: array("I"))
    chains: "array[int]" = field(default_factory=lambda: array("B"))
    goals_of: "array[int]" = field(default_factory=lambda: array("I"))
    origins: list[Origin] = field(default_factory=list)
    ids: bytearray = field(default_factory=bytearray)
    id_ends: "array[int]" = field(default_factory=lambda: array("I"))
    places: dict[int, Place] = field(default_factory=dict)
    order: "array[int]" = field(default_factory=lambda: array("I"))
    starts: "array[int]" = field(default_factory=lambda: array("I"))
    by_key: "array[int]" = field(default_factory=lambda: array("I"))
    by_taken: "array[int]" = field(default_factory=lambda: array("I"))
    by_given: "array[int]" = field(default_factory=lambda: array("I"))
    made: dict[int, Transfer] = field(default_factory=dict)
    _numbered: dict[int, int] = field(default_factory=dict)

    def __len__(self) -> int:
        """How many rules there are."""
        return len(self.priority)

    def course(self, institution: str, subject: str, number: str) -> int:
        """The number of a course, a new one if it was not there."""
        key = self._key(
            self.institutions.number(institution), self.subjects.number(subject), self.numbers.number(number)
        )
        found = self._numbered.get(key)
        if found is None:
            found = self._numbered[key] = len(self.courses)
            self.courses.append(key)
        return found

    @staticmethod
    def _key(institution: int, subject: int, number: int) -> int:
        return (institution << 2 * _WORDS) | (subject << _WORDS) | number

    def course_words(self, course: int) -> tuple[str, str, str]:
        """Institution, subject and number of a course."""
        key = self.courses[course]
        return (
            self.institutions.words[key >> 2 * _WORDS],
            self.subjects.words[key >> _WORDS & _MOST_WORDS],
            self.numbers.words[key & _MOST_WORDS],
        )

    def institution_of(self, course: int) -> int:
        """The number of the institution that teaches a course."""
        return self.courses[course] >> 2 * _WORDS

    def begin(self, text: TableText | None) -> None:
        """What is added from now on comes from this table."""
        self.origins.append(Origin(text, len(self.rule_of), len(self.priority)))

    def add_rule(self, name: str, said: Said, source: str) -> int:
        """A new rule without rows; its number."""
        self.ids += name.encode("utf-8", "surrogatepass")
        self.id_ends.append(len(self.ids))
        self.priority.append(said.priority)
        self.begins.append(said.begins)
        self.ends.append(said.ends)
        self.chains.append(said.chains)
        self.goals_of.append(said.goals)
        self.source_of.append(self.sources.number(source))
        return len(self.priority) - 1

    def add_row(self, rule: int, row: Row, offset: int, line: int) -> None:
        """A row more of a rule, and where it stands in its table."""
        for held, value in zip(self.rows, row, strict=True):
            held.append(value)
        self.rule_of.append(rule)
        self.offsets.append(offset)
        self.lines.append(line)

    def close(self) -> None:
        """Lay out which rows are whose, and forget what only adding needs; twice does no harm."""
        count = len(self.rule_of)
        self.order = array("I", sorted(range(count), key=self.rule_of.__getitem__))
        starts = array("I", bytes(4 * (len(self) + 1)))
        for rule in self.rule_of:
            starts[rule + 1] += 1
        for rule in range(len(self)):
            starts[rule + 1] += starts[rule]
        self.starts = starts
        self._numbered = {}
        self.by_key = array("I", sorted(range(len(self.courses)), key=self.courses.__getitem__))
        taken = self.rows[0]
        self.by_taken = array("I", sorted(range(count), key=taken.__getitem__))
        given = self.rows[4]
        self.by_given = array("I", sorted(range(count), key=given.__getitem__))

    def reopened(self) -> None:
        """Get ready for more rules after `close`."""
        self._numbered = {key: number for number, key in enumerate(self.courses)}

    def name(self, rule: int) -> str:
        """The id of a rule in its table, or its name in the rules."""
        first = self.id_ends[rule - 1] if rule else 0
        return bytes(self.ids[first : self.id_ends[rule]]).decode("utf-8", "surrogatepass")

    def full_name(self, rule: int) -> str:
        """The table of a rule and its id there, as in `cuny.csv:17`; of two tables of one name with their folders."""
        text = self.origin(self.rows_of(rule)[0]).text
        if text is None:
            return self.name(rule)
        short = text.name.rpartition("/")[2]
        alike = sum(
            each.text is not None and each.text.name.rpartition("/")[2] == short for each in self.origins
        )
        return f"{short if alike == 1 else text.name}:{self.name(rule)}"

    def rules_by_origin(self) -> list[range]:
        """The rules of each table, and of the rule files if they are there."""
        firsts = [origin.first_rule for origin in self.origins]
        return [range(first, end) for first, end in pairwise([*firsts, len(self)])]

    def place(self, row: int) -> Place:
        """Where a row stands: its line in the table, or the declaration."""
        if row in self.places:
            return self.places[row]
        text = self.origin(row).text
        line = text.line(self.offsets[row]) if text is not None else ""
        source = RowSource(text.name if text is not None else "", line, self.lines[row])
        return Place(source, 0, len(line))

    def rows_of(self, rule: int) -> Sequence[int]:
        """The rows of a rule in the order of the table."""
        return self.order[self.starts[rule] : self.starts[rule + 1]]

    def only_row(self, rule: int) -> int:
        """The row of a rule that has one, which takes a course and gives one; UNKNOWN of every other rule."""
        first = self.starts[rule]
        at = self.order[first]
        is_one = self.starts[rule + 1] == first + 1 and self.rows[0][at] != UNKNOWN != self.rows[4][at]
        return at if is_one else UNKNOWN

    def row(self, at: int) -> Row:
        """A row as it was added."""
        return Row(*(held[at] for held in self.rows))

    def takes(self, rule: int) -> tuple[Taken, ...]:
        """What a rule takes, each course once, by the numbers of the courses."""
        courses, best, worst, brought = self.rows[:4]
        found: dict[int, Taken] = {}
        for at in self.rows_of(rule):
            course = courses[at]
            if course != UNKNOWN and course not in found:
                found[course] = Taken(course, best[at], worst[at], brought[at], at)
        return tuple(found[course] for course in sorted(found))

    def gives(self, rule: int) -> tuple[Given, ...]:
        """What a rule gives, each course once, by the numbers of the courses."""
        courses, how, worth, catalogue = self.rows[4:]
        found: dict[int, Given] = {}
        for at in self.rows_of(rule):
            course = courses[at]
            if course != UNKNOWN and course not in found:
                found[course] = Given(course, how[at], worth[at], catalogue[at], at)
        return tuple(found[course] for course in sorted(found))

    def known_course(self, institution: str, subject: str, number: str) -> int | None:
        """The number of a course that some rule takes or gives, or None."""
        parts = (
            self.institutions.known(institution),
            self.subjects.known(subject),
            self.numbers.known(number),
        )
        if None in parts:
            return None
        key = self._key(*(part for part in parts if part is not None))
        at = bisect_left(self.by_key, key, key=self.courses.__getitem__)
        found = self.by_key[at] if at < len(self.by_key) else None
        return found if found is not None and self.courses[found] == key else None

    def gives_otherwise(self, words: tuple[str, str, str]) -> bool:
        """Whether a rule gives a course (institution, subject, number) for another worth than that of its catalogue."""
        course = self.known_course(*words)
        given, how = self.rows[4], self.rows[5]
        if course is None:
            return False
        first = bisect_left(self.by_given, course, key=given.__getitem__)
        last = bisect_right(self.by_given, course, key=given.__getitem__)
        return any(how[row] for row in self.by_given[first:last])

    def takes_of(self, institution: str) -> bool:
        """Whether some rule takes a course of this institution."""
        number = self.institutions.known(institution)
        if number is None:
            return False
        first, end = (
            bisect_left(self.by_key, self._key(each, 0, 0), key=self.courses.__getitem__)
            for each in (number, number + 1)
        )
        return any(self.rules_taking([course]) for course in self.by_key[first:end])

    def rules_taking(self, courses: Iterable[int]) -> list[int]:
        """The rules of tables that take one of these courses, in their order."""
        return self._rules_at(self.by_taken, self.rows[0], courses)

    def rules_giving(self, courses: Iterable[int]) -> list[int]:
        """The rules of tables that give one of these courses, in their order."""
        return self._rules_at(self.by_given, self.rows[4], courses)

    def _rules_at(self, order: "array[int]", column: "array[int]", courses: Iterable[int]) -> list[int]:
        found: set[int] = set()
        for course in courses:
            first = bisect_left(order, course, key=column.__getitem__)
            last = bisect_right(order, course, key=column.__getitem__)
            found.update(self.rule_of[row] for row in order[first:last])
        return sorted(found)

    def rule_named(self, name: str) -> int | None:
        """The rule that `full_name` calls so, or None."""
        for at, rules in enumerate(self.rules_by_origin()):
            text = self.origins[at].text
            for table in (text.name, text.name.rpartition("/")[2]) if text is not None else ():
                found = self._rule_with(name.removeprefix(f"{table}:"), rules)
                if found is not None and self.full_name(found) == name:
                    return found
        return None

    def _rule_with(self, name: str, rules: range) -> int | None:
        """The rule of that id among some that follow one another."""
        wanted, ids = name.encode("utf-8", "surrogatepass"), bytes(self.ids)
        at = ids.find(wanted)
        while at != -1 and wanted:
            rule = bisect_right(self.id_ends, at)
            if rule in rules and self.name(rule) == name:
                return rule
            at = ids.find(wanted, at + 1)
        return None

    def origin(self, row: int) -> Origin:
        """Where a row comes from."""
        return self.origins[bisect_right(self.origins, row, key=lambda each: each.first_row) - 1]
