"""Lines: what a list says of itself is what its first brace says."""

from pathways.tree.commented import Above, Commented
from pathways.tree.layout import WIDTH, Lines, List, flat


def word(text: str, *, above: str = "", is_apart: bool = False) -> Commented:
    return Commented(text, text, 0, is_apart, [Above(above, is_apart=False)] if above else [])


def test_a_list_stands_below_the_remark_before_its_brace() -> None:
    found = List(
        word("{", above="# why", is_apart=True),
        [[word("a"), word(",")]],
        word("}"),
        is_body=False,
        may_be_flat=True,
    )
    lines = Lines()
    lines.above(found, 2, first=True, others=True)
    lines.write([found], 0)
    assert lines.text() == "  # why\n\n{ a }\n"


def test_there_is_no_blank_line_at_the_top_and_never_two() -> None:
    lines = Lines()
    lines.blank()
    lines.write([word("a")], 0)
    lines.blank()
    lines.blank()
    lines.write([word("b")], 0)
    assert lines.text() == "a\n\nb\n"


def test_a_list_of_exactly_a_line_stays_on_it() -> None:
    def laid_out(size: int) -> str:
        lines = Lines()
        name = word("x" * size)
        lines.write([List(word("{"), [[name, word(",")]], word("}"), is_body=False, may_be_flat=True)], 0)
        return lines.text()

    assert laid_out(WIDTH - 4).count("\n") == 1
    assert laid_out(WIDTH - 3).count("\n") == 3


def test_words_are_joined_as_people_write_them() -> None:
    texts = ["at least", "(", "12", "when", "b", ")", "credits", ",", "{", "}"]
    assert flat([word(text) for text in texts]) == "at least (12 when b) credits, {}"
