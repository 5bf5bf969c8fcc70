"""Protobuf messages, read and written as bytes: as much as a voice's file needs, without any library.

The onnx package, which knows these messages, is 20 MB. The format: protobuf.dev, "Encoding".
"""

from __future__ import annotations

from collections.abc import Iterator


def fields(message: memoryview) -> Iterator[tuple[int, memoryview, memoryview]]:
    """Yield each field's number, its value, empty where it has no length of its own, and all its bytes.

    Raises `ValueError` or `IndexError` for what is no message.
    """
    position = 0
    while position < len(message):
        begin = position
        key, position = _varint(message, position)
        value = message[:0]
        match key & 7:
            case 0:
                _, position = _varint(message, position)
            case 1:
                position += 8
            case 2:
                length, position = _varint(message, position)
                if position + length > len(message):
                    raise ValueError("it is cut off")
                value = message[position : position + length]
                position += length
            case 5:
                position += 4
            case _:
                raise ValueError("it is not a protobuf message")
        yield key >> 3, value, message[begin:position]


def parts(message: memoryview, wanted: int) -> Iterator[memoryview]:
    """Yield the values of one field. Errors as in `fields`."""
    return (value for number, value, _ in fields(message) if number == wanted)


def texts(message: memoryview, wanted: int) -> list[str]:
    """Return the values of one field of text. Errors as in `fields`, and `UnicodeDecodeError`."""
    return [str(value, "utf-8") for value in parts(message, wanted)]


def field(number: int, value: bytes) -> bytes:
    """Return the bytes of a field that has a length."""
    length, head = len(value), bytearray([number << 3 | 2])
    while length > 0x7F:
        head.append(length & 0x7F | 0x80)
        length >>= 7
    head.append(length)
    return bytes(head) + value


def _varint(message: memoryview, position: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = message[position]
        position += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return value, position
