"""What would do as plain data: everything that would count for each open requirement, and what each of these is."""

from typing import TYPE_CHECKING, Any, TypeAlias

from pathways.audit.helpful import Helpful, WithinReach, WouldDo
from pathways.report.amounts_in_words import number_of_thousandths
from pathways.report.known import Known
from pathways.report.plain_text import HARD_SPACE, plain
from pathways.report.reach_in_words import reached
from pathways.report.requirements_in_words import required
from pathways.report.titles import Titles
from pathways.report.would_do_in_words import told_of

if TYPE_CHECKING:
    from pathways.model.requirement import Line, Requirement

Plain: TypeAlias = dict[str, Any]


def would_do_to_plain(found: WouldDo, known: Known) -> Plain:
    """What would do for one requirement."""
    asked: Requirement | Line | None = known.requirements.get(found.path)
    return {
        "path": found.path,
        "text": [text.replace(HARD_SPACE, " ") for text in told_of(found, asked, known)] if asked else [],
        "items": list(found.items),
        "enough": [name for name in found.items if name in found.enough],
        "anything": found.is_wide,
        "instead": [
            {"path": each.path, "frees": list(each.frees), "items": list(each.items)}
            for each in found.exchanges
        ],
        "conversions": [{"conversion": name, "item": item} for name, item in found.conversions],
        "raises": [
            {"grade": plain(each.grade), "credits": number_of_thousandths(each.credits)}
            for each in found.raises
        ],
        "since": found.since.isoformat() if found.since is not None else None,
    }


def helpful_to_plain(each: Helpful, titles: Titles) -> Plain:
    """One thing that would do for something."""
    return {
        "name": each.name,
        "sort": each.sort,
        "kind": each.kind or None,
        "code": plain(each.code),
        "title": plain(each.title),
        "again": each.again,
        "ready": each.ready,
        "soon": each.soon,
        "before": required(each.before, titles).replace(HARD_SPACE, " ") if each.before is not None else None,
        "at_once": list(each.at_once),
        "completes": [
            {"name": one.name, "kind": one.kind, "leads_to": list(one.leads_to), "begun": one.begun}
            for one in each.completes
        ],
        "elsewhere": list(each.elsewhere),
        "first_for": list(each.first_for),
    }


def reach_to_plain(each: WithinReach, titles: Titles) -> Plain:
    """A credential that nobody asked for, and what is lacking for it."""
    return {
        "name": each.name,
        "title": plain(each.title),
        "kind": each.kind,
        "items": [helpful_to_plain(item, titles) for item in each.items],
        "leads_to": list(each.leads_to),
        "text": reached(each, titles).replace(HARD_SPACE, " "),
    }
