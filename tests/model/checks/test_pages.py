"""Every problem has a page, and the page's example has the problem while the corrected one has none."""

import re
from pathlib import Path

import pytest

from pathways.model.checks import CHECKS, pages
from pathways.model.from_tree.problems import PAGES
from pathways.problem import Severity
from tests.model.articulation.tables import told_of
from tests.model.reading import read

FENCE = re.compile(r"```(mistake|pathway|table)\n(.*?)```", re.DOTALL)
EXAMPLES = {code: FENCE.findall(page) for code, page in pages().items()}


@pytest.mark.parametrize("code", sorted(EXAMPLES))
def test_the_first_example_of_a_page_has_the_problem_and_the_last_has_none(code: str) -> None:
    (before, _), (after, errors) = (_told(*example) for example in EXAMPLES[code])
    assert code in before
    assert code not in after
    assert errors == []


def _told(kind: str, text: str) -> tuple[set[str], list[str]]:
    """The codes of all that is told of an example, and its errors."""
    if kind != "table":
        reading = read(text)
        return reading.all_codes, reading.errors
    told = told_of(text)
    return {each.code for each in told}, [each.message for each in told if each.severity is Severity.ERROR]


def test_every_check_has_a_page_and_a_reason_for_its_place() -> None:
    for module, reason in CHECKS:
        assert pages()[module.CODE].startswith(f"# {module.CODE}\n\n")
        assert len(reason.split()) > 3


def test_every_check_in_the_folder_is_in_the_list() -> None:
    listed = {Path(str(module.__file__)).name for module, _ in CHECKS}
    folder = Path(str(CHECKS[0][0].__file__)).parent
    with_code = {file.name for file in folder.glob("*.py") if "\nCODE = " in file.read_text("utf-8")}
    assert listed == with_code


def test_codes_are_told_once() -> None:
    codes = [module.CODE for module, _ in CHECKS] + [page.__name__.replace("_", "-") for page in PAGES]
    assert len(codes) == len(set(codes)) == len(pages())


@pytest.mark.parametrize("page", pages().values(), ids=list(pages()))
def test_a_page_says_what_it_is_about_in_its_first_sentence(page: str) -> None:
    first = page.splitlines()[2]
    assert first.endswith(".")
    assert len(first) < 110
