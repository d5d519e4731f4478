"""Where the grammar and the rule library are, checked out or installed, and where caches may be kept."""

import os
from collections.abc import Iterator
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _shipped(name: str) -> Path:
    """Inside the package when installed from a wheel, beside it in a checkout."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def grammar_folder() -> Path:
    """The folder of the grammar, its reference and its gallery of mistakes."""
    return _shipped("grammar")


def rules_folder() -> Path:
    """The folder of the rule library."""
    return _shipped("rules")


def program_files() -> Iterator[bytes]:
    """What says which Pathways this is: its version, and every file of it by size and time, for whoever works on them."""
    yield (_PACKAGE / "__init__.py").read_bytes()
    todo = [str(_PACKAGE), str(grammar_folder() / "mistakes")]
    while todo:
        with os.scandir(todo.pop()) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if entry.name == "__pycache__":
                    continue
                if entry.is_dir():
                    todo.append(entry.path)
                else:
                    facts = entry.stat()
                    yield f"{entry.path} {facts.st_size} {facts.st_mtime_ns}".encode()


def cache_folder() -> Path | None:
    """A private folder for caches, or None where there cannot be one; whoever gets None works without.

    It stands where the XDG Base Directory Specification says: in `$XDG_CACHE_HOME` if that is an absolute
    path, otherwise in `~/.cache`. A folder that is a link, belongs to someone else or is open to others is
    not used, because what lies in it could have been put there by them. With `PATHWAYS_CACHE=off` there is none.
    """
    if os.environ.get("PATHWAYS_CACHE") == "off":
        return None
    try:
        chosen = os.environ.get("XDG_CACHE_HOME", "")
        folder = (Path(chosen) if Path(chosen).is_absolute() else Path.home() / ".cache") / "pathways"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        facts = folder.lstat()
    except (OSError, RuntimeError):
        return None
    private = facts.st_uid == os.getuid() and not facts.st_mode & 0o077
    return folder if private and not folder.is_symlink() else None
