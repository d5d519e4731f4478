import re

from hypothesis import given
from hypothesis import strategies as st

from pathways.picture.nouns import Arrow, Box, Line, Picture
from pathways.picture.to_mermaid import escaped, to_mermaid
from tests.picture import samples
from tests.picture.strategies import pictures

WORDS = r'"[^"<>`\[\]{}|\\;]*(?:(?:#\d+;|<br/>)[^"<>`\[\]{}|\\;]*)*"'
NODE = re.compile(rf"  n\d+[\[({{>/\\]+{WORDS}[\])}}/\\]+")
EDGE = re.compile(rf"  n\d+ [-=.>ox]+(?:\|{WORDS}\|)? n\d+")
REST = re.compile(
    r"  (?:linkStyle \d+ [a-z:#0-9,.\- ]+px(?:,[a-z-]+:[\d. ]+)?"
    r"|classDef \w+ [a-z:#0-9,]+|class [n0-9,]+ \w+)"
)


@given(pictures())
def test_any_picture_gives_a_flowchart_of_known_statements(picture: Picture) -> None:
    text = to_mermaid(picture)
    assert re.match(r'---\ntitle: "[^"\n\\]*"\n---\nflowchart LR\n', text)
    body = text.split("flowchart LR\n", 1)[1].splitlines()
    nodes, edges = len(picture.boxes), len(picture.lines)
    assert all(NODE.fullmatch(line) for line in body[:nodes])
    assert all(EDGE.fullmatch(line) for line in body[nodes : nodes + edges])
    assert all(REST.fullmatch(line) for line in body[nodes + edges :])


@given(st.text())
def test_escaped_text_has_nothing_that_means_something_to_mermaid(text: str) -> None:
    left = re.sub(r"#\d+;", "", escaped(text))
    assert not set(left) & set('"<>&#;`[]{}()|\\\n%:/')


def test_hostile_names_stay_words() -> None:
    name = '"]; click n0 call alert() %%{init}%% <img src=x onerror=y> `md`'
    text = to_mermaid(
        Picture(name, (Box(name, name, name, None, name),), (Line(name, name, Arrow.TRANSFER, name),))
    )
    assert "click n0 call alert#40;#41;" in text
    assert "<img" not in text
    assert "%%" not in text


def test_states_are_classes_and_words_and_arrows_have_words() -> None:
    text = to_mermaid(samples.small())
    assert '  n0(["badge<br/>✓ earned<br/>Data Wrangling<br/>2 credits, earned 4 May 2026"])' in text
    assert "  class n0,n1,n3 earned" in text
    assert '  n0 ==>|"vertical stack"| n6' in text
    assert "  n3 --> n7" in text
    assert '|"3 credits, #36;90"|' in text


def test_boxes_without_a_state_have_a_class_too() -> None:
    assert "  class n0 plain" in to_mermaid(Picture("", (Box("a", "A", "badge"),), ()))
