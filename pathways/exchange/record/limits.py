"""How much a learner file may hold, so that a careless or hostile one cannot exhaust the machine."""

from datetime import date

FILE_BYTES = 20_000_000
"""The size of a file."""
LEARNERS = 100_000
"""Learners of a file."""
ROWS = 1_000_000
"""Rows of a table, blank ones included."""
COLUMNS = 100
"""Columns of a table."""
ITEMS = 5_000
"""Items of one learner."""
ENTRIES = 1_000
"""Attestations, pins and exceptions of one learner, and programmes or populations of each sort."""
ATTEMPTS = 99
"""The highest number of an attempt."""
WORDS = 1_000
"""Words of one column whose meaning a column map tells."""
FIELDS = 100
"""Fields of one object; no object of ours has half as many."""
NAME = 200
"""Characters of an id or a name."""
TEXT = 2_000
"""Characters of a title or of evidence."""
DIGITS = 30
"""Digits of a number."""
AMOUNT = 1_000_000
"""Credits, hours or points of one item."""
EARLIEST = date(1900, 1, 1)
LATEST = date(2200, 12, 31)
PROBLEMS = 1_000
"""Errors of one file after which it is read no further, and warnings that are told of it."""
REASONS = 50_000
"""Errors of one file that are kept where the learners without one are used all the same."""
HINTS = 100
"""Different mistyped names for which the nearest name is looked up in one file."""
