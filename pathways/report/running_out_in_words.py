"""What counts today and will not in a year, in words: until when, and for what."""

from pathways.audit.verdict import GoalAudit
from pathways.report.amounts_in_words import day
from pathways.report.known import Known, item_name
from pathways.report.lists_in_words import joined

HEADING = "Counts only until"


def running_out(goal: GoalAudit, known: Known) -> list[str]:
    """One sentence for each item and its last day, with all that it counts for."""
    places: dict[str, list[str]] = {}
    for each in goal.running_out:
        told = f"{day(each.until)}: {item_name(each.code, each.title, each.item)}"
        places.setdefault(told, []).append(known.where(each.path))
    return [f"{told}, for {joined(list(dict.fromkeys(paths)))}" for told, paths in places.items()]
