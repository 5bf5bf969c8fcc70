"""The household's pairing token: configured, or made at first start and kept."""

from __future__ import annotations

import os
from pathlib import Path

from hub.config import HubConfig
from shared.config import state_directory
from shared.errors import HearthError
from shared.pairing import new_token

FILE = "pairing-token"
"""Name of the file in the state directory."""


def pairing_token(config: HubConfig) -> str:
    """Return the common pairing token. Raises `HearthError` when none was made yet or it cannot be read."""
    if config.pairing.token:
        return config.pairing.token
    path = state_directory(config.store.path) / FILE
    try:
        return path.read_text().strip()
    except FileNotFoundError:
        raise HearthError(f"there is no pairing token in {path} yet; it is made when the hub starts first") from None
    except OSError as error:
        raise HearthError(f"cannot read the pairing token: {error}; try as the hub's own user") from error


def make_pairing_token(config: HubConfig, folder: Path) -> str:
    """Return the common pairing token, making one where there is none. Raises `HearthError`."""
    path = folder / FILE
    if not config.pairing.token and not path.exists():
        try:
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(new_token() + "\n")
        except OSError as error:
            raise HearthError(f"cannot keep a pairing token: {error}") from error
    return pairing_token(config)
