"""`python -m shared.config`: write `config/*.yaml` and their JSON schemas from the structs."""

from __future__ import annotations

import argparse
import pkgutil
from pathlib import Path

from shared.config.shipped import default_text, file_stem, json_schema

KINDS = ("hub.config:HubConfig", "satellite.config:SatelliteConfig")
"""Named as text: this package serves both and may import neither."""


def shipped() -> dict[str, str]:
    """Return the text of each shipped file by its name."""
    texts: dict[str, str] = {}
    for kind in map(pkgutil.resolve_name, KINDS):
        texts[f"{file_stem(kind)}.yaml"] = default_text(kind)
        texts[f"{file_stem(kind)}.schema.json"] = json_schema(kind)
    return texts


def main() -> None:
    """Write every shipped file into the folder given."""
    parser = argparse.ArgumentParser(prog="python -m shared.config", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("config"), help="where to (default: config)")
    folder: Path = parser.parse_args().folder
    for name, text in shipped().items():
        (folder / name).write_text(text, encoding="utf-8")
        print(folder / name)


if __name__ == "__main__":
    main()
