"""Programs that stand in for `dot` in tests: one that draws, and some that go wrong."""

import sys
from pathlib import Path

GOOD = """
import re, sys
text = sys.stdin.read()
nodes = [int(n) for n in re.findall(r"^(\\d+) \\[width", text, re.M)]
edges = re.findall(r"^(\\d+) -> (\\d+) ", text, re.M)
print("graph 1 9 9")
for n in nodes:
    print(f"node {n} {1 + 5 * n} {1 + 2 * n} 1 1 label solid box black white")
for a, b in edges:
    x, y, u, v = 1 + 5 * int(a), 1 + 2 * int(a), 1 + 5 * int(b), 1 + 2 * int(b)
    print(f"edge {a} {b} 4 {x} {y} {x + 1} {y} {u - 1} {v} {u} {v} solid black")
print("stop")
"""
FAILING = "import sys; sys.exit(1)"
SILENT = "pass"
ODD = 'print("graph 1 9 9")\nprint("node 99 a b")'
SHORT = 'print("edge 0 1 1 2")'
SLOW = "import time; time.sleep(30)"


def install(folder: Path, program: str) -> str:
    """Write `program` as an executable called `dot` into `folder`, and return the folder."""
    path = folder / "dot"
    path.write_text(f"#!{sys.executable}\n{program}")
    path.chmod(0o700)
    return str(folder)
