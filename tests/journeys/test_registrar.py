"""A registrar writes rules for a new certificate, mends what is wrong, and keeps them under test."""

from pathlib import Path

import pytest

from tests.cli.running import Run

pytestmark = pytest.mark.no_cover

DRAFT = """\
use example
certificate mine.words "Certificate in words" {
issued by quill
require all of { quill.eng101, quill.wri120 }
cites mine.council "Minutes of 4 May"
}
source mine.council "Faculty council"
learner "who wrote well" {
  earned quill.eng101 on 2024-05-10 grade B
  expect mine.words met as of 2024-06-01
}
"""


def test_from_a_slip_to_rules_under_test(run: Run, tmp_path: Path) -> None:
    draft = tmp_path / "mine" / "draft.pathway"
    draft.parent.mkdir()
    draft.write_text(DRAFT, encoding="utf-8")

    def pathways(*args: str) -> tuple[int, str]:
        status, out, err = run(*args)
        return status, out + err

    status, told = pathways("check", "mine")
    assert status == 1
    assert "mine/draft.pathway:4:32: error: nothing is declared by the name `quill.wri120`" in told
    assert "help: did you mean `quill." in told
    assert "`pathways explain unknown-name` tells more of it" in told

    status, page = pathways("explain", "unknown-name")
    assert (status, "Write the name as it is declared" in page) == (0, True)

    draft.write_text(DRAFT.replace("quill.wri120", "quill.lit130"), encoding="utf-8")
    assert pathways("check", "mine")[0] == 0

    assert pathways("format", "--check", "mine")[0] == 1
    assert pathways("format", "mine")[0] == 0
    assert pathways("format", "--check", "mine")[0] == 0

    status, told = pathways("test", "mine")
    assert status == 1
    assert "`mine.words` is unmet for “who wrote well” as of 2024-06-01, and `met` was expected" in told
    assert "LIT 130" in told

    text = draft.read_text(encoding="utf-8")
    draft.write_text(text.replace("mine.words met", "mine.words unmet"), encoding="utf-8")
    assert pathways("test", "mine") == (0, "1 learner, 1 expectation: all as expected\n")

    status, told = pathways("show", "mine.words", "--rules", "mine")
    assert (status, "Faculty council" in told) == (0, True)
