from itertools import combinations

import pytest

from pathways.picture.nouns import Arrow, State
from pathways.picture.style import (
    ARROW_LOOKS,
    FAINT_INK,
    INK,
    NO_STATE,
    PAPER,
    STATE_LOOKS,
    Outline,
    StateLook,
    outline_of,
)

LEAST_FOR_TEXT, LEAST_FOR_LINES = 4.5, 3.0


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2."""
    dark, light = sorted([_luminance(one), _luminance(other)])
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("look", [NO_STATE, *STATE_LOOKS.values()])
def test_words_and_borders_of_boxes_have_the_contrast_that_wcag_aa_asks_for(look: StateLook) -> None:
    for ink in (INK, FAINT_INK, look.ink):
        assert contrast(ink, look.fill) >= LEAST_FOR_TEXT
    assert contrast(look.edge, PAPER) >= LEAST_FOR_LINES


@pytest.mark.parametrize("arrow", Arrow)
def test_lines_and_the_words_beside_them_have_the_contrast_that_wcag_aa_asks_for(arrow: Arrow) -> None:
    assert contrast(ARROW_LOOKS[arrow].colour, PAPER) >= LEAST_FOR_TEXT


def test_every_state_and_every_arrow_has_a_look() -> None:
    assert set(STATE_LOOKS) == set(State)
    assert set(ARROW_LOOKS) == set(Arrow)


def test_any_two_arrows_differ_in_head_and_in_dashes_or_width() -> None:
    for one, other in combinations(ARROW_LOOKS.values(), 2):
        assert one.head is not other.head
        assert (one.dashes, one.width) != (other.dashes, other.width)


@pytest.mark.parametrize(
    ("kind", "outline"),
    [
        ("badge", Outline.PILL),
        ("micro-credential", Outline.PLAQUE),
        ("certificate", Outline.FOLDED),
        ("graduate certificate", Outline.FOLDED_THICK),
        ("associate degree", Outline.THICK),
        ("bachelor degree", Outline.DOUBLE),
        ("Bachelor\u2019s degree", Outline.DOUBLE),
        ("master degree", Outline.DOUBLE_THICK),
        ("doctorate", Outline.TRIPLE),
        ("nothing we know", Outline.PLAIN),
    ],
)
def test_kinds_of_credential_differ_in_shape(kind: str, outline: Outline) -> None:
    assert outline_of(kind) is outline
