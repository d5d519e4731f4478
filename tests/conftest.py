"""How every test is run: nothing is skipped in continuous integration, no test is held to a clock, nothing drawn is measured."""

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from pathways.problem import Problem
    from pathways.text import Source
    from pathways.tree.from_text import Tree

settings.register_profile("here", deadline=None)
settings.register_profile("everywhere", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("everywhere" if os.environ.get("CI") == "true" else "here")


@pytest.fixture(autouse=True, scope="session")
def _library_read_once() -> Iterator[None]:
    """The files of the shipped library are parsed and become rules once in a process, however often tests read the library."""
    from pathways import ruleset  # not before coverage is measured
    from pathways.folders import rules_folder
    from pathways.tree.from_text import parse

    parsed: ruleset.Parsed = {}
    known_rules: dict[tuple[int, ...], tuple[list[Tree], ruleset.RuleSet]] = {}
    compiled = ruleset._Reading.rules  # noqa: SLF001 # the step between the trees and the rules

    def once(source: "Source") -> "tuple[Tree, tuple[Problem, ...]]":
        if not source.name.startswith("rules/"):
            return parse(source)
        known = parsed.get(source.name)
        if known is None or known[0].source.text != source.text:
            known = parsed[source.name] = parse(source)
        return known

    def compiled_once(reading: ruleset._Reading) -> ruleset.RuleSet:
        ours = rules_folder().resolve()
        read = (*reading.trees, *reading._tables)  # noqa: SLF001 # what was read besides
        if reading.problems or not all(path.is_relative_to(ours) for path in read):
            return compiled(reading)
        trees = list(reading.trees.values())
        key = tuple(map(id, trees))
        if key not in known_rules:
            known_rules[key] = (trees, compiled(reading))
        return known_rules[key][1]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(ruleset, "parse", once)
        patched.setattr(ruleset._Reading, "rules", compiled_once)  # noqa: SLF001 # the same step
        yield


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
