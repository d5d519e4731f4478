"""Documents read strictly, as XML, with what a browser would follow in them."""

import re
from collections import Counter
from itertools import pairwise
from xml.etree import ElementTree as ET

_SVG = "{http://www.w3.org/2000/svg}"
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class Read:
    """A document: it is well formed, or this fails."""

    def __init__(self, document: str) -> None:
        first, _, rest = document.partition("\n")
        assert first == "<!DOCTYPE html>"
        self.text = document
        self.root = ET.fromstring(rest)  # noqa: S314 - our own document

    def tags(self) -> set[str]:
        return {element.tag.removeprefix(_SVG) for element in self.root.iter()}

    def attributes(self, name: str) -> list[str]:
        return [value for element in self.root.iter() if (value := element.get(name)) is not None]

    def headings(self) -> list[tuple[str, str]]:
        """Each heading with its words, in order."""
        found = (element for element in self.root.iter() if element.tag in HEADINGS)
        return [(element.tag, " ".join("".join(element.itertext()).split())) for element in found]

    def words(self) -> str:
        body = self.root.find("body")
        assert body is not None
        return " ".join("".join(body.itertext()).split())

    def complaints(self) -> list[str]:
        """What is wrong with identifiers, links, headings and requests; nothing of a good document."""
        ids = self.attributes("id")
        known = set(ids)
        links = self.attributes("href")
        said = [f"twice: {key}" for key, times in Counter(ids).items() if times > 1]
        said += [f"leads nowhere: {link}" for link in links if link.startswith("#") and link[1:] not in known]
        said += [f"not on the web: {link}" for link in links if not re.match(r"#|https?://", link)]
        said += [
            f"nobody: {key}"
            for value in self.attributes("aria-labelledby")
            for key in value.split()
            if key not in known
        ]
        said += [
            f"fetched: {name}"
            for name in ("src", "srcset", "action", "data", "poster")
            if self.attributes(name)
        ]
        said += [
            f"not allowed: {tag}"
            for tag in self.tags() & {"script", "link", "iframe", "object", "img", "form", "base"}
        ]
        said += [
            f"runs: {each}"
            for element in self.root.iter()
            for each in element.attrib
            if each.startswith("on")
        ]
        said += [f"fetched by style: {each}" for each in re.findall(r"@import|url\((?!#)[^)]*\)", self.text)]
        levels = [int(tag[1]) for tag, _ in self.headings()]
        said += [f"skips to level {after}" for before, after in pairwise(levels) if after > before + 1]
        return said + ([] if levels.count(1) == 1 else ["not one heading of the first level"])
