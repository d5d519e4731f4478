"""Claims about how the tests are run."""

from pathlib import Path

import pytest

CONFTEST = Path(__file__).with_name("conftest.py").read_text(encoding="utf-8")
SKIPPED_TEST = """
import pytest
@pytest.mark.skip(reason="the claim under test")
def test_skipped(): pass
def test_passed(): pass
"""
SKIPPED_MODULE = """
import pytest
pytest.importorskip("a_module_that_nobody_has")
def test_never_collected(): pass
"""


def _run(pytester: pytest.Pytester, *options: str, **files: str) -> pytest.RunResult:
    pytester.makeconftest(CONFTEST)
    pytester.makepyfile(**files)
    return pytester.runpytest_subprocess(*options)


@pytest.mark.parametrize("skipping", [SKIPPED_TEST, SKIPPED_MODULE], ids=["test", "module"])
def test_a_skip_fails_the_run_in_continuous_integration(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, skipping: str
) -> None:
    monkeypatch.setenv("CI", "true")
    result = _run(pytester, test_skipping=skipping, test_plain="def test_passed(): pass")
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.stdout.fnmatch_lines(["CI=true: 1 skipped, and nothing may be skipped here"])


def test_a_skip_in_a_worker_fails_the_run_too(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")
    result = _run(pytester, "-n", "2", test_skipping=SKIPPED_TEST, test_module=SKIPPED_MODULE)
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.stdout.fnmatch_lines(["CI=true: 2 skipped, and nothing may be skipped here"])


def test_a_skip_is_allowed_on_a_desk(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    result = _run(pytester, test_skipping=SKIPPED_TEST)
    assert result.ret == pytest.ExitCode.OK
    result.assert_outcomes(passed=1, skipped=1)


def test_a_run_without_skips_passes_in_continuous_integration(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")
    assert _run(pytester, test_plain="def test_passed(): pass").ret == pytest.ExitCode.OK
