"""A rule set: rule files read from a folder, checked, and compiled to a graph when somebody asks for it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from pathways.advance import Advance, untold
from pathways.folders import rules_folder
from pathways.model.articulation.text import TableText
from pathways.model.articulation.told import UNREADABLE
from pathways.model.articulation.told import shown as shown_cell
from pathways.model.catalogue import Catalogue
from pathways.model.checks import check
from pathways.model.digest import digest
from pathways.model.from_tree import model_of
from pathways.model.nearest import nearest
from pathways.model.version import on_catalogue
from pathways.problem import Problem, Severity, Told, not_too_many, spot
from pathways.rule_files import SUFFIX, library, resolved, rule_files, shown, table_file
from pathways.text import Place, Source, limits
from pathways.text.file_bytes import TooLarge, file_bytes, phrase, size_of
from pathways.text.source import with_line_ends
from pathways.tree import nodes
from pathways.tree.from_text import Tree, parse

if TYPE_CHECKING:
    import networkx as nx

Parsed: TypeAlias = dict[str, tuple[Tree, tuple[Problem, ...]]]
"""Files that were parsed, by their names as they are shown."""


class RulesError(Exception):
    """Rules that have errors cannot audit anybody; `problems` says what is wrong."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Keep the problems for whoever shows them."""
        errors = sum(problem.severity is Severity.ERROR for problem in problems)
        super().__init__(f"the rules have {errors} error{'s' * (errors != 1)}")
        self.problems = tuple(problems)


@dataclass(frozen=True)
class RuleSet:
    """Rules as people wrote them, what they mean, and every problem found."""

    files: tuple[str, ...]
    catalogue: Catalogue
    problems: tuple[Problem, ...]
    unreadable: bool = False
    trees: tuple[Tree, ...] = field(default=(), repr=False, compare=False)
    """The files as they were written, by whose names further lines can be read."""

    @property
    def sound(self) -> bool:
        """Whether the rules have no error; warnings and notices are allowed."""
        return not any(problem.severity is Severity.ERROR for problem in self.problems)

    @cached_property
    def graph(self) -> "nx.MultiDiGraph[Any]":
        """The rules as a NetworkX graph with typed nodes and edges; raises RulesError while the rules have errors."""
        if not self.sound:
            raise RulesError(self.problems)
        from pathways.graph.from_model import graph_of

        return graph_of(self.catalogue)

    def on_catalogue(self, day: date) -> "RuleSet":
        """The rules as the catalogue of a day has them, for whoever shows them."""
        return replace(self, catalogue=on_catalogue(self.catalogue, day))

    @cached_property
    def digest(self) -> str:
        """What identifies the meaning of these rules, in hexadecimal."""
        return digest(self.catalogue)


def load_rules(*paths: str | Path, advance: Advance = untold, parsed_before: Parsed | None = None) -> RuleSet:
    """Read rule files and folders (all `.pathway` files below them); without a path, the library that comes with Pathways.

    Problems are collected in the rule set and never raised. `advance` is told how far it is. Whoever reads the same
    files again and again gives one dictionary as `parsed_before`: a file whose text is in it is not parsed again.
    """
    reading = _Reading(advance, {} if parsed_before is None else parsed_before)
    for path in paths or (rules_folder(),):
        reading.add(Path(path))
    return reading.rules()


class _Reading:
    """Files being read, and libraries that they use."""

    def __init__(self, advance: Advance, parsed: Parsed) -> None:
        self.trees: dict[Path, Tree] = {}
        self.problems: list[Problem] = Told()
        self.unreadable = False
        self._advance = advance
        self._parsed = parsed
        self._found = 0
        self._refused: set[Path] = set()
        self._bytes = 0
        self._tables: dict[Path, TableText] = {}
        self._table_bytes = 0
        self._declarations = 0
        self._is_full = False
        self._used: dict[tuple[str, Path], bool] = {}
        self._shipped = sorted({each.name for each in rules_folder().iterdir() if each.is_dir()})

    def add(self, path: Path) -> None:
        """Read a file or folder, then whatever its files use."""
        found = rule_files(path)
        if not found:
            self._refuse("no-rules", f"`{path}` has no rule files", "rule files end in `.pathway`")
        self._read_all(found)

    def _read_all(self, files: Sequence[Path]) -> None:
        """Read files, and then those of the libraries that they use, until all is read or it is too much."""
        todo = list(reversed(files))
        while todo and not self._is_full:
            file = todo.pop()
            key = resolved(file)
            if key not in self.trees and key not in self._refused:
                self._advance("reading files", len(self.trees), len(self.trees) + len(todo) + 1)
                todo.extend(reversed(self._read(file, key)))

    def _read(self, file: Path, key: Path) -> list[Path]:
        """Read a file; the files that it uses are given."""
        if len(self.trees) >= limits.FILES:
            self._refuse_rest(f"there are more than {limits.FILES:,} rule files")
            return []
        text = self._text(file)
        if text is None:
            self._refused.add(key)
            return []
        source = Source(shown(file), text)
        tree, problems = self._tree(source)
        self._declarations += len(tree.declarations)
        if self._declarations > limits.DECLARATIONS:
            self._refuse_rest(f"there are more than {limits.DECLARATIONS:,} declarations")
            return []
        self.trees[key] = tree
        self.problems.extend(problems)
        for each in tree.declarations:
            if isinstance(each, nodes.TableUse):
                self._add_table(each, file, source)
        uses = [each for each in tree.declarations if isinstance(each, nodes.Use)]
        return [used for use in uses for used in self._use(use, file, source)]

    def _tree(self, source: Source) -> tuple[Tree, tuple[Problem, ...]]:
        known = self._parsed.get(source.name)
        if known is None or known[0].source.text != source.text:
            known = self._parsed[source.name] = parse(source)
        return known

    def _text(self, file: Path) -> str | None:
        try:
            found = file_bytes(file, limits.FILE_BYTES)
            self._bytes += len(found)
            if self._bytes > limits.RULES_BYTES:
                self._refuse_rest(f"the rules are larger than {limits.RULES_BYTES // 1_000_000:,} MB")
                return None
            return with_line_ends(found.decode("utf-8"))
        except TooLarge as error:
            message = f"`{shown(file)}` is too large: {error.strerror}"
            self._refuse("too-large", message, "divide it into several files")
        except UnicodeDecodeError as error:
            self._refuse("unreadable-file", *_no_text(file, error))
        except OSError as error:
            message = f"`{shown(file)}` cannot be read: {error.strerror or error}"
            self._refuse("unreadable-file", message, "check the path and who may read it")
        return None

    def _use(self, use: nodes.Use, file: Path, source: Source) -> list[Path]:
        """The files of a library; each library is looked for once beside each folder."""
        place = (use.name.text, resolved(file).parent)
        if place not in self._used:
            folder = library(use.name.text, file)
            self._used[place] = folder is not None
            if folder is not None:
                return rule_files(folder)
        if not self._used[place]:
            self._tell_unknown(use, source)
        return []

    def _add_table(self, table: nodes.TableUse, file: Path, source: Source) -> None:
        """Find a table; of one that several rule files name, the first reads it."""
        path, why = table_file(table.name.text, file)
        size = 0
        try:
            size = size_of(path) if not why else 0
        except OSError as error:
            why = phrase(error)
        if not why and self._table_bytes + size > limits.TABLE_BYTES:
            why = f"all tables together are larger than {limits.TABLE_BYTES // 1_000_000:,} MB"
        if why:
            place = Place(source, table.name.span.start, table.name.span.end)
            message = f"the table {shown_cell(table.name.text)} is not read: {why}"
            help_ = 'write the name of a CSV file beside this rule file, such as `transfers from table "transfers.csv"`'
            self.unreadable = True
            self.problems.append(Problem(UNREADABLE, Severity.ERROR, message, help_, (spot(place),)))
        elif resolved(path) not in self._tables:
            self._table_bytes += size
            self._tables[resolved(path)] = TableText(shown(path), path)

    def _with_tables(self, catalogue: Catalogue) -> tuple[Catalogue, tuple[Problem, ...]]:
        """The catalogue with the transfer rules of all tables."""
        if not self._tables:
            return catalogue, ()
        from pathways.model.with_tables import with_tables  # rules without tables need none of it

        texts = sorted(self._tables.values(), key=lambda text: text.name)
        found, problems = with_tables(catalogue, texts, self._advance)
        self.unreadable = self.unreadable or any(each.code == UNREADABLE for each in problems)
        return found, problems

    def _tell_unknown(self, use: nodes.Use, source: Source) -> None:
        close = nearest(use.name.text, self._shipped)
        help_ = "a library is a folder of rule files beside this one, or one of those that come with Pathways"
        if close:
            help_ = f"did you mean `{close}`?"
        elif use.name.text.endswith(SUFFIX):
            help_ = "write the name of a folder, without `.pathway`; files in the same folder need no `use`"
        place = Place(source, use.name.span.start, use.name.span.end)
        message = f"there is no library named `{use.name.text}`"
        self.problems.append(Problem("unknown-library", Severity.ERROR, message, help_, (spot(place),)))

    def _refuse(self, code: str, message: str, help_: str) -> None:
        self.unreadable = True
        self.problems.append(Problem(code, Severity.ERROR, message, help_))

    def _refuse_rest(self, message: str) -> None:
        """Read nothing more; what was read so far is still checked."""
        self._is_full = True
        self._refuse("too-large", message, "read the rules of one institution at a time")

    def rules(self) -> RuleSet:
        """Everything read so far, as rules."""
        trees = sorted(self.trees.values(), key=lambda tree: tree.source.name)
        catalogue, problems = model_of(trees, self._advance)
        catalogue, of_tables = self._with_tables(catalogue)
        partly_read = frozenset(name.text for tree in trees for name in tree.broken)
        found = [*self.problems, *problems, *of_tables, *check(catalogue, self._advance, partly_read)]
        return RuleSet(
            tuple(tree.source.name for tree in trees),
            catalogue,
            not_too_many(_each_word_once(found)),
            self.unreadable,
            tuple(trees),
        )


def _each_word_once(problems: Sequence[Problem]) -> list[Problem]:
    """Leave out that nothing is declared by a name where it is told that these words are none of the language."""
    words = {_at(each) for each in problems if each.code == "unknown-word" and each.spots}
    return [
        each for each in problems if each.code != "unknown-name" or not each.spots or _at(each) not in words
    ]


def _at(problem: Problem) -> tuple[str, int, int]:
    return problem.spots[0].file, problem.spots[0].line, problem.spots[0].column


def _no_text(file: Path, error: UnicodeDecodeError) -> tuple[str, str]:
    """What a file is that is no text in UTF-8, and what to do about it; word processors and spreadsheets zip what they save."""
    if error.object.startswith(b"PK"):
        message = (
            f"`{shown(file)}` is a document of a word processor or spreadsheet, whatever its name ends in"
        )
        return message, "copy its text into a plain text editor, and save it there as UTF-8"
    return f"`{shown(file)}` is not UTF-8 text (byte {error.start + 1})", "save it as UTF-8 in your editor"
