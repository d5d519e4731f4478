"""Tables of transfer rules to catalogues, without a disk, as tests need them."""

from dataclasses import replace

from pathways.model.articulation.colleges import Colleges
from pathways.model.articulation.reading import read_tables
from pathways.model.articulation.store import Store
from pathways.model.articulation.tables import Tables
from pathways.model.articulation.text import TableText
from pathways.model.catalogue import Catalogue
from pathways.model.checks import check
from pathways.problem import Problem
from tests.model.reading import Reading, read

COLLEGES = """\
scale us "US letters" { passing A 4.0, B 3.0, B- 2.7, C 2.0, C- 1.7, D 1.0  failing F 0.0 }
institution hostos "Hostos Community College" { is a college  uses scale us }
institution lehman "Lehman College" { is a college  uses scale us }
"""
"""The rule file beside the tables of the pages."""
HEAD = "rule,from_institution,from_subject,from_number,to_institution,to_subject,to_number"
NAME = "transfers.csv"


def catalogue_with(*tables: str | bytes, rules: str = COLLEGES) -> tuple[Catalogue, tuple[Problem, ...]]:
    """A catalogue with tables, and what was told while they were read."""
    reading: Reading = read(rules)
    assert reading.told == ()
    texts = [
        TableText(f"{at}{NAME}" if at else NAME, table if isinstance(table, bytes) else table.encode())
        for at, table in enumerate(tables)
    ]
    colleges = Colleges(reading.catalogue)
    store, problems = read_tables(texts, colleges)
    return replace(reading.catalogue, tables=Tables(store, colleges)), problems


def told_of(*tables: str | bytes, rules: str = COLLEGES) -> tuple[Problem, ...]:
    """Everything that is told of tables, and of the rules with them."""
    catalogue, problems = catalogue_with(*tables, rules=rules)
    return (*problems, *check(catalogue))


def codes_of(*tables: str | bytes, rules: str = COLLEGES) -> set[str]:
    """The codes of all that is told."""
    return {problem.code for problem in told_of(*tables, rules=rules)}


def store_of(*tables: str | bytes, rules: str = COLLEGES) -> Store:
    """The store of tables without a mistake."""
    catalogue, problems = catalogue_with(*tables, rules=rules)
    assert problems == ()
    assert catalogue.tables.store is not None
    return catalogue.tables.store
