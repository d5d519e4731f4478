"""`pathways check --watch`: check after check, each told by what it changed, until somebody ends it."""

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from pathways.cli.asked import Asked
from pathways.cli.check import FORM, checked, count, show, summary
from pathways.cli.kept_check import Found
from pathways.cli.problems.rows import Row
from pathways.cli.problems.to_text import to_text
from pathways.cli.streams import is_terminal, note, say, say_json
from pathways.cli.watched_files import WatchedFiles

if TYPE_CHECKING:
    from pathways.ruleset import Parsed


def watch(paths: tuple[str, ...], asked: Asked, *, as_json: bool) -> None:
    """Check, then check again after every change of a rule file; ends when the person at the keyboard ends it."""
    parsed: Parsed = {}
    hidden = as_json and is_terminal()
    try:
        files = WatchedFiles(paths)
        found, rest = asked.told(checked(paths, hidden=hidden, parsed_before=parsed))
        _show_first(found, rest, as_json=as_json)
        while True:
            changed = files.changes()
            note(f"\n{_now():%H:%M:%S}  {_listed(changed)}")
            before = found
            found, _ = asked.told(checked(paths, hidden=hidden, parsed_before=parsed))
            _show_next(before, found, changed, as_json=as_json)
    except KeyboardInterrupt:
        note("\nThe watch has ended.")


def _show_first(found: Found, rest: str, *, as_json: bool) -> None:
    if as_json:
        _say_line(found, [], found["problems"], [])
    else:
        show(found, "text")
    note(summary(found, rest))
    note("Watching; a change of any of these files is checked. Ctrl-C ends it.")


def _show_next(before: Found, found: Found, changed: Sequence[str], *, as_json: bool) -> None:
    new, gone = difference(before["problems"], found["problems"])
    if as_json:
        _say_line(found, changed, new, gone)
    else:
        if new:
            say(to_text(new))
        for row in gone:
            say(f"gone: {_where(row)}{row['message']} [{row['code']}]")
    note(f"{_now():%H:%M:%S}  {count(found)}; {len(new) or 'nothing'} new, {len(gone) or 'nothing'} gone")


def _say_line(found: Found, changed: Sequence[str], new: list[Row], gone: list[Row]) -> None:
    """One document on one line: that of a check, with its time and what it changed."""
    told = {"at": _now().isoformat(timespec="seconds"), "changed": changed, "new": new, "gone": gone}
    say_json({"pathways": FORM, **told, **found}, on_one_line=True)


def difference(before: Sequence[Row], after: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """The problems that are new, and those that are gone, whatever lines they have come to stand in.

    A problem is the same if its code, sentence and file are; of several alike those with the same quoted line are paired first.
    """
    gone, new = _unpaired(before, after, _quoted)
    gone, new = _unpaired(gone, new, _alike)
    return new, gone


def _quoted(row: Row) -> tuple[str, ...]:
    return (*_alike(row), *(place["quoted"] for place in row["places"][:1]))


def _alike(row: Row) -> tuple[str, ...]:
    return (row["code"], row["message"], *(place["file"] for place in row["places"][:1]))


def _unpaired(
    before: Sequence[Row], after: Sequence[Row], key: Callable[[Row], Hashable]
) -> tuple[list[Row], list[Row]]:
    """What is left of each side when rows of the same key are taken away in pairs."""
    return _beyond(before, Counter(map(key, after)), key), _beyond(after, Counter(map(key, before)), key)


def _beyond(rows: Sequence[Row], counts: Counter[Hashable], key: Callable[[Row], Hashable]) -> list[Row]:
    left = []
    for row in rows:
        if counts[key(row)]:
            counts[key(row)] -= 1
        else:
            left.append(row)
    return left


def _where(row: Row) -> str:
    return "".join(f"{place['file']}:{place['line']}: " for place in row["places"][:1])


_MOST_NAMED = 3


def _listed(changed: Sequence[str]) -> str:
    """The first few changes, and how many there are beside them."""
    more = len(changed) - _MOST_NAMED
    return ", ".join((*changed[:_MOST_NAMED], *((f"and {more:,} more",) if more > 0 else ())))


def _now() -> datetime:
    return datetime.now().astimezone()
