"""Why not, in words, where each requirement could be met but not all of them together."""

from fractions import Fraction

from pathways.audit.reasons import Conflict
from pathways.model.amount import SCALE
from pathways.report.amounts_in_words import measured, number
from pathways.report.known import Known
from pathways.report.lists_in_words import counted, joined, shortened
from pathways.report.pins_in_words import set_by
from pathways.report.sharing_in_words import limited


def conflict(found: Conflict, known: Known) -> list[str]:
    """Sentences for a conflict of several requirements; a single one is told where it stands."""
    if found.pins:
        return _beside_pins(found, known)
    limits = [known.limits[path] for path in found.requirements if path in known.limits]
    if len(found.requirements) < 2:  # noqa: PLR2004 # one requirement is in conflict with nobody
        told = [limited(each, known.titles) for each in limits]
        return [f"This cannot be kept while what was declared before comes first: {each}." for each in told]
    asked = known.listed([path for path in found.requirements if path not in known.limits])
    if limits:
        asked += [limited(each, known.titles) for each in limits]
        told = [f"These cannot all be kept while what was declared before comes first: {'; '.join(asked)}."]
        return [*told, "Without any one of them, the others can be kept with what is earned."]
    told = [
        f"These {counted(len(found.requirements), 'requirement')} cannot all be met together: {'; '.join(asked)}."
    ]
    told += _scarce(found, known)
    told.append("Without any one of them, the others can be met with what is earned.")
    return told


def _beside_pins(found: Conflict, known: Known) -> list[str]:
    """What cannot be met while items count where they are pinned."""
    asked = known.listed(found.requirements)
    pins = shortened([set_by(pin, known) for pin in found.pins])
    these = "This" if len(asked) == 1 else f"These {counted(len(asked), 'requirement')}"
    together = "" if len(asked) == 1 else " all be met together"
    cannot = f"cannot{together or ' be met'} while what is pinned counts where it is pinned"
    one = "the pin" if len(found.pins) == 1 else "any one of the pins"
    rest = "it can" if len(asked) == 1 else "they can"
    told = [
        f"{these} {cannot}: {'; '.join(asked)}.",
        f"Pinned is {pins}.",
        f"Without {one} {rest} be met with what is earned.",
    ]
    if len(asked) > 1:
        told.append("Without any one of these requirements, the others can.")
    return told


def _scarce(found: Conflict, known: Known) -> list[str]:
    """What fits; where only a minimum or a limit inside a requirement makes it too little, also which."""
    items = [known.item(key) for key in found.items]
    if found.lines and found.unit is not None:
        under = joined([f"“{each}”" for each in known.listed(found.lines)])
        asked, given = (
            measured(Fraction(found.demand, SCALE), found.unit),
            number(Fraction(found.supply, SCALE)),
        )
        of_what = f": {shortened(items)}" if items else ""
        return [f"Under {under}, they ask for {asked}, and what fits gives {given}{of_what}."]
    if not items:
        return []
    fit = "fits" if len(items) == 1 else "fit"
    return [f"Only {counted(len(items), 'item')} {fit} them, and each counts once: {shortened(items)}."]
