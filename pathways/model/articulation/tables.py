"""The transfer rules that a rule set has in tables, as the catalogue holds them."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pathways.model.articulation.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pathways.model.articulation.colleges import Colleges
    from pathways.model.transfer import Learnt, Transfer
    from pathways.problem import Problem


@dataclass(frozen=True, slots=True)
class Tables:
    """Rules of tables; two of them are equal if they are the same store.

    `between` is what a check finds between the rules, by the codes of the problems; None where that is still to be found.
    `known_digest` is the digest, where it was kept with the rules.
    """

    store: Store | None = field(default=None, repr=False)
    colleges: "Colleges | None" = field(default=None, repr=False, compare=False)
    between: "Mapping[str, tuple[Problem, ...]] | None" = field(default=None, repr=False, compare=False)
    known_digest: str = field(default="", repr=False, compare=False)

    def __len__(self) -> int:
        """How many rules there are."""
        return len(self.store) if self.store is not None else 0

    def taking(self, learnt: "Iterable[Learnt]") -> "tuple[Transfer, ...]":
        """The rules that take something of a record, in the order of the tables; only these are made of their rows."""
        if self.store is None or self.colleges is None:
            return ()
        from pathways.model.articulation.to_transfers import transfers_taking  # it knows what a catalogue is

        courses = {
            words
            for each in learnt
            for words in (
                (each.institution or "", each.subject, each.number),
                *(self.colleges.printed(each.name) if each.name is not None else ()),
            )
        }
        return transfers_taking(self.store, self.colleges, sorted(courses))

    def giving(self, courses: "Iterable[tuple[str, str, str]]") -> "tuple[Transfer, ...]":
        """The rules that give one of these courses (institution, subject, number), in the order of the tables."""
        if self.store is None or self.colleges is None:
            return ()
        from pathways.model.articulation.to_transfers import transfers_giving  # it knows what a catalogue is

        return transfers_giving(self.store, self.colleges, sorted(courses))

    def named(self, name: str) -> "Transfer | None":
        """The rule of that name, such as `transfers.csv:17`, or None."""
        if self.store is None or self.colleges is None or ":" not in name:
            return None
        from pathways.model.articulation.to_transfers import transfer_of

        rule = self.store.rule_named(name)
        return transfer_of(self.store, self.colleges, rule) if rule is not None else None

    def gives_otherwise(self, course: tuple[str, str, str]) -> bool:
        """Whether a rule gives this course for another worth than that of its catalogue."""
        return self.store is not None and self.store.gives_otherwise(course)

    def sends(self, institution: str) -> bool:
        """Whether a rule takes a course of this institution."""
        return self.store is not None and self.store.takes_of(institution)

    @property
    def digest(self) -> str:
        """What identifies the meaning of the rules, whatever their order, ids and sources; empty without rules."""
        if self.store is None:
            return ""
        if self.known_digest:
            return self.known_digest
        from pathways.model.articulation.meaning import digest_of  # rules without tables need none of it

        return digest_of(self.store)
