"""The satellite's configuration: every option, its default, its unit and a sentence that says what it is for.

`config/satellite.yaml` is written from these structs and holds every default; `shared.config` reads a file into them.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from shared.settings import Logging, Section, Share


class Hub(Section, frozen=True, kw_only=True):
    """Where the hub is."""

    url: Annotated[
        str, Meta(description="Such as ws://hub.local:8765/satellite; empty: found on the LAN by itself.")
    ] = ""
    token: Annotated[str, Meta(description="Pairing token, as `hearth-hub satellites --token` shows it.")] = ""
    tls_certificate: Annotated[
        str, Meta(description="PEM file to trust for wss; empty: the system's certificate authorities.")
    ] = ""


class SoundDevice(Section, frozen=True, kw_only=True):
    """Microphone and loudspeaker."""

    backend: Annotated[
        Literal["device", "null"], Meta(description="The machine's sound devices, or silence for trying things out.")
    ] = "device"
    microphone: Annotated[
        str, Meta(description="Part of a name that `hearth-satellite devices` shows; empty: the default.")
    ] = ""
    speaker: Annotated[
        str, Meta(description="Part of a name that `hearth-satellite devices` shows; empty: the default.")
    ] = ""
    driver: Annotated[
        Literal["auto", "alsa", "pulseaudio", "jack", "coreaudio"],
        Meta(description="Sound system to use; PipeWire is reached through pulseaudio or alsa."),
    ] = "auto"
    volume: Annotated[
        Share, Meta(description="Loudness, 0 to 1; what is set by voice counts until this is changed.")
    ] = 1.0


class Cleaning(Section, frozen=True, kw_only=True):
    """What is done to the microphone's sound (WebRTC audio processing, the `aec` extra); rumble always goes."""

    echo_cancellation: Annotated[
        bool, Meta(description="Remove the satellite's own voice; without the extra, the microphone is shut meanwhile.")
    ] = True
    noise_suppression: Annotated[bool, Meta(description="Remove steady noise from what the hub hears.")] = False
    gain_control: Annotated[bool, Meta(description="Even out loudness in what the hub hears.")] = False


class Vad(Section, frozen=True, kw_only=True):
    """Voice activity detection (WebRTC)."""

    aggressiveness: Annotated[int, Meta(ge=0, le=3, description="0 takes most for speech, 3 least.")] = 2
    onset_ms: Annotated[int, Meta(ge=20, le=500, description="Speech that must be heard before it counts.")] = 40
    hangover_ms: Annotated[
        int, Meta(ge=0, le=1000, description="Time that a pause inside speech still counts as speech.")
    ] = 60


class WakeWord(Section, frozen=True, kw_only=True):
    """One wake word."""

    word: Annotated[
        str, Meta(description="A built-in word (hey_jarvis, alexa, …) or any name for a model of your own.")
    ]
    engine: Annotated[
        Literal["auto", "cascade", "microwakeword", "openwakeword"],
        Meta(description="auto: the cascade of both where both have the word, else the one that has it."),
    ] = "auto"
    sensitivity: Annotated[Share, Meta(description="0.5 is the measured setting; higher wakes more easily.")] = 0.5
    microwakeword_model: Annotated[str, Meta(description="A .json beside its .tflite; empty: the built-in one.")] = ""
    openwakeword_model: Annotated[str, Meta(description="A .tflite file; empty: the built-in one.")] = ""


class Wake(Section, frozen=True, kw_only=True):
    """Wake words."""

    words: Annotated[
        tuple[WakeWord, ...],
        Meta(description="Words that wake it, any number at once.", examples=[[{"word": "alexa", "sensitivity": 0.4}]]),
    ] = (WakeWord(word="hey_jarvis"),)
    thorough: Annotated[
        bool,
        Meta(
            description="openWakeWord listens whenever somebody speaks, and knows more voices; "
            "turn it off on a Raspberry Pi Zero, where it takes most of a core meanwhile."
        ),
    ] = True
    refractory_ms: Annotated[int, Meta(ge=0, le=10_000, description="Deafness to wake words after one was heard.")] = (
        1500
    )
    pre_roll_ms: Annotated[
        int, Meta(ge=0, le=3000, description="Sound from before the end of the wake word that the hub gets too.")
    ] = 300


class BargeIn(Section, frozen=True, kw_only=True):
    """Talking over replies (needs echo cancelling); the wake word and "stop" always work."""

    speech: Annotated[
        bool,
        Meta(description="Any speech holds a reply back and may begin a new turn; a cough or a mhm lets it go on."),
    ] = False


class Earcons(Section, frozen=True, kw_only=True):
    """Short sounds."""

    wake: Annotated[bool, Meta(description="Sound when the wake word was heard.")] = True
    done: Annotated[bool, Meta(description="Sound when listening ends.")] = False
    volume: Annotated[Share, Meta(description="Loudness, 0 to 1.")] = 0.3


class SatelliteConfig(Section, frozen=True, kw_only=True):
    """Everything about one satellite."""

    name: Annotated[str, Meta(description="Lower-case name, unique in the home; empty: the host's name.")] = ""
    area: Annotated[str, Meta(description="Room it stands in, such as Kitchen; the hub's configuration wins.")] = ""
    hub: Hub = Hub()
    sound: SoundDevice = SoundDevice()
    cleaning: Cleaning = Cleaning()
    vad: Vad = Vad()
    wake: Wake = Wake()
    barge_in: BargeIn = BargeIn()
    earcons: Earcons = Earcons()
    logging: Logging = Logging()
