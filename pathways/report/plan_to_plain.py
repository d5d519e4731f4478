"""Plans as plain values for programs: the form `plan/1`."""

from collections.abc import Sequence

from pathways.model.amount import Money
from pathways.plan.steps import Convert, Plan, Slot, Take
from pathways.plan.wish import Wish
from pathways.report.amounts_in_words import number_of_thousandths

FORM = "plan/1"


def plans_to_plain(plans: Sequence[Plan], wish: Wish) -> dict[str, object]:
    """The plans of one learner, the best first."""
    first = plans[0]
    return {
        "pathways": FORM,
        "learner": {"id": first.then.learner, "name": first.then.learner_name},
        "as_of": first.then.as_of.isoformat(),
        "rules": first.then.digest,
        "goals": list(first.goals),
        "by": wish.by.value,
        "credits_per_term": number_of_thousandths(wish.per_term),
        "plans": [_plan(plan) for plan in plans],
    }


def _plan(plan: Plan) -> dict[str, object]:
    return {
        "way": plan.way.value,
        "proven": plan.proven,
        "looked_at": {
            "courses": plan.looked_at.courses,
            "conversions": plan.looked_at.conversions,
            "credentials": plan.looked_at.credentials,
            "terms": plan.looked_at.terms,
        },
        "complete": not plan.left,
        "credits": number_of_thousandths(plan.credits),
        "costs": [_money(each) for each in plan.costs],
        "take": [_take(each) for each in plan.takes],
        "convert": [_convert(each) for each in plan.converts],
        "obtain": [
            {
                "name": each.name,
                "automatic": each.automatic,
                "after": _slot(each.after),
                "waits": each.waits,
                "price": _money(each.price),
            }
            for each in plan.obtains
        ],
        "see_to": [{"kind": each.kind.value, "requirement": each.path} for each in plan.errands],
        "stops": [
            {"after": _slot(each.after), "held": list(each.held), "ready": list(each.ready)}
            for each in plan.stops
        ],
        "left": [each.path for each in plan.left],
    }


def _take(step: Take) -> dict[str, object]:
    return {
        "name": step.name,
        "code": step.code,
        "title": step.title,
        "term": _slot(step.slot),
        "price": _money(step.price),
        "at": step.at,
        "instead": list(step.instead),
        "before": list(step.before),
        "again": step.again,
    }


def _convert(step: Convert) -> dict[str, object]:
    return {
        "item": step.item,
        "conversion": step.conversion,
        "price": _money(step.price),
        "sit": step.sat,
        "score": number_of_thousandths(step.score) if step.score is not None else None,
        "deadline": step.deadline.isoformat() if step.deadline is not None else None,
    }


def _slot(slot: Slot | None) -> dict[str, object] | None:
    if slot is None:
        return None
    return {
        "number": slot.number,
        "title": slot.title,
        "begins": slot.begins.isoformat() if slot.begins is not None else None,
        "ends": slot.ends.isoformat() if slot.ends is not None else None,
    }


def _money(sum_: Money | None) -> dict[str, object] | None:
    return None if sum_ is None else {"cents": sum_.cents, "currency": sum_.currency}
