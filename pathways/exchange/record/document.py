"""The learner document, version 1, as it stands in a file: its fields, and what may stand in each."""

from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

from pathways.exchange.record import limits
from pathways.exchange.record.fields import Attempt, Day, Level, Line, Name, Printed, Text, Thousandths
from pathways.model.learner import ExceptionKind, Provenance, Status

VERSION = "learner/1"
Sort: TypeAlias = Literal["course", "exam", "experience", "credential"]


class Part(BaseModel):
    """What all parts of a document share: no fields but those there are, no guessing at kinds of value."""

    # What a record holds stays out of the library's own messages, which could get into a traceback.
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, hide_input_in_errors=True)


class RelationRecord(Part):
    """A programme or institution that a learner was admitted to or is enrolled in."""

    programme: Name = Field(description="the name of the programme in the rules")
    since: Day | None = Field(None, description="the day from which it holds")


class DeclaredRecord(RelationRecord):
    """A programme, or a concentration within one, that a learner has declared."""

    catalogue: Day | None = Field(None, description="the day whose catalogue it goes by")
    concentration_of: Name | None = Field(
        None,
        description="of a concentration: the declared programme it belongs to, for which alone it counts",
    )


class AttestationRecord(Part):
    """An office's signature for something that no record shows."""

    what: Name = Field(description="what the office signs for, in the words of the rule")
    office: Name = Field(description="the office that signs")
    on: Day | None = Field(None, description="the day of the signature")


class PinRecord(Part):
    """Somebody's word on where an item counts; it makes nothing eligible."""

    item: Name = Field(description="the id of an item of this record, or else a name in the rules")
    requirement: Name = Field(
        description="the path of a requirement, or the name of a requirement, credential, stack or admission"
    )
    advisor: Name | None = Field(
        None, description="the advisor whose word it is; left out, it is the learner's own"
    )
    on: Day | None = Field(None, description="the day on which it was said")


class ExceptionRecord(Part):
    """What a named person granted to this learner, in force from the day on which it was granted."""

    kind: Annotated[ExceptionKind, Field(strict=False)] = Field(description="what was granted")
    by: Name = Field(description="the person who granted it")
    on: Day = Field(description="the day on which it was granted")
    reason: Text = Field(min_length=1, description="why it was granted")
    requirement: Name | None = Field(
        None,
        description="the path or name of what it changes: a requirement, a limit, or a conversion with a deadline",
    )
    item: Name | None = Field(
        None, description="the id of an item of this record, or else a name in the rules"
    )
    instead_of: Name | None = Field(
        None, description="of a substitute: the name in the rules for which the item stands"
    )
    amount: Thousandths | None = Field(
        None, description="of a changed limit: the new one, in the unit of the old one"
    )
    until: Day | None = Field(None, description="of an extended deadline: the new last day")


class ItemRecord(Part):
    """One attempt at one thing: named by `item` as in the rules, or described as the transcript prints it."""

    id: Name | None = Field(
        None, description="tells this item from the others of the record; wanted for `part_of`"
    )
    item: Name | None = Field(
        None, description="the name of a course, exam, experience or credential in the rules"
    )
    sort: Sort | None = Field(
        None, description="what it is, where no name says so; a course unless something else is said"
    )
    institution: Name | None = Field(None, description="who taught or issued it, as the rules name it")
    subject: Line | None = Field(None, description="the subject as printed, such as ENG")
    number: Printed | None = Field(None, description="the number as printed, such as 101 or 6.006")
    code: Printed | None = Field(
        None, description="subject and number as printed together, such as ENG 101, in place of these two"
    )
    title: Text | None = Field(None, description="the title as printed")
    status: Annotated[Status, Field(strict=False)] = Field(description="how far it is")
    completed: Day | None = Field(
        None, description="the day of completion; leave it out when it is not known"
    )
    term: Line | None = Field(None, description="the term, such as 2024 fall")
    attempt: Attempt | None = Field(
        None, description="which attempt at the same thing it is; must agree with the days of completion"
    )
    grade: Printed | None = Field(None, description="the grade as the institution's scale writes it")
    basis: Line | None = Field(
        None, description="the grading basis: graded (if nothing is said), pass_fail, ..."
    )
    score: Thousandths | None = Field(None, description="the score in points, at most three decimals")
    credits: Thousandths | None = Field(
        None, description="credits, at most three decimals; a text is as exact"
    )
    hours: Thousandths | None = Field(None, description="hours, for learning that is not measured in credits")
    ceu: Thousandths | None = Field(None, description="continuing education units")
    unit: Name | None = Field(
        None, description="the unit of the credits or hours: semester, quarter, ects; clock, contact"
    )
    level: Level | None = Field(None, description="the level of the learning")
    for_credit: bool | None = Field(
        None, description="whether it bears credit; leave it out when the rules say so"
    )
    provenance: Annotated[Provenance, Field(strict=False)] | None = Field(
        None,
        description="where its word comes from: recorded, if nothing is said; asserted items do not decide",
    )
    asserted_by: Line | None = Field(None, description="who asserts an item that is not recorded")
    transferred: bool | None = Field(None, description="whether it came by transfer")
    converted_by: Name | None = Field(
        None, description="the conversion in the rules that was recorded as done"
    )
    converted_on: Day | None = Field(None, description="the day on which it was converted")
    valid_until: Day | None = Field(None, description="the last day on which it is in force")
    part_of: Annotated[list[Name], Field(max_length=limits.ITEMS)] | None = Field(
        None, description="of a credential: the ids of the items that were recorded with the award"
    )
    evidence: Text | None = Field(None, description="where the evidence is, or what it is")


Relations = Annotated[list[RelationRecord], Field(max_length=limits.ENTRIES)]
Declared = Annotated[list[DeclaredRecord], Field(max_length=limits.ENTRIES)]


class PersonRecord(Part):
    """What is known of a learner besides what they have learnt."""

    id: Name = Field(description="tells this learner from all others")
    name: Text | None = Field(None, description="the name as it is shown")
    born: Day | None = Field(None, description="the date of birth; leave it out when it is not known")
    populations: Annotated[list[Name], Field(max_length=limits.ENTRIES)] | None = Field(
        None, description="populations such as veteran; an empty list means none, no list means not known"
    )
    matriculated: Day | None = Field(
        None,
        description="the day of matriculation: for `after matriculation`, and for any catalogue since then",
    )
    applied: Day | None = Field(None, description="the day of the application")
    applies_for: Annotated[list[Name], Field(max_length=limits.ENTRIES)] | None = Field(
        None, description="the names of the admissions applied for; read, and not used by audits yet"
    )
    catalogue: Day | None = Field(
        None, description="the day whose catalogue programmes go by that say none of their own"
    )
    declared: Declared | None = Field(None, description="programmes and concentrations declared")
    admitted: Relations | None = Field(
        None, description="programmes admitted to; an empty list means none, no list means not known"
    )
    enrolled: Relations | None = Field(
        None, description="programmes enrolled in; an empty list means none, no list means not known"
    )
    attestations: Annotated[list[AttestationRecord], Field(max_length=limits.ENTRIES)] | None = Field(
        None, description="what offices have signed"
    )
    pins: Annotated[list[PinRecord], Field(max_length=limits.ENTRIES)] | None = Field(
        None, description="where items are to count, by the word of an advisor or of the learner"
    )
    exceptions: Annotated[list[ExceptionRecord], Field(max_length=limits.ENTRIES)] | None = Field(
        None, description="what was granted to the learner against the letter of the rules"
    )


class LearnerRecord(PersonRecord):
    """A learner's whole record; what is not known is left out."""

    items: Annotated[list[ItemRecord], Field(max_length=limits.ITEMS)] | None = Field(
        None, description="what the learner has learnt, tried or plans; the order says nothing"
    )


class OneLearner(Part):
    """A document with one learner."""

    pathways: Literal["learner/1"] = Field(description="the version of the document")
    learner: LearnerRecord


class SeveralLearners(Part):
    """A document with several learners."""

    pathways: Literal["learner/1"] = Field(description="the version of the document")
    learners: list[LearnerRecord]
