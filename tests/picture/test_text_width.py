from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathways.picture.text_width import Weight, font_has, shortened, text_width, wrapped
from pathways.picture.to_png import font_files
from tests.picture.font_file import advances

LETTERS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=30)


@pytest.mark.parametrize(("weight", "file"), list(zip(Weight, font_files(), strict=True)))
def test_the_table_of_widths_is_that_of_the_font(weight: Weight, file: Path) -> None:
    measured = {code: width for code, width in advances(file).items() if not 0xE000 <= code <= 0xF8FF}
    assert len(measured) > 1200
    for code, width in measured.items():
        if code >= ord(" "):
            assert text_width(chr(code), 1000, weight) == width


@given(st.lists(LETTERS, max_size=20), st.integers(60, 300))
def test_no_line_is_wider_than_asked(words: list[str], width: int) -> None:
    lines = wrapped(" ".join(words), width, 13, Weight.SEMIBOLD)
    assert len(lines) <= 4
    assert all(text_width(line, 13, Weight.SEMIBOLD) <= width for line in lines)


@given(st.lists(st.sampled_from(["Data", "of", "Ethics", "in"]), max_size=8))
def test_words_that_fit_are_neither_lost_nor_broken(words: list[str]) -> None:
    lines = wrapped(" ".join(words), 90, 13, most=20)
    assert " ".join(lines) == " ".join(words)


def test_a_word_wider_than_a_line_is_broken_inside_it() -> None:
    lines = wrapped("Donaudampfschifffahrtsgesellschaft", 80, 13)
    assert len(lines) > 2
    assert "".join(lines) == "Donaudampfschifffahrtsgesellschaft"


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    assert wrapped("one two three four five six seven", 40, 13, most=2)[-1].endswith("…")
    assert shortened("Badge", 200, 10) == "Badge"


def test_the_width_of_a_letter_the_font_lacks_is_estimated() -> None:
    assert text_width("学", 10) == 10
    assert text_width("ت", 10) == 6.2
    assert text_width("\u0951", 10) == 0
    assert font_has("Ωžñ")
    assert not font_has("学")


def test_semibold_is_wider_than_regular() -> None:
    assert text_width("Certificate", 12) < text_width("Certificate", 12, Weight.SEMIBOLD)
