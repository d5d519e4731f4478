"""Everything declared that can be earned, each as if it were completed on a day with the best grade; made once for a rule set."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from itertools import product

from pathways.audit.entry import Entry
from pathways.audit.from_record import entries_of
from pathways.audit.scales import scale_of
from pathways.audit.selecting import Selecting
from pathways.model.catalogue import Catalogue
from pathways.model.filters_of import filters_of
from pathways.model.learner import Item, Learner, Provenance, Status
from pathways.model.members import members
from pathways.model.same import Same
from pathways.model.selection import Filter, Selection

SUPPOSED = "supposed "
"""How the keys of what is only supposed begin."""
BEST_SCORE = 10**9
"""A score, in thousandths of a point, that is good enough for every rule."""
KEPT = 5_000
"""How many selections are kept with what they take; an exception may make one for a single learner."""
_OF_THE_RECORD = frozenset({Filter.LAST, Filter.LAST_OF})
"""Filters that look at what else is on the record."""


def earnable(catalogue: Catalogue, as_of: date, matriculated: date | None) -> "Earnable":
    """What can be earned by some rules on a day; kept for the few days and rule sets in use, as no exception changes it."""
    return _earnable(Same(catalogue.as_written or catalogue), as_of, matriculated)


@lru_cache(maxsize=8)
def _earnable(same: Same[Catalogue], as_of: date, matriculated: date | None) -> "Earnable":
    return Earnable(same.one, as_of, matriculated)


@dataclass(slots=True)
class Earnable:
    """Each declared thing as an entry, and which of them a selection takes."""

    catalogue: Catalogue
    as_of: date
    matriculated: date | None
    _entries: dict[str, Entry | None] = field(default_factory=dict, init=False, repr=False)
    _taken: dict[Selection, tuple[Entry, ...]] = field(default_factory=dict, init=False, repr=False)

    def entry(self, name: str) -> Entry | None:
        """A declared thing as earned; None where nobody can earn it any more, or the rules do not declare it."""
        if name not in self._entries:
            self._entries[name] = self._made(name)
        return self._entries[name]

    def taken_by(self, selection: Selection, selecting: Selecting) -> tuple[Entry, ...]:
        """What a selection would take, in the order of the catalogue, learnt as it asks for where that can be chosen."""
        if any(kind in _OF_THE_RECORD for kind, _ in filters_of(selection)):
            return tuple(self._takes(selection, selecting))
        if selection not in self._taken:
            if len(self._taken) >= KEPT:
                self._taken.clear()
            alone = Selecting(self.catalogue, self.as_of)
            self._taken[selection] = tuple(self._takes(selection, alone))
        return self._taken[selection]

    def _takes(self, selection: Selection, selecting: Selecting) -> Iterator[Entry]:
        manners = list(_manners(selection))
        for name in members(self.catalogue, selection):
            entry = self.entry(name)
            if entry is not None:
                learnt = (
                    replace(entry, term=term or entry.term, basis=basis or entry.basis)
                    for term, basis in manners
                )
                found = next((each for each in learnt if selecting.takes(selection, each)), None)
                if found is not None:
                    yield found

    def _made(self, name: str) -> Entry | None:
        learning = self.catalogue.learning.get(name)
        credential = self.catalogue.credentials.get(name)
        if learning is None and (credential is None or _is_over(credential.retired, self.as_of)):
            return None
        if learning is not None and not learning.can_be_taken:
            return None
        sort = learning.sort if learning is not None else "credential"
        item = Item(
            f"{SUPPOSED}{name}",
            name,
            sort,
            "",
            Status.EARNED,
            completed=self.as_of,
            grade=self._best_grade(learning.institution) if learning and sort == "course" else None,
            score=BEST_SCORE if sort == "exam" else None,
            provenance=Provenance.VERIFIED,
        )
        learner = Learner("", "", matriculated=self.matriculated, items=(item,))
        return next(iter(entries_of(learner, self.catalogue, self.as_of, transfers=False)), None)

    def _best_grade(self, institution: str | None) -> str | None:
        scale = scale_of(institution, self.catalogue)
        passing = [grade for grade in scale.grades if grade.passing] if scale is not None else []
        return max(passing, key=lambda grade: grade.points or -1).name if passing else None


def _is_over(retired: date | None, as_of: date) -> bool:
    return retired is not None and retired <= as_of


def _manners(selection: Selection) -> Iterator[tuple[str, str]]:
    """Terms and grading bases that a selection asks for and a learner can choose; first neither."""
    terms = dict.fromkeys(
        str(value).replace("*", "").replace("?", "x")
        for kind, value in filters_of(selection)
        if kind is Filter.TERM
    )
    bases = dict.fromkeys(str(value) for kind, value in filters_of(selection) if kind is Filter.BASIS)
    yield from product(("", *terms), ("", *bases))
