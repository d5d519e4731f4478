"""Pictures of what leads to a name, with a learner's state in them: for a file of their own, or inside a page."""

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pathways.audit.verdict import GoalAudit
    from pathways.model.learner import Learner
    from pathways.model.selection import Selection
    from pathways.picture.nouns import Picture
    from pathways.report.page import Drawing
    from pathways.ruleset import RuleSet

MOST_BOXES = 40
"""How many boxes of a picture can still be read on a sheet of paper."""
_DEPTHS = (None, 3, 2, 1)
"""How many arrows away from a name is drawn, from the most on."""

_ARROWS = "Arrows lead from what is learnt to what it counts toward."
_JUDGED = " Each box says how far it is; what is no goal of this page is judged by itself."


def drawing_for(  # whose picture it is, and what the page says
    rules: "RuleSet",
    name: str,
    learner: "Learner | None",
    as_of: date,
    told: str = "",
    goals: "Sequence[GoalAudit]" = (),
) -> "Drawing":
    """The picture of a name as a part of a page: as many arrows away as a page has room for.

    The goals of the page stand in it as the page tells them. What is left out, or the whole picture, is told with the
    command that draws it.
    """
    from pathways.picture.errors import PictureError
    from pathways.picture.to_svg import to_svg
    from pathways.report.page import Drawing

    how = f"“pathways draw {name} -o FILE” draws all of it"
    for depth in _DEPTHS:
        with suppress(PictureError):
            found = picture_for(rules, (name, depth), learner, as_of, told, MOST_BOXES, goals)
            away = f"{depth} arrow{'s' * (depth != 1)} away" if depth is not None else ""
            rest = f" Shown is what is at most {away}; {how}." if away else ""
            return Drawing(to_svg(found), f"{_ARROWS}{_JUDGED if learner is not None else ''}{rest}")
    return Drawing("", f"The picture of this pathway has too many boxes for a page; {how}.")


def picture_for(  # what is drawn, for whom, and how large it may be
    rules: "RuleSet",
    what: tuple[str | None, int | None],
    learner: "Learner | None",
    as_of: date,
    told: str,
    most: int | None = None,
    goals: "Sequence[GoalAudit]" = (),
) -> "Picture":
    """What leads to a name, so many arrows away; `told` says which rules are drawn, and what is supposed.

    Every box is audited by itself, but for `goals`, which have been audited together.
    Raises `PictureError` where there would be more than `most` boxes.
    """
    from pathways.picture.from_graph import picture_of
    from pathways.report.selections_in_words import selected
    from pathways.report.titles import titles_of

    name, depth = what
    titles = titles_of(rules.catalogue)

    def words(selection: "Selection") -> str:
        return selected(selection, titles)

    if learner is None:
        return _fit(picture_of(rules.graph, name, depth=depth, caption=told, words=words), most)
    from pathways.graph.for_learner import graph_for
    from pathways.picture.from_audit import standing_of, standings_of

    own = graph_for(rules.graph, learner, as_of)
    picture = _fit(picture_of(own, name, depth=depth, words=words), most)
    names = [box.name for box in picture.boxes]
    found = standings_of(rules.graph, learner, as_of, names)
    found.update((goal.name, standing_of(goal)) for goal in goals if goal.name in found)
    caption = ", ".join(filter(None, (learner.name or learner.key, f"as of {as_of}", told)))
    return picture_of(own, name, standings=found, depth=depth, caption=caption, words=words)


def _fit(picture: "Picture", most: int | None) -> "Picture":
    from pathways.picture.errors import TooLarge

    if most is not None and len(picture.boxes) > most:
        raise TooLarge(len(picture.boxes), "boxes", most)
    return picture
