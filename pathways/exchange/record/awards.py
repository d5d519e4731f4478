"""The items of a record among each other: ids that stand once, awards with the items they came with."""

from collections import Counter
from collections.abc import Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from pathways.exchange.record.keys import label
from pathways.exchange.record.reader import Reader
from pathways.exchange.record.written import Path, shown
from pathways.model.learner import Item, Status
from pathways.problem import Severity

LINEAGE_UNKNOWN = "lineage-unknown"
"""The code of the notice that nobody knows what an award was made of."""
_LINEAGE = "the award is recorded without the items that led to it, so that it counts as learning of its own"
_ITS_ITEMS = (
    "write the ids of these items as `part_of` of the award, and the same learning never counts twice"
)


def check_among(reader: Reader, items: Mapping[Path, Item], ids: Sequence[tuple[Path, str]]) -> None:
    """Tell what is wrong between items; `ids` are those of all items, even of unreadable ones."""
    first: dict[str, Path] = {}
    for path, key in ids:
        if first.setdefault(key, path) != path:
            sentence = f"the id {shown(key)} is also that of another item"
            reader.desk.tell(
                "duplicate-id", (*path, "id"), sentence, "give every item an id of its own, or none"
            )
    for path, item in items.items():
        _check_award(reader, item, path, first)
        _note_unknown_lineage(reader, item, path)
    _check_circle(reader, items)
    _warn_of_copies(reader, items)


def _note_unknown_lineage(reader: Reader, item: Item, path: Path) -> None:
    """Tell of an award that is made of other learning by the rules, and recorded without any."""
    is_award = item.status is Status.EARNED and item.name in reader.lookup.asking
    if is_award and not item.part_of:
        reader.desk.warn_once(LINEAGE_UNKNOWN, path, _LINEAGE, _ITS_ITEMS, Severity.NOTICE)


def _check_award(reader: Reader, item: Item, path: Path, first: Mapping[str, Path]) -> None:
    if item.part_of and item.sort != "credential":
        sentence = "this is no credential, and yet other items are recorded with it"
        reader.contradiction(
            (*path, "part_of"), sentence, "write `part_of` at the credential, with the ids of its items"
        )
    for key in item.part_of:
        if key not in first:
            near = reader.desk.did_you_mean(key, first, f"id of {path[:-2]}")
            sentence = f"no item of this record has the id {shown(key)}"
            reader.desk.tell(
                "unknown-id", (*path, "part_of"), sentence, near or "write the `id` of an item of this record"
            )


def _check_circle(reader: Reader, items: Mapping[Path, Item]) -> None:
    by_key = {item.key: path for path, item in items.items() if item.key}
    parts = {item.key: sorted(item.part_of) for item in items.values() if item.key}
    try:
        TopologicalSorter({key: parts[key] for key in sorted(parts)}).prepare()
    except CycleError as error:
        circle: list[str] = error.args[1]
        told = " and ".join(f"{shown(one)} with {shown(other)}" for one, other in pairwise(circle))
        path = (*by_key[min(circle)], "part_of")
        reader.desk.tell(
            "circular-award",
            path,
            f"items are recorded with each other: {told}",
            "an award names what led to it",
        )


def _warn_of_copies(reader: Reader, items: Mapping[Path, Item]) -> None:
    seen: dict[Item, Path] = {}
    often = Counter((item.name, item.completed) for item in items.values())
    for path, item in items.items():
        if (
            often[item.name, item.completed] > 1
            and not item.key
            and label(item)
            and seen.setdefault(item, path) != path
        ):
            sentence = f"the same item stands here as in {reader.written.words(seen[item])}"
            reader.desk.warn(
                "repeated-item", path, sentence, "take one away, or give each an `id` if both are right"
            )
