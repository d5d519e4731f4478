"""The files of other engines that stand beside the repository, and what is known of single cases of theirs."""

from pathlib import Path

import pytest

DATA = Path(__file__).parents[2].parent / "shared" / "data"
MADE = Path(__file__).parent / "made"

SUITES = {
    "princeton": "princeton/cases.json",
    "princeton 2018": "princeton/handwritten_2018.json",
    "utd core": "utd/core_pools.json",
    "utd computer science": "utd/computer_science_bs_pools.json",
    "utd majors": "utd/handwritten_major_tests.json",
    "mit fireroad": "mit_fireroad/handwritten.json",
}
EXAMS = "cornell_exam_credit/exam_credit.json"

needs_data = pytest.mark.skipif(
    not DATA.is_dir(), reason="the files of other engines are not beside the repository (../shared/data)"
)

COUNTED_TWICE = "test_solver.py::test_accounting_solver:211"
"""31 courses for 31 places and three hours of free electives besides.

The rule has `"matcher": "HoursRequirement", "required_hours": 12` and
`"matcher": "FreeElectiveRequirement", "required_hours": 3`.
The source's hours requirement accepts a course only when it becomes fulfilled by it (`accepted_in_order` of
`test_hours_requirement:150` is false for all but the last), so the courses before that one are handed on, and its free electives
count them a second time.
"""

BY_EXCEPTION = {"utd computer science": "computer_science_bs#3"}
"""An advisor's override that decides a verdict."""
