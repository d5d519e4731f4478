"""Items in words: what counts, what is on its way, and what is not enough."""

from collections.abc import Iterable, Sequence

from pathways.audit.transferable import WouldTransfer
from pathways.audit.verdict import NearMiss, Use
from pathways.model.amount import Unit
from pathways.model.selection import Filter
from pathways.report.amounts_in_words import day, day_from, thousandths
from pathways.report.filters_in_words import narrowing
from pathways.report.known import item_name
from pathways.report.lists_in_words import joined, shortened
from pathways.report.plain_text import HARD_SPACE, plain
from pathways.report.titles import Titles

COMING = {
    "earned": "would count",
    "in progress": "in progress",
    "planned": "planned",
    "asserted": "not confirmed yet",
    "ungraded": "grade not on the record",
    "unscored": "score not on the record",
    "undated": "day not on the record",
    "unmatriculated": "day of matriculation not on the record",
}
"""How an item that is not recorded as earned is told, or one of which something is not recorded."""
AS_MET = "because its requirements are met"
ONCE_MET = "once its requirements are met"
"""Of what is awarded automatically why it is held, or when it will be."""
UNSURE = frozenset({"asserted", "ungraded", "unscored", "undated", "unmatriculated"})
"""Of these whether the item counts is not known."""


def use(item: Use, unit: Unit | None) -> str:
    """An item that counts, with what it counts for and how it was earned."""
    return ", ".join((item_name(item.code, item.title, item.item), *particulars(item, unit)))


def particulars(item: Use, unit: Unit | None) -> list[str]:
    """What is told of an item behind its name."""
    told = []
    if unit is not None and unit.measure != "items":
        told.append(f"{thousandths(item.amount, unit)}{' of it' if item.part else ''}")
    if item.grade:
        told.append(f"grade {plain(item.grade)}")
    if item.completed is not None:
        told.append(
            f"{'expected ' if item.status in {'in progress', 'planned'} else ''}{day(item.completed)}"
        )
    if item.converted_by is not None:
        told.append("converted into credit")
    if item.transferred_by is not None:
        told.append(f"transferred from {joined([plain(each) for each in item.came_from])}")
    if item.derived:
        told.append(f"held {AS_MET if item.status == 'earned' else ONCE_MET}")
    return told


def short_names(uses: Iterable[Use]) -> list[str]:
    """Many items by their codes alone, or titles where they have none."""
    return [plain(each.code).replace(" ", HARD_SPACE) or plain(each.title or each.item) for each in uses]


def transferable(each: WouldTransfer, titles: Titles) -> str:
    """What would be transferred, with what is there already, and by which rule.

    >>> transferable(WouldTransfer("t.csv:7", "PHY 100", ("PHY 111 at Hostos",), ("PHY 110",)), Titles())
    'PHY 111 at Hostos beside PHY 110, by rule “t.csv:7”'
    """
    beside = f" beside {joined([plain(held) for held in each.there])}" if each.there else ""
    return f"{joined([plain(course) for course in each.lacking])}{beside}, by rule “{titles.of(each.rule)}”"


def near_misses(near: Sequence[NearMiss], titles: Titles) -> list[str]:
    """Items at the right thing that do not count, a shared reason told once."""
    reasons: dict[tuple[str, str], list[str]] = {}
    for miss in near:
        names = reasons.setdefault((miss.filter, miss.value), [])
        name = f"{item_name(miss.code, miss.title, miss.item)}{_instead(miss)}"
        if name not in names:
            names.append(name)
    return [
        f"{shortened(names)} {_refused(kind, value, titles, one=len(names) == 1)}"
        for (kind, value), names in reasons.items()
    ]


def _refused(kind: str, value: str, titles: Titles, *, one: bool) -> str:
    """Why items do not count here."""
    if (kind, value) == (Filter.BEARING_CREDIT.value, "True"):
        return f"{'bears' if one else 'bear'} no credit, which is asked for here"
    return f"{'counts' if one else 'count'} here only {only(kind, value, titles)}"


def _instead(miss: NearMiss) -> str:
    """What an item has that is not enough, in brackets behind its name.

    >>> _instead(NearMiss("i", "", "", "with grade", "C", "D+")), _instead(NearMiss("i", "", "", "completed within", "1 years"))
    (' (grade D+)', '')
    """
    if not miss.has:
        return ""
    word = {Filter.GRADE.value: "grade ", Filter.SCORE.value: "score "}.get(miss.filter)
    return f" ({word}{plain(miss.has)})" if word is not None else f" ({day_from(miss.has)})"


_ONLY = {
    (Filter.BEARING_CREDIT, "True"): "as learning that bears credit",
    (Filter.BEARING_CREDIT, "False"): "as learning that bears no credit",
    (Filter.VERIFIED, "True"): "once verified",
}


def only(kind: str, value: str, titles: Titles) -> str:
    """Under which circumstances an item would count.

    >>> only("with grade", "C", Titles()), only("completed within", "7 years", Titles())
    ('with grade C or better', 'if completed within the last 7 years')
    """
    found = next((each for each in Filter if each.value == kind), None)
    if found is None:
        return f"{plain(kind)} {plain(value)}"
    words = _ONLY.get((found, value)) or narrowing(found, value, titles)
    return f"if {words}" if words.startswith(("completed", "worth")) else words
