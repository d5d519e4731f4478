"""The pages of what can be wrong with the text of a table of transfer rules."""

from pathways.text import limits

_HEAD = "rule,from_institution,from_subject,from_number,to_institution,to_subject,to_number"
_ROW = "1,hostos,MA,114,lehman,MATH,115"


def _page(what: str, why: str, example: str, do: str, instead: str) -> str:
    return (
        f"{what}\n\n## Why it matters\n\n{why}\n\n## An example\n\n```table\n{example}\n```\n\n"
        f"## What to write instead\n\n{do}\n\n```table\n{instead}\n```\n"
    )


_GOOD = f"{_HEAD}\n{_ROW}"

PAGES = {
    "unreadable-table": _page(
        "A table of transfer rules cannot be read.",
        "It is not there, it is a link or a path that leads out of the folder of its rule file, it is no text in UTF-8 but a "
        "workbook or `Unicode text`, a quote is not closed, or it is larger than what is read: "
        f"{limits.TABLE_BYTES // 1_000_000} MB, {limits.TABLE_ROWS:,} rows, {limits.TABLE_LINE:,} bytes a line. "
        "Rules that are half read would audit wrongly, so nobody is audited, and the command ends with status 4.",
        f'{_HEAD}\n1,hostos,MA,"114,lehman,MATH,115',
        "Save the sheet as `CSV UTF-8`. A quote inside a cell is written twice, and a quoted cell is closed:",
        f'{_HEAD}\n1,hostos,MA,"114",lehman,MATH,115',
    ),
    "wrong-column": _page(
        "A table of transfer rules lacks a column, or has one that nobody knows.",
        "What stands in a column that is not known would be left out unsaid: a mistyped `least_grade` would let every grade "
        "transfer. The first row names the columns; they may stand in any order. The cells may be divided by commas, "
        "semicolons, tabs or bars, whichever the first row has most of.",
        f"{_HEAD},least_grad\n{_ROW},C",
        "Name the columns as the reference does:",
        f"{_HEAD},least_grade\n{_ROW},C",
    ),
    "wrong-cell": _page(
        "A cell of a table says nothing that can be meant.",
        "An institution that nobody declares, a grade that is not on its scale, a number that is none: a rule with such a cell "
        "cannot be applied, and leaving it out unsaid would be worse. Cells that begin with `=` are formulas, whose results "
        "are not in the file.",
        f"{_HEAD}\n1,hostoss,MA,114,lehman,MATH,115",
        "Write what is declared in the rule files:",
        _GOOD,
    ),
    "rows-disagree": _page(
        "The rows of one rule contradict one another, or are not a whole rule.",
        "Rows with the same `rule` make one rule, which takes all courses on their left and gives all on their right. They "
        "say one thing of its dates and its priority, of each course, and of who gives; and there is something to take and "
        "something to give.",
        f"{_HEAD},priority\n{_ROW},1\n1,hostos,MA,115,lehman,MATH,115,2",
        "Write the same in each row, or leave the cell empty after the first; of two rules write two ids:",
        f"{_HEAD},priority\n{_ROW},1\n1,hostos,MA,115,lehman,MATH,115,",
    ),
}
"""By their codes, in the four parts that all pages have."""
