"""The graph of a Piper voice (VITS), changed as bytes: what more it tells, and where it is cut in two. Pure.

Piper's own tool (`piper.patch_voice_with_alignment`) adds the voice's one `Ceil` node to the graph's outputs: how long
each phoneme lasts. The decoder (HiFi-GAN, arXiv:2010.05646) is what makes most of the work, and looks only at a few
frames around each moment, so that a voice in two parts can make its sound bit by bit. It is found by what only it has:
it begins with the convolution before the first transposed one.
"""

from __future__ import annotations

from dataclasses import dataclass

from hub.engines.protobuf import field, fields, parts, texts

_GRAPH = 7
_NODE, _INITIALIZER, _INPUT, _OUTPUT, _VALUE_INFO = 1, 5, 11, 12, 13
"""Fields of `ModelProto` and `GraphProto` (onnx.proto)."""
_NODE_INPUT, _NODE_OUTPUT, _NODE_TYPE, _VALUE_NAME, _VALUE_TYPE, _TENSOR_NAME = 1, 2, 4, 1, 2, 8
_FLOATS_OF_RANK_3 = field(1, b"\x08\x01" + field(2, field(1, b"") * 3))
"""`TypeProto`: a tensor of element type 1 with three axes of any length."""


@dataclass(frozen=True, slots=True)
class Halves:
    """A voice in two models."""

    front: bytes
    """From phonemes to what the decoder needs, and, where the voice can tell, how many frames each lasts."""
    decoder: bytes
    seams: tuple[str, ...]
    """The values between them: first those with one column for each frame, then such as the speaker's."""


@dataclass(frozen=True, slots=True)
class _Node:
    kind: str
    inputs: list[str]
    outputs: list[str]


def with_durations(model: bytes) -> bytes:
    """Return the model with its phonemes' durations (in frames) as second output.

    Raises `ValueError` when it has not exactly one place that could be them, or no structure of a model.
    """
    try:
        graphs = list(parts(memoryview(model), _GRAPH))
        found = [name for graph in graphs for name in _rounded_up(_nodes(graph))]
        shown = {name for graph in graphs for name in _names(graph, _OUTPUT)}
    except (IndexError, UnicodeDecodeError) as error:
        raise ValueError("it is not an ONNX model") from error
    names = [name for name in found if name not in shown]
    if len(names) != 1:
        raise ValueError(f"it has {len(names)} places that could hold the phonemes' durations")
    # Fields that repeat are joined when a message is read (protobuf.dev, "Last one wins"), so another part will do.
    return model + field(_GRAPH, field(_OUTPUT, field(_VALUE_NAME, names[0].encode())))


def halves(model: bytes) -> Halves:
    """Cut a voice before its decoder. Raises `ValueError` when it has none that could stand by itself."""
    try:
        graphs = list(parts(memoryview(model), _GRAPH))
        if len(graphs) != 1:
            raise ValueError(f"it has {len(graphs)} graphs")
        nodes, outputs = _nodes(graphs[0]), _names(graphs[0], _OUTPUT)
        seams = _seams(nodes)
        durations = _rounded_up(nodes)
        told = durations if len(durations) == 1 else []
        decoder, needs = _cut(model, nodes, seams, outputs[:1])
        if more := needs & set(_names(graphs[0], _INPUT)) - set(seams) - _initialized(graphs[0]):
            raise ValueError(f"its decoder also needs {', '.join(sorted(more))}")
        front, _ = _cut(model, nodes, [], seams + told)
    except (IndexError, UnicodeDecodeError) as error:
        raise ValueError("it is not an ONNX model") from error
    return Halves(front, decoder, tuple(seams))


def _nodes(graph: memoryview) -> list[_Node]:
    return [
        _Node("".join(texts(node, _NODE_TYPE)), texts(node, _NODE_INPUT), texts(node, _NODE_OUTPUT))
        for node in parts(graph, _NODE)
    ]


def _names(graph: memoryview, values: int) -> list[str]:
    return [name for value in parts(graph, values) for name in texts(value, _VALUE_NAME)]


def _initialized(graph: memoryview) -> set[str]:
    return {name for tensor in parts(graph, _INITIALIZER) for name in texts(tensor, _TENSOR_NAME)}


def _rounded_up(nodes: list[_Node]) -> list[str]:
    """Return the names of what `Ceil` nodes give."""
    return [name for node in nodes if node.kind == "Ceil" for name in node.outputs]


def _seams(nodes: list[_Node]) -> list[str]:
    """Return what goes into the convolutions before the first transposed one: the decoder's inputs."""
    first = next((node for node in nodes if node.kind == "ConvTranspose"), None)
    if first is None:
        raise ValueError("it has no transposed convolution")
    made_by = {name: node for node in nodes for name in node.outputs}
    seams: list[str] = []
    waiting = first.inputs[:1]
    while waiting:
        node = made_by.get(waiting.pop(0))
        match node:
            case _Node("Conv"):
                seams.append(node.inputs[0])
            case _Node("LeakyRelu" | "Add"):
                waiting += node.inputs
            case _:
                raise ValueError("its decoder begins otherwise than with a convolution")
    return seams


def _cut(model: bytes, nodes: list[_Node], given: list[str], wanted: list[str]) -> tuple[bytes, set[str]]:
    """Return the part of a model that makes what is `wanted` of what is `given`, and the names of all its values."""
    made_by = {name: node for node in nodes for name in node.outputs}
    needs, waiting = set(given), list(wanted)
    while waiting:
        if (name := waiting.pop()) not in needs:
            needs.add(name)
            waiting += made_by[name].inputs if name in made_by else []
    made = needs - set(given)
    return b"".join(
        field(_GRAPH, _graph(value, made, given, wanted)) if number == _GRAPH else raw
        for number, value, raw in fields(memoryview(model))
    ), needs


def _graph(graph: memoryview, made: set[str], given: list[str], wanted: list[str]) -> bytes:
    names = {_NODE: _NODE_OUTPUT, _INITIALIZER: _TENSOR_NAME, _INPUT: _VALUE_NAME}
    kept = [
        bytes(raw)
        for number, value, raw in fields(graph)
        if (number in names and made.intersection(texts(value, names[number])))
        or number not in (*names, _OUTPUT, _VALUE_INFO)
    ]
    kept += [field(_INPUT, field(_VALUE_NAME, name.encode()) + field(_VALUE_TYPE, _FLOATS_OF_RANK_3)) for name in given]
    kept += [field(_OUTPUT, field(_VALUE_NAME, name.encode())) for name in wanted]
    return b"".join(kept)
