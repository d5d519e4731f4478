"""Where something of the rules before an edit stands now: under another name or path, and otherwise word for word the same."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_PATH = re.compile(r"\bpath='[^']*'")
_OWN = "'itself"


@dataclass(frozen=True, slots=True)
class Renamed:
    """What stood at each path and name before, and what stands there now, as texts of their meaning."""

    before: Mapping[str, str]
    now: Mapping[str, str]

    def of(self, name: str) -> str | None:
        """The only new path or name of what stood at this one; None where it is gone, or where several could be it.

        >>> Renamed({"a/1": "Leaf<path='a/1',of='x'>"}, {"b/1": "Leaf<path='b/1',of='x'>"}).of("a/1")
        'b/1'
        """
        if name not in self.before:
            return None
        wanted = _apart(name, self.before[name])
        found = [
            other
            for other, text in self.now.items()
            if self.before.get(other) != text and _apart(other, text) == wanted
        ]
        alike = [other for other in found if _tail(other) == _tail(name)] or found
        return alike[0] if len(alike) == 1 else None


def _apart(name: str, text: str) -> str:
    """A meaning without what it is called and where it stands."""
    owner = name.partition("/")[0]
    return _PATH.sub("path", text).replace(f"'{owner}'", f"{_OWN}'").replace(f"'{owner}/", f"{_OWN}/")


def _tail(name: str) -> str:
    return name.partition("/")[2]
