"""A catalogue with the transfer rules of its tables: read and judged, or as they were kept when that was done before."""

from collections.abc import Sequence
from dataclasses import replace

from pathways.advance import Advance, untold
from pathways.model.articulation.colleges import Colleges
from pathways.model.articulation.kept import Kept
from pathways.model.articulation.reading import read_tables
from pathways.model.articulation.tables import Tables
from pathways.model.articulation.text import TableText
from pathways.model.catalogue import Catalogue
from pathways.model.checks import between_transfers
from pathways.problem import Problem


def with_tables(
    catalogue: Catalogue, texts: Sequence[TableText], advance: Advance = untold
) -> tuple[Catalogue, tuple[Problem, ...]]:
    """The catalogue, and what is wrong with the tables; what is wrong between their rules a check tells."""
    colleges = Colleges(catalogue)
    kept = Kept(texts, colleges)
    tables = kept.tables()
    if tables is None:
        store, problems = read_tables(texts, colleges, advance)
        if problems:
            return replace(catalogue, tables=Tables(store, colleges)), problems
        tables = kept.keep_tables(store)
    found = replace(catalogue, tables=tables)
    between = kept.between()
    if between is None:
        between = between_transfers(found, advance)
        kept.keep_between(between)
    return replace(found, tables=replace(tables, between=between)), ()
