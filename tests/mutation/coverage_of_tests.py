"""Which lines of the package each test runs, and how long it takes; kept for the tests whose files stay the same."""

import json
import os
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path
from time import process_time
from typing import TypedDict

import pytest
from coverage import Coverage

Lines = dict[str, list[int]]
"""Line numbers by file."""


class Run(TypedDict):
    """One test: a digest of what it was, seconds of processor time, and the lines."""

    of: str
    seconds: float
    lines: Lines


def runs_of(
    items: list[pytest.Item], root: Path, file: Path, alone: Callable[[Callable[[], object]], int]
) -> dict[str, Run]:
    """The run of every test, from the file or new; what is new is run `alone`, in a process of its own."""
    package = _digest(root, [*(root / "pathways").rglob("*.py"), *(root / "pathways").rglob("*.lark")])
    of = {item.nodeid: package + _digest(root, [item.path]) for item in items}
    kept: dict[str, Run] = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    runs = {name: run for name, run in kept.items() if of.get(name) == run["of"]}
    new = [item for item in items if item.nodeid not in runs]
    if new:
        made = file.with_suffix(".new")
        made.unlink(missing_ok=True)
        alone(lambda: made.write_text(json.dumps(_measured(new, root, of)), encoding="utf-8"))
        if not made.exists():
            raise RuntimeError("a test fails before anything is changed: see `make tests`")
        runs |= json.loads(made.read_text(encoding="utf-8"))
        made.unlink()
        file.write_text(json.dumps(runs), encoding="utf-8")
    return runs


def _digest(root: Path, files: Iterable[Path]) -> str:
    """A short digest of the text of some files."""
    whole = sha256()
    for path in sorted(files):
        whole.update(str(path.relative_to(root)).encode())
        whole.update(path.read_bytes())
    return whole.hexdigest()[:12]


def _measured(items: list[pytest.Item], root: Path, of: dict[str, str]) -> dict[str, Run]:
    """Run the tests one after another, each with fixtures of its own."""
    cover = Coverage(data_file=None, include=[f"{root}/pathways/*"], config_file=False)
    runs: dict[str, Run] = {}
    cover.start()
    for item in items:
        cover.switch_context(item.nodeid)
        before = process_time()
        item.ihook.pytest_runtest_protocol(item=item, nextitem=None)
        runs[item.nodeid] = Run(of=of[item.nodeid], seconds=process_time() - before, lines={})
    cover.stop()
    data = cover.get_data()
    for path in data.measured_files():
        for line, names in data.contexts_by_lineno(path).items():
            for name in names:
                if name in runs:
                    runs[name]["lines"].setdefault(os.path.relpath(path, root), []).append(line)
    return runs
