"""The names of all files together: what each name declares, and what to say of one that declares nothing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from pathways.model.from_tree import problems
from pathways.model.from_tree.extent import cut_off
from pathways.model.from_tree.nouns import VERSIONED, either, group_of, noun_of, with_article
from pathways.model.nearest import Names, nearest
from pathways.problem import Problem, Told, spot
from pathways.text import Place, Source, limits
from pathways.tree import nodes
from pathways.tree.from_text import Tree

NamedNode: TypeAlias = nodes.Declaration | nodes.KindRule | nodes.SetRule | nodes.NamedRequirement
Declaring: TypeAlias = NamedNode | nodes.UnitRule | nodes.LearnerBlock

_FEW = 4
"""Names that a sentence can list."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A declaration with its word and file; `whole` is False when a part of it could not be read."""

    word: str
    node: Declaring
    source: Source
    whole: bool

    @property
    def name(self) -> str:
        """The declared name; a learner under test has a title in its place."""
        return self._label.text

    @property
    def group(self) -> str:
        """What it declares: a badge and a doctorate are both a `credential`."""
        return group_of(self.word)

    @property
    def place(self) -> Place:
        """Where its name stands."""
        return Place(self.source, *self._label.span)

    @property
    def effective(self) -> date | None:
        """The first day on which it is in force, if it says one."""
        return self._day("effective")

    @property
    def retired(self) -> date | None:
        """The last day on which it is in force, if it says one."""
        return self._day("retired")

    def _day(self, word: str) -> date | None:
        for clause in getattr(self.node, "clauses", ()):
            if clause.name == "date" and clause.values[0].word == word:
                return date.fromisoformat(clause.values[1].text)
        return None

    @property
    def _label(self) -> nodes.Name | nodes.Literal:
        return self.node.title if isinstance(self.node, nodes.LearnerBlock) else self.node.name


def entries(trees: Iterable[Tree]) -> Iterator[Entry]:
    """Every declaration, in the order of the names of the files and then of their lines."""
    for tree in sorted(trees, key=lambda tree: (tree.source.name, tree.source.text)):
        broken = {name.text for name in tree.broken}
        for node in tree.declarations:
            if not isinstance(node, nodes.Use | nodes.TableUse):
                name = None if isinstance(node, nodes.LearnerBlock) else node.name.text
                whole = tree.is_whole if name is None else name not in broken
                yield Entry(_word(node), node, tree.source, whole)


def _word(node: Declaring) -> str:
    if isinstance(node, nodes.Declaration):
        return node.kind
    return _WORDS[type(node)]


_WORDS: dict[type, str] = {
    nodes.KindRule: "kind",
    nodes.SetRule: "set",
    nodes.NamedRequirement: "requirement",
    nodes.UnitRule: "unit",
    nodes.LearnerBlock: "learner",
}


class Scope:
    """One list of names for all files; units and learners have lists of their own."""

    def __init__(self, trees: Sequence[Tree]) -> None:
        """List every name; of two declarations of one name the first is taken, and the other is a problem."""
        self.problems: list[Problem] = Told()
        self.named: dict[str, Entry] = {}
        self.units: dict[str, Entry] = {}
        self.learners: dict[str, Entry] = {}
        self.again: list[Entry] = []
        self.versions: dict[str, list[Entry]] = {}
        self.lost = frozenset(name.text for tree in trees for name in tree.broken)
        for entry in entries(trees):
            self._add(entry)
        for versions in self.versions.values():
            self._in_time(versions)
        self.has_lost_a_scale = any(
            name not in self.named or self.named[name].word == "scale" for name in self.lost
        )
        self._nearest: dict[tuple[str, tuple[str, ...]], str | None] = {}
        self._laid_out: dict[tuple[str, ...] | None, Names] = {}
        self.names_of_units: dict[str, list[str]] = {}
        self.cut_off = frozenset[str]().union(*map(self._too_long, _CHAINS))

    def _too_long(self, chain: "_Chain") -> frozenset[str]:
        """Where chains of declarations that hang on one another are cut off; each such place is a problem."""
        among = self.units if chain.word == "unit" else self.named
        above = {
            name: linked
            for name, entry in among.items()
            if entry.word == chain.word and (linked := said(entry, chain.clause))
        }
        found = cut_off(above)
        for name in sorted(found):
            sentence = f"`{name}` {chain.verb} another, and so on in more than {limits.CHAIN} steps"
            help_ = f"name the {chain.word} at the end of the chain"
            self.problems.append(problems.extent.nested_too_deep(sentence, help_, spot(among[name].place)))
        return found

    def _add(self, entry: Entry) -> None:
        among = {"unit": self.units, "learner": self.learners}.get(entry.word, self.named)
        first = among.setdefault(entry.name, entry)
        if first is not entry and _are_versions(first, entry):
            self.versions.setdefault(entry.name, [first]).append(entry)
        elif first is not entry:
            self.again.append(entry)
            self.problems.append(_declared_twice(first, entry))

    def _in_time(self, versions: list[Entry]) -> None:
        """Put the versions of one thing in the order of their days; the newest is what the name declares."""
        versions.sort(key=lambda entry: entry.effective or date.min)
        self.named[versions[0].name] = versions[-1]
        for older, newer in pairwise(versions):
            problem = _between(older, newer)
            if problem is not None:
                self.problems.append(problem)

    def on(self, entry: Entry, day: date | None) -> Entry:
        """The version that a day goes by: the last that came into force by then, else the first; None is the newest."""
        versions = self.versions.get(entry.name, [entry]) if day is not None else [self.named[entry.name]]
        begun = [each for each in versions if each.effective is None or day is None or each.effective <= day]
        return begun[-1] if begun else versions[0]

    @property
    def count(self) -> int:
        """How many declarations there are, without units."""
        return len(self.named) + len(self.learners) + len(self.again)

    def of_word(self, *words: str) -> Iterator[Entry]:
        """The declarations of some kinds, in order, and after them those whose names were declared before."""
        every = (*self.named.values(), *self.learners.values(), *self.again)
        return (entry for entry in every if entry.group in words)

    def find(
        self, name: str, wanted: Sequence[str], saying: str, place: Place, help_: str = ""
    ) -> Entry | None:
        """What a name declares, if it is what the place wants; if not, the problem is kept and None given.

        Of a declaration that could not be read nobody knows what it is, so there is nothing to say about it.
        """
        entry = self.named.get(name)
        if entry is None:
            if name not in self.lost:
                near = self.near(name, wanted)
                told = problems.names.unknown_name(name, near, spot(place), self._few(wanted))
                self.problems.append(told)
            return None
        if entry.group in wanted:
            return entry
        if not help_:
            near = self.near(name, wanted)
            help_ = f"did you mean `{near}`?" if near else f"write the name of {either(wanted)}"
        sentence = f"`{name}` is {with_article(noun_of(entry.word))}; {saying} wants {either(wanted)}"
        told = problems.names.wrong_kind_of_name(sentence, help_, spot(place))
        self.problems.append(told)
        return None

    def _few(self, wanted: Sequence[str]) -> list[str]:
        """All that a place could name, if it wants one kind of thing and there are few of it."""
        fitting = sorted(name for name, entry in self.named.items() if entry.group in wanted)
        return fitting if len(wanted) == 1 and len(fitting) <= _FEW else []

    def hint(self, word: str, words: Iterable[str], among: str) -> str | None:
        """The nearest of some words; `among` says which words they are."""
        key = (word, (among,))
        if key not in self._nearest and len(self._nearest) < limits.HINTS:
            self._nearest[key] = nearest(word, words)
        return self._nearest.get(key)

    def near(self, name: str, wanted: Sequence[str]) -> str | None:
        """The nearest declared name among those the place wants, else one of another kind that is nearly the same."""
        key = (name, tuple(wanted))
        if key not in self._nearest:
            self._nearest[key] = self._names(tuple(wanted)).nearest(name) or (
                None if name in self.named else self._names(None).alike(name)
            )
        return self._nearest[key]

    def _names(self, wanted: tuple[str, ...] | None) -> Names:
        """The names that declare what is wanted, or all of them; laid out once, when the first slip is found."""
        if wanted not in self._laid_out:
            self._laid_out[wanted] = Names(
                name for name, entry in self.named.items() if wanted is None or entry.group in wanted
            )
        return self._laid_out[wanted]


def _are_versions(first: Entry, second: Entry) -> bool:
    """Whether two declarations of one name are of one sort that may have versions, and at least one says its days."""
    days = (first.effective, first.retired, second.effective, second.retired)
    return first.group == second.group and first.group in VERSIONED and any(days)


def _between(older: Entry, newer: Entry) -> Problem | None:
    """What is wrong with the days of two versions that follow one another, if anything."""
    spots = (spot(newer.place), spot(older.place, "the version before is here"))
    if newer.effective is None or older.retired is None or older.retired >= newer.effective:
        return problems.names.overlapping_versions(newer.name, newer.effective, older.retired, spots)
    if newer.effective - older.retired > timedelta(days=1):
        return problems.names.versions_with_a_gap(newer.name, older.retired, newer.effective, spots)
    return None


def said(entry: Entry | None, clause: str) -> str | None:
    """The name that a declaration gives: in the first such clause, or, of a kind or a unit, behind its last words."""
    if entry is None:
        return None
    if isinstance(entry.node, nodes.KindRule):
        return entry.node.rank_name.text if entry.node.rank_name is not None else None
    if isinstance(entry.node, nodes.UnitRule):
        return entry.node.into.text
    for found in entry.node.clauses if isinstance(entry.node, nodes.Declaration) else ():
        if found.name == clause:
            return next((value.text for value in found.values if isinstance(value, nodes.Name)), None)
    return None


class _Chain(NamedTuple):
    """Declarations of one word that hang on one another by a clause."""

    word: str
    clause: str
    verb: str


_CHAINS = (
    _Chain("institution", "part_of", "is part of"),
    _Chain("kind", "", "ranks as"),
    _Chain("unit", "", "becomes"),
)


def _declared_twice(first: Entry, second: Entry) -> Problem:
    if second.word == "learner":
        sentence = f"two learners have the title `{second.name}`"
        help_ = "say in the title what makes this learner different"
    else:
        sentence = f"the name `{second.name}` is declared twice"
        help_ = "give one of them another name, or delete one if they are the same"
        if first.group == second.group and first.group in VERSIONED:
            help_ += "; if they are versions of one, say in both from when they are `effective`"
    spots = (spot(second.place), spot(first.place, "declared first here"))
    return problems.names.duplicate_name(sentence, help_, spots)
