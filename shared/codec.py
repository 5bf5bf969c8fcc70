"""Messages and sound to bytes and back. Whatever is wrong with what came in ends in a `ProtocolError`."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from enum import IntEnum
from typing import TypeVar

import msgspec

from shared.audio import FRAME_BYTES, Frame
from shared.errors import ProtocolError
from shared.messages import Message, ProblemCode, ToHub, ToSatellite

MAX_TEXT = 64 * 1024
"""Greatest size of a text message, in bytes."""
MAX_BINARY = 256 * 1024
"""Greatest size of a binary message, in bytes."""

M = TypeVar("M")
MAX_READ = 16 * 1024 * 1024
"""Larger messages are not even read: the connection is closed with WebSocket code 1009."""

_HEADER = struct.Struct("<BBHQ")
HEADER_BYTES = _HEADER.size
"""Bytes before the sound in a binary message."""
_IS_SPEECH = 0x01
_encoder = msgspec.json.Encoder()
_to_hub: msgspec.json.Decoder[ToHub] = msgspec.json.Decoder(ToHub)
_to_satellite: msgspec.json.Decoder[ToSatellite] = msgspec.json.Decoder(ToSatellite)
_type_only = msgspec.json.Decoder(dict[str, msgspec.Raw])


class SoundKind(IntEnum):
    """First byte of a binary message."""

    UPLINK = 1
    """One microphone frame, satellite → hub."""
    SPEECH = 2
    """A piece of speech, hub → satellite."""


@dataclass(frozen=True, slots=True)
class Sound:
    """A binary message, decoded."""

    kind: SoundKind
    stream: int
    """Stream number from `Woke` or `StartSpeech`."""
    position: int
    """Position of the first sample: of the microphone (uplink) or within the speech."""
    is_speech: bool
    pcm: bytes


def encode(message: Message) -> str:
    """Return the JSON text of a message."""
    return _encoder.encode(message).decode()


def decode_to_hub(text: str) -> ToHub:
    """Read a message that a satellite sent. Raises `ProtocolError` saying what is wrong."""
    return _decode(_to_hub, text)


def decode_to_satellite(text: str) -> ToSatellite:
    """Read a message that the hub sent. Raises `ProtocolError` saying what is wrong."""
    return _decode(_to_satellite, text)


def _decode(decoder: msgspec.json.Decoder[M], text: str) -> M:
    if len(text) > MAX_TEXT:
        raise ProtocolError(ProblemCode.TOO_LARGE, f"a text message may hold {MAX_TEXT} bytes, this has {len(text)}")
    try:
        return decoder.decode(text)
    except msgspec.ValidationError as error:
        wrong_type = str(error).endswith("- at `$.type`") or "`type`" in str(error)
        code = ProblemCode.UNKNOWN_TYPE if wrong_type else ProblemCode.BAD_MESSAGE
        about = _type_of(text)
        raise ProtocolError(code, f"{about or 'message'}: {error}", about) from None
    except (msgspec.DecodeError, UnicodeError) as error:
        raise ProtocolError(ProblemCode.BAD_MESSAGE, f"not a JSON message: {error}") from None


def _type_of(text: str) -> str:
    try:
        return msgspec.json.decode(_type_only.decode(text)["type"], type=str)
    except (msgspec.MsgspecError, KeyError):
        return ""


def encode_frame(stream: int, frame: Frame) -> bytes:
    """Return the binary message for one microphone frame."""
    flags = _IS_SPEECH if frame.is_speech else 0
    return _HEADER.pack(SoundKind.UPLINK, flags, stream, frame.position) + frame.pcm


def encode_speech(stream: int, position: int, pcm: bytes) -> bytes:
    """Return the binary message for a piece of speech that begins at sample `position` of it."""
    return _HEADER.pack(SoundKind.SPEECH, 0, stream, position) + pcm


def decode_sound(data: bytes) -> Sound:
    """Read a binary message. Raises `ProtocolError` when it is not a well-formed one."""
    if len(data) > MAX_BINARY:
        raise ProtocolError(
            ProblemCode.TOO_LARGE, f"a binary message may hold {MAX_BINARY} bytes, this has {len(data)}"
        )
    if len(data) < _HEADER.size:
        raise _bad_frame(f"a binary message begins with a header of {_HEADER.size} bytes, this has {len(data)}")
    kind, flags, stream, position = _HEADER.unpack_from(data)
    pcm = data[_HEADER.size :]
    if kind not in set(SoundKind):
        raise _bad_frame(f"unknown kind {kind}")
    if kind == SoundKind.UPLINK and len(pcm) != FRAME_BYTES:
        raise _bad_frame(f"a microphone frame holds {FRAME_BYTES} bytes of sound, this has {len(pcm)}")
    if len(pcm) % 2:
        raise _bad_frame("16-bit sound has an even number of bytes")
    return Sound(SoundKind(kind), stream, position, bool(flags & _IS_SPEECH), pcm)


def _bad_frame(reason: str) -> ProtocolError:
    return ProtocolError(ProblemCode.BAD_FRAME, reason)
