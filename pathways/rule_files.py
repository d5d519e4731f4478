"""Which files are rule files, where the libraries that they use are, and what messages call a file."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from pathways.folders import rules_folder

SUFFIX = ".pathway"
_TABLE = re.compile(r'transfers\s++from\s++table\b(?:\s|#[^\n]*+)*+"([^"\n]+)"')
_USE = re.compile(r"use\b(?:\s|#[^\n]*+)*+'?(\w+)")


def rule_files(path: Path) -> list[Path]:
    """The rule files of a folder in the order of their names, or the file itself.

    Links that lead out of the folder are not followed, nor links to folders. A folder that cannot be looked into
    stands among the files: whoever reads it is told why.
    """
    if not os.path.isdir(path):  # noqa: PTH112 # unlike pathlib's it answers for every name, however long
        return [path]
    home = resolved(path)
    return sorted(file for file in _below(path) if not file.is_symlink() or _is_file_in(home, file))


def _below(folder: Path) -> Iterator[Path]:
    """Every entry below a folder that is called like a rule file, however deep it lies; of links the link itself."""
    todo = [folder]
    while todo:
        here = todo.pop()
        try:
            with os.scandir(here) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        todo.append(here / entry.name)
                    elif entry.name.endswith(SUFFIX) and (entry.is_symlink() or entry.is_file()):
                        yield here / entry.name
        except OSError:
            yield here


def _is_file_in(home: Path, link: Path) -> bool:
    return os.path.isfile(link) and resolved(link).is_relative_to(home)  # noqa: PTH113 # it answers for every name


def resolved(path: Path) -> Path:
    """A path without links in it; of links that lead in a circle one of them, where pathlib would raise."""
    return Path(os.path.realpath(path))


def library(name: str, file: Path) -> Path | None:
    """The folder of a library that `file` uses: beside the folder of the file, or shipped; never a path, nor a link out."""
    if not re.fullmatch(r"\w+", name):
        return None
    return next((place for place in library_places(name, file) if _is_folder(place)), None)


def table_file(name: str, file: Path) -> tuple[Path, str]:
    """Where a table lies that `file` names, and why it is not read from there; the reason is empty if it may be.

    A table lies in the folder of its rule file: a path, a name that leads elsewhere, or a link is never followed.
    """
    if (
        not name.strip()
        or name in {".", ".."}
        or any(mark in name for mark in "/\\:\0")
        or not name.isprintable()
    ):
        return file, "a table lies in the folder of its rule file, so its name is no path"
    path = file.parent / name
    if os.path.islink(path):  # noqa: PTH114 # it answers for every name, however long
        return path, "it is a link, and a link may lead anywhere"
    return path, ""


def tables_in(text: str) -> list[str]:
    """The names of the tables that a text reads, and words that only look like it: to look at a file too many does no harm.

    >>> tables_in('transfers from table "a.csv"')
    ['a.csv']
    """
    return _TABLE.findall(text)


def _is_folder(place: Path) -> bool:
    return os.path.isdir(place) and resolved(place).parent == resolved(place.parent)  # noqa: PTH112 # as in rule_files


def library_places(name: str, file: Path) -> tuple[Path, ...]:
    """Where a library that `file` uses can be; the first of these folders that there is, is it."""
    return resolved(file).parent.parent / name, rules_folder() / name


def libraries_in(text: str) -> list[str]:
    r"""The names of the libraries that a text uses, and words that only look like it: to read a file too many does no harm.

    >>> libraries_in("use asu\nuse # a comment\n  psu")
    ['asu', 'psu']
    """
    return _USE.findall(text)


def shown(file: Path) -> str:
    """A path as people know it: below the current folder without the way there."""
    try:
        return resolved(file).relative_to(Path.cwd()).as_posix()
    except ValueError:
        pass
    home, found = resolved(rules_folder()), resolved(file)
    if not found.is_relative_to(home):
        return file.as_posix()
    return f"rules/{found.relative_to(home).as_posix()}"
