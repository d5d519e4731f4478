"""The parse table of the shipped grammar: built once, kept in the user's cache, read back in a fraction of the time."""

import hashlib
import os
from functools import lru_cache
from pathlib import Path

from pathways.folders import cache_folder, grammar_folder
from pathways.tree.table import Table

_FORM = b"3"
"""Raised whenever the same grammar must give another table, because the code that makes or reads it has changed."""


@lru_cache(maxsize=1)
def table() -> Table:
    """The table of the grammar and its gallery of mistakes, from the cache where there is one."""
    grammar, gallery = _sources()
    folder = cache_folder()
    if folder is None:
        return _built(grammar, gallery)
    file = folder / f"table-{_digest(grammar, gallery)}.json"
    kept = _read(file)
    if kept is not None:
        return kept
    built = _built(grammar, gallery)
    _keep(built, file)
    return built


def _sources() -> tuple[bytes, dict[str, bytes]]:
    folder = grammar_folder()
    with os.scandir(folder / "mistakes") as entries:
        names = sorted(entry.name for entry in entries if entry.name.endswith(".pathway"))
    return (folder / "pathways.lark").read_bytes(), {
        name: (folder / "mistakes" / name).read_bytes() for name in names
    }


def _digest(grammar: bytes, gallery: dict[str, bytes]) -> str:
    digest = hashlib.sha256(_FORM)
    for part in (grammar, *(part for name, text in gallery.items() for part in (name.encode(), text))):
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()[:32]


def _built(grammar: bytes, gallery: dict[str, bytes]) -> Table:
    from pathways.tree.from_grammar import from_grammar
    from pathways.tree.gallery import with_gallery

    return with_gallery(
        from_grammar(grammar.decode()), {name: text.decode() for name, text in gallery.items()}
    )


def _read(file: Path) -> Table | None:
    """The table in a file, if this user wrote it and it is whole; JSON, because reading it can run no code."""
    try:
        facts = file.lstat()
        if file.is_symlink() or facts.st_uid != os.getuid() or facts.st_mode & 0o022:
            return None
        seal, _, text = file.read_text("utf-8").partition("\n")
        return Table.from_json(text) if seal == _seal(text) else None
    except (OSError, ValueError):
        return None


def _seal(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _keep(built: Table, file: Path) -> None:
    """Write the table beside its place and move it there, so that nobody ever reads half of it."""
    import tempfile

    text = built.to_json()
    try:
        handle, name = tempfile.mkstemp(dir=file.parent)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as stream:
                stream.write(f"{_seal(text)}\n{text}")
            Path(name).replace(file)
        except OSError:
            Path(name).unlink(missing_ok=True)
    except OSError:
        return
