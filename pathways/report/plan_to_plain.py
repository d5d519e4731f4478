"""Plans as plain values for programs: the form `plan/1`."""

from collections.abc import Sequence

from pathways.audit.facts import shown
from pathways.model.amount import Money
from pathways.plan.difference import Step, difference
from pathways.plan.steps import Ahead, Convert, Plan, Slot, Supposed, Take
from pathways.plan.wish import Wish
from pathways.report.amounts_in_words import number_of_thousandths
from pathways.report.from_plan import titles_of_plan
from pathways.report.plan_if_in_words import sentences

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
        "what_if": _what_if(first, first.supposed) if first.supposed is not None else None,
        "plans": [_plan(plan) for plan in plans],
    }


def _what_if(plan: Plan, supposed: Supposed) -> dict[str, object]:
    without = supposed.without
    found = difference(plan, without) if without is not None else None
    return {
        "suppose": list(supposed.lines),
        "text": sentences(plan, supposed, titles_of_plan(plan)),
        "more_credits": number_of_thousandths(found.credits) if found is not None else None,
        "more_costs": [_money(each) for each in found.costs] if found is not None else None,
        "more_terms": found.terms if found is not None else None,
        "new": [_named(each) for each in found.new] if found is not None else None,
        "gone": [_named(each) for each in found.gone] if found is not None else None,
        "without": _plan(without) if without is not None else None,
    }


def _named(step: Step) -> str:
    return step.item if isinstance(step, Convert) else step.name


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
        "on_grades": [each.path for each in plan.left if each.path in plan.on_grades],
        "unplaced": [each.item for each in plan.unplaced],
        "not_offered": [each.item for each in plan.not_offered],
        "averages": [_average(each) for each in plan.averages],
    }


def _average(each: Ahead) -> dict[str, object]:
    return {
        "goal": each.goal,
        "requirement": each.asked.path,
        "outlook": each.outlook.value,
        "now": shown(each.now) if each.now is not None else None,
        "credits_planned": number_of_thousandths(each.planned),
        "credits_under_way": number_of_thousandths(each.begun),
        "needed": number_of_thousandths(each.needed) if each.needed is not None else None,
        "besides": [
            {"grade": one.grade, "credits": number_of_thousandths(one.credits)} for one in each.besides
        ],
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
