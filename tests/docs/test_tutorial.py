"""The tutorial says what the program says; `PATHWAYS_REWRITE=1 pytest tests/docs/test_tutorial.py` writes it anew."""

import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from pathways import ruleset
from pathways.advance import Advance
from tests.cli.running import runner
from tests.docs.transcripts import commands, rewritten, selected

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "tutorial.md"
LEARNERS = sorted((ROOT / "fixtures" / "example").glob("*.json"))
load_rules = ruleset.load_rules


@cache
def _library() -> ruleset.RuleSet:
    return load_rules()


def _load(
    *paths: str | Path, advance: Advance, parsed_before: ruleset.Parsed | None = None
) -> ruleset.RuleSet:
    """The library that comes with Pathways is read once for the whole page."""
    return load_rules(*paths, advance=advance, parsed_before=parsed_before) if paths else _library()


def test_every_command_says_what_the_page_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in ("fixtures", "rules"):
        (tmp_path / folder).symlink_to(ROOT / folder)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(ruleset, "load_rules", _load)
    run = runner(capsys)

    def say(words: Sequence[str]) -> str:
        ran = run(*words)
        return ran.out + ran.err

    def write(words: Sequence[str]) -> str:
        return run(*words).out

    page = PAGE.read_text(encoding="utf-8")
    now = rewritten(page, say, tmp_path, write)
    if os.environ.get("PATHWAYS_REWRITE") == "1":
        PAGE.write_text(now, encoding="utf-8")
        page = now
    assert page == now


def test_each_of_the_learners_is_met_on_the_page() -> None:
    named = {word for words in commands(PAGE.read_text(encoding="utf-8")) for word in words}
    assert [file.name for file in LEARNERS if f"fixtures/example/{file.name}" not in named] == []
    assert len(LEARNERS) >= 20


def test_the_page_uses_every_command_for_rules_and_learners() -> None:
    used = {words[0] for words in commands(PAGE.read_text(encoding="utf-8"))}
    assert used >= {"admit", "audit", "check", "draw", "explain", "format", "rules", "show", "test"}


def test_a_paragraph_that_is_not_there_is_told() -> None:
    with pytest.raises(ValueError, match=r"no paragraph that begins with \['Needed'\]"):
        selected("Title\n\nNot used\n  c\n", "Title | Needed")


def test_what_is_left_out_is_marked_once() -> None:
    said = "Title\n\na\n\nb\n\nNeeded\n  c\n  d\n\ne"
    assert selected(said, "Title | Needed:2") == "Title\n\n[…]\n\nNeeded\n  c\n[…]"
    assert selected(said, None) == said
