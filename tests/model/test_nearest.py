from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from pathways.model.nearest import Names, nearest

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
    assert nearest("mat142", ["mat143", "asu.mat142"]) == "asu.mat142"


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


@given(st.lists(WORDS, min_size=1, max_size=4), st.lists(WORDS, max_size=8))
def test_names_laid_out_once_give_what_looking_at_each_of_them_gives(
    words: list[str], names: list[str]
) -> None:
    laid_out = Names(names)
    for word in words:
        assert laid_out.nearest(word) == _looked_at_one_by_one(word, names)


def _looked_at_one_by_one(word: str, names: list[str]) -> str | None:
    found = []
    most = min(3, max(1, len(word) // 4)) if len(word) > 2 else 0
    for name in names:
        far, longer = _differing(word, name), abs(len(name) - len(word))
        if far <= most:
            found.append((0, 2 * far, name))
        if name.split(".")[-1] == word:
            found.append((0, 1, name))
        elif name.split(".")[-1] == word.rsplit(".", maxsplit=1)[-1]:
            found.append((1, longer, name))
        elif len(word) > 2 and name.startswith(word):
            found.append((2, longer, name))
    return min(found)[2] if found else None


@cache
def _differing(one: str, other: str) -> int:
    """Optimal string alignment distance, as its definition says it."""
    if not one or not other:
        return len(one) + len(other)
    steps = [
        _differing(one[1:], other) + 1,
        _differing(one, other[1:]) + 1,
        _differing(one[1:], other[1:]) + (one[0] != other[0]),
    ]
    if len(one) > 1 and len(other) > 1 and one[:2] == other[1::-1]:
        steps.append(_differing(one[2:], other[2:]) + 1)
    return min(steps)
