import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from pathways.picture.plain_text import MAX_LENGTH, plain


@given(st.text())
def test_plain_text_has_no_character_that_hides_or_reverses(text: str) -> None:
    shown = plain(text).replace("\u200c", "").replace("\u200d", "")
    assert not [char for char in shown if unicodedata.category(char)[0] == "C"]


@given(st.text())
def test_plain_text_made_plain_again_stays_the_same(text: str) -> None:
    assert plain(plain(text)) == plain(text)


def test_accents_are_kept_and_towers_of_accents_are_not() -> None:
    assert plain("Résumé Łódź") == "Résumé Łódź"
    assert len(plain("x" + "\u0336" * 50)) == 5


def test_joiners_that_persian_needs_are_kept() -> None:
    assert plain("می\u200cشود") == "می\u200cشود"


def test_a_page_of_text_is_cut_with_an_ellipsis() -> None:
    shown = plain("word " * 500)
    assert len(shown) <= MAX_LENGTH
    assert shown.endswith("…")


def test_controls_that_separate_lines_become_spaces() -> None:
    assert plain("Data\r\n\tWrangling\u2028I\x00I") == "Data Wrangling II"
