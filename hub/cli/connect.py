"""Which configuration and which hub a command is about."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

import msgspec

from hub.client import HubClient
from hub.config import HubConfig, Server
from shared.config import find_config, load


def config_path(options: argparse.Namespace) -> Path | None:
    """Return the configuration file that is meant; `None` where there is none."""
    given: Path | None = options.config
    return given or find_config("hub.yaml")


def configuration(options: argparse.Namespace) -> HubConfig:
    """Load the configuration. Raises `ConfigError` with every problem."""
    path, overrides = config_path(options), [*options.overrides, *options.late_overrides]
    config = load(HubConfig, path, environment=os.environ, prefix="HEARTH_HUB", overrides=overrides)
    beside = path.parent if path else Path()
    sentences, automations = config.understanding.sentences, config.automations.folder
    if path or sentences:
        sentences = str(beside / (sentences or "sentences"))
    if path or automations:
        automations = str(beside / (automations or "automations"))
    return msgspec.structs.replace(
        config,
        understanding=msgspec.structs.replace(config.understanding, sentences=sentences),
        automations=msgspec.structs.replace(config.automations, folder=automations),
    )


def client(options: argparse.Namespace) -> HubClient:
    """Return a client of the hub that is meant: `--url`, else the one that the configuration describes."""
    server = configuration(options).server
    if options.url:
        return HubClient(options.url, server.api_token)
    return HubClient(url_of(server), server.api_token, server.tls_certificate)


def url_of(server: Server) -> str:
    """Return where the configured hub is reached from this machine."""
    host = server.host
    if host in {"", "0.0.0.0", "::"}:
        host = "127.0.0.1"
    scheme = "https" if server.tls_certificate else "http"
    return f"{scheme}://{f'[{host}]' if ':' in host else host}:{server.port or 8765}"
