"""The part of pytest: which tests judge a mutant, and that the first one that fails is enough."""

import os
from collections.abc import Callable

import pytest
from hypothesis import Phase, settings

from tests.mutation.bench import KILLED

TESTS = (
    "tests/search",
    "tests/audit",
    "tests/language",
    "tests/properties/test_found_by_the_oracle.py",
    "tests/properties/test_no.py::test_enough_noes_name_several_requirements",
    "tests/mutation/drawn.py",
    "pathways/audit",
    "pathways/search",
)
"""What judges verdicts. Of the properties it is the fixed runs, in `drawn.py`: what is drawn anew judges otherwise each time."""
DRAWN_ANEW = "test_against_brute_force.py"
"""Its competitions are in `drawn.py`, with the answers."""
OPTIONS = (
    "-q",
    "-q",
    "-s",
    "-p",
    "no:cacheprovider",
    "--snapshot-warn-unused",
    "-p",
    "no:xdist",
    "-p",
    "no:faulthandler",
    "-W",
    "ignore::pytest.PytestAssertRewriteWarning",
)


class Judging:
    """A plugin that collects the tests and then does something else with them than running them."""

    def __init__(self, work: Callable[[dict[str, pytest.Item]], None]) -> None:
        self.work = work
        self.here = os.getpid()

    def pytest_sessionstart(self) -> None:
        settings.register_profile(
            "mutants", deadline=None, derandomize=True, database=None, phases=(Phase.explicit, Phase.generate)
        )
        settings.load_profile("mutants")

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self.work({item.nodeid: item for item in session.items if item.path.name != DRAWN_ANEW})
        return True

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_makereport(self, call: pytest.CallInfo[None]) -> None:
        if (
            call.excinfo is not None
            and os.getpid() != self.here
            and not call.excinfo.errisinstance(pytest.skip.Exception)
        ):
            os._exit(KILLED)
