"""Each construct of the language stands in the reference as a real catalogue uses it, quoted from a rule that is tried."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from pathways.folders import grammar_folder, rules_folder
from tests.language.constructs import Used, all_there_are, used_by

ROOT = grammar_folder().parent
TEXT = (grammar_folder() / "README.md").read_text("utf-8")
FOLDED = re.compile(
    r"^<details>\n<summary>In real catalogues</summary>\n\n```pathway\n(.*?)^```\n\n</details>$",
    re.DOTALL | re.MULTILINE,
)
IN_NO_CATALOGUE = {
    "<amount>: the lesser of <amount> and <amount> -> limit_of_two": "the other side of `the greater of`",
    "<key>: institution -> key": "limits for each subject, area and year were found, for each institution none",
    "<key>: level -> key": "catalogues name the level whose courses are limited",
    "<key>: term -> key": "catalogues limit how much is taken in a term, never what of it counts",
}
"""What no catalogue says that was read for the reference, and why it is in the language all the same."""
TRIED = (rules_folder(), ROOT / "tests/language/cases", ROOT / "tests/language/catalogue")
"""Folders whose learners are audited by a test."""


class Quoted(NamedTuple):
    """Lines of a rule file, as the reference quotes them."""

    file: str
    lines: tuple[str, ...]


def quotations() -> Iterator[Quoted]:
    """Every declaration that is quoted, with the file that the remark before it names."""
    for block in FOLDED.findall(TEXT):
        file = ""
        for declaration in block.removesuffix("\n").split("\n\n"):
            remarks = [line for line in declaration.split("\n") if line.startswith("# ")]
            file = next((line[2:] for line in remarks if line.endswith(".pathway")), file)
            yield Quoted(file, tuple(line for line in declaration.split("\n") if line not in remarks))


def citations() -> Iterator[tuple[str, str]]:
    """Every file with a source that a remark names beside it."""
    for block in FOLDED.findall(TEXT):
        file = ""
        for declaration in block.split("\n\n"):
            file = next(iter(re.findall(r"^# (\S+\.pathway)$", declaration, re.MULTILINE)), file)
            for title in re.findall(r"^# .*“(.*)”$", declaration, re.MULTILINE):
                yield file, title


def _used(folder: Path) -> Used:
    """What the quotations use."""
    files = []
    for number, block in enumerate(FOLDED.findall(TEXT)):
        files.append(folder / f"{number}.pathway")
        files[-1].write_text(block, encoding="utf-8")
    return used_by(files)


@cache
def _lines(file: str) -> tuple[str, ...]:
    return tuple((ROOT / file).read_text(encoding="utf-8").splitlines())


def _whole(file: str) -> str:
    """A rule file, and that of the sources beside it."""
    beside = (ROOT / file).with_name("sources.pathway")
    return "\n".join([*_lines(file), *(_lines(str(beside)) if beside.is_file() else ())])


def _in_order(lines: tuple[str, ...], file: str) -> bool:
    rest = iter(_lines(file))
    return all(line in rest for line in lines)


def test_every_construct_has_an_example_from_a_real_catalogue(tmp_path: Path) -> None:
    missing = {str(each) for each in all_there_are().constructs - _used(tmp_path).constructs}
    assert missing == set(IN_NO_CATALOGUE)


def test_every_chapter_has_one() -> None:
    chapters = re.split(r"^(?=```lark$)", TEXT, flags=re.MULTILINE)[1:]
    without = [chapter.split("\n")[1].partition(":")[0] for chapter in chapters if not FOLDED.search(chapter)]
    assert without == ["start", "name", "STRING", "NUMBER"]


@pytest.mark.parametrize("file", sorted({each.file for each in quotations()}))
def test_every_line_that_is_quoted_is_a_line_of_its_file(file: str) -> None:
    assert any((ROOT / file).is_relative_to(folder) for folder in TRIED)
    assert not (ROOT / file).is_relative_to(rules_folder() / "example")
    quoted = [each.lines for each in quotations() if each.file == file]
    assert [lines for lines in quoted if not _in_order(lines, file)] == []


def test_every_source_that_is_named_is_declared_beside_what_is_quoted() -> None:
    assert [(file, title) for file, title in citations() if f'"{title}"' not in _whole(file)] == []


@pytest.mark.parametrize("file", sorted({each.file for each in quotations()}))
def test_every_file_that_is_quoted_says_where_its_rules_are_from(file: str) -> None:
    assert re.search(r'^source \S+ "', _whole(file), re.MULTILINE)


def test_what_is_quoted_wrongly_would_be_noticed() -> None:
    quoted = next(quotations())
    assert _in_order(quoted.lines, quoted.file)
    assert not _in_order((*quoted.lines, quoted.lines[0]), quoted.file)
