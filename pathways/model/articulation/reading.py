"""A table of transfer rules into the store: every row read, every problem told, nothing half understood."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from pathways.advance import Advance, untold
from pathways.model.articulation.cells import (
    Kept,
    WrongError,
    chains_in,
    credits_in,
    day_in,
    how_given,
    kind_in,
    priority_in,
    word,
)
from pathways.model.articulation.colleges import Colleges
from pathways.model.articulation.columns import COLUMNS
from pathways.model.articulation.header import positions
from pathways.model.articulation.lines import TableRow, UnreadableError, delimiter_of, rows_of
from pathways.model.articulation.store import FIRST_DAY, LAST_DAY, UNKNOWN, Row, Said, Store, Words
from pathways.model.articulation.text import TableText
from pathways.model.articulation.told import CELL, DISAGREE, UNREADABLE, Desk, Where, listed, shown
from pathways.model.articulation.whole_rules import check_rules
from pathways.problem import Problem
from pathways.text import limits
from pathways.text.file_bytes import phrase

_EVERY = 5_000
"""Rows between two steps that are told."""


def read_tables(
    texts: Iterable[TableText], colleges: Colleges, advance: Advance = untold
) -> tuple[Store, tuple[Problem, ...]]:
    """The rules of tables, and what is wrong with them.

    A table with a problem is in the store as far as it was read, and is not fit for an audit.
    """
    store = Store()
    desks = [Desk(text) for text in texts]
    for desk in desks:
        _read(desk, store, colleges, advance)
    store.close()
    for desk, rules in zip(desks, store.rules_by_origin(), strict=True):
        check_rules(store, rules, desk)
    return store, tuple(problem for desk in desks for problem in desk.close())


def _read(desk: Desk, store: Store, colleges: Colleges, advance: Advance) -> None:
    text = desk.text
    store.begin(text)
    try:
        with text.open() as stream:
            size = stream.seek(0, 2)
            stream.seek(0)
            rows = rows_of(stream)
            header = next(rows, TableRow([], Where(0, 1)))
            desk.delimiter = delimiter_of(text.line(header.where.offset))
            places = positions(header, desk)
            if places is None:
                return
            reading = _Reading(store, colleges, desk, places, len(header.cells))
            for row in rows:
                if row.where.line % _EVERY == 0:
                    advance("reading tables", row.where.offset, size)
                reading.read(row)
    except UnreadableError as error:
        desk.tell(UNREADABLE, error.message, error.help, error.where)
    except OSError as error:
        desk.tell(
            UNREADABLE, f"the table cannot be read: {phrase(error)}", "check who may read it", Where(0, 1)
        )


class _Reading:
    """Rows of one table, read one after the other."""

    def __init__(
        self, store: Store, colleges: Colleges, desk: Desk, places: Mapping[str, int], width: int
    ) -> None:
        self._store, self._colleges, self._desk = store, colleges, desk
        self._rules: dict[str, int] = {}
        self._at = tuple(places.get(name, width) for name in COLUMNS)  # what is not there is empty
        self._width = width
        self._credits, self._kinds = Kept(credits_in), Kept(kind_in)
        self._days, self._priorities = Kept(day_in), Kept(priority_in)
        self._chains, self._goals = Kept(chains_in), Kept(partial(_goals_in, colleges, store.goals))
        self._grades: dict[tuple[str, str, str], tuple[int, int]] = {}
        self._column = ""

    def read(self, row: TableRow) -> None:
        """One row; what is wrong with it is told, and the row left out.

        :raises UnreadableError: if there are too many
        """
        if len(self._store.rule_of) >= limits.TABLE_ROWS:
            message = f"there are more than {limits.TABLE_ROWS:,} rows of transfer rules"
            raise UnreadableError(message, "read the rules of fewer institutions at a time", row.where)
        if row.where.offset > limits.TABLE_BYTES:  # it has grown since it was measured
            message = f"the table is larger than {limits.TABLE_BYTES // 1_000_000:,} MB"
            raise UnreadableError(message, "read the rules of fewer institutions at a time", row.where)
        cells = row.cells
        if len(cells) != self._width:
            if len(cells) < self._width or any(cells[self._width :]):
                message = f"row {row.where.line:,} has {len(cells):,} cells, and the header has {self._width}"
                help_ = "a cell with a comma or a quote in it stands in quotes"
                self._desk.tell(CELL, message, help_, row.where)
                return
            del cells[self._width :]
        cells.append("")
        try:
            self._add(row, [cells[at] for at in self._at])
        except WrongError as error:
            said = dict(zip(COLUMNS, (cells[at] for at in self._at), strict=True))
            wrong = [] if self._desk.is_full else [*self._wrong_cells(said)]
            for column, each in wrong or [(self._column, error)]:
                self._tell(row, column, each)

    def _tell(self, row: TableRow, column: str, error: WrongError) -> None:
        """Tell what is wrong with a cell; an institution that nobody declares once, however many rows name it."""
        message = f"row {row.where.line:,}, column `{column}`: {error.message}"
        at = self._at[COLUMNS.index(column)]
        once = error.message if column.endswith("institution") else ""
        where = row.where._replace(cell=at if at < self._width else None)
        self._desk.tell(CELL, message, error.help, where, once)

    def _wrong_cells(self, cells: Mapping[str, str]) -> Iterator[tuple[str, WrongError]]:
        """Everything that is wrong with single cells of a row: the quick way through it ends at the first."""
        readers: dict[str, Callable[[str], object]] = {
            "from_institution": self._institution,
            "to_institution": self._institution,
            "credits": credits_in,
            "from_credits": credits_in,
            "to_credits": credits_in,
            "kind": kind_in,
            "priority": priority_in,
            "effective": day_in,
            "retired": day_in,
            "chains": chains_in,
            "counts_only_in": self._goals.__getitem__,
        }
        sender = cells["from_institution"].strip()
        if self._colleges.passing(sender):
            readers["least_grade"] = readers["most_grade"] = partial(self._grade, sender)
        for column, cell in cells.items():
            try:
                readers.get(column, word)(cell)
            except WrongError as error:
                yield column, error

    def _institution(self, cell: str) -> None:
        name = word(cell)
        if name:
            self._colleges.institution(name)

    def _grade(self, sender: str, cell: str) -> None:
        grade = word(cell)
        if grade:
            self._colleges.place(sender, grade)

    def _add(self, row: TableRow, cells: list[str]) -> None:
        (rule, sender, subject, number, receiver, to_subject, to_number, least, most, worth) = cells[:10]
        kind, priority, begins, ends, brought, bears, *of_rule = cells[10:]
        taken = self._course("from", sender, subject, number)
        given = self._course("to", receiver, to_subject, to_number)
        if taken == given == UNKNOWN:
            self._column = "from_institution"
            raise WrongError(
                "the row takes nothing and gives nothing", "name a course in it, or take it away"
            )
        best, worst = self._interval(sender, least, most) if taken != UNKNOWN else (0, 0)
        self._column = "from_credits"
        brought_ = self._credits[brought]
        self._column = "to_credits"
        bears_ = self._credits[bears]
        self._column = "credits"
        worth_ = self._credits[worth]
        self._column = "kind"
        how = how_given(self._kinds[kind], worth_)
        number_ = self._rule(row, rule, (priority, begins, ends, *of_rule))
        if number_ is not None:
            values = Row(taken, best, worst, brought_, given, how, worth_, bears_)
            self._store.add_row(number_, values, row.where.offset, row.where.line)

    def _course(self, side: str, institution: str, subject: str, number: str) -> int:
        """The number of a course; UNKNOWN where the cells of this side are empty."""
        if not (institution or subject or number):
            return UNKNOWN
        self._column = f"{side}_institution"
        name = self._word(self._store.institutions, institution)
        if not name:
            raise WrongError("the cell is empty", "a course has its institution beside it")
        self._colleges.institution(name)
        self._column = f"{side}_subject"
        subject = self._word(self._store.subjects, subject)
        self._column = f"{side}_number"
        number = self._word(self._store.numbers, number)
        if not subject and not number:
            raise WrongError("the course has neither subject nor number", "write what the catalogue prints")
        return self._store.course(name, subject, number)

    @staticmethod
    def _word(words: Words, cell: str) -> str:
        """A cell that is a word already, or what it says."""
        return cell if words.known(cell) is not None else word(cell)

    def _interval(self, sender: str, least: str, most: str) -> tuple[int, int]:
        """The places of the best and the worst grade that are taken; empty cells mean all grades that pass."""
        key = sender, least, most
        found = self._grades.get(key)
        if found is None:
            institution = word(sender)
            passing = self._colleges.passing(institution)
            self._column = "least_grade"
            lowest = word(least)
            worst = self._colleges.place(institution, lowest) if lowest else max(0, len(passing) - 1)
            self._column = "most_grade"
            highest = word(most)
            best = self._colleges.place(institution, highest) if highest else 0
            if best > worst:
                message = f"{shown(highest)} is below the least grade {shown(lowest)}, so no grade is left"
                raise WrongError(message, "exchange them, or leave one empty")
            found = self._grades[key] = best, worst
        return found

    def _rule(self, row: TableRow, name: str, cells: tuple[str, ...]) -> int | None:
        """The number of a rule, a new one with its first row; None where its rows say different things of it."""
        priority, begins, ends, source, chains, goals = cells
        self._column = "priority"
        priority_ = self._priorities[priority]
        self._column = "effective"
        begins_ = self._days[begins]
        self._column = "retired"
        ends_ = self._days[ends]
        self._column = "chains"
        chains_ = self._chains[chains]
        self._column = "counts_only_in"
        said = Said(priority_, begins_, ends_, chains_, self._goals[goals])
        name = name.strip()
        found = self._rules.get(name)
        if found is None:
            self._column = "source"
            source = self._word(self._store.sources, source)
            self._column = "rule"
            found = self._new(name, said, source)
        elif others := self._others(found, said):
            message = f"row {row.where.line:,} says other things of rule {shown(name)} than its first row, in {listed(others)}"
            help_ = (
                "rows with the same `rule` make one rule: write the same in each, or leave the cells empty"
            )
            self._desk.tell(DISAGREE, message, help_, row.where)
            return None
        return found

    def _new(self, name: str, said: Said, source: str) -> int:
        if not word(name):
            raise WrongError(
                "the rule has no id", "rows with the same id make one rule; give each rule its own"
            )
        _, begins, ends, *_ = said
        begins, ends = begins if begins != UNKNOWN else FIRST_DAY, ends if ends != UNKNOWN else LAST_DAY
        if begins > ends:
            self._column = "retired"
            raise WrongError("the rule is retired before it is effective", "exchange the dates")
        sure = Said(max(0, said.priority), begins, ends, max(0, said.chains), max(0, said.goals))
        found = self._rules[name] = self._store.add_rule(name, sure, source)
        return found

    def _others(self, rule: int, said: Said) -> list[str]:
        """The columns of which a row says something else than the first row of its rule."""
        store = self._store
        held = Said(
            store.priority[rule],
            store.begins[rule],
            store.ends[rule],
            store.chains[rule],
            store.goals_of[rule],
        )
        columns = ("priority", "effective", "retired", "chains", "counts_only_in")
        each = zip(columns, said, held, strict=True)
        return [column for column, one, other in each if one not in (UNKNOWN, other)]


def _goals_in(colleges: Colleges, goals: Words, cell: str) -> int:
    """Where what a rule gives counts, by its number among the `goals`; UNKNOWN if the cell is empty."""
    names = dict.fromkeys(re.split(r"[\s,;]+", word(cell).strip(" ,;")))
    for name in names:
        if name:
            colleges.credential(name)
    return goals.number("\n".join(names)) if any(names) else UNKNOWN
