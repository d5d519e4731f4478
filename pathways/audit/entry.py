"""One attempt on a learner's record with everything the rules say about it, as the audit sees it."""

from dataclasses import dataclass
from datetime import date

from pathways.model.amount import Worth
from pathways.model.learner import Provenance, Status


@dataclass(frozen=True, slots=True)
class Entry:
    """A recorded attempt, a converted one, or a credential held without an award (`derived`).

    `identity` is shared by all attempts at the same or an equivalent course, which give credit once (`uses` times).
    `roots` are the learning events behind it: two entries with a common root are the same learning.
    What transfer gives has the rules by which it came in `transfers`, the keys of what it came from in `sources`, this as
    printed in `came_from`, and the `priority` of the last rule. It counts toward the goals of `only_in` alone, unless that
    is None. It may hang (`hangs`) on a grade that the record does not have, and it would have a grade that is `unsaid`.
    `credited_at` is who gave it, of what no declaration says that.
    """

    key: str
    name: str | None
    sort: str
    title: str
    identity: str
    uses: int | None
    status: Status
    completed: date | None
    term: str
    grade: str | None
    scale: str | None
    points: int | None
    basis: str
    score: int | None
    worth: Worth | None
    institution: str | None
    subject: str
    number: str
    level: str | None
    kind: str | None
    areas: frozenset[str]
    skills: frozenset[str]
    for_credit: bool
    provenance: Provenance
    asserted_by: str
    transferred: bool
    converted_by: str | None
    roots: frozenset[str]
    derived: bool = False
    matriculated: date | None = None
    """The day on which the learner came to study, if it is recorded."""
    transfers: tuple[str, ...] = ()
    sources: frozenset[str] = frozenset()
    priority: int = 0
    only_in: frozenset[str] | None = None
    hangs: bool = False
    unsaid: bool = False
    credited_at: str | None = None
    came_from: tuple[str, ...] = ()
    source_names: frozenset[str] = frozenset()
    """The names in the rules of what it was transferred or converted from."""
    valid_until: date | None = None
    """The last day on which an award is in force; None where it does not run out."""

    @property
    def code(self) -> str:
        """Subject and number as printed, as in `CS 1136`."""
        return f"{self.subject} {self.number}".strip()

    @property
    def unfinished(self) -> bool:
        """Whether this is still to be completed."""
        return self.status in {Status.IN_PROGRESS, Status.PLANNED}

    @property
    def ungraded(self) -> bool:
        """Whether this is a course that was passed for a grade, and the record does not say which.

        What was converted, or transferred from another scale, has no grade of its own: there is none to be recorded.
        """
        own = self.converted_by is None and (not self.transfers or self.unsaid)
        passed = self.sort == "course" and self.status is Status.EARNED and own
        return passed and self.grade is None and self.basis == "graded"

    @property
    def unscored(self) -> bool:
        """Whether this is an exam that was taken, of which the record does not say the score."""
        taken = self.sort == "exam" and self.status is Status.EARNED
        return taken and self.score is None and self.converted_by is None and not self.transfers

    def ends(self, as_of: date) -> date | None:
        """When it was completed; of what is unfinished the expected day, or today where that has passed or is not said."""
        if not self.unfinished:
            return self.completed
        return max(as_of, self.completed or as_of)

    @property
    def order(self) -> tuple[date, int, str, str]:
        """Earliest earned first, of one day what came by a rule of higher priority, then by names alone."""
        return (
            self.completed or date.max,
            -self.priority,
            self.name or self.code or self.title,
            self.key,
        )


def identity_as_printed(institution: str | None, subject: str, number: str) -> str:
    """What all attempts at a course have in common that the rules do not declare: where it is taught, subject and number."""
    return f"{institution or ''} {subject} {number}"
