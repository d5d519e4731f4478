"""A rule set: rule files read from a folder, checked, and compiled to a graph when somebody asks for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from pathways.advance import Advance, untold
from pathways.folders import rules_folder
from pathways.model.catalogue import Catalogue
from pathways.model.checks import check
from pathways.model.digest import digest
from pathways.model.from_tree import model_of
from pathways.model.nearest import nearest
from pathways.problem import Problem, Severity, in_order, spot
from pathways.rule_files import library, rule_files, shown
from pathways.text import Place, Source
from pathways.tree import nodes
from pathways.tree.from_text import Tree, parse

if TYPE_CHECKING:
    import networkx as nx

LARGEST_FILE = 20 * 1024 * 1024
"""Bytes of a rule file that are still read."""

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
        self.problems: list[Problem] = []
        self.unreadable = False
        self._advance = advance
        self._parsed = parsed
        self._found = 0

    def add(self, path: Path) -> None:
        """Read a file or folder, then whatever its files use."""
        found = rule_files(path)
        if not found:
            self._refuse("no-rules", f"`{path}` has no rule files", "rule files end in `.pathway`")
        self._read_all(found)

    def _read_all(self, files: Sequence[Path]) -> None:
        new = {file.resolve(): file for file in files if file.resolve() not in self.trees}
        self._found += len(new)
        for key, file in new.items():
            self._advance("reading files", len(self.trees), self._found)
            self._read(key, file)

    def _read(self, key: Path, file: Path) -> None:
        if key in self.trees:
            return
        text = self._text(file)
        if text is None:
            return
        source = Source(shown(file), text)
        tree, problems = self._tree(source)
        self.trees[key] = tree
        self.problems.extend(problems)
        for declared in tree.declarations:
            if isinstance(declared, nodes.Use):
                self._use(declared, file, source)

    def _tree(self, source: Source) -> tuple[Tree, tuple[Problem, ...]]:
        known = self._parsed.get(source.name)
        if known is None or known[0].source.text != source.text:
            known = self._parsed[source.name] = parse(source)
        return known

    def _text(self, file: Path) -> str | None:
        try:
            if file.stat().st_size > LARGEST_FILE:
                self._refuse(
                    "too-large", f"`{shown(file)}` is larger than 20 MB", "divide it into several files"
                )
                return None
            return file.read_text(encoding="utf-8", errors="strict")
        except UnicodeDecodeError as error:
            message = f"`{shown(file)}` is not UTF-8 text (byte {error.start + 1})"
            self._refuse("unreadable-file", message, "save it as UTF-8 in your editor")
        except OSError as error:
            message = f"`{shown(file)}` cannot be read: {error.strerror or error}"
            self._refuse("unreadable-file", message, "check the path and who may read it")
        return None

    def _use(self, use: nodes.Use, file: Path, source: Source) -> None:
        folder = library(use.name.text, file)
        if folder is not None:
            self._read_all(rule_files(folder))
            return
        known = sorted({each.name for each in rules_folder().iterdir() if each.is_dir()})
        close = nearest(use.name.text, known)
        help_ = (
            f"did you mean `{close}`?"
            if close
            else "a library is a folder of rule files beside this one, or one of those that come with Pathways"
        )
        place = Place(source, use.name.span.start, use.name.span.end)
        message = f"there is no library named `{use.name.text}`"
        self.problems.append(Problem("unknown-library", Severity.ERROR, message, help_, (spot(place),)))

    def _refuse(self, code: str, message: str, help_: str) -> None:
        self.unreadable = True
        self.problems.append(Problem(code, Severity.ERROR, message, help_))

    def rules(self) -> RuleSet:
        """Everything read so far, as rules."""
        trees = sorted(self.trees.values(), key=lambda tree: tree.source.name)
        catalogue, problems = model_of(trees, self._advance)
        found = [*self.problems, *problems, *check(catalogue, self._advance)]
        return RuleSet(tuple(tree.source.name for tree in trees), catalogue, in_order(found), self.unreadable)
