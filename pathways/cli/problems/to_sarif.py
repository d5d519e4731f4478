"""Problems as SARIF 2.1.0, which code review tools and editors read."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias
from urllib.parse import quote

from pathways import __version__
from pathways.cli.problems.rows import Place, Row

Sarif: TypeAlias = dict[str, object]

_LEVELS = {"error": "error", "warning": "warning", "notice": "note"}


def to_sarif(rows: Sequence[Row], pages: Mapping[str, str]) -> Sarif:
    """One run with a result for each problem and a rule for each code, whose help is the code's page in Markdown.

    Columns count characters (`unicodeCodePoints`), and a region ends before its `endColumn`, as SARIF 2.1.0
    section 3.30 says.
    """
    codes = sorted({row["code"] for row in rows})
    driver = {
        "name": "pathways",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(code, pages.get(code, "")) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(row, codes) for row in rows],
    }
    schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
    return {"$schema": schema, "version": "2.1.0", "runs": [run]}


def _rule(code: str, page: str) -> Sarif:
    rule: Sarif = {"id": code}
    if page:
        rule["shortDescription"] = {"text": page.partition("\n")[0].lstrip("# ")}
        rule["help"] = {"text": page, "markdown": page}
    return rule


def _result(row: Row, codes: Sequence[str]) -> Sarif:
    text = f"{row['message']}\n{row['help']}" if row["help"] else row["message"]
    result: Sarif = {
        "ruleId": row["code"],
        "ruleIndex": codes.index(row["code"]),
        "level": _LEVELS[row["severity"]],
        "message": {"text": text},
    }
    if row["places"]:
        first, *others = row["places"]
        result["locations"] = [_location(first)]
        if others:
            result["relatedLocations"] = [_location(place) for place in others]
    return result


def _location(place: Place) -> Sarif:
    region: Sarif = {
        "startLine": place["line"],
        "startColumn": place["column"],
        "endColumn": place["column"] + place["length"],
    }
    if place["quoted"]:
        region["snippet"] = {"text": place["quoted"]}
    uri = quote(place["file"].encode("utf-8", "surrogateescape"))
    location: Sarif = {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}
    if place["note"]:
        location["message"] = {"text": place["note"]}
    return location
