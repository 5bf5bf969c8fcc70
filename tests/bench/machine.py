"""What was measured on: the machine and the versions of the engines."""

from __future__ import annotations

import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

PACKAGES = (
    "hearth-voice", "faster-whisper", "ctranslate2", "piper-tts", "onnxruntime", "hassil", "home-assistant-intents",
    "pymicro-wakeword", "pyopen-wakeword", "livekit", "webrtcvad-wheels", "numpy", "aiohttp", "aiomqtt", "amqtt",
)  # fmt: skip


def facts() -> dict[str, Any]:
    """Return what matters about this machine, without its name."""
    return {
        "cpu": _field("/proc/cpuinfo", "model name") or platform.processor() or platform.machine(),
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "memory": _field("/proc/meminfo", "MemTotal"),
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "python": platform.python_version(),
        "packages": {name: found for name in PACKAGES if (found := _version(name))},
    }


def load() -> float | None:
    """Return the machine's load average over the last minute: other work disturbs every figure."""
    return round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else None


def is_busy() -> bool:
    """Tell whether other work keeps more than half of the cores busy, as far as the system tells."""
    return (load() or 0) > (os.cpu_count() or 1) / 2


def _field(file: str, name: str) -> str:
    try:
        lines = Path(file).read_text("utf-8").splitlines()
    except OSError:
        return ""
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(name)), "")


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
