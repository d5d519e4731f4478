"""What a whole process uses: CPU seconds, user and system, and the most memory that it ever had."""

import os
import subprocess
from pathlib import Path
from typing import NamedTuple


class Used(NamedTuple):
    """CPU seconds, and megabytes (of 1,000,000 bytes) at the peak."""

    seconds: float
    megabytes: float


def installed(folder: Path) -> dict[str, str]:
    """The environment of an installed program: compiled modules are kept, as they are wherever Python may write them."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "XDG_CACHE_HOME": str(folder / "cache"), "PYTHONPYCACHEPREFIX": str(folder / "compiled")}


def used(command: list[str], environment: dict[str, str]) -> Used:
    """Run a command that answers yes or no; any other end of it ends the measurement."""
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as started:
        assert started.stderr is not None  # noqa: S101 # it is a pipe
        told = started.stderr.read()
        _, status, usage = os.wait4(started.pid, 0)
        started.returncode = os.waitstatus_to_exitcode(status)
    if started.returncode not in {0, 1}:
        raise SystemExit(told.decode())
    return Used(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024 / 1_000_000)
