"""Small competitions to draw from: units, shared items, leaves of several slots, and caps of every shape."""

from hypothesis import strategies as st

from pathways.search import Cap, Competition, Slot


@st.composite
def competitions(draw: st.DrawFn, *, most_caps: int = 4) -> Competition:
    """Up to 5 items, 4 slots and 9 edges; leaves are numbered with gaps and stand in any order."""
    items = draw(st.lists(st.sampled_from([1, 1, 1, 2, 3]), min_size=1, max_size=5))
    slots = draw(
        st.lists(
            st.builds(Slot, st.sampled_from([1, 3, 5]), st.sampled_from([0, 1, 1, 2, 3]), st.integers(0, 2)),
            min_size=1,
            max_size=4,
        )
    )
    pairs = [(item, slot) for item in range(len(items)) for slot in range(len(slots))]
    least = min(len(pairs), draw(st.integers(0, 8)))
    edges = draw(st.lists(st.sampled_from(pairs), unique=True, min_size=least, max_size=9))
    caps = draw(st.lists(_cap(len(items), slots), max_size=most_caps))
    return Competition(tuple(items), tuple(slots), tuple(edges), tuple(caps))


@st.composite
def _cap(draw: st.DrawFn, items: int, slots: list[Slot]) -> Cap:
    """A cap on one leaf, on the whole tree, or on any slots."""
    some = draw(st.lists(st.integers(0, items - 1), min_size=1, unique=True))
    leaf = draw(st.sampled_from(slots)).leaf
    everywhere = range(len(slots))
    chosen = draw(
        st.one_of(
            st.just([place for place, slot in enumerate(slots) if slot.leaf == leaf]),
            st.just(list(everywhere)),
            st.lists(st.sampled_from(everywhere), min_size=1, unique=True),
        )
    )
    return Cap(tuple(some), tuple(chosen), draw(st.integers(0, 3)))
