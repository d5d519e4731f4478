"""A cache of its own for tests that look at how the parse table is kept."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pathways.tree.kept_table import table


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty cache, and no table in memory."""
    folder = tmp_path / "pathways"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    table.cache_clear()
    yield folder
    table.cache_clear()
