"""What a rule file declares: institutions, learning, credentials, stacks, conversions, admissions, and where it is written."""

from dataclasses import dataclass, field
from datetime import date

from pathways.model.amount import Amount, Duration, Money, UnitRule, Worth
from pathways.model.grade import Scale
from pathways.model.requirement import Line, Named, Requirement
from pathways.model.selection import Selection
from pathways.model.term import Offering, Term
from pathways.text import Place

KINDS = (
    "badge",
    "micro-credential",
    "certificate",
    "associate degree",
    "bachelor degree",
    "graduate certificate",
    "master degree",
    "doctorate",
)
"""The kinds of credential in rising rank."""
LEVELS = ("secondary", "undergraduate", "graduate", "professional")


def _place() -> Place:
    return field(compare=False, repr=False, kw_only=True)  # type: ignore[no-any-return] # dataclasses.field is typed by its default


@dataclass(frozen=True, slots=True)
class Citation:
    """A source and where in it."""

    source: str
    where: str
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class Detail:
    """What a proposal says of a credential or course beyond its rules: outcomes, criteria, evidence, benefits and the like."""

    word: str
    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A published document that rules cite."""

    name: str
    title: str
    url: str
    publisher: str
    published: date | None
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class Institution:
    """Who teaches or issues; `academic` is False for a unit that may not award credit; `credit_unit` follows its calendar."""

    name: str
    title: str
    kind: str
    parent: str | None
    academic: bool
    credit_unit: str
    scale: str | None
    details: tuple[Detail, ...] = ()
    any_catalogue: bool = False
    """The same as that of a credential, of all that are issued by it or by a part of it."""
    terms: tuple[Term, ...] = ()
    """The terms of its year as they are declared; where there are none, those of what it is part of."""
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class Topic:
    """An area or a skill; `word` says which."""

    word: str
    name: str
    title: str
    details: tuple[Detail, ...] = ()
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of credential that an institution declares, with the built-in kind whose rank it has."""

    name: str
    title: str
    ranks_as: str
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class NamedSet:
    """A set of items with a name."""

    name: str
    title: str
    selection: Selection
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class Learning:
    """What is learnt: a `course`, an `exam` or an `experience`; `uses` is how often it may count (None: without limit)."""

    sort: str
    name: str
    title: str
    institution: str | None
    worth: Worth | None
    for_credit: bool
    level: str | None
    subject: str
    number: str
    areas: tuple[str, ...]
    skills: tuple[str, ...]
    uses: int | None
    equivalents: tuple[str, ...]
    price: Money | None
    details: tuple[Detail, ...]
    cites: tuple[Citation, ...]
    prerequisite: Requirement | None = None
    """What comes before it; whoever has passed it has passed it, whatever came before."""
    corequisite: Requirement | None = None
    """What comes before it or in the same term."""
    offered: tuple[Offering, ...] = ()
    """The terms in which it is offered; none where that is not said."""
    can_be_taken: bool = True
    """False where it is not offered: it stands for blanket credit, or is no longer taught."""
    place: Place = _place()

    @property
    def code(self) -> str:
        """Subject and number as printed, as in `CS 1136`."""
        return f"{self.subject} {self.number}".strip()


@dataclass(frozen=True, slots=True)
class Credential:
    """A credential: its kind and rank, what it is worth, and what it requires (None: it can only be recorded).

    `unpublished` is True where its issuer has not published what it asks for. `credit_stated` is False where `for_credit`
    is what its kind comes to, because nothing says it.
    """

    name: str
    title: str
    kind: str
    rank: int
    issuer: str | None
    worth: Worth | None
    for_credit: bool
    level: str | None
    areas: tuple[str, ...]
    skills: tuple[str, ...]
    effective: date | None
    retired: date | None
    valid_for: Duration | None
    price: Money | None
    automatic: bool
    require: Requirement | None
    pools: tuple[Requirement, ...]
    overall: tuple[Line, ...]
    details: tuple[Detail, ...]
    cites: tuple[Citation, ...]
    unpublished: bool = False
    credit_stated: bool = True
    any_catalogue: bool = False
    """Whether a learner may use the rules of any catalogue since matriculation."""
    besides: tuple[Named, ...] = ()
    """What policies require besides, by whatever route; their lines stand in `overall` after its own."""
    policies: tuple[str, ...] = ()
    extended: date | None = None
    """A day through which an award stays valid by an exception, whatever `valid_for` says."""
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class Stack:
    """A route: `vertical` and `horizontal` stacks are `made of` something, a `value-added` one adds to what is held (`onto`)."""

    name: str
    title: str
    shape: str
    made_of: Requirement
    onto: Requirement | None
    into: str | None
    in_order: bool
    details: tuple[Detail, ...]
    cites: tuple[Citation, ...]
    same_catalogue_year: bool = False
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class Conversion:
    """Non-credit learning becomes credit: `target` None means that the converted item itself bears credit, at its own worth."""

    name: str
    title: str
    source: Selection
    target: str | None
    gives: Worth | None
    price: Money | None
    window: Duration | None
    event: str | None
    require: Requirement | None
    limits: tuple[tuple[str, Worth], ...]
    details: tuple[Detail, ...]
    cites: tuple[Citation, ...]
    enrolment_fee: Money | None = None
    """What is paid before the price, when the learner enrols in what is converted."""
    retakes: int | None = None
    """How often what is converted may be taken again; None is without limit."""
    extended: date | None = None
    """A day through which its window stays open by an exception."""
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class ShareLimit:
    """How much may count in both of two credentials: `amount` of what `selection` takes, of everything if None.

    `in_all` limits what counts in any two of them, added up over all of them.
    """

    path: str
    amount: Amount
    selection: Selection | None
    in_all: bool = False
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class OwnMinimum:
    """How much must count in a credential and in no other that it shares with: `amount` of what `selection` takes.

    It is asked of each credential that `of` takes, of every one if None.
    """

    path: str
    amount: Amount
    selection: Selection | None
    of: Selection | None = None
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class Sharing:
    """What may count in several credentials at once: between any two of `among`, or one of `among` and one of `others`.

    Two credentials that are both in `apart` are left out. `most` is in how many of them one item may count: one that is
    `most_of`, where that is said. `in_a_lifetime` an award that has run out counts as well, and a course is one item however
    often it was taken. `own` is what each of them must have besides what it shares.
    """

    name: str
    title: str
    among: Selection
    others: Selection | None
    apart: Selection | None
    limits: tuple[ShareLimit, ...]
    most: int | None
    details: tuple[Detail, ...]
    cites: tuple[Citation, ...]
    place: Place = _place()
    most_of: Selection | None = None
    in_a_lifetime: bool = False
    own: tuple[OwnMinimum, ...] = ()


@dataclass(frozen=True, slots=True)
class Policy:
    """What an institution asks of every credential that `applies_to` takes, besides what each requires itself."""

    name: str
    title: str
    applies_to: Selection
    require: Requirement | None
    overall: tuple[Line, ...]
    details: tuple[Detail, ...]
    cites: tuple[Citation, ...]
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class Admission:
    """When learning earns admission to a programme, and when a person must look."""

    name: str
    title: str
    programme: str
    require: Requirement
    review_when: tuple[Requirement, ...]
    details: tuple[Detail, ...]
    cites: tuple[Citation, ...]
    place: Place = _place()


__all__ = [
    "KINDS",
    "LEVELS",
    "Admission",
    "Citation",
    "Conversion",
    "Credential",
    "Detail",
    "Institution",
    "Kind",
    "Learning",
    "NamedSet",
    "Policy",
    "Reference",
    "Scale",
    "Stack",
    "Topic",
    "UnitRule",
]
