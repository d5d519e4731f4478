"""Pages to hand out at the command line: what is written, where, and what is refused."""

import json
from pathlib import Path

import pytest

from tests.cli.college import earned, write_learner
from tests.cli.running import Run
from tests.cli.test_plan import RULES as UNPLANNED
from tests.report.pages_read import Read

AS_OF = ("--as-of", "2024-06-01")


@pytest.fixture
def rules(college: Path) -> tuple[str, str]:
    return ("--rules", str(college))


def _read(file: str) -> Read:
    read = Read(Path(file).read_text(encoding="utf-8"))
    assert read.complaints() == []
    return read


def test_an_audit_is_handed_out_with_what_is_held_and_a_picture(rules: tuple[str, str], run: Run) -> None:
    status, out, err = run("audit", "ada.json", "--goal", "north.ba", *AS_OF, *rules, "--html", "ada.html")
    assert (status, out, err) == (1, "", "wrote ada.html\n")
    read = _read("ada.html")
    assert [text for tag, text in read.headings() if tag == "h2"] == [
        "You hold",
        "What to do next",
        "On this page",
        "Bachelor of Arts",
        "Everything on the record",
        "Picture",
    ]
    words = read.words()
    assert "Awarded automatically, as all is met: Badge in words" in words
    assert "50 % earned, 50 % missing" in words
    assert "Ada, as of 2024-06-01" in words
    assert "https://example.org/catalogue" in read.attributes("href")


def test_markdown_and_html_are_written_at_once_and_json_besides(rules: tuple[str, str], run: Run) -> None:
    files = ("--markdown", "ada.md", "--html", "ada.html")
    ran = run("audit", "ada.json", "--goal", "north.ba", *AS_OF, *rules, *files, "--json")
    assert json.loads(ran.out)["learner"]["id"] == "ada"
    assert ran.err == "wrote ada.html\nwrote ada.md\n"
    text = Path("ada.md").read_text(encoding="utf-8")
    assert text.startswith("# Audit of Ada (ada)\n\nAs of 1 June 2024, by rules ")
    assert "\n## Bachelor of Arts\n\n✗ **Not yet met.**" in text
    _read("ada.html")


def test_what_if_shows_the_picture_as_it_would_be(rules: tuple[str, str], run: Run) -> None:
    line = "planning north.mat101"
    ran = run(
        "audit", "ada.json", "--goal", "north.ba", *AS_OF, *rules, "--what-if", line, "--html", "if.html"
    )
    assert (ran.status, ran.out) == (1, "")
    words = _read("if.html").words()
    assert "What changes: Bachelor of Arts" in words
    assert f"Ada, as of 2024-06-01, if: {line}" in words
    assert "50 % earned, 50 % coming" in words


def test_one_applicant_is_handed_an_answer_and_several_are_refused(rules: tuple[str, str], run: Run) -> None:
    Path("one.csv").write_text("\n".join(Path("applicants.csv").read_text().splitlines()[:2]) + "\n")
    admit = ("--to", "north.entry", *rules, "--html", "answer.html")
    assert run("admit", "one.csv", *admit).status == 0
    assert "Admitted. You meet all requirements for admission." in _read("answer.html").words()
    status, _, err = run("admit", "applicants.csv", *admit)
    assert (status, "`applicants.csv` has 4 learners; a page is about one" in err) == (2, True)
    assert "put that learner into a file of their own (of a table the first row and theirs)" in err


def test_what_is_declared_is_handed_out_too(rules: tuple[str, str], run: Run) -> None:
    assert run("show", "north.studies", *rules, "--html", "show.html").status == 0
    read = _read("show.html")
    assert read.headings()[0] == ("h1", "Certificate in studies (north.studies)")
    assert "page made from rules" in read.words()
    assert run("show", "north.studies", *rules, "--proposal", "--html", "form.html").status == 0
    assert "Proposal: Certificate in studies" in _read("form.html").words()
    assert run("show", "north.eng101", *rules, "--html", "course.html").status == 0
    assert "Picture" not in _read("course.html").words()


def test_a_plan_is_handed_out_above_where_the_learner_stands(rules: tuple[str, str], run: Run) -> None:
    ran = run("plan", "ada.json", "--goal", "north.ba", *AS_OF, *rules, "--html", "plan.html")
    assert (ran.status, ran.out) == (0, "")
    read = _read("plan.html")
    titles = [text for tag, text in read.headings() if tag in {"h1", "h2"}]
    assert titles == [
        "Plan for Ada (ada)",
        "You hold",
        "What to do next",
        "On this page",
        "The best way to finish",
        "Bachelor of Arts",
        "Everything on the record",
        "Picture: Bachelor of Arts",
    ]
    table = next(element for element in read.root.iter("table"))
    rows = [[cell.text or "" for cell in row] for row in table.iter("tr")]
    assert rows[0] == ["When", "What", "What for", "Credits", "Price"]
    assert rows[-1] == ["In all", "", "", "3", "not stated"]
    assert rows[1][3:] == ["3", "not stated"]


def test_where_there_is_no_plan_the_page_says_so(run: Run, tmp_path: Path) -> None:
    file, learner = tmp_path / "rules.pathway", write_learner(tmp_path / "x.json", "x", items=[])
    file.write_text(UNPLANNED, encoding="utf-8")
    page = str(tmp_path / "plan.html")
    ran = run("plan", str(learner), "--goal", "grouped", *AS_OF, "--rules", str(file), "--html", page)
    assert ran.status == 3
    assert "No plan. None was found" in _read(page).words()


@pytest.mark.parametrize(
    ("option", "file"),
    [("--html", "ada.json"), ("--html", "ada"), ("--markdown", "ada.html"), ("--markdown", "x.txt")],
)
def test_no_page_is_written_over_what_is_no_page(
    rules: tuple[str, str], run: Run, option: str, file: str
) -> None:
    before = Path("ada.json").read_text()
    status, _, err = run("audit", "ada.json", "--goal", "north.ba", *rules, option, file)
    assert (status, f"`{file}` does not end in " in err) == (2, True)
    assert Path("ada.json").read_text() == before


def test_a_page_that_cannot_be_written_ends_with_4_and_leaves_nothing(
    rules: tuple[str, str], run: Run
) -> None:
    audit = ("audit", "ada.json", "--goal", "north.ba", *AS_OF, *rules)
    status, _, err = run(*audit, "--html", "nowhere/ada.html")
    assert (status, "error: `nowhere/ada.html` cannot be written: No such file or directory" in err) == (
        4,
        True,
    )
    Path("taken.html").mkdir()
    assert run(*audit, "--html", "taken.html").status == 4
    assert not list(Path().glob(".*part"))


def test_a_page_is_replaced_whole_and_a_link_stays_a_link(rules: tuple[str, str], run: Run) -> None:
    Path("pages").mkdir()
    Path("pages/ada.html").write_text("before")
    Path("pages/ada.html").chmod(0o640)
    Path("ada.html").symlink_to("pages/ada.html")
    assert run("audit", "ada.json", "--goal", "north.ba", *AS_OF, *rules, "--html", "ada.html").status == 1
    assert Path("ada.html").is_symlink()
    assert [each.name for each in Path("pages").iterdir()] == ["ada.html"]
    assert Path("pages/ada.html").stat().st_mode & 0o777 == 0o640
    _read("pages/ada.html")


def test_a_goal_that_nobody_has_begun_is_no_page(rules: tuple[str, str], run: Run, tmp_path: Path) -> None:
    write_learner(tmp_path / "new.json", "new", items=[])
    ran = run("audit", "new.json", *AS_OF, *rules, "--html", "new.html")
    assert (ran.status, Path("new.html").exists()) == (3, False)


def test_a_large_picture_is_drawn_as_far_as_there_is_room(
    rules: tuple[str, str], run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    write_learner(tmp_path / "bo.json", "bo", items=[earned("north.workshop")])
    audit = ("audit", "bo.json", "--goal", "north.studies", *AS_OF, *rules, "--html", "bo.html")
    for most, said in (
        (4, "at most 1 arrow away; “pathways draw north.studies -o FILE” draws all of it."),
        (1, "has too many boxes for a page; “pathways draw north.studies -o FILE” draws all of it."),
    ):
        monkeypatch.setattr("pathways.cli.pictures.MOST_BOXES", most)
        run(*audit)
        assert said in _read("bo.html").words()
