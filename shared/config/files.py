"""Text files, with what hinders their reading said in words."""

from __future__ import annotations

from pathlib import Path

from shared.errors import ConfigProblem


def read_text(path: Path) -> tuple[str, ConfigProblem | None]:
    """Read a UTF-8 file (a byte order mark is dropped); text is empty where there is a problem."""
    data = b""
    try:
        data = path.read_bytes()
        return data.decode("utf-8-sig"), None
    except FileNotFoundError:
        return "", ConfigProblem(str(path), "", "there is no such file")
    except OSError as error:
        return "", ConfigProblem(str(path), "", f"cannot be read: {error.strerror}")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return "", ConfigProblem(f"{path}:{line}", "", "not UTF-8 text")
