from __future__ import annotations

import io
import json
import logging
import os
import subprocess
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from shared import logs

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    root = logging.getLogger()
    levels = {name: logging.getLogger(name).level for name in ("", *logs.OURS)}
    yield
    for handler in list(root.handlers):
        if isinstance(handler.formatter, logs.JsonLines | logs.TextLines):
            root.removeHandler(handler)
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)
    logging.captureWarnings(False)


def written(level: str, json: bool = False) -> io.StringIO:
    stream = io.StringIO()
    logs.configure(level, json, stream)
    return stream


def test_a_line_says_when_how_grave_who_and_what() -> None:
    stream = written("info")
    logging.getLogger("hub.session").info("satellite %s left", "kitchen")
    assert stream.getvalue().endswith(" INFO hub.session: satellite kitchen left\n")
    assert stream.getvalue()[:2] == "20"


def test_the_level_holds_for_our_packages_and_libraries_only_warn(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = written("debug")
    monkeypatch.setattr(logging.getLogger("hassil"), "level", logging.DEBUG)
    for name in ("hub.turn", "satellite.ear", "hassil", "zeroconf"):
        logging.getLogger(name).debug("debug of %s", name)
        logging.getLogger(name).warning("warning of %s", name)
    said = [line.partition(": ")[2] for line in stream.getvalue().splitlines()]
    assert said == [
        "debug of hub.turn",
        "warning of hub.turn",
        "debug of satellite.ear",
        "warning of satellite.ear",
        "warning of hassil",
    ]
    stream = written("error")
    logging.getLogger("hub").warning("w")
    logging.getLogger("hassil").warning("w")
    assert stream.getvalue() == ""


def test_a_second_call_replaces_the_first() -> None:
    first, second = written("info"), written("info")
    logging.getLogger("hub").info("once")
    assert (first.getvalue(), second.getvalue().count("once")) == ("", 1)


def test_json_lines_carry_errors_and_awkward_text() -> None:
    stream = written("info", json=True)
    try:
        raise ValueError("wörd\nline")
    except ValueError:
        logging.getLogger("shared").exception('say "%s"', "a\nb")
    [line] = stream.getvalue().splitlines()
    read = json.loads(line)
    assert (read["level"], read["logger"], read["message"]) == ("error", "shared", 'say "a\nb"')
    assert read["error"].endswith("ValueError: wörd\nline")
    assert read["time"].endswith("Z")


def test_a_name_from_the_network_can_neither_forge_a_line_nor_drive_a_terminal() -> None:
    stream = written("info")
    logging.getLogger("hub").warning("%s", "x\n2030-01-01 00:00:00 INFO hub: forged\x1b[2J\r")
    first, second = stream.getvalue().splitlines()
    assert first.endswith("WARNING hub: x")
    assert second == "    2030-01-01 00:00:00 INFO hub: forged\\x1b[2J\\x0d"


def test_python_warnings_are_logged() -> None:
    stream = written("info")
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.warn("old API", stacklevel=1)
    assert "old API" in stream.getvalue()


def test_the_journal_gets_priorities_and_no_time(tmp_path: Path) -> None:
    journal = tmp_path / "journal"
    program = (
        "import logging; from shared import logs; logs.configure('info', False); logging.getLogger('hub').error('x')"
    )
    with journal.open("w") as stderr:
        status = os.fstat(stderr.fileno())
        environment = {**os.environ, "JOURNAL_STREAM": f"{status.st_dev}:{status.st_ino}"}
        subprocess.run([sys.executable, "-c", program], stderr=stderr, env=environment, cwd=ROOT, check=True)
    assert journal.read_text() == "<3>hub: x\n"
