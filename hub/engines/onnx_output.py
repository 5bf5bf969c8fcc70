"""Shows one more inner value of a Piper voice: how long each phoneme lasts. Works on the bytes, without any library.

Piper's own tool (`piper.patch_voice_with_alignment`) adds the voice's one `Ceil` node to the graph's outputs; it wants
the onnx package, 20 MB for this. A protobuf message may be written in parts, though: fields that repeat are joined
(protobuf.dev, "Last one wins" and merging of embedded messages), so the new output is appended to the file's bytes.
"""

from __future__ import annotations

from collections.abc import Iterator

_GRAPH, _NODE, _OUTPUT = 7, 1, 12
"""Fields of `ModelProto` and `GraphProto` (onnx.proto)."""
_NODE_OUTPUT, _NODE_TYPE, _VALUE_NAME = 2, 4, 1


def with_durations(model: bytes) -> bytes:
    """Return the model with its phonemes' durations (in frames) as second output.

    Raises `ValueError` when it has not exactly one place that could be them, or no structure of a model.
    """
    try:
        names = _rounded_up(memoryview(model))
    except (IndexError, UnicodeDecodeError) as error:
        raise ValueError("it is not an ONNX model") from error
    if len(names) != 1:
        raise ValueError(f"it has {len(names)} places that could hold the phonemes' durations")
    output = _field(_OUTPUT, _field(_VALUE_NAME, names[0].encode()))
    return model + _field(_GRAPH, output)


def _rounded_up(model: memoryview) -> list[str]:
    """Return the names of what `Ceil` nodes give, less those that are outputs already."""
    found, shown = [], set()
    for graph in _parts(model, _GRAPH):
        for node in _parts(graph, _NODE):
            if any(bytes(kind) == b"Ceil" for kind in _parts(node, _NODE_TYPE)):
                found += [str(name, "utf-8") for name in _parts(node, _NODE_OUTPUT)]
        shown |= {str(name, "utf-8") for output in _parts(graph, _OUTPUT) for name in _parts(output, _VALUE_NAME)}
    return [name for name in found if name not in shown]


def _parts(message: memoryview, wanted: int) -> Iterator[memoryview]:
    """Yield the values of one field that has a length. Raises `ValueError` or `IndexError` for what is no message."""
    position = 0
    while position < len(message):
        key, position = _varint(message, position)
        match key & 7:
            case 0:
                _, position = _varint(message, position)
            case 1:
                position += 8
            case 2:
                length, position = _varint(message, position)
                if position + length > len(message):
                    raise ValueError("it is cut off")
                if key >> 3 == wanted:
                    yield message[position : position + length]
                position += length
            case 5:
                position += 4
            case _:
                raise ValueError("it is not an ONNX model")


def _varint(message: memoryview, position: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = message[position]
        position += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return value, position


def _field(number: int, value: bytes) -> bytes:
    length, head = len(value), bytearray([number << 3 | 2])
    while length > 0x7F:
        head.append(length & 0x7F | 0x80)
        length >>= 7
    head.append(length)
    return bytes(head) + value
