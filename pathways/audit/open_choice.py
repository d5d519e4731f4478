"""A choice that the rules leave open, as data: an item that could as well count elsewhere, and what would move with it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shift:
    """Another item (key) that would move too: from one requirement (path) to another; None for none."""

    item: str
    here: str | None
    there: str | None


@dataclass(frozen=True, slots=True)
class OpenChoice:
    """An item that counts at a requirement (`here`, a path) and could as well count at another one (`there`).

    Nothing more would remain, no fewer requirements would be met, and pins that are honoured would be. `shifts` is what else
    would move within the same goal, as little as can be. `pin` is what names the item in a pin that would choose it: its name
    in the rules, else its key on the record; empty where no pin means just this. With `only_places` every requirement would
    stand as it does, so that items change places and nothing else; without it something else would be open.
    """

    item: str
    title: str
    code: str
    here: str
    there: str
    shifts: tuple[Shift, ...]
    pin: str = ""
    only_places: bool = False


@dataclass(frozen=True, slots=True)
class OpenChoices:
    """All choices that were found, in the order of the rules and of time; not `complete` where time ran out before the last."""

    found: tuple[OpenChoice, ...]
    complete: bool = True
