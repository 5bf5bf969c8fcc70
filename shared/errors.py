"""Errors that cross a module boundary.

    HearthError
      ConfigError       the configuration: every problem at once, each with its place
      ProtocolError     the other side of the wire sent something wrong
      SoundError        a sound device or file cannot be used
      EngineError       a model is missing or failed
        TooLateError    a model had no time before the deadline
      HouseError        the MQTT broker or a device is out of reach

Every message says what was being done, what is wrong and, where there is one, the cure.
"""

from __future__ import annotations

from dataclasses import dataclass


class HearthError(Exception):
    """Base of all errors that Hearth raises on purpose; its text is fit to show to a user."""


@dataclass(frozen=True, slots=True)
class ConfigProblem:
    """One thing wrong with a configuration file."""

    place: str
    """`file:line`, an environment variable's name or `--set`."""
    key: str
    """Dotted key, such as `mqtt.port`; empty when the file as a whole is wrong."""
    reason: str

    def __str__(self) -> str:
        """Return `file:line: key: reason`."""
        return ": ".join(part for part in (self.place, self.key, self.reason) if part)


class ConfigError(HearthError):
    """The configuration cannot be used; lists every problem, not the first alone."""

    def __init__(self, problems: list[ConfigProblem]) -> None:
        """Take at least one problem."""
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


class ProtocolError(HearthError):
    """A message from the other side of the wire is refused."""

    def __init__(self, code: str, reason: str, about: str = "") -> None:
        """`code` is one of `shared.messages.ProblemCode`, `reason` a sentence, `about` the name of the message."""
        super().__init__(reason)
        self.code = code
        self.about = about


class SoundError(HearthError):
    """A sound device or sound file cannot be used."""


class EngineError(HearthError):
    """A model is missing, does not load or failed at its work."""


class TooLateError(EngineError):
    """Work on a model could not begin before the moment from which it is of no use."""


class HouseError(HearthError):
    """The MQTT broker or a device is out of reach."""
