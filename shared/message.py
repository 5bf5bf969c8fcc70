"""What all messages between a satellite and the hub are made of (`shared.messages`)."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

Name = Annotated[
    str,
    Meta(
        pattern=r"^[a-z0-9][a-z0-9_-]{0,63}$",
        description="a name of lower-case letters, digits, - and _, at most 64",
    ),
]
"""An identifier: lower-case letters, digits, `-` and `_`, at most 64."""
Id = Annotated[str, Meta(min_length=1, max_length=64)]
"""An id made by the sender, unique for the life of the satellite."""
Position = Annotated[int, Meta(ge=0)]
"""Samples at 16 kHz since the satellite's microphone opened."""
StreamNumber = Annotated[int, Meta(ge=0, le=0xFFFF)]
"""Number that ties binary messages to the message that announced them; the sender counts up and wraps round."""
Milliseconds = Annotated[int, Meta(ge=0)]
Level = Annotated[float, Meta(ge=0, le=1)]
"""Loudness of a loudspeaker, 0 (silent) to 1."""
Count = Annotated[int, Meta(ge=0)]
Text = Annotated[str, Meta(max_length=2000)]


class Message(Struct, frozen=True, kw_only=True, tag=True):
    """Base of all messages. Fields that the receiver does not know are ignored."""
