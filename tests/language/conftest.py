"""Transcripts stand beside rule files; `--rewrite` writes them anew, and a person reviews the difference."""

import pytest

from tests.language.kept import Kept


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite", action="store_true", default=False, help="write transcripts and quotations anew"
    )


@pytest.fixture
def kept(request: pytest.FixtureRequest) -> Kept:
    """Compares or rewrites, as the command says."""
    return Kept(rewrite=bool(request.config.getoption("--rewrite", default=False)))
