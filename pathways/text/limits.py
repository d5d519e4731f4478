"""How much rules may hold, so that a careless or hostile file cannot exhaust the machine; `docs/limits.md` tells them."""

FILE_BYTES = 20_000_000
"""Bytes of a rule file."""
WORDS = 3_000_000
"""Words, marks and remarks of a rule file; rules that people write have less than two million in as many bytes as are read."""
RULES_BYTES = 50_000_000
"""Bytes of all rule files that are read together."""
FILES = 10_000
"""Rule files of a folder."""
DECLARATIONS = 100_000
"""Declarations that are read together; a university with all its catalogues has some ten thousand."""
DEEPEST = 64
"""Braces and brackets inside one another, also those of the sets and requirements that are used by name inside."""
CHAIN = 64
"""Institutions that are parts of one another, kinds that rank as one another, units that become one another."""
PARTS = 100_000
"""Words and marks of a declaration in which every set and requirement is written out where it is named."""
ALL_PARTS = 5_000_000
"""The same of all declarations together."""
VERSIONS = 100
"""Versions of one declaration, those of the sets and requirements that it uses among them."""
NAME = 100
"""Characters of a name."""
TEXT = 10_000
"""Characters of a text."""
NUMBER = 12
"""Characters of a number."""
SENTENCE = 1_000
"""Characters of what is said about a problem; what is longer quotes something that nobody would read."""
QUOTE = 2_000
"""Characters of a line that are kept with a problem; whoever prints it shortens it to the width there is."""
MISTAKES = 100
"""Mistakes in the language told of one file."""
PROBLEMS = 1_000
"""Errors told of all rules together, and as many warnings, and as many notices."""
HINTS = 100
"""Different unknown names for which the nearest declared name is looked up."""
TABLE_BYTES = 200_000_000
"""Bytes of all tables of transfer rules that are read together."""
TABLE_ROWS = 2_000_000
"""Rows of the same."""
TABLE_LINE = 100_000
"""Bytes of a line of such a table."""
TABLE_CELL = 1_000
"""Characters of a cell of such a table."""
TABLE_COLUMNS = 100
"""Columns of such a table."""
TABLE_PROBLEMS = 100
"""Problems told of the cells of one such table."""
ALIKE = 100
"""Transfer rules that take the same courses and are in force on the same day, which are compared with one another."""
TAKEN = 10
"""Courses that one transfer rule of a table takes, and as many that it gives."""
WAYS_TO_TRANSFER = 4_000
"""Ways in which one record is transferred; where there are more nothing is decided, and none is left out."""
SETS_TRIED = 100_000
"""Sets of items of one record that are tried for that."""
PORTIONS = 20_000
"""Portions into which the learning of one record is divided, where one rule gives several things for it."""
PORTION_PAIRS = 200_000
"""Pairs of things that are given and exclude one another, which are told apart by these portions."""
WOULD_TRANSFER = 3
"""Rules of transfer that an open requirement tells of, since they would help."""
WOULD_TRANSFER_TRIED = 50
"""Rules that are looked at for that."""
WOULD_TRANSFER_MEMBERS = 20
"""Members of a requirement up to which rules are told of which nothing is on the record."""
WOULD_DO_LOOKED_AT = 40
"""Things that would do for a requirement of which nearly everything does, of which is looked up whether they can be taken now."""
WOULD_DO_TRIED = 40
"""Things that could hurt elsewhere in a goal, of which it is tried out whether they would help it."""
TRIED_TOGETHER = 12
"""Things that would do for a goal, of which it is tried out whether they would beside other goals; with every reason, more."""
WITHIN_REACH_AUDITED = 24
"""Credentials that nobody asked for and that are quickly seen to be near, of which is looked up what is lacking."""
KEPT_BYTES = 500_000_000
"""Bytes of all files of the cache that are kept of tables; what was used longest ago goes first."""
KEPT_FILES = 64
"""Such files."""
