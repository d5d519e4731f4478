"""The pages of the syntax problems: every code has one, and its examples are what it says."""

import re

import pytest

from pathways.text import Source
from pathways.tree import pages, parse


def fenced(page: str, kind: str) -> str:
    (text,) = re.findall(rf"```{kind}\n(.*?)\n```", page, re.DOTALL)
    return str(text)


@pytest.mark.parametrize("code", sorted(pages()))
def test_the_mistake_of_a_page_has_its_code_and_the_remedy_has_none(code: str) -> None:
    page = pages()[code]
    told = [problem.code for problem in parse(Source("a.pathway", fenced(page, "mistake")))[1]]
    assert code in told
    assert set(told) == {code} or code == "too-many-mistakes"
    assert parse(Source("a.pathway", fenced(page, "pathway")))[1] == ()


@pytest.mark.parametrize("code", sorted(pages()))
def test_a_page_says_what_why_and_what_instead(code: str) -> None:
    lines = pages()[code].splitlines()
    assert lines[0] == f"# `{code}`"
    assert lines[2].endswith(".")
    assert [line for line in lines if line.startswith("## ")] == [
        "## Why it matters",
        "## An example",
        "## What to write instead",
    ]
