"""`PATHWAYS_REWRITE=1 pytest tests/cli/test_documentation.py` writes the page anew; read the difference before you keep it."""

import os
import re
from pathlib import Path

from pathways.cli.program import COMMANDS, program
from pathways.ruleset import load_rules
from tests.cli.documentation import documentation

PAGE = Path(__file__).resolve().parents[2] / "docs" / "cli.md"


def test_the_page_of_the_command_line_says_what_help_says() -> None:
    if os.environ.get("PATHWAYS_REWRITE") == "1":
        PAGE.parent.mkdir(exist_ok=True)
        PAGE.write_text(documentation(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == documentation()


def test_every_command_is_on_the_page() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"\n## pathways {name}\n" not in page] == []


def test_every_name_in_an_example_is_declared_by_the_library() -> None:
    declared = load_rules().catalogue.declared
    named = set(re.findall(r"\b(?:asu|psu|quill)\.\w+", documentation() + (program.help or "")))
    assert len(named) >= 4
    assert sorted(name for name in named if declared(name) is None) == []
