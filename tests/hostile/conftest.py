"""Every test has a cache folder of its own, as if for another user, and a college that means harm when it asks for it."""

from pathlib import Path

import pytest

from tests.cli.running import Run, runner, runner_at_a_terminal
from tests.hostile.poison import poisoned


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder that all tests share, so that the parse table is built once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def _own_cache(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(home))


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """A command line, run in this process; a traceback is a failure."""
    return runner(capsys)


@pytest.fixture
def college(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with rules and a learner that mean harm."""
    monkeypatch.chdir(tmp_path)
    poisoned(tmp_path, monkeypatch)
    return tmp_path


@pytest.fixture
def at_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A command line whose output a person at a terminal sees."""
    return runner_at_a_terminal(run, monkeypatch)
