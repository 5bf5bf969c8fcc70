"""A real browser, driven as a person does: by keys. Chromium without a window, over its DevTools protocol."""

from __future__ import annotations

import asyncio
import itertools
import json
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp

from shared.tasks import cancel
from tests.fakes.processes import end

NAMES = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--no-proxy-server",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--remote-debugging-port=0",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)  # fmt: skip
START_S, ANSWER_S, WAIT_S = 60.0, 30.0, 30.0
KEYS = {"Tab": (9, ""), "Enter": (13, "\r"), " ": (32, " ")}
MOST_TABS = 80
"""Whatever is not reached by so many is not reached at all."""


def find_browser() -> str | None:
    """Return a browser's path; `None` where none is installed."""
    return next(filter(None, map(shutil.which, NAMES)), None)


@dataclass
class Page:
    """One page."""

    socket: aiohttp.ClientWebSocketResponse
    session: str = ""
    requested: list[str] = field(default_factory=list)
    """Every address that it asked for."""
    complaints: list[str] = field(default_factory=list)
    """Errors of its scripts, and what its policy refused."""
    _numbers: itertools.count[int] = field(default_factory=itertools.count)
    _answers: dict[int, asyncio.Future[dict[str, Any]]] = field(default_factory=dict)

    async def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Give a command of the DevTools protocol and return its result."""
        number = next(self._numbers)
        self._answers[number] = answered = asyncio.get_running_loop().create_future()
        message = {"id": number, "method": method, "params": parameters}
        await self.socket.send_json(message | ({"sessionId": self.session} if self.session else {}))
        async with asyncio.timeout(ANSWER_S):
            answer = await answered
        assert "error" not in answer, f"{method}: {answer['error']}"
        result: dict[str, Any] = answer["result"]
        return result

    async def listen(self) -> None:
        """Take answers and news, for ever."""
        async for message in self.socket:
            found = json.loads(message.data)
            if (waiting := self._answers.pop(found.get("id", -1), None)) is not None:
                waiting.set_result(found)
            match found.get("method"):
                case "Network.requestWillBeSent":
                    self.requested.append(found["params"]["request"]["url"])
                case "Runtime.exceptionThrown":
                    self.complaints.append(json.dumps(found["params"]["exceptionDetails"]))
                case "Log.entryAdded":
                    entry = found["params"]["entry"]
                    if entry["level"] == "error" and entry["source"] != "network":  # 503 is how /healthz tells.
                        self.complaints.append(json.dumps(entry))

    async def value(self, script: str) -> Any:
        """Return what an expression comes to."""
        result = await self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in result, f"{script}: {result['exceptionDetails']}"
        return result["result"].get("value")

    async def until(self, script: str) -> None:
        """Wait until an expression is true."""
        async with asyncio.timeout(WAIT_S):
            while not await self.value(script):  # noqa: ASYNC110 - it is another process
                await asyncio.sleep(0.05)

    async def press(self, key: str) -> None:
        """Press a key."""
        code, text = KEYS[key]
        about = {"key": key, "windowsVirtualKeyCode": code, "text": text}
        await self.call("Input.dispatchKeyEvent", type="keyDown", **about)
        await self.call("Input.dispatchKeyEvent", type="keyUp", key=key, windowsVirtualKeyCode=code)

    async def write(self, text: str) -> None:
        """Type a text where the cursor is."""
        await self.call("Input.insertText", text=text)

    async def go_to(self, selector: str) -> None:
        """Press Tab until this part of the page has the focus."""
        for _ in range(MOST_TABS):
            if await self.value(f"document.activeElement.matches({json.dumps(selector)})"):
                return
            await self.press("Tab")
        raise AssertionError(f"{selector} is not reached by keyboard")


@asynccontextmanager
async def page(executable: str, folder: Path, url: str) -> AsyncIterator[Page]:
    """Open an address in a browser of its own, whose profile lies in `folder`."""
    process = await asyncio.create_subprocess_exec(
        executable, *OPTIONS, f"--user-data-dir={folder}", "about:blank",
        stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        async with (
            aiohttp.ClientSession() as http,
            http.ws_connect(await _address(folder / "DevToolsActivePort"), max_msg_size=0) as socket,
        ):
            found = Page(socket)
            listening = asyncio.create_task(found.listen(), name="browser")
            try:
                target = (await found.call("Target.createTarget", url="about:blank"))["targetId"]
                attached = await found.call("Target.attachToTarget", targetId=target, flatten=True)
                found.session = attached["sessionId"]
                for domain in ("Network", "Runtime", "Log", "Page"):
                    await found.call(f"{domain}.enable")
                await found.call("Page.navigate", url=url)
                yield found
            finally:
                await cancel(listening)
    finally:
        await end(process)


async def _address(file: Path) -> str:
    """Wait for the browser to write where it can be talked to."""
    async with asyncio.timeout(START_S):
        while not (lines := await asyncio.to_thread(_lines, file)):  # noqa: ASYNC110 - it is another process
            await asyncio.sleep(0.05)
    return f"ws://127.0.0.1:{lines[0]}{lines[1]}"


def _lines(file: Path) -> list[str]:
    lines = file.read_text().splitlines() if file.exists() else []
    return lines if len(lines) == 2 else []
