"""Every command runs with a cache folder of the tests, as if for a user of their own."""

import signal
from pathlib import Path

import pytest

from tests.cli.college import college_in
from tests.cli.running import Run, runner


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder that all tests share, so that the parse table is built once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True, scope="session")
def _keyboard() -> None:
    """What a shell starts in the background ignores the keyboard's signal, and so would the commands that tests start."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def _own_cache(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(home))
    monkeypatch.delenv("PATHWAYS_TRACEBACK", raising=False)


@pytest.fixture
def college(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the rules and learners of a small college, which is also the current folder."""
    monkeypatch.chdir(tmp_path)
    return college_in(tmp_path)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """A command line, run in this process."""
    return runner(capsys)
