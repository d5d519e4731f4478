"""Claims about the house that no tool checks: openings, sizes, names, and what may not stand in any file."""

import ast
import io
import re
import subprocess
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent
LINES_OF_A_FILE = 400
LINES_OF_A_FUNCTION = 50
NAMES_THAT_SAY_NOTHING = {"base", "common", "core", "helper", "helpers", "misc", "util", "utils"}
NOT_OURS = {".git", ".venv", "build", "dist", "out"}

# Each pattern is written so that it does not match itself.
UNFINISHED = re.compile(r"\b(?:TO[D]O|FIX[M]E|NotImplemented[E]rror)\b|pragma[:] no cover")
OF_ONE_MACHINE = re.compile(
    r"(?<![\w.~*$})>-])/(?:work|root|home|opt)/\w"
    r"|pypi[.]org/simple|files[.]pythonhosted[.]org|registry[.]npmjs[.]org|deb[.]debian[.]org"
)
SILENCING = re.compile(r"#\s*(?:ruff[:]\s*|flake8[:]\s*)?(?:noq[a]|type[:]\s*ignore)\b")
SILENCING_WITH_REASON = re.compile(
    r"(?:noqa:\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*|type:\s*ignore\[[\w, -]+\])"  # what is silenced, by its code
    r"[\s#:;(-]+(?:[^\s#]+\s+){2,}\S+"  # a reason of three words or more
)


def _files_of_the_project() -> list[Path]:
    """Everything that is or could be committed; without git, everything that no tool made."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=CHECKOUT,
        capture_output=True,
        check=False,
        text=True,
    )
    if listed.returncode == 0:
        names = sorted(set(listed.stdout.split("\0")) - {""})
        return [CHECKOUT / name for name in names if (CHECKOUT / name).is_file()]
    return [path for path in sorted(CHECKOUT.rglob("*")) if path.is_file() and not _made(path)]


def _made(path: Path) -> bool:
    """Whether a tool made it: caches and build folders."""
    parts = path.relative_to(CHECKOUT).parts
    return any(part in NOT_OURS or part.endswith(("_cache", "__pycache__", ".egg-info")) for part in parts)


FILES = _files_of_the_project()
PYTHON = [path for path in FILES if path.suffix == ".py"]
PACKAGE = [path for path in PYTHON if path.is_relative_to(CHECKOUT / "pathways")]


def _name(path: Path) -> str:
    return str(path.relative_to(CHECKOUT))


def _lines() -> Iterator[tuple[str, str]]:
    """Every line of every text file, with `file:line` before it."""
    for path in FILES:
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:  # a picture
            continue
        for number, line in enumerate(text.splitlines(), 1):
            yield f"{_name(path)}:{number}", line


def _opening(source: str) -> str:
    """The first line of a module's docstring."""
    return (ast.get_docstring(ast.parse(source)) or "").partition("\n")[0]


def _is_sentence(opening: str) -> bool:
    return opening.endswith(".") and " " in opening and not opening[0].islower()


def _long_functions(source: str) -> list[str]:
    return [
        node.name
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or node.lineno) - node.lineno >= LINES_OF_A_FUNCTION
    ]


def _silenced_without_reason(source: str) -> list[int]:
    """The lines of comments that silence a tool without saying why."""
    return [
        token.start[0]
        for token in tokenize.generate_tokens(io.StringIO(source).readline)
        if token.type == tokenize.COMMENT
        and SILENCING.search(token.string)
        and not SILENCING_WITH_REASON.search(token.string)
    ]


def test_every_module_opens_with_a_sentence() -> None:
    assert [_name(path) for path in PACKAGE if not _is_sentence(_opening(path.read_text("utf-8")))] == []


def test_every_folder_of_the_package_is_a_package() -> None:
    folders = {path.parent for path in PACKAGE}
    assert sorted(_name(folder) for folder in folders if not (folder / "__init__.py").is_file()) == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    named = [_name(path) for path in PACKAGE if NAMES_THAT_SAY_NOTHING & {path.stem, path.parent.name}]
    assert named == []


def test_no_file_of_code_is_long() -> None:
    sizes = {_name(path): len(path.read_text("utf-8").splitlines()) for path in PYTHON}
    assert {name: size for name, size in sizes.items() if size > LINES_OF_A_FILE} == {}


def test_no_function_is_long() -> None:
    found = {_name(path): _long_functions(path.read_text("utf-8")) for path in PYTHON}
    assert {name: functions for name, functions in found.items() if functions} == {}


def test_nothing_is_left_unfinished() -> None:
    assert [f"{place}: {line.strip()}" for place, line in _lines() if UNFINISHED.search(line)] == []


def test_no_file_knows_the_machine_it_was_written_on() -> None:
    assert [f"{place}: {line.strip()}" for place, line in _lines() if OF_ONE_MACHINE.search(line)] == []


def test_whoever_silences_a_tool_says_why() -> None:
    found = {_name(path): _silenced_without_reason(path.read_text("utf-8")) for path in PYTHON}
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_the_changelog_has_a_section_for_what_is_not_released() -> None:
    changelog = (CHECKOUT / "CHANGELOG.md").read_text(encoding="utf-8").splitlines()
    first_section = next((line for line in changelog if line.startswith("## ")), "")
    assert first_section == "## [Unreleased]"


@pytest.mark.parametrize("line", ["a.pathway", "LICENSE", "pathways/folders.py", ".ci/run"])
def test_files_of_tools_are_not_taken_for_ours(line: str) -> None:
    assert not _made(CHECKOUT / line)
    assert _made(CHECKOUT / ".venv" / line)
    assert _made(CHECKOUT / ".mypy_cache" / line)


@pytest.mark.parametrize(
    ("source", "is_sentence"),
    [
        ('"""Where the rules are."""', True),
        ('"""`Place` is a part of a file."""', True),
        ('"""Where the rules are"""', False),
        ('"""where the rules are."""', False),
        ('"""Rules."""', False),
        ("rules = 1", False),
    ],
)
def test_a_sentence_is_told_from_a_word(source: str, is_sentence: bool) -> None:
    assert _is_sentence(_opening(source)) is is_sentence


@pytest.mark.parametrize(("lines", "found"), [(LINES_OF_A_FUNCTION, []), (LINES_OF_A_FUNCTION + 1, ["f"])])
def test_a_long_function_is_seen(lines: int, found: list[str]) -> None:
    assert _long_functions("def f():\n" + "    x = 1\n" * (lines - 1)) == found


@pytest.mark.parametrize(
    ("comment", "found"),
    [
        ("# noq" + "a", [1]),
        ("# noq" + "a: S603", [1]),
        ("# noq" + "a: S603, S607", [1]),
        ("# noq" + "a: S603  # our own command", []),
        ("# noq" + "a: S603, S607 - our own command", []),
        ("# type: ig" + "nore", [1]),
        ("# type: ig" + "nore[arg-type]", [1]),
        ("# type: ig" + "nore[arg-type]  # the library's stub is wrong here", []),
        ("# an audit of this type: ignored", []),
    ],
)
def test_silencing_without_a_reason_is_seen(comment: str, found: list[int]) -> None:
    assert _silenced_without_reason(f"x = 1  {comment}\n") == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("/ro" + "ot/caches", True),
        ("see /wo" + "rk/rules", True),
        ("https://pypi.o" + "rg/simple", True),
        ("https://www.example.edu/work/hours", False),
        ("https://pypi.org/project/lark", False),
        ("tests/home/page", False),
    ],
)
def test_a_path_of_one_machine_is_told_from_an_address(line: str, found: bool) -> None:
    assert bool(OF_ONE_MACHINE.search(line)) is found
