"""Decision to page: the answer of an admission, why, what a reviewer must look at, and the audit it rests on."""

from collections.abc import Iterator, Mapping

from pathways.audit.state import State
from pathways.audit.verdict import Answer, Decision
from pathways.model.requirement import Attested, Line, Requirement
from pathways.report.amounts_in_words import day
from pathways.report.conditions_in_words import CONDITIONS, facts_behind, not_on_record, office_name
from pathways.report.findings_in_words import TONES
from pathways.report.from_audit import DIGEST_SHOWN, person, running, sections
from pathways.report.known import Known, walk
from pathways.report.lists_in_words import capital, shortened
from pathways.report.missing_in_words import missing
from pathways.report.page import Chapter, Page, Point, Section, Tone, Verdict
from pathways.report.plain_text import plain
from pathways.report.requirements_in_words import required
from pathways.report.states_in_words import answered
from pathways.report.titles import Titles
from pathways.report.undecided_in_words import undecided

_TONES = {
    Answer.ADMITTED: TONES[State.MET],
    Answer.NEEDS_REVIEW: Tone.UNSURE,
    Answer.CANNOT_BE_DECIDED: Tone.UNSURE,
    Answer.NOT_YET: TONES[State.UNMET],
    None: Tone.UNSURE,
}


def page_of_decision(decision: Decision) -> Page:
    """The page of a decision."""
    known = Known(decision.goal, Titles.of_pairs(decision.titles, decision.links))
    answer = answered(decision)
    verdict = Verdict(answer.mark, answer.word, answer.sentence, _TONES[decision.answer])
    why = tuple(Point(f"{capital(text)}.", "·") for text in dict.fromkeys(_to_look_at(decision, known)))
    below = sections(decision.goal, known)
    told = (Section(_HEADINGS.get(decision.answer, "Why"), why), *below) if why else tuple(below)
    chapter = Chapter(
        plain(decision.goal.title or decision.goal.name), verdict, (), told, about=decision.goal.name
    )
    who = person(decision.learner_name, decision.learner)
    return Page(
        f"Admission of {who}",
        (f"Decided as of {day(decision.as_of)}, by rules {plain(decision.digest)[:DIGEST_SHOWN]}",),
        (chapter,),
        running=running(who, decision.as_of, decision.digest),
    )


_HEADINGS: Mapping[Answer | None, str] = {
    Answer.NEEDS_REVIEW: "What to look at",
    Answer.CANNOT_BE_DECIDED: "What is not on the record",
}


_UNSAID = {
    "ungraded": "the grade of {}",
    "unscored": "the score of {}",
    "undated": "when {} was completed",
    "unmatriculated": "the day of matriculation",
}
"""What may not be recorded of an item that would decide."""


def reasons(decision: Decision) -> list[str]:
    """Why the answer is what it is, each reason a phrase without a full stop."""
    known = Known(decision.goal, Titles.of_pairs(decision.titles))
    if decision.goal.undecided is not None:
        return [text.removesuffix(".") for text in undecided(decision.goal.undecided, known)]
    if decision.answer is Answer.NOT_YET and decision.goal.route is not None:
        return [text.removesuffix(".") for text, _ in missing(decision.goal.route.finding, known)]
    return list(dict.fromkeys(_to_look_at(decision, known)))


def _to_look_at(decision: Decision, known: Known) -> Iterator[str]:
    asserted = [key for kind, key in decision.review if kind == "asserted"]
    if asserted:
        is_are = "is" if len(asserted) == 1 else "are"
        yield f"{shortened([known.item(key) for key in asserted])} {is_are} stated but not confirmed by a record"
    for kind, value in decision.review:
        if kind == "clause":
            yield f"the rule asks for a review in this case: {known.requirement(value)}"
        elif kind == "unknown clause":
            yield f"the record does not say whether the rule asks for a review: {known.requirement(value)}"
        elif kind == "attestation":
            yield _unsigned(known.requirements.get(value), value, known)
        elif kind in _UNSAID:
            yield f"the record does not say {_UNSAID[kind].format(known.item(value))}"
        elif kind != "asserted":
            yield f"{plain(kind)}: {plain(value)}"
    for path in dict.fromkeys(decision.unknown):
        yield _unknown(known.requirements.get(path), path, known)
    if (
        decision.answer is Answer.CANNOT_BE_DECIDED
        and not decision.unknown
        and not decision.review
        and decision.goal.route is not None
    ):
        findings = (each for each in walk(decision.goal.route.finding) if each.state is State.UNKNOWN)
        facts = [fact for each in findings for fact in facts_behind(each.requirement)]
        yield from dict.fromkeys(_unknown(fact, fact.path, known) for fact in facts)


def _unsigned(asked: Requirement | Line | None, path: str, known: Known) -> str:
    if isinstance(asked, Attested):
        return f"{office_name(asked.office)} has not signed yet: {plain(asked.what)}"
    return f"a signature is missing: {known.requirement(path)}"


def _unknown(asked: Requirement | Line | None, path: str, known: Known) -> str:
    if asked is None or not isinstance(asked, CONDITIONS):
        return f"the record leaves this open: {known.requirement(path)}"
    return f"{not_on_record(asked)} ({required(asked, known.titles)})"
