"""Every mutant is put in place in a process of its own, forked when all tests are collected, and the tests that run its lines."""

import ast
import gc
import os
import resource
import signal
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePath
from types import CodeType, FunctionType

import pytest

from tests.mutation.coverage_of_tests import Run
from tests.mutation.mutants import Mutant

LIMIT = 3 << 30
"""Bytes that a process may take: a mutant that gathers without end stops there."""
KILLED, SURVIVED = 1, 0
LIVES, SEEMS_TO_LIVE = "survived", "seems to survive"
EACH = 8
"""While so many of the fastest tests are tried, every file of tests has its turn once."""
LEAST = 0.05
"""Seconds that a test is thought to take at least."""
PATIENCE = 8
"""A test that takes so many times longer than it should does not end."""


@dataclass
class Bench:
    """The collected tests, and what they run."""

    items: dict[str, pytest.Item]
    runs: dict[str, Run]
    seconds: float | None = None
    functions: dict[tuple[str, str], list[FunctionType]] = field(default_factory=dict)
    kills: Counter[tuple[str, str]] = field(default_factory=Counter)
    by_line: dict[tuple[str, int], list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name, run in self.runs.items():
            for file, lines in run["lines"].items():
                for line in lines:
                    self.by_line.setdefault((file, line), []).append(name)
        for one in gc.get_objects():
            if isinstance(one, FunctionType) and str(one.__module__).startswith("pathways."):
                self.functions.setdefault((one.__module__, one.__code__.co_qualname), []).append(one)
        gc.collect()
        gc.freeze()

    def tests_of(self, mutant: Mutant) -> list[str]:
        """The tests that run a line of the mutant, in the order in which they are tried.

        What killed its neighbours comes first, then what is named after its file, then what runs most of its file; of each
        file of tests one comes soon.
        """
        names = sorted(
            {name for line in mutant.lines for name in self.by_line.get((mutant.file, line), ())},
            key=lambda name: (self.runs[name]["seconds"], name),
        )
        turn: Counter[str] = Counter()
        own = f"/test_{PurePath(mutant.file).name}::"
        place: dict[str, tuple[int, bool, int, str]] = {}
        for at, name in enumerate(sorted(names, key=lambda name: self._pace(name, mutant.file))):
            place[name] = (-self.kills[mutant.function, name], own not in name, at, name)
        for name in names:
            file = name.partition("::")[0]
            turn[file] += 1
            place[name] = min(place[name], (*place[name][:2], (turn[file] - 1) * EACH, name))
        return sorted(names, key=place.__getitem__)

    def _pace(self, name: str, file: str) -> float:
        """Minus how many lines of a file the test runs in a second."""
        run = self.runs[name]
        return -len(run["lines"].get(file, ())) / (LEAST + run["seconds"])

    def tried(self, mutant: Mutant) -> tuple[str, str]:
        """What became of the mutant, and the test that told it from the program."""
        every = self.tests_of(mutant)
        tests = every if self.seconds is None else self._in_time(every)
        if not every:
            return "not run", ""
        reader, writer = os.pipe()
        status = alone(lambda: self._run(mutant, tests, writer))
        os.close(writer)
        with os.fdopen(reader, encoding="utf-8") as told:
            lines = told.read().splitlines()
        last = lines[-1] if lines else ""
        if os.WIFSIGNALED(status):
            outcome = "timeout" if os.WTERMSIG(status) == signal.SIGPROF else "killed"
        else:
            outcome = (
                "killed" if os.WEXITSTATUS(status) != SURVIVED else LIVES if tests == every else SEEMS_TO_LIVE
            )
        if outcome in {LIVES, SEEMS_TO_LIVE}:
            return outcome, ""
        if (
            not last
        ):  # no test began: Python does not take the code, as where a method no longer speaks of its class
            return "not placed", ""
        self.kills[mutant.function, last] += 1
        return outcome, last

    def _in_time(self, tests: list[str]) -> list[str]:
        """As many of the tests as there is time for."""
        left = self.seconds or 0
        found: list[str] = []
        for name in tests:
            seconds = self.runs[name]["seconds"]
            if seconds <= left:
                found.append(name)
                left -= seconds
        return found or tests[:1]

    def _run(self, mutant: Mutant, tests: list[str], writer: int) -> None:
        """In the forked process: one test after another until one of them fails, which ends the process."""
        resource.setrlimit(resource.RLIMIT_AS, (LIMIT, LIMIT))
        put_in_place(mutant, self.functions)
        items = [self.items[name] for name in tests]
        for item, following in zip(items, [*items[1:], None], strict=True):
            os.write(writer, f"{item.nodeid}\n".encode())
            signal.setitimer(signal.ITIMER_PROF, 1 + PATIENCE * self.runs[item.nodeid]["seconds"])
            item.ihook.pytest_runtest_protocol(item=item, nextitem=following)


def alone(work: Callable[[], object]) -> int:
    """Do the work in a forked process that says nothing, and give the status it ended with."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1]
    status = KILLED
    try:
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        work()
        status = SURVIVED
    finally:
        os._exit(status)


def put_in_place(mutant: Mutant, functions: dict[tuple[str, str], list[FunctionType]]) -> None:
    """Give the function of the program the code of the mutant; in this process it stays so."""
    code = code_of(mutant)
    for function in functions[mutant.module, mutant.function]:
        function.__code__ = code


def code_of(mutant: Mutant) -> CodeType:
    """The code of the changed function."""
    mutant.slot.put(mutant.new)
    whole = compile(ast.fix_missing_locations(mutant.tree), mutant.file, "exec")
    return next(code for code in _codes(whole) if code.co_qualname == mutant.function)


def _codes(code: CodeType) -> Iterator[CodeType]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield constant
            yield from _codes(constant)
