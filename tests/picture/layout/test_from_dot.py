from pathlib import Path

import pytest

from pathways.picture.layout import from_dot
from pathways.picture.layout.from_picture import layout_from_picture
from pathways.picture.nouns import Arrow, Box, Line, Picture
from tests.picture import samples
from tests.picture.layout import fake_dot

TWO = Picture(
    "Two",
    (Box("a", "A", "badge"), Box("b", "B", "certificate"), Box("c", "C", "course")),
    (Line("a", "b", Arrow.VERTICAL), Line("a", "b", Arrow.TRANSFER), Line("b", "b", Arrow.REQUIRES)),
)


def test_the_program_on_the_path_lays_the_picture_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", fake_dot.install(tmp_path, fake_dot.GOOD))
    layout = layout_from_picture(TWO)
    places = {placed.face.name: placed.area for placed in layout.boxes}
    assert places["b"].x - places["a"].x == 5 * 72
    # Inches upward become pixels downward.
    assert places["a"].y + places["a"].height / 2 - places["b"].y - places["b"].height / 2 == 2 * 72
    assert len(layout.routes) == 3
    assert layout != layout_from_picture(TWO, None)


def test_lines_of_different_kinds_meet_a_box_at_different_heights(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", fake_dot.install(tmp_path, fake_dot.GOOD))
    joining = [route for route in layout_from_picture(TWO).routes if route.line.source == "a"]
    assert abs(joining[0].points[-1][1] - joining[1].points[-1][1]) == pytest.approx(12)


@pytest.mark.parametrize("program", [fake_dot.FAILING, fake_dot.SILENT, fake_dot.ODD, fake_dot.SHORT])
def test_when_the_program_goes_wrong_the_library_does_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    monkeypatch.setenv("PATH", fake_dot.install(tmp_path, program))
    assert layout_from_picture(samples.small()) == layout_from_picture(samples.small(), None)


def test_a_program_that_dawdles_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", fake_dot.install(tmp_path, fake_dot.SLOW))
    monkeypatch.setattr(from_dot, "SECONDS", 0.2)
    assert layout_from_picture(TWO) == layout_from_picture(TWO, None)


def test_without_the_program_the_library_does_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert layout_from_picture(samples.small()) == layout_from_picture(samples.small(), None)
