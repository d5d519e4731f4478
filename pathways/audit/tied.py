"""The limits that tie goals together, one by one, as members of a reason why not."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pathways.audit.allocation.limits import limit_of
from pathways.audit.allocation.parts import Ceiling
from pathways.audit.reasons import Limit
from pathways.audit.sharing import Tie
from pathways.model.paths import each_item_path


def one_by_one(found: Iterable[Tie]) -> Iterator[Tie]:
    """Each limit as a tie of its own."""
    for tie in found:
        for limit in tie.sharing.limits:
            yield replace(tie, sharing=replace(tie.sharing, limits=(limit,), most=None), own=())
        if tie.sharing.most is not None:
            yield replace(tie, sharing=replace(tie.sharing, limits=()), own=())
        for asked in tie.own:
            yield replace(tie, sharing=replace(tie.sharing, limits=(), most=None), own=(asked,))


def as_limit(each: Tie | Ceiling) -> Limit:
    """A limit on sharing, or one over everything, as a reason."""
    if isinstance(each, Ceiling):
        return limit_of(each)
    if each.own:
        return Limit("sharing", each.own[0].minimum.path, str(each.own[0].minimum.place))
    limits = each.sharing.limits
    if limits:
        return Limit("sharing", limits[0].path, str(limits[0].place))
    return Limit("sharing", each_item_path(each.sharing.name), str(each.sharing.place))
