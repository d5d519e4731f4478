"""Rule texts to catalogues, as the tests of the model need them."""

from dataclasses import dataclass

from pathways.model.catalogue import Catalogue
from pathways.model.checks import check
from pathways.model.from_tree import model_of
from pathways.problem import Problem, Severity
from pathways.text import Source
from pathways.tree.from_text import Tree, parse


@dataclass(frozen=True)
class Reading:
    """A catalogue, and what was told while it was made."""

    catalogue: Catalogue
    told: tuple[Problem, ...]

    @property
    def all(self) -> tuple[Problem, ...]:
        """What was told, and what the checks tell."""
        return (*self.told, *check(self.catalogue))

    @property
    def codes(self) -> list[str]:
        return [problem.code for problem in self.told]

    @property
    def all_codes(self) -> set[str]:
        return {problem.code for problem in self.all}

    @property
    def errors(self) -> list[str]:
        return sorted({problem.message for problem in self.all if problem.severity is Severity.ERROR})


def tree_of(name: str, text: str, *, broken: bool = False) -> Tree:
    """The tree of one file, which must be read without a mistake unless it is meant to be broken."""
    tree, problems = parse(Source(name, text))
    assert bool(problems) is broken, [problem.message for problem in problems]
    return tree


def read(*texts: str) -> Reading:
    """The catalogue of the files `a.pathway`, `b.pathway` and so on."""
    trees = [tree_of(f"{letter}.pathway", text) for letter, text in zip("abcdefgh", texts, strict=False)]
    return Reading(*model_of(trees))


def read_broken(text: str) -> Reading:
    """The catalogue of a file with mistakes in its grammar."""
    return Reading(*model_of([tree_of("a.pathway", text, broken=True)]))
