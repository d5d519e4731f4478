"""Checks of a catalogue: one a file, whose docstring is the manual page of its problem."""

from inspect import cleandoc
from types import ModuleType

from pathways.advance import Advance, untold
from pathways.model import from_tree
from pathways.model.catalogue import Catalogue
from pathways.model.checks import (
    circular_institutions,
    circular_prerequisites,
    circular_stacks,
    contested_items,
    contradictory_units,
    converts_credit,
    course_versions,
    duplicate_members,
    duplicate_transfers,
    empty_selection,
    equivalent_by_chain,
    gapped_transfers,
    grade_off_scale,
    idle_cap,
    idle_exception,
    idle_order,
    idle_sharing,
    idle_split,
    idle_transfer,
    impossible_quantity,
    inflating_transfers,
    missing_source,
    non_academic_credit,
    non_monotone,
    offered_blanket,
    orphaned_credential,
    overlapping_transfers,
    retired_before_effective,
    shadowed_transfer,
    share_without_worth,
    stack_goes_down,
    unbalanced_transfer,
    unit_mismatch,
    unpublished_requirements,
    unreachable_credential,
    untakeable_item,
)
from pathways.model.checks.rules import Rules
from pathways.model.version import editions
from pathways.problem import Problem, Told, in_order

CHECKS: tuple[tuple[ModuleType, str], ...] = (
    (retired_before_effective, "dates stand alone: nothing else bears on them"),
    (circular_institutions, "who is part of whom decides what is taught where, which all later checks ask"),
    (circular_stacks, "circles make every question about what can be reached idle, so they are told first"),
    (circular_prerequisites, "the same for courses"),
    (stack_goes_down, "a stack that goes down is often half of such a circle"),
    (empty_selection, "before all checks that compare amounts, which leave empty selections to it"),
    (untakeable_item, "the same for single names in a list"),
    (duplicate_members, "the last question about lists before amounts are compared"),
    (share_without_worth, "a share is an amount only when there is something to share"),
    (grade_off_scale, "the same for grades: what is asked must be something that can be had"),
    (course_versions, "what a course is must be known before what is asked of it"),
    (idle_transfer, "the same for the grades and the blanket credit of transfers"),
    (offered_blanket, "the same for whether it can be taken"),
    (contradictory_units, "what units come to must be known before anything is compared"),
    (unit_mismatch, "only amounts in one unit can be compared"),
    (impossible_quantity, "after the units, so that what cannot be added up is not added up"),
    (contested_items, "the same for several requirements that compete"),
    (equivalent_by_chain, "what is asked for twice and counts once is a quieter competition"),
    (idle_cap, "the gentler twin of the one before the last"),
    (idle_split, "marks on leaves, after the leaves themselves"),
    (idle_order, "the same for stacks"),
    (idle_sharing, "the same for limits on sharing"),
    (duplicate_transfers, "what stands twice would be told again by all that follow"),
    (overlapping_transfers, "which of two rules applies, before whether either is needed"),
    (shadowed_transfer, "a rule that is never needed is a quieter overlap"),
    (gapped_transfers, "what no rule takes, after what several take"),
    (unbalanced_transfer, "what a rule gives, after which rule it is"),
    (inflating_transfers, "what several rules give in a circle, at the end of them"),
    (idle_exception, "the same for what is granted against them"),
    (converts_credit, "who may give what to whom: policy, after all that is arithmetic"),
    (non_academic_credit, "the same for credentials"),
    (unpublished_requirements, "what may not be said of a credential, before what is missing"),
    (unreachable_credential, "what leads where, once all rules are known to make sense"),
    (orphaned_credential, "takes up what the one before leaves"),
    (non_monotone, "notices come after problems"),
    (missing_source, "the paperwork at the end"),
)
"""Every check, and why it stands where it does. All of them run; what they tell is sorted by place."""
_BETWEEN_TRANSFERS = (
    duplicate_transfers,
    overlapping_transfers,
    shadowed_transfer,
    gapped_transfers,
    unbalanced_transfer,
    inflating_transfers,
)
_OF_TODAY = (orphaned_credential, unreachable_credential, non_monotone, *_BETWEEN_TRANSFERS)
"""What is said of the newest edition of the rules only: a badge of today leads nowhere by the rules of before.

Rules of transfer are the same in all editions.
"""


def check(
    catalogue: Catalogue, advance: Advance = untold, partly_read: frozenset[str] = frozenset()
) -> tuple[Problem, ...]:
    """Everything that is wrong or worth a thought in a catalogue whose names and clauses were read before.

    `partly_read` names the declarations that have a mistake in their grammar: of these nobody is told that they lack something.
    """
    told = Told()
    found = tuple(editions(catalogue))
    for at, each in enumerate(found):
        rules = Rules(each, partly_read, advance)
        for done, (module, _) in enumerate(CHECKS):
            advance("checking rules", at * len(CHECKS) + done, len(found) * len(CHECKS))
            if at and module in _OF_TODAY:
                continue
            known = catalogue.tables.between if module in _BETWEEN_TRANSFERS else None
            told.extend(module.check(rules) if known is None else known.get(module.CODE, ()))
    return in_order(told)


def between_transfers(catalogue: Catalogue, advance: Advance = untold) -> dict[str, tuple[Problem, ...]]:
    """What is wrong between the rules of tables and rule files, by the codes: it takes long where there are a million."""
    rules = Rules(catalogue, advance=advance)
    return {module.CODE: tuple(module.check(rules)) for module in _BETWEEN_TRANSFERS}


def pages() -> dict[str, str]:
    """The manual page of every problem of the model, by its code: of the checks, and of `model_of`."""
    found = {module.CODE: cleandoc(module.__doc__ or "") for module, _ in CHECKS} | from_tree.pages()
    return {code: f"# {code}\n\n{found[code]}\n" for code in sorted(found)}
