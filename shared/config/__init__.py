"""Configuration: YAML, the environment and `--set` into frozen structs, with every problem at once and its place."""

from shared.config.loader import load
from shared.config.paths import find_config, state_directory
from shared.config.redact import redacted
from shared.config.shipped import default_text, json_schema

__all__ = ["default_text", "find_config", "json_schema", "load", "redacted", "state_directory"]
