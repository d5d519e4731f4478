"""What was not used and why, in words: a reason that many items share is told once."""

from collections.abc import Iterable, Iterator
from datetime import date

from pathways.audit.reasons import Unused
from pathways.model.amount import Unit
from pathways.model.selection import Filter
from pathways.report.amounts_in_words import day, day_from, thousandths, unit_name
from pathways.report.items_in_words import only
from pathways.report.known import Known, item_name
from pathways.report.lists_in_words import counted, joined, shortened
from pathways.report.plain_text import plain

HEADING = "Not used"
ORDER = (
    "refused",
    "another unit",
    "no worth",
    "transfer grade",
    "transfer ungraded",
    "transfer incomplete",
    "transfer date",
    "asserted",
    "transferred",
    "transferred then",
    "inside",
    "not finished",
    "toward",
    "counts elsewhere",
    "transfer elsewhere",
    "limited",
    "conversion limit",
    "converted in vain",
    "surplus",
    "transfer not needed",
    "repeat",
    "failed",
    "withdrawn",
    "revoked",
    "lapsed",
    "of another year",
    "later",
    "transferred before",
    "transferred in vain",
    "not converted",
    "nothing transfers it",
    "nothing asks for it",
)
"""From what a learner may want to act on to what nothing can be done about."""

_WHY = {
    "repeat": "another attempt at the same or an equivalent one counts",
    "failed": "not passed",
    "withdrawn": "withdrawn",
    "revoked": "revoked",
    "lapsed": "no longer in force on this day",
    "of another year": "awarded by the rules of another catalogue year",
    "later": "completed after this day",
    "nothing transfers it": "no rule of transfer takes it, and nothing in these requirements asks for it",
    "nothing asks for it": "nothing in these requirements asks for it",
}
_WHY_SEVERAL = {
    "nothing transfers it": "no rule of transfer takes them, and nothing in these requirements asks for them",
    "repeat": "another attempt at the same or an equivalent one counts",
    "nothing asks for it": "nothing in these requirements asks for them",
}


def unused(items: Iterable[Unused], known: Known) -> list[str]:
    """One sentence for each reason, with the items it is about."""
    groups: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for each in sorted(items, key=_rank):
        names = groups.setdefault((each.reason, each.values), [])
        names.append(item_name(each.code, each.title, each.item))
    return [_told(names, reason, values, known) for (reason, values), names in groups.items()]


def _rank(item: Unused) -> int:
    return ORDER.index(item.reason) if item.reason in ORDER else len(ORDER)


def _told(names: list[str], reason: str, values: tuple[str, ...], known: Known) -> str:
    why = "; ".join(_why(reason, values, known, one=len(names) == 1))
    several = f"{counted(len(names), 'item')}: " if len(names) > 2 else ""  # noqa: PLR2004 # two are counted at a glance
    return f"{several}{shortened(names)} — {why}"


def _why(reason: str, values: tuple[str, ...], known: Known, *, one: bool) -> Iterator[str]:
    if told := _at_a_requirement(reason, values, known, one=one):
        yield told
    elif reason == "surplus":
        fits = f"; {'it' if one else 'they'} would fit {_places(values, known)}" if values else ""
        yield f"not needed{fits}"
    elif reason == "counts elsewhere":
        places = joined([f"“{known.titles.of(name)}”" for name in values])
        yield f"{'counts' if one else 'count'} for {places}, and what both may share is limited"
    elif reason == "toward":
        places = shortened([f"“{known.titles.of(name)}”" for name in values])
        yield f"{'counts' if one else 'count'} toward {places}, which {'is' if len(values) == 1 else 'are'} not held yet"
    elif reason == "inside":
        yield f"{'counts' if one else 'count'} through {plain(values[-1]) if values else 'something else'}"
    elif reason.startswith("transfer") and values:
        yield _of_transfer(reason, values, known, one=one)
    elif reason in {"asserted", "not finished"}:
        yield from _not_sure(reason, values, known, one=one)
    elif reason == "not converted" and values:
        yield f"“{plain(values[0])}” came too late for {'it' if one else 'them'}, or after more attempts than it allows"
    elif reason in _WHY:
        yield _WHY[reason] if one else _WHY_SEVERAL.get(reason, _WHY[reason])
    else:
        yield plain(reason)


def _not_sure(reason: str, values: tuple[str, ...], known: Known, *, one: bool) -> Iterator[str]:
    """What is not finished or not confirmed, and where it would fit if it were."""
    first = plain(values[0]) if values and values[0] else ""
    if reason == "asserted":
        yield f"only stated{f' by {first}' if first else ''}"
    else:
        yield f"not finished yet{f' ({first})' if first else ''}"
    if len(values) > 1:
        once = "once confirmed " if reason == "asserted" else ""
        yield f"{once}{'it' if one else 'they'} would fit {_places(values[1:], known)}"


def _at_a_requirement(reason: str, values: tuple[str, ...], known: Known, *, one: bool) -> str:
    """Why one requirement does not count items: how they were learnt, how many count, or what they are worth."""
    match reason, values:
        case "lapsed", (last,):
            return f"in force only until {day_from(last)}"
        case "refused", (path, Filter.BEARING_CREDIT.value, "True"):
            return f"{'bears' if one else 'bear'} no credit, which {known.where(path)} asks for"
        case "refused", (path, kind, value):
            return f"{'counts' if one else 'count'} for {known.where(path)} only {only(kind, value, known.titles)}"
        case "limited", (path, *_):
            return f"over the limit {known.where(path)}"
        case "conversion limit", (title, scope, measure, name, most) if most.isdecimal():
            limit = thousandths(int(most), Unit(measure, name))
            return f"“{plain(title)}” gives at most {limit} {plain(scope)}, and other learning has them"
        case "converted in vain", (given, *_):
            return f"converted into {plain(given)}, which is not used"
        case "no worth", (path, measure, name):
            it = "it is" if one else "they are"
            counted_ = unit_name(Unit(measure, name))
            return f"the record does not say what {it} worth, and {known.where(path)} counts {counted_}"
        case "another unit", (path, measure, name, *own, much) if len(own) > 1 and much.isdecimal():
            worth = thousandths(int(much), Unit(own[0], own[1]))
            each = "" if one else "each "
            return f"{each}worth {worth}, and {known.where(path)} counts {unit_name(Unit(measure, name))}"
    return ""


def _places(paths: Iterable[str], known: Known) -> str:
    return joined(list(dict.fromkeys(map(known.where, paths))))


def _of_transfer(reason: str, values: tuple[str, ...], known: Known, *, one: bool) -> str:
    """What transfer makes of items; the first value is the title of a rule, or what they are given as."""
    first, *rest = (plain(value) for value in values)
    it, counts = ("it", "counts") if one else ("they", "count")
    match reason:
        case "transferred":
            return f"{counts} as {joined([first, *rest])}"
        case "transferred then":
            return f"would count as {joined([first, *rest])}"
        case "transfer ungraded":
            return f"“{first}” takes {it} with grade {rest[0]}, and the grade is not on the record"
        case "transfer not needed":
            return f"not needed; as {first} {it} would fit {_places(values[1:], known)}"
        case "transferred in vain":
            return f"transferred as {first}, which nothing in these requirements asks for"
        case "transfer grade":
            return f"“{first}” takes {it} only with grade {rest[0]}"
        case "transfer date":
            return f"“{first}” takes {it} only if completed {_between(values[1], values[2])}"
        case "transfer incomplete":
            return f"“{first}” takes {it} only together with {joined(rest)}"
        case "transfer elsewhere":
            places = joined([f"“{known.titles.of(name)}”" for name in values[1:]])
            return f"what “{first}” gives for {it if one else 'them'} counts only in {places}"
        case _:
            return f"transferred once already, and “{first}” takes only what was earned where it was taught"


def _between(first: str, last: str) -> str:
    """The days on which a rule is in force, both included."""
    told = [f"from {day(date.fromisoformat(first))}" if first else ""]
    told.append(f"until {day(date.fromisoformat(last))}" if last else "")
    return " ".join(filter(None, told))
