"""The transfer rules that a rule set has in tables, as the catalogue holds them."""

from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

from pathways.model.articulation.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pathways.model.articulation.colleges import Colleges
    from pathways.model.transfer import Learnt, Transfer


@dataclass(frozen=True, slots=True)
class Tables:
    """Rules of tables; two of them are equal if they are the same store."""

    store: Store | None = field(default=None, repr=False)
    colleges: "Colleges | None" = field(default=None, repr=False, compare=False)

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

    @property
    def digest(self) -> str:
        """What identifies the meaning of the rules, whatever their order, ids and sources; empty without rules."""
        if self.store is None:
            return ""
        total = 0
        for rule in range(len(self.store)):
            said = _meaning(self.store, rule)
            total += int.from_bytes(sha256(repr(said).encode()).digest()[:20], "big")
        return f"{total:x}"


def _meaning(store: Store, rule: int) -> object:
    takes = sorted((store.course_words(each.course), *each[1:4]) for each in store.takes(rule))
    gives = sorted((store.course_words(each.course), *each[1:4]) for each in store.gives(rule))
    return takes, gives, store.priority[rule], store.begins[rule], store.ends[rule]
