"""The plan document, version 1, as it is written: its fields."""

from typing import Literal

from pydantic import Field

from pathways.exchange.audit.parts import Day, Number, Part


class PersonPart(Part):
    """Whom the plans are for."""

    id: str
    name: str | None


class MoneyPart(Part):
    """A sum in one currency."""

    cents: int
    currency: str


class TermPart(Part):
    """A term ahead, the first being number 1; days only where its institution declares its terms."""

    number: int
    title: str
    begins: Day | None
    ends: Day | None


class LookedAtPart(Part):
    """How many candidates a plan was chosen from, and over how many terms; the proof is about these."""

    courses: int
    conversions: int
    credentials: int
    terms: int


class TakePart(Part):
    """A course, exam or experience to be taken."""

    name: str = Field(description="its name in the rules")
    code: str
    title: str
    term: TermPart
    price: MoneyPart | None = Field(description="null where the rules do not say it")
    at: str = Field(description="the institution, if it is another one than where the goals are awarded")
    instead: list[str] = Field(
        description="others (names) of the same kind: with any of them nothing that was asked for would differ"
    )
    before: list[str] = Field(description="courses of the plan (names) that it comes before or beside")
    again: bool = Field(description="whether it was passed before")


class ConvertPart(Part):
    """Learning without credit, or an exam, to be converted."""

    item: str = Field(description="the id of the item on the record, or of the exam that is to be sat")
    conversion: str
    price: MoneyPart | None
    sit: bool = Field(description="whether it is an exam that is still to be sat")
    score: Number | None = Field(description="the score that is to be reached in it")
    deadline: Day | None


class ObtainPart(Part):
    """A credential that is obtained: one below the goals on the way, or a goal that is applied for."""

    name: str
    automatic: bool = Field(description="whether it is held by itself; else it is applied for")
    after: TermPart | None = Field(description="null: now, unless it `waits`")
    waits: bool = Field(
        description="whether it is not to be had now, though no term says when: something that is under way has no day, or "
        "something is not known"
    )
    price: MoneyPart | None


class SeePart(Part):
    """What is to be seen to beside what is learnt."""

    kind: Literal["have signed", "reach a score", "declare", "be admitted or enrolled"]
    requirement: str = Field(description="the path of the condition that asks for it")


class StopPart(Part):
    """Off-ramp: what is new for whoever stops after a term, asked for or not."""

    after: TermPart
    held: list[str] = Field(description="credentials that are held")
    ready: list[str] = Field(description="credentials that could be applied for")


class RaisesPart(Part):
    """How many credits more of a grade would do."""

    grade: str
    credits: Number


class AveragePart(Part):
    """An average that is asked for, and what it takes of the grades to come."""

    goal: str
    requirement: str = Field(description="the path of the condition that asks for it")
    outlook: Literal["reach", "keep", "any passing grade", "out of reach"]
    now: Number | None = Field(description="cut after three places; null where nothing graded is in it")
    credits_planned: Number = Field(description="credits that it is over: of what this plan has taken")
    credits_under_way: Number = Field(description="and of what is in progress or planned on the record")
    needed: Number | None = Field(description="the average over both that is enough, rounded up")
    besides: list[RaisesPart] = Field(
        description="out of reach: what more of a grade would do once all that is to come has the best"
    )


class PlanPart(Part):
    """One plan."""

    way: Literal["best", "fewer credits", "cheaper", "sooner", "other in substance"]
    proven: bool = Field(
        description="whether nothing that was looked at is better; else it is the best that was found in time"
    )
    looked_at: LookedAtPart
    complete: bool = Field(description="whether all that is required is met by it")
    credits: Number
    costs: list[MoneyPart]
    take: list[TakePart]
    convert: list[ConvertPart]
    obtain: list[ObtainPart]
    see_to: list[SeePart]
    stops: list[StopPart]
    left: list[str] = Field(description="the paths of what nothing that could be planned meets")
    on_grades: list[str] = Field(
        description="those of them that hang on grades alone, which nobody knows yet"
    )
    unplaced: list[str] = Field(
        description="ids of items under way of which no day says in which term they take room; none here reckons with them"
    )
    not_offered: list[str] = Field(
        description="ids of items planned for a term in which the rules do not offer them"
    )
    averages: list[AveragePart] = Field(description="those of which that can be said exactly")


class WhatIfPart(Part):
    """What is supposed, and the first plan beside the best one without it; null where there is none without it."""

    suppose: list[str] = Field(description="line by line, as it was given")
    text: list[str]
    more_credits: Number | None = Field(description="credits more than without it; less is negative")
    more_costs: list[MoneyPart] | None = Field(description="by currency, where they differ; less is negative")
    more_terms: int | None = Field(description="terms later than without it; sooner is negative")
    new: list[str] | None = Field(
        description="what is taken, converted (its item) or applied for only with it, by name"
    )
    gone: list[str] | None = Field(description="the same only without it")
    without: PlanPart | None


class PlanDocument(Part):
    """The plans of one learner, the best first."""

    pathways: Literal["plan/1"]
    learner: PersonPart
    as_of: Day
    rules: str = Field(description="the digest of the rules")
    goals: list[str]
    by: Literal["credits", "cost", "time"]
    credits_per_term: Number
    what_if: WhatIfPart | None = Field(description="null where nothing is supposed")
    plans: list[PlanPart]
