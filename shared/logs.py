"""What the programs say of themselves, on stderr: a line of text or one JSON object for each message.

What people say is never logged; libraries may not know that, so theirs are shown from `warning` on only.
"""

from __future__ import annotations

import json as json_format
import logging
import os
import re
import sys
import time
from typing import TextIO

OURS = ("hub", "satellite", "shared", "tests", "__main__")
"""Loggers that obey the level; all others are libraries."""
QUIET = ("zeroconf",)
"""Libraries that are shown from `error` on: they warn of every interface without multicast, with a traceback."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_PRIORITY = {logging.DEBUG: 7, logging.INFO: 6, logging.WARNING: 4, logging.ERROR: 3, logging.CRITICAL: 2}
"""syslog(3) priorities, which the journal reads from `<N>` in front of a line (sd-daemon(3))."""


def configure(level: str, json: bool, stream: TextIO | None = None) -> None:
    """Send every log message to stderr (or `stream`); a second call replaces the first.

    `level` is debug, info, warning or error. Under systemd, text lines carry a priority instead of a time.
    """
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(JsonLines() if json else TextLines(journal=_is_journal(handler.stream)))
    number = logging.getLevelNamesMapping()[level.upper()]
    handler.setLevel(number)
    handler.addFilter(_is_ours_or_grave)
    root = logging.getLogger()
    for old in list(root.handlers):
        if isinstance(old.formatter, JsonLines | TextLines):
            root.removeHandler(old)
    root.addHandler(handler)
    root.setLevel(max(number, logging.WARNING))
    for name in OURS:
        logging.getLogger(name).setLevel(number)
    logging.captureWarnings(True)


def _is_ours_or_grave(record: logging.LogRecord) -> bool:
    # Some libraries set their loggers' levels themselves, so those cannot be relied on.
    package = record.name.partition(".")[0]
    return package in OURS or record.levelno >= (logging.ERROR if package in QUIET else logging.WARNING)


def _is_journal(stream: TextIO) -> bool:
    """Tell whether the stream is connected to the journal: `$JOURNAL_STREAM` is its device:inode."""
    try:
        status = os.fstat(stream.fileno())
    except (OSError, ValueError):
        return False
    return os.environ.get("JOURNAL_STREAM") == f"{status.st_dev}:{status.st_ino}"


class TextLines(logging.Formatter):
    """`2025-01-31 12:00:00 INFO hub.session: text`; further lines of a message are indented.

    Control characters are escaped, so that a name from the network can neither forge a line nor drive a terminal.
    """

    def __init__(self, journal: bool = False) -> None:
        """With `journal`, begin each line with its priority instead of the time."""
        super().__init__("%(name)s: %(message)s" if journal else "%(asctime)s %(levelname)s %(name)s: %(message)s")
        self.default_msec_format = ""
        self._journal = journal

    def format(self, record: logging.LogRecord) -> str:
        """Return the line or lines."""
        text = _CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", super().format(record))
        start = f"<{_PRIORITY.get(record.levelno, 5)}>" if self._journal else ""
        return start + text.replace("\n", f"\n{start}    ")


class JsonLines(logging.Formatter):
    """One JSON object a line: `time` (UTC, ISO 8601), `level`, `logger`, `message` and, where there is one, `error`."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        seconds = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created))
        line = {
            "time": f"{seconds}.{int(record.msecs):03d}Z",
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return json_format.dumps(line, ensure_ascii=False)
