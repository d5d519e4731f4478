"""On which scale an institution grades."""

from pathways.model.catalogue import Catalogue
from pathways.model.grade import Scale


def scale_of(institution: str | None, catalogue: Catalogue) -> Scale | None:
    """The grade scale of an institution, which a part of it has as well, else the only one there is."""
    found = catalogue.institutions.get(institution or "")
    if found is not None and found.scale is not None:
        return catalogue.scales.get(found.scale)
    return next(iter(catalogue.scales.values())) if len(catalogue.scales) == 1 else None
