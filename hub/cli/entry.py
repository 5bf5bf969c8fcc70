"""From words on the command line to an exit code."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Sequence

from hub.cli.commands import COMMANDS
from hub.cli.parser import make_parser, turn_id
from hub.client import HubUnreachableError
from shared.errors import ConfigError, HearthError

DONE, FAILED, WRONG, UNREACHABLE, INTERRUPTED = 0, 1, 2, 3, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code (`hearth-hub --help` lists them). Exits itself on wrong usage."""
    parser = make_parser()
    options = parser.parse_args(arguments)
    if options.command == "turns":
        try:
            turn_id(options.turn)
        except ValueError as error:
            parser.error(str(error))
    try:
        return asyncio.run(COMMANDS[options.command](options))
    except ConfigError as error:
        return _complain(str(error), WRONG)
    except HubUnreachableError as error:
        return _complain(f"hearth-hub: {error}", UNREACHABLE)
    except HearthError as error:
        return _complain(f"hearth-hub: {error}", FAILED)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader, such as `head`, has enough. Python would complain once more when it flushes at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE


def _complain(text: str, code: int) -> int:
    print(text, file=sys.stderr)
    return code
