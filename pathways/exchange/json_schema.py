"""JSON Schemas as their readers want them: our names for the parts, nothing that says nothing."""

from collections.abc import Callable
from typing import Any


def cleaned(part: Any, name: Callable[[str], str]) -> Any:  # noqa: ANN401 # a schema is JSON of any shape
    """A generated schema whose references carry the names that `name` gives, without empty titles and defaults.

    >>> cleaned({"title": "A", "$ref": "#/$defs/APart"}, str.lower)
    {'$ref': '#/$defs/apart'}
    """
    if isinstance(part, list):
        return [cleaned(member, name) for member in part]
    if not isinstance(part, dict):
        return part
    kept = {key: cleaned(value, name) for key, value in part.items() if not _is_noise(key, value)}
    if "$ref" in kept:
        kept["$ref"] = "#/$defs/" + name(kept["$ref"].rpartition("/")[2])
    return kept


def _is_noise(key: str, value: object) -> bool:
    """A property may itself be called `title`: then its value is a schema, not a text."""
    return (key == "title" and isinstance(value, str)) or (key == "default" and value is None)
