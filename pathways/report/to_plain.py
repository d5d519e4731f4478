"""An audit or a decision as a document for programs: plain data ready for JSON, numbers exact as text, dates as in ISO 8601."""

from collections.abc import Sequence

from pathways.audit.excepted import Excepted
from pathways.audit.holdings import Holding
from pathways.audit.reasons import Option, RunningOut, Undecided, Unused
from pathways.audit.supposition import GoalChange, WhatIf
from pathways.audit.verdict import Audit, Award, Decision, GoalAudit, RouteFinding, VersionUsed
from pathways.model.declaration import Citation
from pathways.report.amounts_in_words import number_of_thousandths
from pathways.report.exceptions_in_words import excepted, granted_to_plain
from pathways.report.finding_to_plain import finding_to_plain
from pathways.report.from_decision import reasons
from pathways.report.from_what_if import sentences
from pathways.report.known import Known
from pathways.report.missing_in_words import missing
from pathways.report.notes import source
from pathways.report.options_in_words import option
from pathways.report.pins_in_words import without
from pathways.report.plain_text import plain
from pathways.report.plain_values import Document, day_or_none, price_or_none, soft, softened, unit_or_none
from pathways.report.policies_in_words import asked_by_policies
from pathways.report.reason_to_plain import choices_to_plain, conflict_to_plain, pinned_to_plain
from pathways.report.sharing_in_words import own_missing, shared, together
from pathways.report.states_in_words import answered, holding, told
from pathways.report.titles import Titles
from pathways.report.undecided_in_words import undecided
from pathways.report.unused_in_words import unused
from pathways.report.versions_in_words import versions
from pathways.report.would_do_to_plain import helpful_to_plain, reach_to_plain, would_do_to_plain

AUDIT = "audit/1"
DECISION = "decision/1"
WHAT_IF = "what-if/1"


def to_plain(found: Audit | Decision, holdings: Sequence[Holding] | None = None) -> Document:
    """The versioned document of an audit (`audit/1`) or of a decision (`decision/1`); `pathways schema audit` describes it.

    `holdings` are all that the learner holds, which only the document of an audit has.
    """
    titles = Titles.of_pairs(found.titles)
    head = {
        "learner": {"id": found.learner, "name": plain(found.learner_name)},
        "as_of": found.as_of.isoformat(),
        "rules": found.digest,
    }
    if isinstance(found, Audit):
        return {
            "pathways": AUDIT,
            **head,
            "held_now": [_holding(each) for each in holdings] if holdings is not None else None,
            "goals": [_goal(goal, titles) for goal in found.goals],
            "within_reach": [reach_to_plain(each, titles) for each in found.within_reach],
        }
    return {
        "pathways": DECISION,
        **head,
        "answer": found.answer.value if found.answer is not None else "undecided",
        "text": answered(found).sentence,
        "reasons": [soft(text) for text in reasons(found)],
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
                "text": [soft(text) for text in sentences(change, titles)],
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
        "pins": [pinned_to_plain(each, known) for each in change.pins],
    }


def _goal(goal: GoalAudit, titles: Titles) -> Document:
    known = Known(goal, titles)
    route = goal.route
    open_ones = missing(route.finding, known) if route is not None else []
    still_needed = [(text, each.path) for text, each in open_ones]
    still_needed += [(text, each.path) for text, each in own_missing(goal, known)]
    return {
        "name": goal.name,
        "title": plain(goal.title or goal.name),
        "kind": goal.kind,
        "state": goal.state.value,
        "eligible": goal.eligible,
        "text": [text for text in (told(goal).sentence, holding(goal)) if text],
        "held": _award(goal.held),
        "awarded_automatically": goal.automatic,
        "price": price_or_none(goal.price),
        "progress": {"percent": goal.percent, "exact": str(goal.progress)},
        "percent_then": goal.percent_then,
        "remaining": number_of_thousandths(goal.remaining),
        "still_needed": [{"text": soft(text), "path": path} for text, path in still_needed],
        "would_do": [would_do_to_plain(each, known) for each in goal.would_do],
        "helpful": [helpful_to_plain(each, titles) for each in goal.helpful],
        "routes": [_route(each, known) for each in goal.routes],
        "unused": [_unused(each, known) for each in goal.unused],
        "running_out": [_running_out(each, known) for each in goal.running_out],
        "options": [_option(each, known) for each in goal.options],
        "conflict": conflict_to_plain(goal.conflict, known) if goal.conflict is not None else None,
        "other_conflicts": [conflict_to_plain(each, known) for each in goal.other_conflicts],
        "pins": [pinned_to_plain(each, known) for each in goal.pins],
        "unpinned": _unpinned(goal),
        "choices": choices_to_plain(goal.choices, known),
        "exceptions": [_excepted(each, known) for each in goal.exceptions],
        "together": _together(goal, known),
        "version": _version(goal.version),
        "policies": [policy.name for policy in goal.policies],
        "asked_by_policies": _asked_by_policies(goal, known),
        "undecided": _undecided(goal.undecided, known),
        "place": plain(goal.place),
        "sources": _sources(goal.cites, titles),
    }


def _holding(each: Holding) -> Document:
    award = each.award
    return {
        "name": each.name or None,
        "title": plain(each.title),
        "on": day_or_none(award.on),
        "until": day_or_none(award.until),
        "automatically": award.automatic,
    }


def _award(award: Award | None) -> Document | None:
    if award is None:
        return None
    return {"on": day_or_none(award.on), "until": day_or_none(award.until), "automatically": award.automatic}


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
        "text": soft(f"{unused([each], known)[0]}."),
    }


def _running_out(each: RunningOut, known: Known) -> Document:
    return {
        "item": each.item,
        "title": plain(each.title),
        "code": plain(each.code),
        "until": each.until.isoformat(),
        "path": each.path,
        "requirement": known.requirement(each.path),
    }


def _option(each: Option, known: Known) -> Document:
    return {
        "conversion": each.conversion,
        "title": plain(each.title),
        "item": each.item,
        "item_title": plain(each.item_title),
        "gives": number_of_thousandths(each.gives),
        "unit": unit_or_none(each.unit),
        "target": each.target,
        "price": price_or_none(each.price),
        "enrolment_fee": price_or_none(each.enrolment_fee),
        "state": each.opening.value,
        "deadline": day_or_none(each.deadline),
        "needs": [plain(need) for need in each.needs],
        "place": plain(each.place),
        "sources": _sources(each.cites, known.titles),
        "text": soft(option(each, known)),
    }


def _version(found: VersionUsed | None) -> Document | None:
    if found is None:
        return None
    return {
        "since": day_or_none(found.since),
        "until": day_or_none(found.until),
        "day": found.day.isoformat(),
        "reason": found.reason,
        "others": [
            {
                "since": day_or_none(other.since),
                "until": day_or_none(other.until),
                "state": other.state.value,
                "progress": {"percent": other.percent, "exact": str(other.progress)},
                "remaining": number_of_thousandths(other.remaining),
            }
            for other in found.others
        ],
        "text": [soft(text) for text in versions(found)],
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
        "text": soft(excepted(found, known)),
    }


def _unpinned(goal: GoalAudit) -> Document | None:
    found = goal.unpinned
    if found is None:
        return None
    return {
        "state": found.state.value,
        "progress": {"percent": found.percent, "exact": str(found.progress)},
        "remaining": number_of_thousandths(found.remaining),
        "text": soft(" ".join(without(goal))),
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
                "owner": each.owner,
                "limit": number_of_thousandths(each.limit),
                "have": number_of_thousandths(each.have),
                "unit": unit_or_none(each.unit),
                "items": list(each.items),
                "place": plain(each.place),
                "sources": _sources(each.cites, known.titles),
                "text": soft(f"{shared(each, known)}."),
            }
            for each in found.shared
        ],
        "text": softened(together(goal, known)),
    }


def _asked_by_policies(goal: GoalAudit, known: Known) -> list[Document]:
    return [
        {
            "policy": policy.name,
            "title": plain(policy.title),
            "requirements": paths,
            "text": soft(text),
            "sources": _sources(policy.cites, known.titles),
        }
        for policy, paths, text in asked_by_policies(goal, known)
    ]


def _undecided(found: Undecided | None, known: Known) -> Document | None:
    if found is None:
        return None
    return {
        "reason": found.reason,
        "path": found.path,
        "values": [plain(value) for value in found.values],
        "text": softened(undecided(found, known)),
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
