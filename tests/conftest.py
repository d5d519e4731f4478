"""How every test is run: nothing is skipped in continuous integration, no test is held to a clock, nothing drawn is measured."""

import os

import pytest
from hypothesis import settings

settings.register_profile("here", deadline=None)
settings.register_profile("everywhere", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("everywhere" if os.environ.get("CI") == "true" else "here")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Measure what the examples reach: what Hypothesis draws may reach other lines tomorrow, and takes twice as long measured."""
    for item in items:
        if item.get_closest_marker("hypothesis"):
            item.add_marker("no_cover")


def _skipped(config: pytest.Config) -> int:
    """How many tests were skipped, in all processes together."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    return len(reporter.stats.get("skipped", ())) if reporter else 0


def pytest_sessionfinish(session: pytest.Session) -> None:
    if os.environ.get("CI") == "true" and _skipped(session.config) and not session.exitstatus:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = len(terminalreporter.stats.get("skipped", ()))
    if os.environ.get("CI") == "true" and skipped:
        terminalreporter.write_line(f"CI=true: {skipped} skipped, and nothing may be skipped here", red=True)
