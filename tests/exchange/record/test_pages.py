"""The page of every problem: its example has the problem, and what to write instead has none."""

import re

import pytest

from pathways.exchange.record.pages import pages
from pathways.exchange.record.to_learners import Read, from_csv, from_json
from tests.exchange.record.college import COLLEGE
from tests.exchange.record.reading import codes

EXAMPLE = re.compile(r"```(json|csv)\n(.*?)```", re.DOTALL)
WITHOUT_EXAMPLE = ["too-many-problems"]


def _read(language: str, text: str) -> Read:
    return (from_json if language == "json" else from_csv)(text, "example", COLLEGE)


@pytest.mark.parametrize("code", sorted(set(pages()) - set(WITHOUT_EXAMPLE)))
def test_the_example_has_the_problem_and_the_other_has_none(code: str) -> None:
    wrong, right = EXAMPLE.findall(pages()[code])
    assert set(codes(_read(*wrong)[1])) == {code}
    assert codes(_read(*right)[1]) == []


@pytest.mark.parametrize(("code", "page"), sorted(pages().items()))
def test_a_page_says_what_it_is_and_why_it_matters(code: str, page: str) -> None:
    title, what, why = page.strip().split("\n\n")[:3]
    assert title == f"# {code}"
    assert what.endswith(".")
    assert why.endswith(".")
