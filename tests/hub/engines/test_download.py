"""Fetching from the model hub, against a small server on this machine that speaks its protocol."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ROOT = Path(__file__).parents[3]
COMMIT = "1" * 40
CONTENT = {
    "Systran/faster-whisper-small": {
        "config.json": b"{}",
        "tokenizer.json": b"{}",
        "vocabulary.txt": b"a\n",
        "model.bin": bytes(range(256)) * 4096,
    },
    "rhasspy/piper-voices": {
        "de/de_DE/thorsten/low/de_DE-thorsten-low.onnx": b"voice" * 1000,
        "de/de_DE/thorsten/low/de_DE-thorsten-low.onnx.json": b"{}",
    },
}


class Hub(BaseHTTPRequestHandler):
    damage = b""

    def do_HEAD(self) -> None:
        self._answer(body=False)

    def do_GET(self) -> None:
        self._answer(body=True)

    def _answer(self, *, body: bool) -> None:
        for repository, files in CONTENT.items():
            if self.path.startswith(f"/api/models/{repository}/revision/"):
                listing = {"id": repository, "sha": COMMIT, "siblings": [{"rfilename": name} for name in files]}
                return self._send(json.dumps(listing).encode(), {"Content-Type": "application/json"}, body)
            if self.path.startswith(f"/api/models/{repository}/tree/"):
                tree = [{"type": "file", "path": name, "size": len(files[name]), "oid": "2" * 40} for name in files]
                return self._send(json.dumps(tree).encode(), {"Content-Type": "application/json"}, body)
            for name, content in files.items():
                if self.path.startswith(f"/{repository}/resolve/") and self.path.endswith("/" + name):
                    digest = hashlib.sha256(content).hexdigest()
                    sent = content[: -len(self.damage)] + self.damage if self.damage else content
                    return self._send(sent, {"ETag": f'"{digest}"', "X-Repo-Commit": COMMIT}, body)
        self.send_response(404)
        self.send_header("Content-Length", "0")
        self.end_headers()
        return None

    def _send(self, content: bytes, headers: dict[str, str], body: bool) -> None:
        self.send_response(200)
        for name, value in {**headers, "Content-Length": str(len(content))}.items():
            self.send_header(name, value)
        self.end_headers()
        if body:
            self.wfile.write(content)

    def log_message(self, format: str, *arguments: object) -> None:
        pass


class DamagingHub(Hub):
    damage = b"damaged"


@contextmanager
def serving(handler: type[Hub]) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def find(call: str, cache: Path, endpoint: str) -> str:
    """Run `call` of `hub.engines.models` in a process of its own; the hub's client reads its address when imported."""
    program = f"""
import logging, sys
from pathlib import Path
from hub.engines.models import find_voice, find_whisper
from shared.errors import EngineError
logging.basicConfig(level="INFO", stream=sys.stdout)
try:
    print("found", {call})
except EngineError as error:
    print("error", error)
"""
    environment = {**os.environ, "HF_ENDPOINT": endpoint, "HF_HOME": str(cache / "home"), "HF_HUB_DISABLE_XET": "1"}
    run = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True, cwd=ROOT, env=environment
    )
    return run.stdout


def call(name: str, model: str, cache: Path, *, download: bool = True) -> str:
    return f"{name}({model!r}, download={download}, cache=Path({str(cache)!r}))"


def found(output: str) -> Path:
    last = output.strip().splitlines()[-1]
    assert last.startswith("found "), output
    return Path(last.removeprefix("found "))


def test_a_model_is_fetched_once_and_found_offline_afterwards(tmp_path: Path) -> None:
    with serving(Hub) as endpoint:
        output = find(call("find_whisper", "small", tmp_path), tmp_path, endpoint)
    folder = found(output)
    assert (folder / "model.bin").read_bytes() == CONTENT["Systran/faster-whisper-small"]["model.bin"]
    assert "downloading Whisper model small" in output
    nowhere = "http://127.0.0.1:9"
    assert found(find(call("find_whisper", "small", tmp_path), tmp_path, nowhere)) == folder
    assert found(find(call("find_whisper", "small", tmp_path, download=False), tmp_path, nowhere)) == folder


def test_a_voice_is_fetched_with_its_json(tmp_path: Path) -> None:
    with serving(Hub) as endpoint:
        file = found(find(call("find_voice", "de_DE-thorsten-low", tmp_path), tmp_path, endpoint))
    assert file.read_bytes() == b"voice" * 1000
    assert file.with_name(file.name + ".json").exists()


def test_what_arrives_damaged_is_refused_and_not_kept(tmp_path: Path) -> None:
    with serving(DamagingHub) as endpoint:
        output = find(call("find_whisper", "small", tmp_path), tmp_path, endpoint)
        assert "error speech_to_text.model: 'small'" in output
        assert "arrived damaged" in output
    with serving(Hub) as endpoint:
        folder = found(find(call("find_whisper", "small", tmp_path), tmp_path, endpoint))
    assert (folder / "model.bin").read_bytes() == CONTENT["Systran/faster-whisper-small"]["model.bin"]


def test_nothing_is_fetched_when_that_is_not_allowed(tmp_path: Path) -> None:
    with serving(Hub) as endpoint:
        output = find(call("find_voice", "de_DE-thorsten-low", tmp_path, download=False), tmp_path, endpoint)
    assert "or allow it to be downloaded" in output


def test_an_unreachable_model_hub_is_a_clear_error(tmp_path: Path) -> None:
    output = find(call("find_whisper", "small", tmp_path), tmp_path, "http://127.0.0.1:9")
    assert "then on the model hub, which failed" in output
    assert "give the path of a model" in output
