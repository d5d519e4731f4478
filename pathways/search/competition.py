"""The nouns of a competition: items with units to give, slots that want them, and who gets what."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Slot:
    """A part of a leaf's demand: it wants `capacity` units, each of them worth `weight`.

    A leaf is a place of demand, named by a whole number; leaves stand in the order of these numbers.
    Capacity and weight are not negative. Units are whatever the caller scaled them to: items for a count,
    hundredths of a credit where credits may be split.
    """

    leaf: int
    capacity: int
    weight: int


@dataclass(frozen=True, slots=True)
class Cap:
    """At most `limit` units may pass from these items into these slots, taken together."""

    items: tuple[int, ...]
    slots: tuple[int, ...]
    limit: int


@dataclass(frozen=True, slots=True)
class Competition:
    """Which items may fill which slots, and how much of it.

    `items` holds the units each item can give, in order of preference: the first item is used before a later
    one wherever the optimum does not care. `slots` stand in rule-file order. An edge `(item, slot)` says that
    the item may fill the slot; both are places in the two tuples. The order of edges and caps means nothing.
    """

    items: tuple[int, ...]
    slots: tuple[Slot, ...]
    edges: tuple[tuple[int, int], ...]
    caps: tuple[Cap, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Placement:
    """So many units of an item, counted in a slot."""

    slot: int
    item: int
    units: int


@dataclass(frozen=True, slots=True)
class Allocation:
    """Who gets what: the placements in order of slot and item, and the units each slot received."""

    placements: tuple[Placement, ...]
    filled: tuple[int, ...]
