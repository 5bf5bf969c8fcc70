"""Where configuration is found and where state is kept."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

SYSTEM = Path("/etc/hearth")


def find_config(name: str, environment: Mapping[str, str] | None = None) -> Path | None:
    """Return the path of configuration file `name`, such as `hub.yaml`; None where there is none.

    `$HEARTH_CONFIG` names a folder and is obeyed, also where the file is missing there, so that loading says so. Else
    the first of `~/.config/hearth` (or under `$XDG_CONFIG_HOME`) and `/etc/hearth` that holds it.
    """
    environment = os.environ if environment is None else environment
    if folder := environment.get("HEARTH_CONFIG"):
        return Path(folder).expanduser() / name
    folders = [_home(environment, "XDG_CONFIG_HOME", ".config"), SYSTEM]
    return next((folder / name for folder in folders if folder and (folder / name).is_file()), None)


def state_directory(configured: str, environment: Mapping[str, str] | None = None) -> Path:
    """Return the folder for what is kept between runs; it may not exist yet.

    The configured one, else systemd's `$STATE_DIRECTORY`, else `hearth` under `$XDG_STATE_HOME` or `~/.local/state`.
    """
    environment = os.environ if environment is None else environment
    if configured:
        return Path(configured).expanduser()
    if given := environment.get("STATE_DIRECTORY"):
        return Path(given.split(":")[0])
    return _home(environment, "XDG_STATE_HOME", ".local/state") or Path("/var/lib/hearth")


def _home(environment: Mapping[str, str], variable: str, usual: str) -> Path | None:
    """Return `hearth` in one of the user's base folders; None where the user has no home."""
    base = environment.get(variable, "")
    if Path(base).is_absolute():
        return Path(base) / "hearth"
    home = environment.get("HOME", "")
    if not home:
        try:
            home = str(Path.home())
        except RuntimeError:
            return None
    return Path(home) / usual / "hearth"
