"""Trees of rule files to a catalogue: names of all files resolved together, and every problem collected."""

from collections.abc import Sequence

from pathways.advance import Advance, untold
from pathways.model.catalogue import Catalogue
from pathways.model.from_tree.cataloguing import Cataloguing
from pathways.problem import Problem, in_order
from pathways.tree.from_text import Tree

__all__ = ["model_of", "pages"]


def model_of(trees: Sequence[Tree], advance: Advance = untold) -> tuple[Catalogue, tuple[Problem, ...]]:
    """The catalogue that the files declare together, and what is wrong with their names, clauses and values.

    Files are taken in the order of their names, so that nothing depends on the order given. A declaration
    with a problem is in the catalogue as far as it can be read; with a problem among them that is an error,
    the catalogue is fit for further checks but not for an audit. `advance` is told how far it is.
    """
    cataloguing = Cataloguing(trees, advance)
    catalogue = cataloguing.catalogue()
    return catalogue, in_order(cataloguing.scope.problems)


def pages() -> dict[str, str]:
    """The manual page of every problem that `model_of` can tell, by its code, in Markdown."""
    from inspect import cleandoc

    from pathways.model.from_tree.problems import PAGES

    return {page.__name__.replace("_", "-"): cleandoc(page.__doc__ or "") for page in PAGES}
