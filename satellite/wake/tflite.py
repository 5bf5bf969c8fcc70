"""Model files are checked before an engine sees them: the native libraries crash on a broken one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from shared.errors import EngineError


def existing(path: str, suffix: str, word: str) -> Path:
    """Return the model file that the configuration names for `word`; raise `EngineError` where it is not there."""
    file = Path(path).expanduser()
    if not file.is_file():
        raise EngineError(f"wake word {word}: there is no model file {path}")
    if file.suffix != suffix:
        raise EngineError(f"wake word {word}: the model must be a {suffix} file, not {path}")
    return file


def check_loads(library: Any, file: Path, word: str) -> None:
    """Raise `EngineError` unless TensorFlow Lite (`library`, its C interface) can run `file`."""
    model = library.TfLiteModelCreateFromFile(str(file.resolve()).encode())
    interpreter = library.TfLiteInterpreterCreate(model, None) if model else None
    runs = bool(interpreter) and library.TfLiteInterpreterAllocateTensors(interpreter) == 0
    if interpreter:
        library.TfLiteInterpreterDelete(interpreter)
    if model:
        library.TfLiteModelDelete(model)
    if not runs:
        raise EngineError(f"wake word {word}: {file} is not a TensorFlow Lite model")


def input_shape(model: Any) -> tuple[int, ...]:
    """Return the shape of the input of a loaded wake word model."""
    tensor = model.input_tensor
    return tuple(model.lib.TfLiteTensorDim(tensor, axis) for axis in range(model.lib.TfLiteTensorNumDims(tensor)))
