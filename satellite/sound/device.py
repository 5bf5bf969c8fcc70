"""A real microphone and loudspeaker on one clock, through miniaudio (ALSA, PulseAudio, PipeWire, JACK, Core Audio)."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Generator, Sequence
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass
from typing import Any

from satellite.sound.base import Block, Pull
from satellite.sound.handover import Handover
from shared.audio import FRAME_BYTES, FRAME_MS, FRAME_SAMPLES, SAMPLE_RATE, SILENCE
from shared.errors import SoundError
from shared.nearest import nearest

log = logging.getLogger(__name__)

DRIVERS = {
    "auto": ("COREAUDIO", "PULSEAUDIO", "ALSA", "JACK"),
    "alsa": ("ALSA",),
    "pulseaudio": ("PULSEAUDIO",),
    "jack": ("JACK",),
    "coreaudio": ("COREAUDIO",),
    "null": ("NULL",),
}
"""miniaudio's backends for each driver, in the order they are tried; `null` is for machines without sound and tests."""
PERIODS = 3
"""Periods of 20 ms in the device's buffer: enough for a Python callback on a busy small computer."""


@dataclass(frozen=True, slots=True)
class Device:
    """A microphone or a loudspeaker that the sound system offers."""

    name: str
    is_microphone: bool
    driver: str
    """The sound system, such as `ALSA`."""


def devices(driver: str = "auto") -> list[Device]:
    """Return what the sound system offers, microphones first. Raises `SoundError` when there is no sound system."""
    found, system = _offered(driver)
    return [Device(name, is_microphone, system) for is_microphone, name, _ in found]


def pick(wanted: str, names: Sequence[str], kind: str) -> int:
    """Return the index of the device whose name is, or else contains, `wanted` (case does not matter).

    Raises `SoundError` naming the devices there are; `kind` is `microphone` or `speaker`.
    """
    folded = [name.casefold() for name in names]
    for matches in (str.__eq__, str.__contains__):
        for index, name in enumerate(folded):
            if matches(name, wanted.casefold()):
                return index
    if not names:
        raise SoundError(f"no {kind} is connected (sound.{kind}: {wanted!r} was asked for)")
    near = nearest(wanted, names)
    guess = f"; did you mean {near!r}?" if near else ""
    raise SoundError(f"no {kind} has {wanted!r} in its name; there are: {', '.join(map(repr, names))}{guess}")


class DeviceSound:
    """Full duplex at 16 kHz mono; miniaudio converts from whatever rate and channels the hardware has."""

    latency_ms = PERIODS * FRAME_MS
    """Time a pulled block takes to the air: the device's buffer, full."""

    def __init__(self, *, microphone: str = "", speaker: str = "", driver: str = "auto") -> None:
        """Names are parts of device names, empty for the default; `driver` is a key of `DRIVERS`."""
        self._microphone = microphone
        self._speaker = speaker
        self._driver = driver
        self._system = ""
        self.dropped = 0
        """Blocks dropped because the consumer was more than 2 s behind."""

    @property
    def name(self) -> str:
        """For people; the sound system is named once the device was opened."""
        names = f"{self._microphone or 'default microphone'}, {self._speaker or 'default speaker'}"
        return f"device: {names}{f' ({self._system})' if self._system else ''}"

    @asynccontextmanager
    async def open(self, pull: Pull) -> AsyncIterator[AsyncIterator[Block]]:
        """Start the device. Raises `SoundError` when it cannot be used, and in the iteration when it fails."""
        loop = asyncio.get_running_loop()
        handover = Handover(loop)
        # Opening may take a second (a sound server, a slow USB bus), which must not stop the event loop.
        starting = loop.run_in_executor(None, self._start, handover, pull)
        try:
            stream = await asyncio.shield(starting)
        except asyncio.CancelledError:
            starting.add_done_callback(_close_started)
            raise
        try:
            async with aclosing(handover.blocks()) as blocks:
                yield blocks
        finally:
            handover.close()
            self.dropped += handover.dropped
            await asyncio.shield(loop.run_in_executor(None, _close, stream))

    def _start(self, handover: Handover, pull: Pull) -> Any:
        import miniaudio

        offered, self._system = _offered(self._driver)
        ids = {}
        for is_microphone, wanted in ((True, self._microphone), (False, self._speaker)):
            names = [name for microphone, name, _ in offered if microphone is is_microphone]
            if wanted or not names:
                index = pick(wanted, names, "microphone" if is_microphone else "speaker")
                ids[is_microphone] = [each for microphone, _, each in offered if microphone is is_microphone][index]
        try:
            stream = miniaudio.DuplexStream(
                playback_channels=1,
                capture_channels=1,
                sample_rate=SAMPLE_RATE,
                buffersize_msec=FRAME_MS,
                callback_periods=PERIODS,
                capture_device_id=ids.get(True),
                playback_device_id=ids.get(False),
                backends=_backends(self._driver),
                app_name="Hearth",
            )
        except miniaudio.MiniaudioError as error:
            raise SoundError(
                f"{self.name}: cannot be opened: {_reason(error)}; is another program using it? "
                "(hearth-satellite devices lists what there is)"
            ) from error
        stream.stop_callback = lambda: handover.fail("the device stopped; was it unplugged?")
        callback = duplex(handover.put, pull)
        next(callback)
        try:
            stream.start(callback)
        except miniaudio.MiniaudioError as error:
            handover.close()
            _close(stream)
            raise SoundError(f"{self.name}: cannot be started: {_reason(error)}") from error
        log.info("sound: %s", self.name)
        return stream


def duplex(put: Callable[[Block], None], pull: Pull) -> Generator[bytes, bytes | bytearray, None]:
    """Return miniaudio's callback: captured bytes of any length in, as many to play out; whole blocks go to `put`.

    Runs in the audio thread. What is played beside a captured sample is that sample's echo reference. If `pull` fails
    the loudspeaker gets silence, for an exception would end the microphone too.
    """
    waiting = captured = played = b""
    answer = b""
    position = 0
    failed = False
    while True:
        heard = yield answer
        while len(waiting) < len(heard):
            try:
                waiting += pull()
            except Exception:
                if not failed:
                    log.exception("playback failed; the loudspeaker is silent")
                failed = True
                waiting += SILENCE
        answer, waiting = waiting[: len(heard)], waiting[len(heard) :]
        captured += heard
        played += answer
        while len(captured) >= FRAME_BYTES:
            put(Block(captured[:FRAME_BYTES], played[:FRAME_BYTES], position))
            captured, played = captured[FRAME_BYTES:], played[FRAME_BYTES:]
            position += FRAME_SAMPLES


def _offered(driver: str) -> tuple[list[tuple[bool, str, Any]], str]:
    """Return (is it a microphone, its name, its id) of each device, microphones first, and the sound system's name."""
    import miniaudio

    class Names(miniaudio.Devices):  # type: ignore[misc]
        """A device that is busy or gone cannot tell its formats, which must not hide the others."""

        def _get_info(self, device_type: Any, device_info: Any) -> dict[str, Any]:
            return {}

    try:
        found = Names(_backends(driver))
        captures, playbacks = found.get_captures(), found.get_playbacks()
    except miniaudio.MiniaudioError as error:
        raise SoundError(
            f"no sound system answers (sound.driver: {driver}): {_reason(error)}; "
            "for ALSA install libasound2, for PulseAudio or PipeWire start its server as this user"
        ) from error
    offered = [(True, each["name"], each["id"]) for each in captures]
    return offered + [(False, each["name"], each["id"]) for each in playbacks], found.backend


def _backends(driver: str) -> list[Any]:
    import miniaudio

    return [getattr(miniaudio.Backend, name) for name in DRIVERS[driver]]


def _reason(error: Exception) -> str:
    """Return miniaudio's words and, where it tells the number, what the number means."""
    words, *code = error.args
    known = {
        -6: "access denied; add the user to the group `audio`",
        -19: "busy",
        -203: "not installed or not running",
        -204: "no such device",
        -401: "the device does not open",
    }
    return f"{words} ({known.get(code[0], f'error {code[0]}')})" if code else str(words)


def _close(stream: Any) -> None:
    """End the audio thread, the device and its connection to the sound server."""
    import miniaudio

    context = stream._context
    stream.close()
    miniaudio.lib.ma_context_uninit(context)


def _close_started(starting: asyncio.Future[Any]) -> None:
    if not starting.cancelled() and starting.exception() is None:
        _close(starting.result())
