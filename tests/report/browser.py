"""Chromium without a window, driven through a pipe by its own protocol, so that tests need no other package for it.

https://chromedevtools.github.io/devtools-protocol/ says what the commands and events are.
"""

import base64
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self, TypeAlias

Said: TypeAlias = dict[str, Any]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-extensions",
    "--disable-sync",
    "--remote-debugging-pipe",
)
_STARTED = """
import fcntl, os, sys
heard, said = (fcntl.fcntl(int(pipe), fcntl.F_DUPFD, 10) for pipe in sys.argv[1:3])
os.dup2(heard, 3)
os.dup2(said, 4)
os.execv(sys.argv[3], sys.argv[3:])
"""
"""A browser listens to pipe 3 and speaks to pipe 4, whatever their numbers are here."""


def browser_here() -> str | None:
    """The program of a browser of this machine; None where there is none."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


class Browser:
    """One page of a browser with what happened in it since it was opened."""

    def __init__(self, program: str, profile: Path) -> None:
        to_browser, self._out = os.pipe()
        self._in, from_browser = os.pipe()
        self._process = subprocess.Popen(
            [
                sys.executable,
                "-c",
                _STARTED,
                str(to_browser),
                str(from_browser),
                program,
                *_QUIET,
                f"--user-data-dir={profile}",
            ],
            pass_fds=(to_browser, from_browser),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(to_browser)
        os.close(from_browser)
        self._number = 0
        self._unread = b""
        self._session: str | None = None
        self.events: list[Said] = []
        target = self.say("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.say("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.say(f"{domain}.enable")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._out)  # the browser ends when nobody speaks to it any more
        os.close(self._in)
        try:
            self._process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def say(self, method: str, **told: object) -> Said:
        """A command and what comes back; AssertionError where the browser does not do it."""
        self._number += 1
        message: Said = {"id": self._number, "method": method, "params": told}
        if self._session is not None:
            message["sessionId"] = self._session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._read()
            if answer.get("id") == self._number:
                assert "error" not in answer, (method, answer.get("error"))
                result: Said = answer["result"]
                return result
            self.events.append(answer)

    def _read(self) -> Said:
        while b"\0" not in self._unread:
            more = os.read(self._in, 1 << 16)
            assert more, "the browser has gone"
            self._unread += more
        message, self._unread = self._unread.split(b"\0", maxsplit=1)
        found: Said = json.loads(message)
        return found

    def open(self, file: Path, width: int = 1000, *, scheme: str = "light", media: str = "") -> None:
        """Open a file in a window of that width, with a scheme of colours, perhaps as if for another medium such as `print`."""
        self.events.clear()
        self.say(
            "Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=False
        )
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.say("Emulation.setEmulatedMedia", media=media, features=features)
        self.say("Page.navigate", url=file.as_uri())
        while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
            self.events.append(self._read())

    def value(self, expression: str) -> Any:  # noqa: ANN401 - whatever the page says
        """What an expression is in the page; promises are awaited."""
        told = self.say("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in told, told
        return told["result"].get("value")

    def happened(self, method: str) -> list[Mapping[str, Any]]:
        """The events of one kind since the page was opened."""
        return [event["params"] for event in self.events if event.get("method") == method]

    def picture(self) -> bytes:
        """The whole page as PNG."""
        shot = self.say("Page.captureScreenshot", captureBeyondViewport=True)
        return base64.b64decode(shot["data"])

    def print(self, *, letter: bool = False) -> bytes:
        """The page as PDF on A4 or letter paper."""
        width, height = (8.5, 11.0) if letter else (8.27, 11.69)
        told = self.say(
            "Page.printToPDF",
            paperWidth=width,
            paperHeight=height,
            printBackground=False,
            preferCSSPageSize=False,
        )
        return base64.b64decode(told["data"])
