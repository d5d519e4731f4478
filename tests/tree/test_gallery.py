"""The gallery of mistakes: what each file says is what its author is told."""

from pathlib import Path

import pytest

from pathways.folders import grammar_folder
from pathways.text import Source
from pathways.tree import pages, parse
from pathways.tree.gallery import header, mistakes, with_gallery
from pathways.tree.kept_table import table
from pathways.tree.mistake import Mistake
from pathways.tree.slips import Said

FILES = sorted((grammar_folder() / "mistakes").glob("*.pathway"))
PLACES = {"guess", "messages", "slips", "synonyms"}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_mistake_is_told_as_its_file_says(file: Path) -> None:
    text = file.read_text("utf-8")
    lines = header(text)
    source = Source(file.name, text)
    problems = parse(source)[1]
    if "made in" in lines:
        assert lines["made in"] in PLACES
        assert (problems[0].code, problems[0].message, problems[0].help) == (
            lines["code"],
            lines["message"],
            lines["help"],
        )
        return
    found = [filled(lines, mistake) for mistake in mistakes(table(), source)]
    assert [Said(problem.code, problem.message, problem.help) for problem in problems] == found


def filled(lines: dict[str, str], mistake: Mistake) -> Said:
    found = mistake.found.text if mistake.found else ""
    before = mistake.tokens[mistake.stop.at - 1].text
    message, help_ = (
        lines[key].replace("{found}", found).replace("{before}", before) for key in ("message", "help")
    )
    return Said(lines["code"], message, help_)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_file_of_the_gallery_is_well_written(file: Path) -> None:
    lines = header(file.read_text("utf-8"))
    assert set(lines) - {"made in"} == {"code", "message", "help", "about"}
    assert lines["code"] in pages()
    assert not lines["message"].endswith(".")
    assert lines["help"]


def test_the_gallery_is_large() -> None:
    assert len(FILES) > 200


def test_two_files_may_not_contradict_each_other() -> None:
    first = "# code: a\n# message: b\n# help: c\nuse 7\n"
    same = first.replace("7", "8")
    assert len(with_gallery(table(), {"1": first, "2": same}).gallery) == 1
    with pytest.raises(ValueError, match="2 has the same mistake"):
        with_gallery(table(), {"1": first, "2": same.replace("b", "d")})


def test_a_message_about_a_word_holds_for_that_word_only() -> None:
    said = "# code: a\n# message: no `b`\n# help: c\nlevel a\n"
    files = {"1": said, "2": said.replace("no `b`", "no {found}").replace("level a", 'use a "b"')}
    gallery = with_gallery(table(), files).gallery
    assert sorted((kind, word) for _, kind, word in gallery) == [("STRING", ""), ("level", "")]


def test_what_is_told_before_reading_is_no_entry() -> None:
    said = "# code: a\n# message: b\n# help: c\n"
    text = said + 'course a "A" { effective 05/10/2024 }\n'
    assert with_gallery(table(), {"1": text}).gallery == {}
