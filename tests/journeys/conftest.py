"""Whoever goes through a journey has a cache folder of their own and stands in an empty folder."""

from pathlib import Path

import pytest

from tests.cli.running import Run, runner


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder that all journeys share, so that the parse table is built once."""
    return tmp_path_factory.mktemp("journeys")


@pytest.fixture
def run(
    capsys: pytest.CaptureFixture[str], home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Run:
    """A command line, run in this process."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(home))
    monkeypatch.chdir(tmp_path)
    return runner(capsys)
