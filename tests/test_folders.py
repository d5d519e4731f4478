"""Claims about where the grammar, the rules and the cache are."""

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from pathways.folders import cache_folder, grammar_folder, rules_folder

CHECKOUT = Path(__file__).resolve().parent.parent
ASK = "import folders; print(folders.grammar_folder(), folders.rules_folder())"


def _ask(package: Path) -> list[str]:
    """What a copy of folders.py in `package` answers, in a Python of its own."""
    shutil.copy(CHECKOUT / "pathways" / "folders.py", package)
    done = subprocess.run(
        [sys.executable, "-c", ASK], cwd=package, capture_output=True, text=True, check=True
    )
    return done.stdout.split()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    return tmp_path


def test_in_the_checkout_the_folders_are_beside_the_package() -> None:
    assert grammar_folder() == CHECKOUT / "grammar"
    assert rules_folder() == CHECKOUT / "rules"
    assert (grammar_folder() / "pathways.lark").is_file()


def test_an_installed_package_is_asked_before_what_is_beside_it(tmp_path: Path) -> None:
    package = tmp_path / "pathways"
    for folder in (package / "grammar", package / "rules", tmp_path / "grammar", tmp_path / "rules"):
        folder.mkdir(parents=True)
    assert _ask(package) == [str(package / "grammar"), str(package / "rules")]


def test_a_bare_checkout_needs_no_installation(tmp_path: Path) -> None:
    package = tmp_path / "pathways"
    package.mkdir()
    assert _ask(package) == [str(tmp_path / "grammar"), str(tmp_path / "rules")]


def test_finding_folders_imports_nothing_slow() -> None:
    slow = {"importlib.metadata", "importlib.resources"}
    ask = f"import sys, pathways.folders; print(*({slow} & {{*sys.modules}}))"
    done = subprocess.run(
        [sys.executable, "-S", "-c", ask], cwd=CHECKOUT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []


def test_the_cache_is_in_the_users_cache_folder_and_private(home: Path) -> None:
    folder = cache_folder()
    assert folder == home / ".cache" / "pathways"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert cache_folder() == folder


def test_the_cache_follows_the_users_choice(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "elsewhere"))
    assert cache_folder() == home / "elsewhere" / "pathways"


@pytest.mark.parametrize("chosen", ["", "caches", "./caches"])
def test_a_choice_that_is_no_absolute_path_is_ignored(
    home: Path, monkeypatch: pytest.MonkeyPatch, chosen: str
) -> None:
    monkeypatch.chdir(home)
    monkeypatch.setenv("XDG_CACHE_HOME", chosen)
    assert cache_folder() == home / ".cache" / "pathways"
    assert not (home / "caches").exists()


def test_a_cache_that_others_may_write_is_not_used(home: Path) -> None:
    (home / ".cache" / "pathways").mkdir(parents=True)
    (home / ".cache" / "pathways").chmod(0o777)
    assert cache_folder() is None


def test_a_cache_that_is_a_link_is_not_used(home: Path) -> None:
    (home / ".cache").mkdir()
    (home / "target").mkdir(mode=0o700)
    (home / ".cache" / "pathways").symlink_to(home / "target")
    assert cache_folder() is None


def test_a_cache_of_someone_else_is_not_used(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert cache_folder() == home / ".cache" / "pathways"
    someone_else = os.getuid() + 1
    monkeypatch.setattr(os, "getuid", lambda: someone_else)
    assert cache_folder() is None


def test_where_no_folder_can_be_made_there_is_no_cache(home: Path) -> None:
    (home / ".cache").write_text("a file stands where the folder should be", encoding="utf-8")
    assert cache_folder() is None


def test_where_there_is_no_home_there_is_no_cache(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "home", homeless)
    assert cache_folder() is None
    assert list(home.iterdir()) == []
