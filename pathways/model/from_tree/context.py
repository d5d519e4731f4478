"""What the meaning of a clause depends on: its file, all names, and the credit unit of its institution."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from pathways.model.amount import Unit
from pathways.model.from_tree import problems
from pathways.model.from_tree.scope import Entry, Scope
from pathways.model.requirement import Requirement
from pathways.model.selection import Selection
from pathways.problem import Problem, Spot, spot
from pathways.text import Place, Source
from pathways.tree.nodes import Clause, Literal, Name, Span

Found = TypeVar("Found")


@dataclass(slots=True)
class Written:
    """Sets and requirements that were written out already, and those that are being written out right now."""

    sets: dict[str, Selection] = field(default_factory=dict)
    requirements: dict[tuple[str, Unit], Requirement] = field(default_factory=dict)
    grades: frozenset[str] = frozenset()
    underway: list[Entry] = field(default_factory=list)
    refused: frozenset[str] = frozenset()
    day: date | None = None
    """The day by which sets and requirements that have versions go; None is the newest of each."""

    def circle(self, entry: Entry) -> Problem | None:
        """The problem of a declaration that is being written out because it is needed for itself."""
        if entry not in self.underway:
            return None
        round_ = self.underway[self.underway.index(entry) :]
        first = min(range(len(round_)), key=lambda at: round_[at].name)
        told = [*round_[first:], *round_[:first]]
        spots = tuple(spot(other.place) for other in told)
        return problems.names.circular_names(entry.word, [other.name for other in told], spots)


@dataclass(frozen=True, slots=True)
class Context:
    """A file, the names of all files with their problems, and the unit of credits without a name."""

    scope: Scope
    written_out: Written
    source: Source
    unit: Unit

    def place(self, span: Span) -> Place:
        """Where something is written."""
        return Place(self.source, span.start, span.end)

    def spot(self, span: Span) -> Spot:
        """The quoted line of something written."""
        return spot(self.place(span))

    def written(self, span: Span) -> str:
        """The text as its author wrote it, on one line."""
        return " ".join(self.source.text[span.start : span.end].split())

    def tell(self, problem: Problem) -> None:
        """Keep a problem."""
        self.scope.problems.append(problem)

    def name(self, name: Name, wanted: Sequence[str], saying: str, help_: str = "") -> str:
        """A name, after making sure that it declares what is wanted here."""
        self.scope.find(name.text, wanted, saying, self.place(name.span), help_)
        return name.text

    def version(self, entry: Entry) -> Entry:
        """The version of a declaration that is written out here."""
        return self.scope.on(entry, self.written_out.day)

    def within(self, entry: Entry) -> "Context":
        """The context of another declaration, which counts as this one does."""
        return replace(self, source=entry.source)

    def counting(self, unit: Unit) -> "Context":
        """The same context with other credits."""
        return replace(self, unit=unit)


def every(clause: Clause, kind: type[Found]) -> tuple[Found, ...]:
    """All arguments of a clause that are of one kind, in order."""
    return tuple(value for value in clause.values if isinstance(value, kind))


def first(clause: Clause, kind: type[Found]) -> Found:
    """The first argument of a kind that the grammar promises."""
    return next(value for value in clause.values if isinstance(value, kind))


def texts(clause: Clause) -> tuple[str, ...]:
    """The literals of a clause, as text."""
    return tuple(literal.text for literal in every(clause, Literal))


def word_of(clause: Clause) -> str:
    """The deciding word of a clause that the grammar keeps as its first argument."""
    return first(clause, Clause).word
