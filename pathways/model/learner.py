"""A learner as recorded: who they are, what they have learnt, and what offices have signed."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from pathways.model.amount import Worth


class Status(Enum):
    """How far an item is."""

    EARNED = "earned"
    IN_PROGRESS = "in progress"
    PLANNED = "planned"
    FAILED = "failed"
    WITHDRAWN = "withdrawn"
    REVOKED = "revoked"


class Provenance(Enum):
    """Where an item's word comes from; only recorded and verified items decide."""

    RECORDED = "recorded"
    VERIFIED = "verified"
    ASSERTED = "asserted"


class ExceptionKind(Enum):
    """What a person may grant to one learner against the letter of a rule."""

    WAIVE = "waive"
    SUBSTITUTE = "substitute"
    ALSO_ALLOW = "also allow"
    APPLY_HERE = "apply here"
    CHANGE_A_LIMIT = "change a limit"
    EXTEND_A_DEADLINE = "extend a deadline"


@dataclass(frozen=True, slots=True)
class Item:
    """One attempt at one thing; `name` is its name in the rules, else subject, number and institution describe it.

    `score` is in thousandths of a point. `key` tells two items of one record apart and is stable. `part_of` are the keys of
    items recorded with an award. `attempt` is the attempt's number as recorded; dates decide which was last.
    """

    key: str
    name: str | None
    sort: str
    title: str
    status: Status
    completed: date | None = None
    term: str = ""
    grade: str | None = None
    basis: str = "graded"
    score: int | None = None
    worth: Worth | None = None
    institution: str | None = None
    subject: str = ""
    number: str = ""
    level: str | None = None
    for_credit: bool | None = None
    provenance: Provenance = Provenance.RECORDED
    asserted_by: str = ""
    transferred: bool = False
    converted_by: str | None = None
    converted_on: date | None = None
    valid_until: date | None = None
    part_of: tuple[str, ...] = ()
    evidence: str = ""
    attempt: int | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """A programme declared, admitted to or enrolled in, and since when.

    Of a declared one, `catalogue` is the date whose rules it goes by, and a concentration tells the programme it is `within`.
    """

    programme: str
    since: date | None = None
    catalogue: date | None = None
    within: str = ""


@dataclass(frozen=True, slots=True)
class Attestation:
    """An office's signature for something, on a date."""

    what: str
    office: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Pin:
    """Somebody's word on where an item counts; it makes nothing eligible.

    `item` is a name in the rules or the key of an item on the record, `requirement` the path of a requirement, or the name
    of what it is in. An advisor gives a name with it. One that an exception puts there is `forced`.
    """

    item: str
    requirement: str
    advisor: str = ""
    on: date | None = None
    forced: bool = False

    @property
    def say(self) -> tuple[bool, bool, int, str, str, str]:
        """Who has their way where two pins contradict: an exception, an advisor, the learner; the newer; by path and name.

        >>> Pin("c1", "ba/require", on=date(2024, 5, 1)).say > Pin("c1", "core", "Dr Gray").say
        True
        """
        return (
            not self.forced,
            not self.advisor,
            -self.on.toordinal() if self.on else 0,
            self.requirement,
            self.item,
            self.advisor,
        )


@dataclass(frozen=True, slots=True)
class GrantedException:
    """What a named person granted on a day, with the reason; it is in force from that day.

    `requirement` is the path or name of what it changes, `item` a name in the rules or the key of an item on the record,
    `instead_of` the name it stands for, `amount` a new limit in thousandths of its unit, `until` a new last day.
    """

    kind: ExceptionKind
    by: str
    on: date
    reason: str
    requirement: str = ""
    item: str = ""
    instead_of: str = ""
    amount: int | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Learner:
    """A learner's whole record; None for a birth date, a population or a standing that nobody recorded means unknown.

    `applies_for` are the names of admissions; `catalogue` is the date whose rules a programme without its own goes by.
    """

    key: str
    name: str
    born: date | None = None
    populations: tuple[str, ...] | None = None
    matriculated: date | None = None
    applied: date | None = None
    declared: tuple[Relation, ...] = ()
    admitted: tuple[Relation, ...] | None = ()
    enrolled: tuple[Relation, ...] | None = ()
    attestations: tuple[Attestation, ...] = ()
    items: tuple[Item, ...] = ()
    applies_for: tuple[str, ...] = ()
    pins: tuple[Pin, ...] = ()
    catalogue: date | None = None
    exceptions: tuple[GrantedException, ...] = ()


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a learner block expects of one target; `wanted` is a status or admission word, or a percentage of progress."""

    target: str
    wanted: str
    percent: int | None
    as_of: date | None
