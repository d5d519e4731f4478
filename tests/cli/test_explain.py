import json
import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from pathways import ruleset
from pathways.cli.explain import summary
from pathways.cli.pages import all_pages
from tests.cli.running import Run


def test_every_code_has_a_page_with_its_name_and_a_summary() -> None:
    for code, page in all_pages().items():
        assert page.startswith(f"# {code}\n"), code
        assert summary(page).endswith((".", ":")), code


def test_the_page_of_a_code_is_shown(run: Run) -> None:
    status, out, _ = run("explain", "unknown-name")
    assert (status, out.startswith("# unknown-name\n")) == (0, True)
    assert "## In learner files" in out


def test_a_code_may_be_copied_with_its_brackets(run: Run) -> None:
    assert run("explain", "[unknown-name]") == run("explain", "unknown-name")


def test_codes_of_rule_files_have_pages(run: Run) -> None:
    for code in ("no-rules", "unreadable-file", "too-large", "unknown-library", "expectation-differs"):
        assert run("explain", code).status == 0


def test_without_a_code_all_are_listed(run: Run) -> None:
    status, out, _ = run("explain")
    lines = out.splitlines()
    assert (status, len(lines)) == (0, len(all_pages()))
    assert lines == sorted(lines)


def test_a_mistyped_code_is_told_the_nearest(run: Run) -> None:
    status, out, err = run("explain", "unknown-nmae")
    assert (status, out) == (2, "")
    assert "there is no problem with the code `unknown-nmae`; did you mean `unknown-name`?" in err


def test_a_code_near_nothing_is_told_where_all_are_listed(run: Run) -> None:
    assert "`pathways explain` lists all codes" in run("explain", "zzzzzzzz").err


def test_pages_come_as_json(run: Run) -> None:
    page = json.loads(run("explain", "[unknown-name]", "--json").out)
    assert (page["pathways"], page["code"]) == ("explain/1", "unknown-name")
    assert page["page"] == all_pages()["unknown-name"]
    codes = json.loads(run("explain", "--json").out)["codes"]
    assert [entry["code"] for entry in codes] == list(all_pages())


@given(st.text(max_size=200))
def test_the_summary_is_one_line(page: str) -> None:
    assert "\n" not in summary(page)


def test_every_code_that_reading_rule_files_can_give_has_a_page() -> None:
    source = Path(ruleset.__file__).read_text(encoding="utf-8")
    codes = set(re.findall(r'"([a-z]+(?:-[a-z]+)+)"', source)) - {"utf-8"}
    assert {"no-rules", "unreadable-file", "too-large", "unknown-library"} <= codes
    assert sorted(codes - all_pages().keys()) == []
