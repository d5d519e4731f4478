"""The reference of the language and its grammar say the same: productions, examples, and mistakes with their messages."""

import re

import pytest

from pathways.folders import grammar_folder
from pathways.text import Source
from pathways.tree import parse
from tests.language.kept import Kept

REFERENCE = grammar_folder() / "README.md"
TEXT = REFERENCE.read_text("utf-8")
HEAD = re.compile(r"^(?:\?|!)?([A-Za-z_]+|%ignore)(?:\.\d+)?(?=[: \n]|$)")


def productions(text: str) -> dict[str, str]:
    """Every production of a grammar under its name, with all its lines."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in text.splitlines():
        head = HEAD.match(line)
        if head:
            name = head.group(1)
        if line.strip() and not line.startswith("//"):
            found.setdefault(name, []).append(line)
    return {name: "\n".join(lines) for name, lines in found.items()}


GRAMMAR = productions((grammar_folder() / "pathways.lark").read_text("utf-8"))


def fenced(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```$", TEXT, re.DOTALL | re.MULTILINE)


def chapters() -> list[str]:
    """The pieces of the reference from one quotation of the grammar to the next."""
    return re.split(r"^(?=```lark$)", TEXT, flags=re.MULTILINE)[1:]


def told(text: str) -> str:
    """What is said about a mistake, as the reference shows it."""
    (problem,) = parse(Source("a.pathway", text))[1]
    return f"> `{problem.code}`: {problem.message}\n>\n> Help: {problem.help}\n"


def rewritten(text: str) -> str:
    """The reference with every quotation and every message made anew."""

    def quoted(found: re.Match[str]) -> str:
        names = productions(found.group(1))
        return "```lark\n" + "".join(f"{GRAMMAR[name]}\n" for name in names) + "```\n"

    def answered(found: re.Match[str]) -> str:
        return f"```mistake\n{found.group(1)}```\n\n{told(found.group(1))}"

    text = re.sub(r"^```lark\n(.*?)^```\n", quoted, text, flags=re.DOTALL | re.MULTILINE)
    return re.sub(r"^```mistake\n(.*?)^```\n\n(?:>[^\n]*\n)*", answered, text, flags=re.DOTALL | re.MULTILINE)


def test_the_quotations_and_the_messages_are_those_of_today(kept: Kept) -> None:
    kept.check(REFERENCE, rewritten(TEXT))


def test_every_production_is_quoted_exactly_once() -> None:
    quoted = [name for block in fenced("lark") for name in productions(block)]
    assert sorted(quoted) == sorted(GRAMMAR)


@pytest.mark.parametrize("block", fenced("lark"))
def test_every_quotation_is_what_the_grammar_says(block: str) -> None:
    for name, text in productions(block).items():
        assert text == GRAMMAR[name]


@pytest.mark.parametrize("example", fenced("pathway"))
def test_every_example_is_read_without_a_problem(example: str) -> None:
    assert parse(Source("a.pathway", example))[1] == ()


@pytest.mark.parametrize("mistake", fenced("mistake"))
def test_every_mistake_gives_the_message_below_it(mistake: str) -> None:
    assert f"```mistake\n{mistake}```\n\n{told(mistake)}" in TEXT


@pytest.mark.parametrize("chapter", chapters(), ids=lambda chapter: chapter.split("\n")[1].split(":")[0])
def test_every_quotation_has_prose_an_example_and_a_mistake(chapter: str) -> None:
    kinds = re.findall(r"^```(\w+)$", chapter, re.MULTILINE)
    assert kinds[:2] == ["lark", "pathway"]
    assert "mistake" in kinds
    prose = chapter.split("```\n", maxsplit=2)[1].partition("```")[0]
    assert len(prose.split()) > 8


def test_every_heading_of_the_contents_is_there() -> None:
    listed = re.findall(r"^\d+\. \[(.*)\]\(#", TEXT, re.MULTILINE)
    assert listed == re.findall(r"^## (.*)$", TEXT, re.MULTILINE)
