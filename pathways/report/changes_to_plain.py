"""What changed as a document for programs: plain data ready for JSON, with the sentences that people read."""

from typing import Any, TypeAlias

from pathways.changes.change import (
    AuditChanges,
    GoalChanges,
    ItemChange,
    Move,
    Pair,
    RequirementChange,
    Seen,
    Thing,
)
from pathways.changes.kept import KeptAudit, KeptGoal, KeptRequirement
from pathways.changes.outcome import outcome_of
from pathways.report.amounts_in_words import number_of_thousandths
from pathways.report.changes_in_words import Named, met_or_not, record_change, rules_changed, standing
from pathways.report.moves_in_words import moved
from pathways.report.plain_text import HARD_SPACE, plain

CHANGES = "changes/1"
Document: TypeAlias = dict[str, Any]


def changes_to_plain(changes: AuditChanges) -> Document:
    """The document of what changed (`changes/1`); `pathways schema audit` describes it."""
    return {
        "pathways": CHANGES,
        "learner": {"id": changes.after.learner.id, "name": plain(changes.after.learner.name)},
        "before": _audit(changes.before),
        "after": _audit(changes.after),
        "outcome": outcome_of(changes).value,
        "causes": [cause.value for cause in changes.causes],
        "record": [_item(each) for each in changes.record],
        "goals": [_goal(goal, changes) for goal in changes.goals],
    }


def _audit(audit: KeptAudit) -> Document:
    return {"as_of": audit.as_of.isoformat(), "rules": plain(audit.rules)}


def _item(change: ItemChange) -> Document:
    return {
        "before": _seen(change.before),
        "after": _seen(change.after),
        "text": _soft(record_change(change)),
    }


def _seen(seen: Seen | None) -> Document | None:
    if seen is None:
        return None
    return {
        "item": seen.item,
        "code": plain(seen.code),
        "title": plain(seen.title),
        "status": plain(seen.status) or None,
        "grade": plain(seen.grade) if seen.grade is not None else None,
    }


def _goal(goal: GoalChanges, changes: AuditChanges) -> Document:
    named = Named(goal, changes.causes)
    texts = [*standing(goal), *rules_changed(goal, named), *met_or_not(goal, named)]
    return {
        "name": goal.told.name,
        "title": plain(goal.told.title or goal.told.name),
        "changes": not goal.is_none,
        "before": _standing(goal.before),
        "after": _standing(goal.after),
        "text": [_soft(text) for text in texts],
        "requirements": [_requirement(each) for each in goal.requirements],
        "moves": [_move(each, named) for each in goal.moves],
        "options": [_pair(each) for each in goal.options],
        "pins": [_pair(each) for each in goal.pins],
        "exceptions": [_pair(each) for each in goal.exceptions],
    }


def _standing(goal: KeptGoal | None) -> Document | None:
    if goal is None:
        return None
    return {
        "state": goal.state,
        "held": goal.held is not None,
        "decided": goal.undecided is None,
        "percent": goal.progress.percent,
        "remaining": number_of_thousandths(int(goal.remaining * 1000)),
    }


def _requirement(change: RequirementChange) -> Document:
    return {
        "changes": [kind.value for kind in change.kinds],
        "before": _asked(change.before),
        "after": _asked(change.after),
    }


def _asked(each: KeptRequirement | None) -> Document | None:
    if each is None:
        return None
    return {
        "path": each.path,
        "text": plain(each.text),
        "state": each.state,
        "have": number_of_thousandths(int(each.have * 1000)),
        "need": number_of_thousandths(int(each.need * 1000)),
    }


def _move(move: Move, named: Named) -> Document:
    return {
        "item": move.item.item,
        "no_longer": list(move.no_longer),
        "newly": list(move.newly),
        "instead": list(move.instead),
        "text": _soft(moved(move, named)),
    }


def _pair(pair: Pair[Thing]) -> Document:
    return {
        "before": plain(pair.before.text) if pair.before is not None else None,
        "after": plain(pair.after.text) if pair.after is not None else None,
    }


def _soft(text: str) -> str:
    return text.replace(HARD_SPACE, " ")
