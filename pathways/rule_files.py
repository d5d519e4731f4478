"""Which files are rule files, where the libraries that they use are, and what messages call a file."""

import re
from pathlib import Path

from pathways.folders import rules_folder

SUFFIX = ".pathway"
MOST_FILES = 10_000
_USE = re.compile(r"use\b(?:\s|#[^\n]*)*'?(\w+)")


def rule_files(path: Path) -> list[Path]:
    """The rule files of a folder in the order of their names, or the file itself.

    Links that lead out of the folder are not followed.
    """
    if not path.is_dir():
        return [path]
    home = path.resolve()
    inside = (file for file in path.rglob(f"*{SUFFIX}") if file.resolve().is_relative_to(home))
    return sorted(file for file in inside if file.is_file())[:MOST_FILES]


def library(name: str, file: Path) -> Path | None:
    """The folder of a library that `file` uses: beside the folder of the file, or shipped; never a path."""
    if not re.fullmatch(r"\w+", name):
        return None
    return next((place for place in library_places(name, file) if place.is_dir()), None)


def library_places(name: str, file: Path) -> tuple[Path, ...]:
    """Where a library that `file` uses can be; the first of these folders that there is, is it."""
    return file.resolve().parent.parent / name, rules_folder() / name


def libraries_in(text: str) -> list[str]:
    r"""The names of the libraries that a text uses, and words that only look like it: to read a file too many does no harm.

    >>> libraries_in("use asu\nuse # a comment\n  psu")
    ['asu', 'psu']
    """
    return _USE.findall(text)


def shown(file: Path) -> str:
    """A path as people know it: below the current folder without the way there."""
    try:
        return file.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        pass
    home, resolved = rules_folder().resolve(), file.resolve()
    if not resolved.is_relative_to(home):
        return file.as_posix()
    return f"rules/{resolved.relative_to(home).as_posix()}"
