"""Transfer by the rules of tables, where no rule file declares a transfer."""

from datetime import date
from pathlib import Path

import pytest

from pathways.audit import audit_learner
from pathways.audit.state import State
from pathways.audit.verdict import Audit
from pathways.ruleset import load_rules
from tests.model.articulation.tables import COLLEGES, HEAD

RULES = f"""{COLLEGES}
course hostos.ma114 "Algebra" {{ taught at hostos  subject "MA"  number 114  worth 3 credits }}
course hostos.ma115 "Algebra II" {{ taught at hostos  subject "MA"  number 115  worth 3 credits }}
institution third "Third" {{ is a college }}
certificate lehman.other "Other" {{ issued by lehman  require 1 course from courses }}
certificate lehman.goal "Goal" {{ issued by lehman  require 3 credits from courses credited at lehman }}
transfers from table "t.csv"
learner "one" {{ earned ITEM on 2023-05-20 grade B  expect lehman.goal met }}
"""
ROW = "1,hostos,MA,114,lehman,MATH,115,3"
COLUMNS = "credits,chains,counts_only_in,source"


def audited(folder: Path, item: str = "hostos.ma114", cells: str = ",,", rows: str = "") -> Audit:
    """The audit of a learner with one course, by a rule file and a table of one rule."""
    row = f"{ROW},{cells}\n"
    (folder / "a.pathway").write_text(RULES.replace("ITEM", item), encoding="utf-8")
    (folder / "t.csv").write_text(f"{HEAD},{COLUMNS}\n{rows or row}", encoding="utf-8")
    rules = load_rules(folder)
    assert rules.sound
    return audit_learner(rules, rules.catalogue.tests[0].learner, ["lehman.goal"], date(2024, 1, 1))


@pytest.mark.parametrize(("item", "state"), [("hostos.ma114", State.MET), ("hostos.ma115", State.UNMET)])
def test_the_rules_of_a_table_apply_without_any_in_a_rule_file(
    tmp_path: Path, item: str, state: State
) -> None:
    assert audited(tmp_path, item).goals[0].state is state


@pytest.mark.parametrize(("goals", "state"), [("lehman.goal", State.MET), ("lehman.other", State.UNMET)])
def test_what_a_table_gives_counts_only_where_it_says(tmp_path: Path, goals: str, state: State) -> None:
    assert audited(tmp_path, cells=f",{goals},").goals[0].state is state


@pytest.mark.parametrize(("chains", "state"), [("yes", State.MET), ("", State.UNMET)])
def test_a_rule_of_a_table_chains_where_it_says_so(tmp_path: Path, chains: str, state: State) -> None:
    rows = f"1,hostos,MA,114,third,MATH,1,3,,,\n2,third,MATH,1,lehman,MATH,115,3,{chains},,\n"
    assert audited(tmp_path, rows=rows).goals[0].state is state


def test_the_table_its_rule_and_its_source_are_told_where_something_counts(tmp_path: Path) -> None:
    (cite,) = audited(tmp_path, cells=",,Handbook page 4").goals[0].routes[0].cites
    assert (cite.source, cite.where, str(cite.place)[-7:]) == (
        "t.csv",
        "rule 1, Handbook page 4",
        "t.csv:2",
    )


def test_a_course_that_no_rule_of_a_table_takes_is_told_as_such(tmp_path: Path) -> None:
    rows = f"{ROW},,,\n2,third,MATH,1,hostos,MA,115,3,,,\n"
    (left,) = audited(tmp_path, "hostos.ma115", rows=rows).goals[0].unused
    assert left.reason == "nothing transfers it"
    rows = "2,third,MATH,1,hostos,MA,115,3,,,\n"
    (left,) = audited(tmp_path, "hostos.ma115", rows=rows).goals[0].unused
    assert left.reason == "nothing asks for it"
