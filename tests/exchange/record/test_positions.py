"""Where the values of a JSON text stand, in whatever layout it is written."""

import json
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from pathways.exchange.record.positions import positions
from pathways.exchange.record.written import Path, Span

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=20,
)


def _paths(value: object, path: Path = ()) -> Iterator[tuple[Path, object]]:
    yield path, value
    members = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for step, member in members:
        yield from _paths(member, (*path, step))


@given(VALUES, st.sampled_from([None, 0, 2, "\t"]), st.booleans())
def test_every_value_is_found_where_it_stands(
    value: object, indent: int | str | None, ascii_only: bool
) -> None:
    text = "\n " + json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    wanted = dict(_paths(value))
    found = positions(text, wanted)
    assert found.keys() == wanted.keys()
    for path, span in found.items():
        if path:
            assert json.loads(text[span.start : span.end]) == wanted[path]
            if span.name and isinstance(path[-1], str):
                assert json.loads(text[slice(*span.name)]) == path[-1]


def test_of_a_name_that_stands_twice_the_last_is_found() -> None:
    assert positions('{"a": 1, "a": 2}', [("a",)])[("a",)] == Span(14, 15, (9, 12))


def test_a_path_that_leads_nowhere_is_found_as_far_as_it_goes() -> None:
    assert positions('{"a": [1]}', [("a", 3, "b"), ("a", 0, "b")]).keys() == {(), ("a",), ("a", 0)}


def test_what_is_nested_beyond_all_measure_is_passed_by() -> None:
    text = '{"a": 1, "b": ' + "[" * 100_000 + "]" * 100_000 + "}"
    assert positions(text, [("a",), ("b", 0)]).keys() == {(), ("a",)}
