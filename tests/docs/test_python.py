"""The page on Python has every public name, and its examples print what stands below them (`PATHWAYS_REWRITE=1` writes it)."""

import os
import re
from pathlib import Path

import pytest

import pathways

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "python.md"
EXAMPLE = re.compile(r"```python\n(?P<code>.*?)```\n\n```text\n(?P<printed>.*?)```", re.DOTALL)


def test_every_example_prints_what_stands_below_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}

    def printed(found: "re.Match[str]") -> str:
        exec(compile(found["code"], PAGE.name, "exec"), names)  # noqa: S102 # the examples of the page
        return f"```python\n{found['code']}```\n\n```text\n{capsys.readouterr().out}```"

    page = PAGE.read_text(encoding="utf-8")
    now = EXAMPLE.sub(printed, page)
    if os.environ.get("PATHWAYS_REWRITE") == "1":
        PAGE.write_text(now, encoding="utf-8")
        page = now
    assert page == now
    assert page.count("```python") == len(EXAMPLE.findall(page))


def test_every_public_name_is_on_the_page() -> None:
    page = PAGE.read_text(encoding="utf-8")
    told = {"RuleSet", "__version__"}  # what `load_rules` returns, and what says itself what it is
    assert sorted(name for name in {*pathways.__all__} - told if name not in page) == []
