"""The numbers of attempts at the same thing: each once, and in the order of the days of completion."""

from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise

from pathways.exchange.record.keys import label
from pathways.exchange.record.not_used import warn_of_attempt
from pathways.exchange.record.reader import Reader
from pathways.exchange.record.written import Path
from pathways.model.learner import Item


def check_attempts(reader: Reader, items: Mapping[Path, Item]) -> None:
    """Tell of numbers that stand twice or contradict the days, and of those that say more than the days do."""
    counted: defaultdict[str, list[tuple[int, Path, Item]]] = defaultdict(list)
    for path, item in items.items():
        if item.attempt is not None:
            counted[label(item)].append((item.attempt, path, item))
    for attempts in counted.values():
        attempts.sort(key=lambda each: each[0])
        for (number, _, item), (following, path, later) in pairwise(attempts):
            if number == following:
                sentence = f"two attempts at the same thing have the number {number}"
                reader.contradiction((*path, "attempt"), sentence, "count the attempts 1, 2, 3 and so on")
            elif item.completed is None or later.completed is None or item.completed == later.completed:
                warn_of_attempt(reader, path)
            elif later.completed < item.completed:
                sentence = f"attempt {following} was completed before attempt {number}"
                reader.contradiction(
                    (*path, "attempt"), sentence, "keep the numbers or the days, whichever is right"
                )
