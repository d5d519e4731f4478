"""Tables that were read, and what was found between their rules, kept in the user's cache for as long as nothing changes."""

import json
import sys
from collections.abc import Mapping, Sequence
from functools import cached_property
from hashlib import blake2b
from mmap import ACCESS_READ, mmap
from typing import TYPE_CHECKING

from pathways.folders import cache_folder, program_files
from pathways.model.articulation.kept_files import Parts, keep, opened
from pathways.model.articulation.laid_out import sections_of, store_on
from pathways.model.articulation.meaning import digest_of
from pathways.model.articulation.tables import Tables
from pathways.model.digest import meaning
from pathways.problem import Problem, Severity, Spot

if TYPE_CHECKING:
    from pathlib import Path

    from pathways.model.articulation.colleges import Colleges
    from pathways.model.articulation.store import Store
    from pathways.model.articulation.text import TableText

FROM_BYTES = 100_000
"""Bytes of tables from which on it is worth while: of smaller ones nobody notices that they are read."""
_AT_ONCE = 1_000_000
_ALIGNED = 8
_DAMAGED = (ValueError, KeyError, TypeError, AttributeError)
"""What comes of reading a document as another one than it is."""
Between = Mapping[str, tuple[Problem, ...]]
"""What is found between transfer rules, by the codes of the problems."""


class Kept:
    """What is kept of some tables; nothing, where they are small, cannot be read, or there is no cache."""

    def __init__(self, texts: Sequence["TableText"], colleges: "Colleges") -> None:
        """Digest the tables as they are now."""
        self._texts, self._colleges = texts, colleges
        self._folder = cache_folder()
        self._key = self._key_now() if self._folder is not None else None

    def _key_now(self) -> str | None:
        """What the rules hang on: the tables, who is declared with which grades, and this program."""
        digest = blake2b(digest_size=20)
        try:
            if sum(text.size() for text in self._texts) < FROM_BYTES:
                return None
            for part in self._fixed:
                _add(digest, part)
            for text in self._texts:
                _add(digest, text.name.encode("utf-8", "surrogatepass"))
                with text.open() as stream:
                    while data := stream.read(_AT_ONCE):
                        _add(digest, data)
        except OSError:
            return None
        return digest.hexdigest()

    @cached_property
    def _fixed(self) -> tuple[bytes, ...]:
        names = sorted(self._colleges.catalogue.institutions)
        told = [(name, self._colleges.passing(name)) for name in names]
        return (sys.byteorder.encode(), *program_files(), repr(told).encode())

    @cached_property
    def _key_between(self) -> str:
        """What is found hangs also on what courses bear, on units, and on the rules of rule files and where they stand."""
        catalogue = self._colleges.catalogue
        digest = blake2b(f"{self._key}".encode(), digest_size=20)
        for course in catalogue.learning.values():
            _add(digest, repr((course.name, course.institution, course.subject, course.number)).encode())
            _add(digest, meaning((course.worth, course.equivalents)).encode())
        _add(digest, meaning((catalogue.units, catalogue.institutions)).encode())
        for rule in catalogue.transfers.values():
            _add(digest, meaning(rule).encode())
            _add(digest, f"{rule.place.file} {rule.place.start} {rule.place.end}".encode())
        for name, text in sorted(
            {(rule.place.file, rule.place.source.text) for rule in catalogue.transfers.values()}
        ):
            _add(digest, name.encode("utf-8", "surrogatepass"))
            _add(digest, text.encode("utf-8", "surrogatepass"))
        return digest.hexdigest()

    def _file(self, kind: str, key: str | None) -> "Path | None":
        return self._folder / f"tables-{key}.{kind}" if self._folder is not None and key is not None else None

    def tables(self) -> Tables | None:
        """The rules as they were read before, or None."""
        file = self._file("rows", self._key)
        with opened(file) as stream:
            if stream is None:
                return None
            there = memoryview(mmap(stream.fileno(), 0, access=ACCESS_READ))
            try:
                index = json.loads(stream.readline())
                begin = stream.tell()
                sections = {}
                for name, letter, size in index["sections"]:
                    sections[name] = letter, there[begin : begin + size]
                    begin = _aligned(begin + size)
                if begin != len(there):
                    return None
                store = store_on(sections, [(row, rule) for row, rule in index["firsts"]], self._texts)
                goals = {name for each in store.goals.words for name in each.split("\n")} - {""}
                if not goals <= self._colleges.catalogue.credentials.keys():
                    return None
            except _DAMAGED:
                return None
            return Tables(store, self._colleges, known_digest=index["digest"])

    def keep_tables(self, store: "Store") -> Tables:
        """Keep rules that were read without a mistake, unless the tables have changed since."""
        file = self._file("rows", self._key)
        if file is None:
            return Tables(store, self._colleges)
        digest = digest_of(store)
        if self._key_now() == self._key:
            keep(file, _laid_out(store, digest))
        return Tables(store, self._colleges, known_digest=digest)

    def between(self) -> Between | None:
        """What was found between the rules before, or None."""
        with opened(self._file("found", self._key and self._key_between)) as stream:
            if stream is None:
                return None
            try:
                found = json.loads(stream.read())
                return {code: tuple(_problem(code, each) for each in told) for code, told in found.items()}
            except _DAMAGED:
                return None

    def keep_between(self, found: Between) -> None:
        """Keep what was found between the rules."""
        file = self._file("found", self._key and self._key_between)
        if file is not None:
            said = {code: [_plain(each) for each in told] for code, told in found.items()}
            keep(file, [json.dumps(said).encode()])


def _add(digest: blake2b, part: bytes) -> None:
    digest.update(len(part).to_bytes(8, "big") + part)


def _aligned(at: int) -> int:
    return -(-at // _ALIGNED) * _ALIGNED


def _laid_out(store: "Store", digest: str) -> Parts:
    """An index in a line, and the sections behind it."""
    sections = sections_of(store)
    index = {
        "sections": [(name, letter, len(part)) for name, (letter, part) in sections.items()],
        "firsts": [(each.first_row, each.first_rule) for each in store.origins],
        "digest": digest,
    }
    line = json.dumps(index).encode()
    parts: Parts = [line + b" " * (_aligned(len(line) + 1) - len(line) - 1) + b"\n"]
    for _, part in sections.values():
        parts += [part, bytes(_aligned(len(part)) - len(part))]
    return parts


def _plain(problem: Problem) -> list[object]:
    spots = [
        (each.file, each.line, each.column, each.length, each.quoted, each.note) for each in problem.spots
    ]
    return [problem.severity.value, problem.message, problem.help, spots]


def _problem(code: str, said: Sequence[object]) -> Problem:
    severity, message, help_, spots = said
    return Problem(code, Severity(severity), str(message), str(help_), tuple(Spot(*each) for each in spots))  # type: ignore[attr-defined] # a list of lists
