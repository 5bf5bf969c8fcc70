"""A client of a running hub's API, for the command line."""

from __future__ import annotations

import ssl
from collections.abc import AsyncGenerator
from types import TracebackType
from typing import Any, Self, TypeVar
from urllib.parse import quote

import aiohttp
import msgspec
from yarl import URL

from hub.automations.shown import Reloaded, Shown
from hub.devices.model import Area
from hub.events import Transcribed, TurnBegan, TurnEnded, TurnRecord
from hub.intents.model import Understood
from hub.store.fact import Fact
from hub.store.figures import Figures
from hub.store.run import Run
from hub.web.automation_bodies import RunBody
from hub.web.services import (
    AskBody,
    DeviceInfo,
    Health,
    Heard,
    Problem,
    SatelliteInfo,
    SayBody,
    TimerBody,
    TimerInfo,
    UnderstandBody,
)
from hub.web.shapes import ItemBody, ItemChange, ListInfo
from shared.errors import HearthError

T = TypeVar("T")
LiveTurn = TurnBegan | Transcribed | TurnEnded
_live: msgspec.json.Decoder[LiveTurn] = msgspec.json.Decoder(LiveTurn)

LOCALHOST = frozenset({"127.0.0.1", "::1", "localhost"})
CONNECT_S = 5.0
ANSWER_S = 300.0
"""Longest wait for an answer: a long text that is spoken takes minutes."""
SILENCE_S = 20.0
"""A stream of events without even a heartbeat for this long is dead."""
MAX_LINE = 1024 * 1024


class HubUnreachableError(HearthError):
    """No hub answers at the URL."""


class HubRefusedError(HearthError):
    """The hub answered with a problem; the text is its own."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.detail or problem.title)
        self.problem = problem


class HubClient:
    """Talks to one hub, inside `async with`. Every call raises `HubUnreachableError` or `HubRefusedError`."""

    def __init__(self, url: str, token: str = "", certificate: str = "") -> None:
        """`url` such as `http://127.0.0.1:8765`; `certificate` a PEM file to trust beside the usual ones.

        `token` is the API's. It is kept from this machine's own hub, which needs none and would refuse a wrong one.

        Raises `HearthError` when the URL or the certificate cannot be used.
        """
        self._url = _checked(url)
        needs_token = token and self._url.host not in LOCALHOST
        self._headers = {"Authorization": f"Bearer {token}"} if needs_token else {}
        self._tls = _trusting(certificate) if certificate else True
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        """Open a session; nothing is sent yet."""
        timeout = aiohttp.ClientTimeout(total=None, sock_connect=CONNECT_S, sock_read=ANSWER_S)
        self._session = aiohttp.ClientSession(self._url, headers=self._headers, timeout=timeout, read_bufsize=MAX_LINE)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the session."""
        assert self._session is not None
        await self._session.close()

    async def health(self) -> Health:
        """Return the hub's condition, also when parts of it fail."""
        return await self._request("GET", "/healthz", Health, fine=(200, 503))

    async def devices(self) -> list[DeviceInfo]:
        """Return every device with its state."""
        return await self._request("GET", "/api/devices", list[DeviceInfo])

    async def areas(self) -> list[Area]:
        """Return every area."""
        return await self._request("GET", "/api/areas", list[Area])

    async def satellites(self) -> list[SatelliteInfo]:
        """Return the satellites connected now."""
        return await self._request("GET", "/api/satellites", list[SatelliteInfo])

    async def turns(self, limit: int = 20, satellite: str = "") -> list[TurnRecord]:
        """Return the last turns, newest first."""
        query = {"limit": str(limit)} | ({"satellite": satellite} if satellite else {})
        return await self._request("GET", "/api/turns", list[TurnRecord], query=query)

    async def turn(self, turn: str) -> TurnRecord:
        """Return one turn."""
        return await self._request("GET", _path("turns", turn), TurnRecord)

    async def ask(self, body: AskBody) -> TurnRecord:
        """Run a typed turn."""
        return await self._request("POST", "/api/ask", TurnRecord, body=body)

    async def understand(self, body: UnderstandBody) -> Understood:
        """Return what a text means."""
        return await self._request("POST", "/api/understand", Understood, body=body)

    async def say(self, body: SayBody) -> Heard:
        """Speak a text; return which satellites spoke it, and which did not."""
        return await self._request("POST", "/api/say", Heard, body=body)

    async def figures(self, hours: float, satellite: str = "") -> Figures:
        """Return what the turns of the last `hours` say together."""
        query = {"hours": str(hours)} | ({"satellite": satellite} if satellite else {})
        return await self._request("GET", "/api/figures", Figures, query=query)

    async def facts(self) -> list[Fact]:
        """Return what people asked to be remembered."""
        return await self._request("GET", "/api/facts", list[Fact])

    async def forget(self, fact: int) -> None:
        """Forget one fact."""
        await self._ask("DELETE", f"/api/facts/{fact}", fine=(204,))

    async def automations(self) -> list[Shown]:
        """Return every automation."""
        return await self._request("GET", "/api/automations", list[Shown])

    async def automation_problems(self) -> list[str]:
        """Return what is wrong with the automations that the hub has."""
        return await self._request("GET", "/api/automations/problems", list[str])

    async def automation_runs(self, automation: str, limit: int) -> list[Run]:
        """Return the last runs of one, or of all for an empty id, newest first."""
        path = _path("automations", automation, "runs") if automation else _path("automations", "runs")
        return await self._request("GET", path, list[Run], query={"limit": str(limit)})

    async def run_automation(self, automation: str, *, dry_run: bool) -> Run:
        """Run one and return what it did."""
        path = _path("automations", automation, "run")
        return await self._request("POST", path, Run, body=RunBody(dry_run=dry_run))

    async def switch_automation(self, automation: str, enabled: bool) -> None:
        """Enable or disable one."""
        path = _path("automations", automation, "enable" if enabled else "disable")
        await self._ask("POST", path, fine=(200,))

    async def reload_automations(self) -> Reloaded:
        """Have the files read anew."""
        return await self._request("POST", "/api/automations/reload", Reloaded)

    async def lists(self) -> list[ListInfo]:
        """Return every list with what is on it."""
        return await self._request("GET", "/api/lists", list[ListInfo])

    async def list_text(self, list_id: str) -> str:
        """Return what is open on a list, one thing a line."""
        return (await self._ask("GET", _path("lists", f"{list_id}.txt"), fine=(200,))).decode()

    async def add_to_list(self, list_id: str, text: str) -> ListInfo:
        """Put on a list what words name; return it as it is then."""
        path = _path("lists", list_id, "items")
        return await self._request("POST", path, ListInfo, body=ItemBody(text=text), fine=(201,))

    async def tick(self, list_id: str, item: int) -> ListInfo:
        """Tick one thing off a list; return it as it is then."""
        path = _path("lists", list_id, "items", str(item))
        return await self._request("PATCH", path, ListInfo, body=ItemChange(done=True))

    async def timers(self) -> list[TimerInfo]:
        """Return timers, alarms, reminders and delayed commands, the next first."""
        return await self._request("GET", "/api/timers", list[TimerInfo])

    async def set_timer(self, body: TimerBody) -> TimerInfo:
        """Set one."""
        return await self._request("POST", "/api/timers", TimerInfo, body=body, fine=(201,))

    async def cancel_timer(self, timer: str) -> None:
        """Cancel one by its id."""
        await self._ask("DELETE", _path("timers", timer), fine=(204,))

    async def live_turns(self) -> AsyncGenerator[LiveTurn, None]:
        """Yield how turns begin, what is heard so far, and how they end, from now on, until the hub stops."""
        timeout = aiohttp.ClientTimeout(total=None, sock_connect=CONNECT_S, sock_read=SILENCE_S)
        session = self._open_session()
        try:
            async with session.get(
                "/api/events", params={"types": "TurnBegan,Transcribed,TurnEnded"}, timeout=timeout, ssl=self._tls
            ) as response:
                if response.status != 200:
                    raise HubRefusedError(_problem(response.status, await response.read()))
                async for line in response.content:
                    if line.startswith(b'data: {"type":'):
                        yield _live.decode(line[6:])
        except (aiohttp.ClientError, TimeoutError) as error:
            raise self._unreachable(error) from error
        except msgspec.MsgspecError as error:
            raise HubUnreachableError(f"{self._url} answers, but not as a Hearth hub of this version") from error

    async def _request(
        self,
        method: str,
        path: str | URL,
        shape: type[T],
        *,
        body: Any = None,
        query: dict[str, str] | None = None,
        fine: tuple[int, ...] = (200,),
    ) -> T:
        answer = await self._ask(method, path, body=body, query=query, fine=fine)
        try:
            return msgspec.json.decode(answer, type=shape)
        except msgspec.MsgspecError as error:
            raise HubUnreachableError(f"{self._url} answers, but not as a Hearth hub of this version") from error

    async def _ask(
        self,
        method: str,
        path: str | URL,
        *,
        fine: tuple[int, ...],
        body: Any = None,
        query: dict[str, str] | None = None,
    ) -> bytes:
        data = None if body is None else msgspec.json.encode(body)
        headers = {} if body is None else {"Content-Type": "application/json"}
        try:
            async with self._open_session().request(
                method, path, data=data, headers=headers, params=query, ssl=self._tls
            ) as response:
                answer = await response.read()
        except (aiohttp.ClientError, TimeoutError) as error:
            raise self._unreachable(error) from error
        if response.status not in fine:
            raise HubRefusedError(_problem(response.status, answer))
        return answer

    def _open_session(self) -> aiohttp.ClientSession:
        if self._session is None:
            raise RuntimeError("use the client inside `async with`")
        return self._session

    def _unreachable(self, error: Exception) -> HubUnreachableError:
        reason = str(error) or type(error).__name__
        return HubUnreachableError(
            f"no hub answers at {self._url} ({reason}); start one with `hearth-hub run`, or name another with --url"
        )


def _path(*parts: str) -> URL:
    return URL("/".join(("/api", *(quote(part, safe="") for part in parts))), encoded=True)


def _checked(url: str) -> URL:
    try:
        found = URL(url)
    except ValueError as error:
        raise HearthError(f"{url!r} is not a URL: {error}") from error
    if found.scheme not in {"http", "https"} or not found.host:
        raise HearthError(f"{url!r} is not a URL such as http://127.0.0.1:8765")
    return found.origin()


def _trusting(certificate: str) -> ssl.SSLContext:
    context = ssl.create_default_context()
    try:
        context.load_verify_locations(certificate)
    except (OSError, ssl.SSLError) as error:
        raise HearthError(f"cannot read the certificate {certificate}: {error}") from error
    # The hub's own certificate, read from its own configuration, is the one to expect, whatever name it bears.
    context.verify_flags |= ssl.VerifyFlags.VERIFY_X509_PARTIAL_CHAIN
    context.check_hostname = False
    return context


def _problem(status: int, answer: bytes) -> Problem:
    try:
        return msgspec.json.decode(answer, type=Problem)
    except msgspec.MsgspecError:
        return Problem(title=f"the hub answered with HTTP status {status}", status=status)
