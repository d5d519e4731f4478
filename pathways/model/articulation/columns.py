"""The columns of a table of transfer rules: what each says, and which of them every table has."""

RULE = "rule"
REQUIRED = (
    "rule",
    "from_institution",
    "from_subject",
    "from_number",
    "to_institution",
    "to_subject",
    "to_number",
)
"""Columns that every table has; the others are left out where nothing is to be said."""
OPTIONAL = (
    "least_grade",
    "most_grade",
    "credits",
    "kind",
    "priority",
    "effective",
    "retired",
    "from_credits",
    "to_credits",
    "source",
    "chains",
    "counts_only_in",
)
COLUMNS = (*REQUIRED, *OPTIONAL)
OF_A_RULE = ("priority", "effective", "retired", "source", "chains", "counts_only_in")
"""Columns that say something of the whole rule; of several rows all say the same, or nothing."""
KINDS = ("catalogue", "fixed", "at most", "rest")
"""How much a course is given for; the store keeps their positions."""
CATALOGUE, FIXED, AT_MOST, REST = range(len(KINDS))
