"""What is claimed of any bytes whatever: a target takes them, and an assertion fails where a claim does not hold.

A target needs no fuzzer: Hypothesis calls the same functions with rule files that it has mutilated, the replay with the
corpus, and `make fuzz` with whatever atheris comes upon.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import TypeAlias

from pathways.cli.formatting import laid_out
from pathways.cli.problems.rows import rows_of
from pathways.cli.problems.to_text import to_text
from pathways.exchange.record import limits as of_records
from pathways.exchange.record.column_map_file import column_map_in
from pathways.exchange.record.lookup import lookup_in
from pathways.exchange.record.to_learners import Read, from_csv, from_json
from pathways.model.articulation import pages as pages_of_tables
from pathways.model.articulation.to_transfers import transfer_of, transfers_taking
from pathways.model.catalogue import Catalogue
from pathways.model.checks import check, pages
from pathways.model.digest import digest
from pathways.model.from_tree import model_of
from pathways.problem import Problem, Severity
from pathways.text import Source, limits
from pathways.text.source import with_line_ends
from pathways.tree import pages as pages_of_the_tree
from pathways.tree import parse
from tests.exchange.record.college import COLLEGE
from tests.model.articulation.tables import catalogue_with

Target: TypeAlias = Callable[[bytes], None]

NAME = "a.pathway"
BEFORE_THE_TABLE = "\n\n"
"""What stands between a column map and a table that is read by it: neither has it inside, but by accident."""
LOOKUP = lookup_in(COLLEGE)
UNSEEN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
"""What no output for people may contain; lines of text end with a line end."""


def syntax(data: bytes) -> None:
    """Rules are read to their end: mistakes are told with places in the file, so many and no more, and twice the same."""
    text = _text(data)
    if text is None:
        return
    tree, problems = parse(Source(NAME, text))
    again, told_again = parse(Source(NAME, text))
    assert (again.declarations, told_again) == (tree.declarations, problems)
    assert tree.is_whole == (not problems)
    assert len(problems) <= limits.MISTAKES
    assert {problem.code for problem in problems} <= known_codes()
    _are_fit(problems, text)
    for token in tree.tokens:
        assert 0 <= token.start <= token.end <= len(text)
    for declared in tree.declarations:
        assert 0 <= declared.span.start <= declared.span.end <= len(text)


def meaning(data: bytes) -> None:
    """Rules, whole or not, mean something or are told; what they mean does not hang on when they are read."""
    text = _text(data)
    if text is None:
        return
    catalogue, problems = _model(text)
    again, told_again = _model(text)
    assert (digest(again), told_again) == (digest(catalogue), problems)
    assert {problem.code for problem in problems} <= known_codes()
    for severity in Severity:
        assert sum(problem.severity is severity for problem in problems) <= 2 * (limits.PROBLEMS + 1)
    _are_fit(problems, text)


def layout(data: bytes) -> None:
    """What can be read can be laid out: it means the same then, and laying it out again changes nothing; the rest is left."""
    found = laid_out(NAME, data)
    if found.after is None:
        assert found.problems
        assert found.before == (None if _text(data) is None else data.decode())
        return
    again = laid_out(NAME, found.after.encode())
    assert again.after == found.after
    assert found.before is not None
    assert digest(_model(with_line_ends(found.before))[0]) == digest(_model(found.after)[0])


def record_json(data: bytes) -> None:
    """A learner document gives learners, or tells why not."""
    text = _text(data)
    if text is not None:
        _is_fit(from_json(text, "a.json", COLLEGE), from_json(text, "a.json", COLLEGE), text)


def record_csv(data: bytes) -> None:
    """A learner table gives learners, or tells why not."""
    text = _text(data)
    if text is not None:
        _is_fit(from_csv(text, "a.csv", COLLEGE), from_csv(text, "a.csv", COLLEGE), text)


def column_map(data: bytes) -> None:
    """A column map is read or told why not; with one that is read, so is the table behind it."""
    text = _text(data)
    if text is None:
        return
    written, _, table = text.partition(BEFORE_THE_TABLE)
    columns, problems = column_map_in(written, "a.json", LOOKUP)
    assert (columns, problems) == column_map_in(written, "a.json", LOOKUP)
    assert (columns is None) == any(problem.severity is Severity.ERROR for problem in problems)
    assert len(problems) <= 2 * of_records.PROBLEMS + 2
    _are_fit(problems, written)
    if columns is not None:
        read = from_csv(table, "a.csv", COLLEGE, columns)
        _is_fit(read, from_csv(table, "a.csv", COLLEGE, columns), table, is_mapped=True)


def transfer_table(data: bytes) -> None:
    """A table of transfer rules is read or told why not; what is read can be judged, and every rule of it is a transfer."""
    catalogue, problems = catalogue_with(data)
    again, told_again = catalogue_with(data)
    assert (again.tables.digest, told_again) == (catalogue.tables.digest, problems)
    assert len(problems) <= limits.TABLE_PROBLEMS + 1
    told = (*problems, *check(catalogue))
    assert {problem.code for problem in told} <= known_codes() | set(pages_of_tables.PAGES)
    _are_fit(told, data.removeprefix(b"\xef\xbb\xbf").decode(errors="replace"))
    store, colleges = catalogue.tables.store, catalogue.tables.colleges
    if store is not None and colleges is not None and not problems:
        for number in range(len(store)):
            transfer = transfer_of(store, colleges, number)
            words = [
                (each.course.institution or "", each.course.subject, each.course.number)
                for each in transfer.takes
            ]
            assert transfer in transfers_taking(store, colleges, words)


TARGETS: dict[str, Target] = {
    target.__name__: target
    for target in (syntax, meaning, layout, record_json, record_csv, column_map, transfer_table)
}
"""Every target by its name, which is also that of its folder in the corpus."""


@cache
def known_codes() -> frozenset[str]:
    """Every code of rules; it has a page."""
    return frozenset(pages()) | frozenset(pages_of_the_tree())


def _text(data: bytes) -> str | None:
    """The text as it is read from a file; None where it is no UTF-8, which `pathways` tells before it reads."""
    try:
        return with_line_ends(data.decode())
    except UnicodeDecodeError:
        return None


def _model(text: str) -> tuple[Catalogue, tuple[Problem, ...]]:
    tree, _ = parse(Source(NAME, text))
    catalogue, problems = model_of([tree])
    return catalogue, (*problems, *check(catalogue))


def _is_fit(read: Read, again: Read, text: str, *, is_mapped: bool = False) -> None:
    learners, problems = read
    assert read == again
    assert len(problems) <= 2 * of_records.PROBLEMS + 2
    assert learners or problems or not text.strip() or is_mapped or _has_none(text)
    _are_fit(problems, with_line_ends(text.removeprefix("\ufeff")))


def _has_none(text: str) -> bool:
    """Whether a document or a table says that there is nobody in it."""
    return '"learners"' in text or "learner_id" in text


def _are_fit(problems: Iterable[Problem], text: str) -> None:
    """Whether every problem is for people: with a sentence, with help or not, with a place in the file, on any terminal."""
    lines = text.split("\n")
    for problem in problems:
        assert 0 < len(problem.message) <= limits.SENTENCE
        assert len(problem.help) <= limits.SENTENCE
        for spot in problem.spots:
            assert 1 <= spot.line <= len(lines)
            assert 1 <= spot.column <= len(lines[spot.line - 1]) + 1
            assert spot.length >= 1
            assert len(spot.quoted) <= limits.QUOTE
    assert not UNSEEN.search(to_text(rows_of(problems)))
