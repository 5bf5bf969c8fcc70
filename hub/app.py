"""Puts the hub together, brings it up in order and down in reverse. The only place that constructs its parts."""

from __future__ import annotations

import asyncio
import gc
import logging
import ssl
import time
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import msgspec
from aiohttp import web

from hub import config
from hub.arbiter import Arbiter
from hub.brain.apology import apology
from hub.brain.confirmations import confirmations
from hub.brain.llm.warmth import keep_warm
from hub.brain.select import understanding as build_understanding
from hub.calls import Switchboard
from hub.devices.broker import EmbeddedBroker
from hub.devices.home import MqttHome
from hub.engines import select as engines
from hub.engines.background import PatientEmbedder
from hub.engines.base import SentenceEmbedder
from hub.engines.cores import Cores
from hub.engines.language import LanguageModel
from hub.events import Events, TurnRecord
from hub.intents.custom import Custom, load_custom
from hub.intents.model import Place, Understood
from hub.metrics import Metrics
from hub.rooms import Room
from hub.roster import Roster
from hub.session import Services as SessionServices
from hub.store.facts import open_facts
from hub.store.turns import open_turns
from hub.token import make_pairing_token
from hub.turn import presets
from hub.turn.listener import Listener
from hub.turn.parts import Brain, Opening
from hub.turn.speaking import prepare
from hub.turn.spoken import MARGIN_S
from hub.turn.turn import run_turn
from hub.turn.typed import TypedEars, WrittenMouth
from hub.web.satellite_ws import SatelliteEndpoint
from hub.web.server import make_application
from hub.web.services import Check, SatelliteInfo, Services
from hub.wiring.household import household
from shared import notify
from shared.config import state_directory
from shared.discovery import advertise, hub_properties
from shared.errors import EngineError, HearthError
from shared.pairing import new_nonce
from shared.tasks import Owner

log = logging.getLogger(__name__)

PREPARING = "meanings cannot be compared yet: the examples are being read"
"""Detail of the healthy check of models until it is done."""
STT_RESERVE_MS = 5000
"""A satellite waits so much longer than the turn's budget: decoding and synthesis are not part of that."""


async def run(settings: config.HubConfig, *, ready: Callable[[str], None] | None = None) -> None:
    """Run the hub until it is cancelled; `ready` gets its web address once everything is up.

    Raises `HearthError` when a port, the broker's address or the state directory cannot be had. A model that does not
    load is no such error: the hub serves what works, says so in /healthz, and apologises in words.
    """
    async with AsyncExitStack() as stack:
        url = await Hub(settings).start(stack)
        notify.ready(f"serving {url}")
        if ready is not None:
            ready(url)
        try:
            await notify.watchdog()
        finally:
            notify.stopping()


class Hub:
    """All parts of a running hub."""

    def __init__(self, settings: config.HubConfig) -> None:
        self._settings = settings
        self._events = Events()
        self._metrics = Metrics()
        self._cores = Cores()
        self._model = _language_model(settings.language_model)
        self._stt = engines.speech_to_text(settings.speech_to_text, self._cores)
        self._tts = engines.remembering(
            engines.text_to_speech(settings.text_to_speech, self._cores),
            settings.text_to_speech,
            state_directory(settings.store.path) / "speech",
            keep=settings.store.keep_days > 0,
        )
        self._broken_models: dict[str, str] = {}
        self._preparing = False
        self._calls = Switchboard(self._events)

    async def start(self, stack: AsyncExitStack) -> str:
        """Bring everything up, to be taken down with `stack`; return the web address."""
        settings = self._settings
        folder = _state_folder(settings)
        token = make_pairing_token(settings, folder)
        self._store = await stack.enter_async_context(open_turns(folder / "turns.db", settings.store.keep_days))
        self._facts = await stack.enter_async_context(open_facts(folder / "facts.db"))
        mqtt = await self._broker(stack)
        self._home = MqttHome(
            mqtt,
            settings.areas,
            settings.devices,
            settings.overrides,
            self._events,
            floors=settings.floors,
            groups=settings.groups,
            scenes=settings.scenes,
            voice=settings.voice,
        )
        owner = await stack.enter_async_context(Owner())
        self._roster = Roster(settings.satellites, config.Pairing(token=token), settings.language)
        self._household = await household(
            stack,
            owner,
            settings,
            home=self._home,
            mqtt=mqtt,
            rooms=self._roster,
            calls=self._calls,
            events=self._events,
            folder=folder,
            custom=_own_sentences(settings.understanding.sentences),
            understanding=lambda: self._understanding,
        )
        self._understanding = understanding = build_understanding(
            self._home,
            settings,
            custom=self._household.automating.custom,
            embedder=self._embedder(stack),
            folder=folder / "vectors",
            language_model=self._model,
            facts=self._facts,
            errands=self._household.skills,
            clock=self._household.clock,
            keeper=self._household.keeper,
            rooms=self._roster,
        )
        self._brain = Brain(
            understanding.responders,
            apology,
            settings.budget_ms / 1000,
            understanding.intents.silence,
            understanding.last_replies.remember,
        )
        for work, name in (
            (self._metrics.follow(self._events), "metrics"),
            (self._store.follow(self._events), "turn history"),
            (self._home.serve(), "house"),
            *self._model_work(),
        ):
            owner.start(work, name)
        self._household.automating.start()
        stack.push_async_callback(self._stt.close)
        stack.push_async_callback(self._tts.close)
        if self._model is not None:
            stack.push_async_callback(self._model.close)
        languages = [each.language for each in settings.satellites.values()]
        await asyncio.gather(
            self._warm_up("speech-to-text", self._stt.warm_up()),
            self._warm_up("text-to-speech", self._tts.warm_up()),
            asyncio.to_thread(understanding.languages.prepare, languages),
        )
        # What start-up made stays for good; without this, a collection in the middle of a turn takes up to 80 ms.
        gc.collect()
        gc.freeze()
        owner.start(self._prepare_meaning(), "meaning")
        owner.start(self._tts.make_ready(confirmations(settings.language)), "phrases")
        times, look_ms = presets.times(settings.turn)
        listener = Listener(
            self._stt,
            times,
            look_ms,
            understanding.judge,
            self._events,
            settings.turn.partial_ms,
            self._prepare,
            owner,
            understanding.judge_readings,
        )
        url = await self._serve(stack, listener)
        # Only now: what came due meanwhile waits a moment for its satellite, which can join from here on.
        owner.start(self._household.keeper.serve(), "timers")
        return url

    def _model_work(self) -> list[tuple[Coroutine[Any, Any, None], str]]:
        """Return what runs beside the turns for the language model."""
        understanding, settings = self._understanding, self._settings
        if understanding.model is None or understanding.history is None:
            return []
        languages = {name: each.language for name, each in settings.satellites.items() if each.language}
        keeping = keep_warm(understanding.model, self._events, settings.language, languages, settings.language_model)
        return [
            (understanding.history.follow(self._events), "conversations"),
            (keeping, "language model"),
            *([(understanding.servers.serve(), "MCP servers")] if understanding.servers else []),
        ]

    def _embedder(self, stack: AsyncExitStack) -> SentenceEmbedder | None:
        """Return what compares meanings; without it everything else works."""
        try:
            found = engines.sentence_embedder(self._settings.understanding)
        except EngineError as error:
            log.warning("meanings are not compared: %s", error)
            return None
        if found is None:
            return None
        patient = PatientEmbedder(found, self._cores)
        stack.push_async_callback(patient.close)
        return patient

    async def _broker(self, stack: AsyncExitStack) -> config.Mqtt:
        """Return where the broker is, starting the embedded one where none is configured."""
        mqtt = self._settings.mqtt
        if mqtt.host:
            return mqtt
        broker = await stack.enter_async_context(EmbeddedBroker(mqtt.embedded_host, mqtt.port))
        log.info("no broker is configured: an embedded one listens on %s:%d", mqtt.embedded_host, broker.port)
        host = "127.0.0.1" if mqtt.embedded_host in {"", "0.0.0.0", "::"} else mqtt.embedded_host
        return msgspec.structs.replace(mqtt, host=host, port=broker.port)

    async def _warm_up(self, model: str, work: Awaitable[None]) -> None:
        began = time.monotonic()
        try:
            await work
        except EngineError as error:
            log.error("%s does not work: %s", model, error)
            self._broken_models[model] = str(error)
        else:
            log.info("%s is ready after %.1f s", model, time.monotonic() - began)

    async def _prepare_meaning(self) -> None:
        """Make what meanings are compared with, beside the turns: the first time it takes a while."""
        self._preparing, began = True, time.monotonic()
        try:
            await asyncio.to_thread(self._understanding.languages.prepare_meaning)
        except EngineError as error:
            log.warning("meanings are not compared: %s", error)
        else:
            log.info("meanings can be compared after %.1f s", time.monotonic() - began)
        finally:
            self._preparing = False

    async def _serve(self, stack: AsyncExitStack, listener: Listener) -> str:
        """Open the port and announce it."""
        settings = self._settings
        server = settings.server
        application = make_application(
            Services(
                name=settings.name,
                api_token=server.api_token,
                home=self._home,
                store=self._store,
                facts=self._facts,
                lists=self._household.keeping.lists,
                scenes=self._household.keeping.scenes,
                metrics=self._metrics,
                events=self._events,
                ask=self._ask,
                understand=self._understand,
                say=self._household.announcing.announcer.announce,
                missed=self._household.announcing.missed,
                satellites=lambda: [_info(each) for each in self._roster.present],
                health=self._health,
                automations=self._household.automating.desk,
                timers=self._household.keeper,
            )
        )
        endpoint = SatelliteEndpoint(
            settings.name,
            self._roster,
            SessionServices(
                listener,
                self._tts,
                self._brain,
                self._events,
                self._home.area_id,
                self._confirm,
                lambda satellite: settings.satellite(satellite).follow_up,
                Arbiter(settings.arbitration.window_ms),
                self._calls,
            ),
            self._events,
            limits_ms=(round((listener.limit_s + MARGIN_S) * 1000), settings.budget_ms + STT_RESERVE_MS),
            resume_ms=server.resume_ms,
        )
        await stack.enter_async_context(endpoint)
        application.router.add_get("/satellite", endpoint)
        application.on_shutdown.append(endpoint.close)
        runner = web.AppRunner(application, access_log=None, shutdown_timeout=5.0)
        await runner.setup()
        stack.push_async_callback(runner.cleanup)
        try:
            await web.TCPSite(runner, server.host or None, server.port, ssl_context=_tls(server)).start()
        except OSError as error:
            raise HearthError(
                f"cannot listen on {server.host or '*'}:{server.port}: {error.strerror or error}"
            ) from error
        port = runner.addresses[0][1]
        is_tls = bool(server.tls_certificate)
        if server.advertise:
            properties = hub_properties(settings.name, tls=is_tls)
            await stack.enter_async_context(advertise(settings.name, port, properties, host=server.host))
        return f"{'https' if is_tls else 'http'}://{server.host or '127.0.0.1'}:{port}/"

    async def _ask(self, text: str, area: str, language: str, dry_run: bool) -> TurnRecord:
        opening = Opening(
            turn=new_nonce(),
            satellite="",
            area=area and self._home.area_id(area),
            language=language or self._settings.language,
            dry_run=dry_run,
        )
        record, _ = await run_turn(opening, TypedEars(text), WrittenMouth(), self._brain, self._events)
        return record

    def _understand(self, text: str, area: str, language: str) -> Understood:
        speaking = self._understanding.languages.of(language or self._settings.language)
        return speaking.understander.understand([text], Place(area=area))

    async def _prepare(self, words: str, opening: Opening) -> None:
        """Make the first sound of the reply that these words will probably get."""
        if self._confirm(opening.satellite) != "words":
            return
        text = await self._understanding.foresee(words, opening.area, opening.satellite, opening.language)
        if text:
            await prepare(text, self._tts)

    def _confirm(self, satellite: str) -> config.Confirm:
        own = self._settings.satellite(satellite).confirm
        return own or self._settings.replies.confirm

    def _health(self) -> dict[str, Check]:
        broken = "; ".join(f"{model}: {reason}" for model, reason in self._broken_models.items())
        return {
            "broker": Check(ok=self._home.connected, detail=self._home.reason),
            "models": Check(ok=not broken, detail=broken or (PREPARING if self._preparing else "")),
            "store": Check(ok=not self._store.problem, detail=self._store.problem),
        }


def _info(satellite: Room) -> SatelliteInfo:
    return SatelliteInfo(
        name=satellite.satellite,
        area=satellite.area,
        address=satellite.address,
        state=satellite.state,
        since=satellite.since,
    )


def _own_sentences(folder: str) -> Custom:
    """Read the household's sentences; what is wrong with them is told and left out."""
    custom = load_custom(Path(folder)) if folder else Custom()
    for problem in custom.problems:
        log.warning("%s", problem)
    return custom


def _language_model(options: config.LanguageModel) -> LanguageModel | None:
    """Return the language model; without it everything else works."""
    try:
        return engines.language_model(options)
    except EngineError as error:
        log.warning("there is no language model: %s", error)
        return None


def _state_folder(settings: config.HubConfig) -> Path:
    folder = state_directory(settings.store.path)
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise HearthError(f"cannot use the state directory {folder} (store.path): {error.strerror}") from error
    return folder


def _tls(server: config.Server) -> ssl.SSLContext | None:
    if not server.tls_certificate:
        return None
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    try:
        context.load_cert_chain(server.tls_certificate, server.tls_key or None)
    except (OSError, ssl.SSLError) as error:
        raise HearthError(f"cannot use server.tls_certificate and server.tls_key: {error}") from error
    return context
