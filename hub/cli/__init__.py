"""The command line: run a hub, check its configuration, and talk to one that runs."""

from hub.cli.entry import main

__all__ = ["main"]
