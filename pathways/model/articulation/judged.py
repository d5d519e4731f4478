"""All transfer rules of a catalogue judged: the defects of each kind, so many of them kept, and all of them counted."""

from collections import Counter
from collections.abc import Iterator

from pathways.advance import Advance, untold
from pathways.model.articulation import balance, circles, gaps, pairs
from pathways.model.articulation.colleges import Colleges
from pathways.model.articulation.findings import Defect, Finding
from pathways.model.articulation.groups import Groups
from pathways.model.articulation.store import UNKNOWN, Store
from pathways.text import limits

_EVERY = 5_000
"""Rules between two steps that are told."""


class Judged:
    """The first findings of each kind in the order of the courses, and how many there are."""

    def __init__(self, store: Store, colleges: Colleges, advance: Advance = untold) -> None:
        """Judge every rule."""
        self.store, self.colleges = store, colleges
        self.counts: Counter[Defect] = Counter()
        self.kept: dict[Defect, list[Finding]] = {defect: [] for defect in Defect}
        for finding in findings(store, colleges, advance):
            self.counts[finding.defect] += 1
            kept = self.kept[finding.defect]
            if len(kept) <= limits.PROBLEMS or finding.defect is Defect.LOWEST:
                kept.append(finding)


def findings(store: Store, colleges: Colleges, advance: Advance = untold) -> Iterator[Finding]:
    """Everything that is wrong with the rules of a store, in time that grows as sorting them does."""
    groups = Groups(store)
    passing = [len(colleges.passing(name)) for name in store.institutions.words]
    done = 0
    for receiver, numbers in groups:
        row = store.only_row(numbers[0])
        first = [store.rows[0][row]] if row != UNKNOWN else [each.course for each in store.takes(numbers[0])]
        if len(first) == 1 and not store.goals_of[numbers[0]]:
            course = first[0]
            together = [
                (number, taken.best, taken.worst)
                for number, taken in groups.together.get((course, receiver), ())
            ]
            spans = gaps.spans_of(store, numbers, together)
            for gap in gaps.of_course(spans, passing[store.institution_of(course)]):
                yield gap._replace(course=course)
        if first and (len(numbers) > 1 or len(first) > 1):
            yield from pairs.of_group(store, groups, receiver, numbers)
        if done // _EVERY != (done := done + len(numbers)) // _EVERY:
            advance("comparing transfer rules", done, len(store))
    balanced = balance.Balance(store, colleges)
    for rule in range(len(store)):
        if rule % _EVERY == 0:
            advance("adding up transfer rules", rule, len(store))
        yield from balanced.findings(rule)
    advance("following transfer rules", 0, 0)
    yield from circles.circles(store, balanced.ratio)
