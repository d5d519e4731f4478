"""What can be wrong with names, clauses and values: one function a code, whose docstring is its manual page."""

from pathways.model.from_tree.problems import clauses, extent, learners, names, numbers, words

PAGES = (
    names.unknown_name,
    names.wrong_kind_of_name,
    names.duplicate_name,
    names.overlapping_versions,
    names.versions_with_a_gap,
    names.circular_names,
    extent.too_far_reaching,
    clauses.misplaced_clause,
    clauses.repeated_clause,
    clauses.missing_clause,
    clauses.misplaced_filter,
    numbers.impossible_number,
    numbers.not_whole,
    numbers.too_precise,
    numbers.wrong_worth,
    numbers.grades_out_of_order,
    words.unknown_grade,
    words.unknown_level,
    words.unknown_unit,
    words.unknown_key,
    words.unknown_institution_kind,
    words.unknown_month,
    words.unknown_term,
    learners.not_in_record,
    learners.wrong_expectation,
    learners.unknown_requirement,
    learners.takes_no_items,
)
"""The functions whose docstrings are pages; the code is the function's name with hyphens."""
