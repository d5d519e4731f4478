"""The reasons beside a verdict as data: why not, what became of pins, what could as well count elsewhere."""

from pathways.audit.open_choice import OpenChoices
from pathways.audit.reasons import Conflict, Pinned
from pathways.model.learner import Pin
from pathways.report.amounts_in_words import number_of_thousandths
from pathways.report.choices_in_words import pin_of, sentence
from pathways.report.conflict_in_words import conflict
from pathways.report.known import Known
from pathways.report.pins_in_words import pinned
from pathways.report.plain_text import plain
from pathways.report.plain_values import Document, day_or_none, soft, softened, unit_or_none


def conflict_to_plain(found: Conflict, known: Known) -> Document:
    """One reason why a goal is not met."""
    return {
        "requirements": list(found.requirements),
        "items": list(found.items),
        "demand": number_of_thousandths(found.demand),
        "supply": number_of_thousandths(found.supply),
        "unit": unit_or_none(found.unit),
        "lines": list(found.lines),
        "pins": [_pin(each) for each in found.pins],
        "alone": found.alone,
        "limits": [
            {"kind": limit.kind, "path": limit.path, "place": plain(limit.place)} for limit in found.limits
        ],
        "contested": list(found.contested),
        "repairs": [
            {
                "weight": number_of_thousandths(repair.weight),
                "additions": [
                    {
                        "path": each.path,
                        "amount": number_of_thousandths(each.amount),
                        "unit": unit_or_none(each.unit),
                    }
                    for each in repair.additions
                ],
            }
            for repair in found.repairs
        ],
        "text": softened(conflict(found, known)),
    }


def _pin(pin: Pin) -> Document:
    return {
        "item": pin.item,
        "requirement": pin.requirement,
        "advisor": plain(pin.advisor) or None,
        "on": day_or_none(pin.on),
    }


def pinned_to_plain(found: Pinned, known: Known) -> Document:
    """What became of a pin."""
    return {
        **_pin(found.pin),
        "title": plain(found.title),
        "code": plain(found.code),
        "honoured": found.honoured,
        "reason": found.reason,
        "values": [plain(value) for value in found.values],
        "text": soft(pinned(found, known)),
    }


def choices_to_plain(found: OpenChoices | None, known: Known) -> Document | None:
    """What could as well count elsewhere, where that was asked for."""
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
                "text": soft(sentence([each], known)),
            }
            for each in found.found
        ],
    }
