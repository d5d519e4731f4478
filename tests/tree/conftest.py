"""A cache of its own for tests that look at how the parse table is kept."""

from collections.abc import Iterator, Mapping
from functools import cache as remembered
from pathlib import Path

import pytest

from pathways.tree import kept_table
from pathways.tree.kept_table import table
from pathways.tree.table import Table

_built = kept_table._built  # noqa: SLF001 # what takes a second, and is not what these tests look at


@remembered
def _built_once(grammar: bytes, gallery: tuple[tuple[str, bytes], ...]) -> Table:
    return _built(grammar, dict(gallery))


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty cache, and no table in memory; of the same grammar the table is built once for all tests."""

    def built(grammar: bytes, gallery: Mapping[str, bytes]) -> Table:
        return _built_once(grammar, tuple(gallery.items()))

    folder = tmp_path / "pathways"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(kept_table, "_built", built)
    table.cache_clear()
    yield folder
    table.cache_clear()
