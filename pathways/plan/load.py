"""What a course weighs in a term, in credits of where the goal is awarded, by the unit rules and exactly."""

from fractions import Fraction

from pathways.audit.case import in_unit
from pathways.model.amount import SEMESTER, Unit
from pathways.model.catalogue import Catalogue
from pathways.model.declaration import Learning


def credit_unit(issuer: str | None, catalogue: Catalogue) -> Unit:
    """The credits of an institution; semester credits where a goal has none."""
    institution = catalogue.institutions.get(issuer or "")
    return Unit("credits", institution.credit_unit) if institution is not None else SEMESTER


def load_of(learning: Learning, unit: Unit, catalogue: Catalogue) -> Fraction:
    """Thousandths of a unit; hours of experiences weigh nothing, and where no rule leads to the unit a credit is a credit."""
    worth = learning.worth
    if worth is None or worth.unit.measure != "credits":
        return Fraction(0)
    found = in_unit(worth, unit, catalogue)
    return Fraction(worth.thousandths if found is None else found)
