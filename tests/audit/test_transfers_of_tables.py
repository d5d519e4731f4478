"""Transfer by the rules of tables, where no rule file declares a transfer."""

from datetime import date
from pathlib import Path

import pytest

from pathways.audit import audit_learner
from pathways.audit.verdict import Audit, State
from pathways.ruleset import load_rules
from tests.model.articulation.tables import COLLEGES, HEAD

RULES = f"""{COLLEGES}
course hostos.ma114 "Algebra" {{ taught at hostos  subject "MA"  number 114  worth 3 credits }}
course hostos.ma115 "Algebra II" {{ taught at hostos  subject "MA"  number 115  worth 3 credits }}
certificate lehman.goal "Goal" {{ issued by lehman  require 3 credits from courses credited at lehman }}
transfers from table "t.csv"
learner "one" {{ earned ITEM on 2023-05-20 grade B  expect lehman.goal met }}
"""
ROW = "1,hostos,MA,114,lehman,MATH,115,3\n"


def audited(folder: Path, item: str = "hostos.ma114") -> Audit:
    """The audit of a learner with one course, by a rule file and a table of one rule."""
    (folder / "a.pathway").write_text(RULES.replace("ITEM", item), encoding="utf-8")
    (folder / "t.csv").write_text(f"{HEAD},credits\n{ROW}", encoding="utf-8")
    rules = load_rules(folder)
    assert rules.sound
    return audit_learner(rules, rules.catalogue.tests[0].learner, ["lehman.goal"], date(2024, 1, 1))


@pytest.mark.parametrize(("item", "state"), [("hostos.ma114", State.MET), ("hostos.ma115", State.UNMET)])
def test_the_rules_of_a_table_apply_without_any_in_a_rule_file(
    tmp_path: Path, item: str, state: State
) -> None:
    assert audited(tmp_path, item).goals[0].state is state


def test_a_course_that_no_rule_of_a_table_takes_is_told_as_such(tmp_path: Path) -> None:
    (left,) = audited(tmp_path, "hostos.ma115").goals[0].unused
    assert left.reason == "nothing transfers it"
