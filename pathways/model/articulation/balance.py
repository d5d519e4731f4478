"""Credits in and credits out of each transfer rule: what appears from nothing, and what is lost."""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from pathways.model.articulation.colleges import Colleges
from pathways.model.articulation.columns import AT_MOST, CATALOGUE, FIXED, REST
from pathways.model.articulation.findings import Defect, Finding
from pathways.model.articulation.store import UNKNOWN, Given, Store, Taken


class Sums(NamedTuple):
    """Thousandths of the receiver's credits: brought, given whatever is brought, given at most, and what rounding may make of it.

    `has_rest` is for a rule that gives the rest, `knows_all` for one of which every worth is known.
    """

    brought: Fraction
    given: int
    at_most: int
    step: int
    has_rest: bool
    knows_all: bool


class Balance:
    """The worth of courses where a table tells it, or the catalogue, in the credits of who gives for them."""

    def __init__(self, store: Store, colleges: Colleges) -> None:
        """Remember exchanges between institutions: there are few."""
        self._store, self._colleges = store, colleges
        self._balanced: set[tuple[int, ...]] = set()
        self._exchanged: dict[tuple[int, int], tuple[Fraction, int] | None] = {}

    def findings(self, rule: int) -> Iterator[Finding]:
        """Whether credits appear or vanish by a rule; nothing where what it takes is worth nobody knows what."""
        key = self._key(rule)
        if key in self._balanced:
            return
        sums = self.sums(rule)
        if sums is None:
            return
        amounts = sums.brought, Fraction(sums.given + sums.at_most)
        if sums.given >= sums.brought + max(1, sums.step):
            yield Finding(Defect.APPEAR, rule, amounts=(sums.brought, Fraction(sums.given)))
        elif sums.knows_all and not sums.has_rest and amounts[1] <= sums.brought - max(1, sums.step):
            yield Finding(Defect.VANISH, rule, amounts=amounts)
        elif key is not None:
            self._balanced.add(key)

    def _key(self, rule: int) -> tuple[int, ...] | None:
        """What the balance of a rule of one row hangs on, if it is all in the row; a million rows have few of them."""
        at = self._store.only_row(rule)
        if at == UNKNOWN:
            return None
        taken, _, _, brought, given, how, worth, catalogue = self._store.row(at)
        if brought == UNKNOWN or (how == CATALOGUE and catalogue == UNKNOWN):
            return None
        sender, receiver = self._store.institution_of(taken), self._store.institution_of(given)
        return sender, receiver, brought, how, worth, catalogue

    def sums(self, rule: int) -> Sums | None:
        """What a rule takes and gives; None if the worth of a course that it takes is not known."""
        takes, gives = self._store.takes(rule), self._store.gives(rule)
        if not takes or not gives:
            return None
        receiver = self._store.institution_of(gives[0].course)
        brought, step = Fraction(0), 0
        for taken in takes:
            found = self._brought(taken, receiver)
            if found is None:
                return None
            brought, step = brought + found[0], max(step, found[1])
        given = at_most = 0
        knows_all = True
        for each in gives:
            worth = self._given(each)
            knows_all = knows_all and (worth != UNKNOWN or each.how == REST)
            given += worth if each.how in {CATALOGUE, FIXED} and worth != UNKNOWN else 0
            at_most += worth if each.how == AT_MOST else 0
        return Sums(brought, given, at_most, step, any(each.how == REST for each in gives), knows_all)

    def ratio(self, rule: int) -> Fraction | None:
        """What a rule gives for each credit that it takes; None if nobody knows."""
        sums = self.sums(rule)
        if sums is None or not sums.knows_all or not sums.brought:
            return None
        given = min(Fraction(sums.given + sums.at_most), max(sums.brought, Fraction(sums.given)))
        return max(given, sums.brought if sums.has_rest else given) / sums.brought

    def _brought(self, taken: Taken, receiver: int) -> tuple[Fraction, int] | None:
        amount = taken.brought
        if amount == UNKNOWN:
            amount = self._declared(taken.course)
        if amount == UNKNOWN:
            return None
        sender = self._store.institution_of(taken.course)
        if (sender, receiver) not in self._exchanged:
            words = self._store.institutions.words
            self._exchanged[sender, receiver] = self._colleges.exchanged(1, words[sender], words[receiver])
        found = self._exchanged[sender, receiver]
        return (amount * found[0], found[1]) if found is not None else None

    def _given(self, given: Given) -> int:
        if given.how in {FIXED, AT_MOST}:
            return given.worth
        if given.how == REST:
            return UNKNOWN
        return given.catalogue if given.catalogue != UNKNOWN else self._declared(given.course)

    def _declared(self, course: int) -> int:
        worth = self._colleges.worth(self._store.course_words(course))
        return UNKNOWN if worth is None else worth
