"""An audit or a decision as a document for programs: plain data ready for JSON, numbers exact as text, dates as in ISO 8601."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, TypeAlias

from pathways.audit.excepted import Excepted
from pathways.audit.open_choice import OpenChoices
from pathways.audit.reasons import Conflict, Option, Pinned, Undecided, Unused
from pathways.audit.supposition import GoalChange, WhatIf
from pathways.audit.verdict import Audit, Award, Decision, GoalAudit, RouteFinding, VersionUsed
from pathways.model.amount import Money, Unit
from pathways.model.declaration import Citation
from pathways.model.learner import Pin
from pathways.report.amounts_in_words import number_of_thousandths
from pathways.report.choices_in_words import pin_of, sentence
from pathways.report.conflict_in_words import conflict
from pathways.report.exceptions_in_words import excepted, granted_to_plain
from pathways.report.finding_to_plain import finding_to_plain, unit_to_plain
from pathways.report.from_decision import reasons
from pathways.report.from_what_if import sentences
from pathways.report.known import Known
from pathways.report.missing_in_words import missing
from pathways.report.notes import source
from pathways.report.options_in_words import option
from pathways.report.pins_in_words import pinned, without
from pathways.report.plain_text import HARD_SPACE, plain
from pathways.report.sharing_in_words import shared, together
from pathways.report.states_in_words import answered, holding, told
from pathways.report.titles import Titles
from pathways.report.undecided_in_words import undecided
from pathways.report.unused_in_words import unused
from pathways.report.versions_in_words import versions

AUDIT = "audit/1"
DECISION = "decision/1"
WHAT_IF = "what-if/1"
Document: TypeAlias = dict[str, Any]


def to_plain(found: Audit | Decision) -> Document:
    """The versioned document of an audit (`audit/1`) or of a decision (`decision/1`); `pathways schema audit` describes it."""
    titles = Titles.of_pairs(found.titles)
    head = {
        "learner": {"id": found.learner, "name": plain(found.learner_name)},
        "as_of": found.as_of.isoformat(),
        "rules": found.digest,
    }
    if isinstance(found, Audit):
        return {"pathways": AUDIT, **head, "goals": [_goal(goal, titles) for goal in found.goals]}
    return {
        "pathways": DECISION,
        **head,
        "answer": found.answer.value if found.answer is not None else "undecided",
        "text": answered(found).sentence,
        "reasons": [_soft(text) for text in reasons(found)],
        "review": [{"reason": kind, "about": about} for kind, about in found.review],
        "unknown": list(found.unknown),
        "goal": _goal(found.goal, titles),
    }


def what_if_to_plain(found: WhatIf) -> Document:
    """The document of what would change (`what-if/1`): both audits, and the sentences between them, goal by goal."""
    titles = Titles.of_pairs((*found.now.titles, *found.then.titles))
    return {
        "pathways": WHAT_IF,
        "suppose": [plain(line) for line in found.suppose],
        "changes": [
            {
                "goal": change.then.name,
                "changes": not change.is_none,
                "text": [_soft(text) for text in sentences(change, titles)],
                "counts": [{"item": each.use.item, "path": each.path} for each in change.counts],
                "no_longer_counts": [{"item": each.use.item, "path": each.path} for each in change.no_longer],
                "newly_missing": list(change.missing),
                "newly_met": list(change.filled),
                "averages": [
                    {"path": each.path, "now": each.now, "then": each.then} for each in change.averages
                ],
                "fits": [{"item": item, "path": path} for item, path in change.fits],
                "no_longer_options": [_option(each, Known(change.now, titles)) for each in change.withdrawn],
                **_of_what_is_supposed(change, Known(change.then, titles)),
            }
            for change in found.changes
        ],
        "now": to_plain(found.now),
        "then": to_plain(found.then),
    }


def _of_what_is_supposed(change: GoalChange, known: Known) -> Document:
    return {
        "options": [_option(each, known) for each in change.offers],
        "not_used": [_unused(each, known) for each in change.idle],
        "exceptions": [_excepted(each, known) for each in change.exceptions],
        "pins": [_pinned(each, known) for each in change.pins],
    }


def _goal(goal: GoalAudit, titles: Titles) -> Document:
    known = Known(goal, titles)
    route = goal.route
    open_ones = missing(route.finding, known) if route is not None else []
    return {
        "name": goal.name,
        "title": plain(goal.title or goal.name),
        "kind": goal.kind,
        "state": goal.state.value,
        "eligible": goal.eligible,
        "text": [text for text in (told(goal).sentence, holding(goal)) if text],
        "held": _award(goal.held),
        "awarded_automatically": goal.automatic,
        "progress": {"percent": goal.percent, "exact": str(goal.progress)},
        "remaining": number_of_thousandths(goal.remaining),
        "still_needed": [{"text": _soft(text), "path": each.path} for text, each in open_ones],
        "routes": [_route(each, known) for each in goal.routes],
        "unused": [_unused(each, known) for each in goal.unused],
        "options": [_option(each, known) for each in goal.options],
        "conflict": _conflict(goal.conflict, known),
        "pins": [_pinned(each, known) for each in goal.pins],
        "unpinned": _unpinned(goal),
        "choices": _choices(goal.choices, known),
        "exceptions": [_excepted(each, known) for each in goal.exceptions],
        "together": _together(goal, known),
        "version": _version(goal.version),
        "policies": [policy.name for policy in goal.policies],
        "undecided": _undecided(goal.undecided, known),
        "place": plain(goal.place),
        "sources": _sources(goal.cites, titles),
    }


def _award(award: Award | None) -> Document | None:
    if award is None:
        return None
    return {"on": _day(award.on), "until": _day(award.until), "automatically": award.automatic}


def _route(route: RouteFinding, known: Known) -> Document:
    return {
        "name": route.name,
        "title": plain(route.title or route.name),
        "shape": route.shape,
        "state": route.state.value,
        "chosen": route.chosen,
        "remaining": number_of_thousandths(route.remaining),
        "place": plain(route.place),
        "sources": _sources(route.cites, known.titles),
        "requirement": finding_to_plain(route.finding, known),
    }


def _unused(each: Unused, known: Known) -> Document:
    return {
        "item": each.item,
        "title": plain(each.title),
        "code": plain(each.code),
        "reason": each.reason,
        "values": [plain(value) for value in each.values],
        "text": _soft(f"{unused([each], known)[0]}."),
    }


def _option(each: Option, known: Known) -> Document:
    return {
        "conversion": each.conversion,
        "title": plain(each.title),
        "item": each.item,
        "item_title": plain(each.item_title),
        "gives": number_of_thousandths(each.gives),
        "unit": _unit(each.unit),
        "target": each.target,
        "price": _price(each.price),
        "enrolment_fee": _price(each.enrolment_fee),
        "state": each.opening.value,
        "deadline": _day(each.deadline),
        "needs": [plain(need) for need in each.needs],
        "place": plain(each.place),
        "sources": _sources(each.cites, known.titles),
        "text": _soft(option(each, known)),
    }


def _conflict(found: Conflict | None, known: Known) -> Document | None:
    if found is None:
        return None
    return {
        "requirements": list(found.requirements),
        "items": list(found.items),
        "demand": number_of_thousandths(found.demand),
        "supply": number_of_thousandths(found.supply),
        "unit": _unit(found.unit),
        "lines": list(found.lines),
        "pins": [_pin(each) for each in found.pins],
        "text": _softened(conflict(found, known)),
    }


def _pin(pin: Pin) -> Document:
    return {
        "item": pin.item,
        "requirement": pin.requirement,
        "advisor": plain(pin.advisor) or None,
        "on": _day(pin.on),
    }


def _pinned(found: Pinned, known: Known) -> Document:
    return {
        **_pin(found.pin),
        "title": plain(found.title),
        "code": plain(found.code),
        "honoured": found.honoured,
        "reason": found.reason,
        "values": [plain(value) for value in found.values],
        "text": _soft(pinned(found, known)),
    }


def _choices(found: OpenChoices | None, known: Known) -> Document | None:
    if found is None:
        return None
    return {
        "complete": found.complete,
        "open": [
            {
                "item": each.item,
                "title": plain(each.title),
                "code": plain(each.code),
                "here": each.here,
                "there": each.there,
                "moves": [
                    {"item": shift.item, "here": shift.here, "there": shift.there} for shift in each.shifts
                ],
                "only_places": each.only_places,
                "pin": pin_of(each) if each.pin else None,
                "text": _soft(sentence([each], known)),
            }
            for each in found.found
        ],
    }


def _version(found: VersionUsed | None) -> Document | None:
    if found is None:
        return None
    return {
        "since": _day(found.since),
        "until": _day(found.until),
        "day": found.day.isoformat(),
        "reason": found.reason,
        "others": [
            {
                "since": _day(other.since),
                "until": _day(other.until),
                "state": other.state.value,
                "progress": {"percent": other.percent, "exact": str(other.progress)},
                "remaining": number_of_thousandths(other.remaining),
            }
            for other in found.others
        ],
        "text": [_soft(text) for text in versions(found)],
    }


def _excepted(found: Excepted, known: Known) -> Document:
    return {
        "granted": granted_to_plain(found.granted),
        "title": plain(found.title),
        "code": plain(found.code),
        "used": found.used,
        "reason": found.reason,
        "values": [plain(value) for value in found.values],
        "paths": list(found.paths),
        "text": _soft(excepted(found, known)),
    }


def _unpinned(goal: GoalAudit) -> Document | None:
    found = goal.unpinned
    if found is None:
        return None
    return {
        "state": found.state.value,
        "progress": {"percent": found.percent, "exact": str(found.progress)},
        "remaining": number_of_thousandths(found.remaining),
        "text": _soft(" ".join(without(goal))),
    }


def _together(goal: GoalAudit, known: Known) -> Document | None:
    found = goal.together
    if found is None:
        return None
    return {
        "goals": list(found.goals),
        "alone": {
            "state": found.state.value,
            "progress": {"percent": found.percent, "exact": str(found.progress)},
            "remaining": number_of_thousandths(found.remaining),
        },
        "limits": [
            {
                "sharing": each.sharing,
                "path": each.path,
                "goals": list(each.goals),
                "limit": number_of_thousandths(each.limit),
                "have": number_of_thousandths(each.have),
                "unit": _unit(each.unit),
                "items": list(each.items),
                "place": plain(each.place),
                "sources": _sources(each.cites, known.titles),
                "text": _soft(f"{shared(each, known)}."),
            }
            for each in found.shared
        ],
        "text": _softened(together(goal, known)),
    }


def _undecided(found: Undecided | None, known: Known) -> Document | None:
    if found is None:
        return None
    return {
        "reason": found.reason,
        "path": found.path,
        "values": [plain(value) for value in found.values],
        "text": _softened(undecided(found, known)),
    }


def _sources(cites: Sequence[Citation], titles: Titles) -> list[Document]:
    return [
        {
            "source": cite.source,
            "where": plain(cite.where),
            "text": source(cite, titles),
            "place": plain(str(cite.place)),
        }
        for cite in cites
    ]


def _unit(unit: Unit | None) -> Document | None:
    return unit_to_plain(unit) if unit is not None else None


def _price(price: Money | None) -> Document | None:
    """Whole and hundredths as a decimal with two places."""
    if price is None:
        return None
    whole, cents = divmod(price.cents, 100)
    return {"amount": f"{whole}.{cents:02d}", "currency": price.currency}


def _day(on: date | None) -> str | None:
    return on.isoformat() if on is not None else None


def _soft(text: str) -> str:
    return text.replace(HARD_SPACE, " ")


def _softened(texts: Iterable[str]) -> list[str]:
    return [_soft(text) for text in texts]
