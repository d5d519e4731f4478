"""Where the problems of one learner file are collected, with what each spoils, and are given their places."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import starmap

from pathways.exchange.record import limits
from pathways.exchange.record.written import Path, Span, Written, shown, visible
from pathways.model.nearest import Names
from pathways.problem import Problem, Severity, Spot, in_order, spot
from pathways.text import Place, Source

_QUOTED = 600
_KEPT = 4
"""Sorts of names that are kept laid out; those of a whole catalogue take some room."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """A problem before it is placed: `in <place>, ` comes before it; `at_name` points at the field's name."""

    code: str
    path: Path
    sentence: str
    help: str
    severity: Severity
    at_name: bool


@dataclass(slots=True)
class Desk:
    """Collects mistakes; a learner with an error is spoilt, so that nobody is audited by half a record.

    `most` errors are kept; past them the file is read no further.
    """

    most: int = limits.PROBLEMS
    errors: list[Mistake] = field(default_factory=list)
    warnings: list[Mistake] = field(default_factory=list)
    unsaid: int = 0
    _spoilt: dict[Path, Path | None] = field(default_factory=dict)
    _once: dict[str, tuple[Mistake, int]] = field(default_factory=dict)
    _nearest: dict[tuple[str, str], str] = field(default_factory=dict)
    _names: dict[str, Names] = field(default_factory=dict)

    def tell(self, code: str, path: Path, sentence: str, advice: str = "", *, at_name: bool = False) -> None:
        """Keep an error; it spoils the learner it is in, or all of them if it is in none."""
        self._spoilt.setdefault(_learner(path))
        if not self.is_full:
            self.errors.append(Mistake(code, path, sentence, advice, Severity.ERROR, at_name))

    def warn(self, code: str, path: Path, sentence: str, advice: str = "") -> None:
        """Keep a warning, which spoils nothing."""
        if len(self.warnings) < limits.PROBLEMS:
            self.warnings.append(Mistake(code, path, sentence, advice, Severity.WARNING, at_name=False))
        else:
            self.unsaid += 1

    def warn_once(
        self, about: str, path: Path, sentence: str, advice: str, severity: Severity = Severity.WARNING
    ) -> None:
        """Keep a warning or notice that would be the same in many places: it is told at the first, with their number."""
        mistake = Mistake(about, path, sentence, advice, severity, at_name=True)
        first, count = self._once.get(sentence, (mistake, 0))
        self._once[sentence] = first, count + 1

    @property
    def is_full(self) -> bool:
        """Whether so much is wrong that reading on is of no use; then nobody in the file is sound."""
        return len(self.errors) >= self.most

    def spoil(self, learner: Path, by: Path) -> None:
        """Leave a learner out who is part of a problem that was told of the learner `by`."""
        self._spoilt.setdefault(learner, by)

    def is_sound(self, learner: Path) -> bool:
        """Whether nothing is wrong with a learner, nor with the file around them."""
        return not self.is_full and learner not in self._spoilt and () not in self._spoilt

    @property
    def is_whole_file_spoilt(self) -> bool:
        """Whether a mistake is in no learner, or so many are told that nobody can be used."""
        return self.is_full or () in self._spoilt

    def bad(self) -> dict[Path, tuple[Mistake, ...]]:
        """Every learner who is left out, with the mistakes that are the reason."""
        reasons: dict[Path, list[Mistake]] = {learner: [] for learner in self._spoilt if learner}
        for mistake in self.errors:
            reasons.setdefault(_learner(mistake.path), []).append(mistake)
        others = {learner: by for learner, by in self._spoilt.items() if by is not None}
        return {
            learner: tuple(found or reasons.get(others.get(learner, ()), ()))
            for learner, found in reasons.items()
            if learner
        }

    def did_you_mean(self, word: str, names: Iterable[str], among: str) -> str:
        """`did you mean ...?` with the nearest of `names`, or nothing; `among` says which names they are."""
        if (word, among) not in self._nearest:
            if len(self._nearest) >= limits.HINTS:
                return ""
            near = self._laid_out(names, among).nearest(word[: limits.NAME])
            self._nearest[word, among] = f"did you mean {shown(near)}?" if near else ""
        return self._nearest[word, among]

    def _laid_out(self, names: Iterable[str], among: str) -> Names:
        """Names in which the nearest is found soon; those asked for last are kept."""
        if among not in self._names:
            while len(self._names) >= _KEPT:
                del self._names[next(iter(self._names))]
            self._names[among] = Names(names)
        return self._names[among]

    def problems(self, written: Written) -> tuple[Problem, ...]:
        """Every mistake in words and with its place, in the order of reading."""
        mistakes = (*self.errors, *self.warnings, *starmap(_counted, self._once.values()))
        spans = written.spans(dict.fromkeys(mistake.path for mistake in mistakes))
        told = [_problem(mistake, written, _span(mistake, spans)) for mistake in mistakes]
        end = Span(len(written.source.text), len(written.source.text))
        if self.is_full:
            sentence = f"after {self.most:,} problems the file is read no further"
            told.append(_placed("too-many-problems", sentence, written.source, end))
        if self.unsaid:
            placed = _placed(
                "too-many-problems", f"{self.unsaid:,} more warnings are not shown", written.source, end
            )
            told.append(replace(placed, severity=Severity.WARNING))
        return in_order(told)


def _counted(mistake: Mistake, count: int) -> Mistake:
    """A warning with the number of further places where it would be the same."""
    more = "" if count == 1 else f" (here and in {count - 1:,} more place{'s' * (count > 2)})"  # noqa: PLR2004 - one and one more
    return replace(mistake, sentence=mistake.sentence + more)


def _learner(path: Path) -> Path:
    """The learner that a path leads into, or the empty path."""
    steps = {"learner": 1, "learners": 2}.get(str(path[0]), 0) if path else 0
    return path[:steps] if len(path) >= steps else ()


def _span(mistake: Mistake, spans: Mapping[Path, Span]) -> Span:
    """Where a mistake is shown; for a value that is not there, the beginning of what should hold it."""
    found = spans.get(mistake.path)
    if found is not None:
        return found.of_name() if mistake.at_name else found
    path = mistake.path
    while path and path not in spans:
        path = path[:-1]
    around = spans.get(path, Span(0, 0))
    return Span(around.start, around.start)


def _problem(mistake: Mistake, written: Written, span: Span) -> Problem:
    place = written.words(mistake.path)
    sentence = f"in {place}, {mistake.sentence}" if place else mistake.sentence
    placed = _placed(mistake.code, sentence, written.source, span)
    return replace(placed, severity=mistake.severity, help=mistake.help)


def _placed(code: str, sentence: str, source: Source, span: Span) -> Problem:
    return Problem(code, Severity.ERROR, sentence, "", (quoted(source, span.start, span.end),))


def quoted(source: Source, start: int, end: int) -> Spot:
    """The spot of some characters; a very long line is quoted up to a limit, or not at all beyond it."""
    found = spot(Place(source, start, end))
    if found.column > _QUOTED:
        return replace(found, quoted="", length=1)
    length = min(found.length, _QUOTED - found.column + 1)
    return replace(found, quoted=visible(found.quoted[:_QUOTED].replace("\t", " ")), length=length)
