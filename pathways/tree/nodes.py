"""The rule text as a tree: one frozen class for each shape the grammar has, each knowing its characters."""

from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias


class Span(NamedTuple):
    """Characters `start` to `end` of the file."""

    start: int
    end: int


def _span() -> Span:
    return field(compare=False, repr=False)  # type: ignore[no-any-return] # dataclasses.field is typed by its default


@dataclass(frozen=True, slots=True)
class Name:
    """A name as written, without quotes."""

    text: str
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Literal:
    """A string, number, fraction, percentage, date, sum of money or grade; `text` is the value without its quotes."""

    kind: str
    text: str
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of a body, a filter, a condition or an item detail: its grammar name, its deciding words, its arguments."""

    name: str
    word: str
    values: "tuple[Value, ...]"
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Amount:
    """`12 credits`: a number and what is counted."""

    number: "Number"
    measure: str
    unit: Name | None
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class LimitOfTwo:
    """`the greater of A and B`, `the lesser of A and B`."""

    greater: bool
    one: "AmountNode"
    other: "AmountNode"
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class NumberWhen:
    """`(12 when age at least 22 otherwise 24)`: a number that depends on a fact about the learner."""

    then: Literal
    fact: "Requirement"
    otherwise: "Number"
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Share:
    """`30 % of the programme's` (credits): a part of what the credential is worth."""

    part: Literal
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Duration:
    """`5 years`, `18 months`, `30 days`."""

    count: Literal
    unit: str
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Group:
    """`all of`, `any of` or `N of` a list; `need` is `all`, `any` or a number."""

    need: Literal
    members: "tuple[Requirement, ...]"
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class InOrder:
    """`in order { a, b }`: named items with completion dates that do not fall."""

    members: "tuple[ItemLeaf, ...]"
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class When:
    """`when <fact> { ... } otherwise { ... }`."""

    fact: "Requirement"
    then: "tuple[Requirement, ...]"
    otherwise: "tuple[Requirement, ...] | None"
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class QuantityLeaf:
    """`at least 12 credits from S of which { ... }`."""

    amount: "AmountNode"
    selection: "Selection"
    lines: "tuple[Line, ...]"
    marks: tuple[str, ...]
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Contributor:
    """`asu.core up to 6 credits`: a requirement that contributes what satisfies it."""

    requirement: "Requirement"
    most: "AmountNode | None"
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Contributions:
    """`6 courses from what satisfies { asu.core up to 4 courses, asu.electives }`."""

    amount: "AmountNode"
    members: tuple[Contributor, ...]
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class ItemLeaf:
    """One named item or named requirement, with filters."""

    name: Name
    filters: tuple[Clause, ...]
    marks: tuple[str, ...]
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class SumLine:
    """`at most 6 credits from S`, inside `of which` and `overall`."""

    at_least: bool
    amount: "AmountNode"
    selection: "Selection | None"
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class EachLine:
    """`at most 2 courses from each subject`."""

    at_least: bool
    amount: "AmountNode"
    key: Name
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class SpreadLine:
    """`spread over at least 3 terms`, `spread over at most 1 area`."""

    number: Literal
    key: Name
    span: Span = _span()
    at_least: bool = True


@dataclass(frozen=True, slots=True)
class Every:
    """`courses`, `badges`, `anything`: every item of a sort."""

    sort: str
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class These:
    """`{ a, b, c }`, or one name standing for a set, an area or an item."""

    names: tuple[Name, ...]
    braced: bool
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Chosen:
    """A base and the filters after it."""

    base: "Selection"
    filters: tuple[Clause, ...]
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Combined:
    """Selections joined by `or`, `and` or `except`."""

    word: str
    parts: "tuple[Selection, ...]"
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Mark:
    """A grade of a scale, with its points if it has any."""

    grade: Literal
    points: Literal | None
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Declaration:
    """A declaration with a body of clauses; `kind` is the declaring word, as in `course` or `vertical stack`."""

    kind: str
    kind_name: Name | None
    name: Name
    title: Literal | None
    clauses: tuple[Clause, ...]
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Use:
    """`use asu`: another folder of the rule library."""

    name: Name
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class TableUse:
    """`transfers from table "cuny.csv"`: transfer rules in a table beside the rule file; the name is that of the table."""

    name: Name
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class UnitRule:
    """`unit quarter = 2/3 semester rounded down to 0.5 on the total`."""

    name: Name
    ratio: Literal
    into: Name
    rounding: str
    step: Literal
    on_total: bool
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class KindRule:
    """`kind asu.mastery "Mastery Certificate" ranks as certificate`."""

    name: Name
    title: Literal
    rank: str
    rank_name: Name | None
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class SetRule:
    """`set stolaf.upper = courses numbered 200 and above`."""

    name: Name
    title: Literal | None
    clauses: tuple[Clause, ...]
    selection: "Selection"
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class NamedRequirement:
    """`requirement core "Core" = all of { ... }`."""

    name: Name
    title: Literal | None
    clauses: tuple[Clause, ...]
    requirement: "Requirement"
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class LearnerBlock:
    """`learner "..." { ... expect ... }`: a learner that keeps the rules under test."""

    title: Literal
    clauses: tuple[Clause, ...]
    span: Span = _span()


Number: TypeAlias = Literal | NumberWhen | Share
AmountNode: TypeAlias = Amount | LimitOfTwo
Selection: TypeAlias = Every | These | Chosen | Combined
Line: TypeAlias = SumLine | EachLine | SpreadLine | Clause
Requirement: TypeAlias = Group | InOrder | When | Contributions | QuantityLeaf | ItemLeaf | Clause
AnyDeclaration: TypeAlias = (
    Declaration | Use | TableUse | UnitRule | KindRule | SetRule | NamedRequirement | LearnerBlock
)
Value: TypeAlias = (
    Name | Literal | Duration | AmountNode | Selection | Requirement | Contributor | Line | Mark | Clause
)
Node: TypeAlias = AnyDeclaration | Value | Number
