from hypothesis import given
from hypothesis import strategies as st

from pathways.model.nearest import nearest

NAMES = ["asu.eng101", "asu.mat142", "psu.eng101", "asu.engineering"]
WORDS = st.text("abcde.", min_size=1, max_size=8)


def test_exchanged_letters_are_one_slip() -> None:
    assert nearest("asu.eng110", NAMES) == "asu.eng101"


def test_capitals_do_not_matter() -> None:
    assert nearest("ASU.ENG101", NAMES) == "asu.eng101"


def test_fewer_different_letters_are_nearer_than_the_same_last_segment() -> None:
    assert nearest("osu.eng101", NAMES) == "asu.eng101"


def test_a_name_without_its_institution_is_found_by_its_last_segment() -> None:
    assert nearest("mat142", NAMES) == "asu.mat142"


def test_the_beginning_of_a_name_is_close_to_it() -> None:
    assert nearest("asu.engin", NAMES) == "asu.engineering"


def test_short_words_are_not_near_to_one_another() -> None:
    assert nearest("b", ["a", "c"]) is None


def test_nothing_is_near_where_there_is_nothing() -> None:
    assert nearest("eng101", []) is None


@given(WORDS, st.lists(WORDS, max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_names_decides_nothing(word: str, names: list[str], random: object) -> None:
    shuffled = sorted(names, key=lambda _: random.random())  # type: ignore[attr-defined] # a Random, which Hypothesis does not say
    assert nearest(word, names) == nearest(word, shuffled)


@given(WORDS, st.lists(WORDS, max_size=6))
def test_a_name_that_is_there_is_nearest_to_itself(word: str, names: list[str]) -> None:
    assert (nearest(word, [*names, word]) or "").casefold() == word.casefold()
