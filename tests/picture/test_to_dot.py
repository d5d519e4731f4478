import re

from hypothesis import given
from hypothesis import strategies as st

from pathways.picture.nouns import Arrow, Box, Line, Picture, State
from pathways.picture.to_dot import to_dot
from tests.picture import samples
from tests.picture.strategies import pictures

# A statement of the DOT language as we write it: ids, an arrow, attributes whose values are words or strings.
STRING = r'"(?:[^"\\\n]|\\.)*"'
VALUE = rf"(?:{STRING}|[A-Za-z0-9_.]+|-?[0-9.]+)"
ATTRIBUTES = rf"\[(?:[a-z]+={VALUE} ?)+\]"
STATEMENT = re.compile(rf"\t(?:graph|node|edge|n\d+|n\d+ -> n\d+) {ATTRIBUTES}")
HOSTILE = ["<b>bold</b>", "a\\", 'a\\"b', '"];evil[', "\\N \\G \\l", "two\nlines", "<", "]", "n0 -> n0", ""]


def statements(dot: str) -> list[str]:
    first, *middle, last, _ = dot.split("\n")
    assert (first, last) == ("digraph pathway {", "}")
    return middle


@given(pictures())
def test_any_picture_gives_dot_that_parses(picture: Picture) -> None:
    lines = statements(to_dot(picture))
    assert len(lines) == 3 + len(picture.boxes) + len(picture.lines)
    for line in lines:
        assert STATEMENT.fullmatch(line), line


@given(st.lists(st.sampled_from(HOSTILE), min_size=5, max_size=5))
def test_hostile_names_stay_labels(names: list[str]) -> None:
    title, kind, detail, label, caption = names
    picture = Picture(
        title, (Box(title, title, kind, None, detail),), (Line(title, title, Arrow.REQUIRES, label),), caption
    )
    for line in statements(to_dot(picture)):
        assert STATEMENT.fullmatch(line), line


def test_a_backslash_is_written_twice_so_that_it_is_no_escape() -> None:
    dot = to_dot(Picture("", (Box("a", "A\\N", "badge"),), ()))
    assert 'label="badge\\nA\\\\N"' in dot


def test_a_label_in_angle_brackets_is_no_markup() -> None:
    dot = to_dot(Picture("<i>", (Box("a", "A", "badge"),), ()))
    assert 'label="<i>"' in dot


def test_states_are_told_by_symbol_and_word_and_kinds_by_shape() -> None:
    dot = to_dot(samples.small())
    for words in ("✓ earned", "… in progress", "▸ eligible", "○ missing", "? unknown"):
        assert words in dot
    for shape in ("shape=note", "shape=octagon", "shape=cds", "peripheries=2", 'style="filled,dashed"'):
        assert shape in dot


def test_arrows_differ_in_head_and_style() -> None:
    boxes = (Box("a", "A", "badge", State.EARNED), Box("b", "B", "badge"))
    dot = to_dot(Picture("", boxes, tuple(Line("a", "b", arrow) for arrow in Arrow)))
    edges = [line for line in statements(dot) if " -> " in line]
    assert len({re.sub(r'(color|fontcolor|tooltip|label)="?[^" ]*"?', "", edge) for edge in edges}) == len(
        Arrow
    )
    assert 'color="#6d28d9:#6d28d9"' in dot
    assert "label=transfer" in dot
