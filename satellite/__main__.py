"""`hearth-satellite`, also `python -m satellite`."""

from __future__ import annotations

import logging
import os
import sys

from satellite.cli import run


def main() -> None:
    """Run the command line and exit with its code."""
    code = run(sys.argv[1:])
    if "livekit" in sys.modules:
        # Its native threads now and then call into an interpreter that is shutting down, which aborts the process.
        logging.shutdown()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    sys.exit(code)


if __name__ == "__main__":
    main()
