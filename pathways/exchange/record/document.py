"""The learner document, version 1, as it stands in a file: its fields, and what may stand in each."""

from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

from pathways.exchange.record import limits
from pathways.exchange.record.fields import Day, Level, Line, Name, Printed, Text, Thousandths
from pathways.model.learner import Provenance, Status

VERSION = "learner/1"
Sort: TypeAlias = Literal["course", "exam", "experience", "credential"]


class Part(BaseModel):
    """What all parts of a document share: no fields but those there are, no guessing at kinds of value."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class RelationRecord(Part):
    """A programme that a learner has declared, was admitted to or is enrolled in."""

    programme: Name = Field(description="the name of the programme in the rules")
    since: Day | None = Field(None, description="the day from which it holds")


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
    title: Text | None = Field(None, description="the title as printed")
    status: Annotated[Status, Field(strict=False)] = Field(description="how far it is")
    completed: Day | None = Field(
        None, description="the day of completion; leave it out when it is not known"
    )
    term: Line | None = Field(None, description="the term, such as 2024 fall")
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


class PersonRecord(Part):
    """What is known of a learner besides what they have learnt."""

    id: Name = Field(description="tells this learner from all others")
    name: Text | None = Field(None, description="the name as it is shown")
    born: Day | None = Field(None, description="the date of birth; leave it out when it is not known")
    populations: Annotated[list[Name], Field(max_length=limits.ENTRIES)] | None = Field(
        None, description="populations such as veteran; an empty list means none, no list means not known"
    )
    matriculated: Day | None = Field(None, description="the day of matriculation")
    applied: Day | None = Field(None, description="the day of the application")
    applies_for: Annotated[list[Name], Field(max_length=limits.ENTRIES)] | None = Field(
        None, description="the names of the admissions applied for"
    )
    declared: Relations | None = Field(None, description="programmes declared")
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
