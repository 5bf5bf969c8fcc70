"""How tables come about, as a list of steps; a database remembers in `user_version` how many it has been through.

A step that was ever released is never edited: changes are new steps at the end.
"""

from __future__ import annotations

import sqlite3


class UnknownVersionError(Exception):
    """The database was written by a newer Hearth."""


def migrate(connection: sqlite3.Connection, steps: tuple[str, ...]) -> int:
    """Bring a database up to date and return how many steps that took; a step is done wholly or not at all.

    Raises `UnknownVersionError` when the database knows more steps than we do, `sqlite3.Error` when a step fails.
    """
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > len(steps):
        raise UnknownVersionError(f"it has version {version}, this Hearth knows {len(steps)}")
    for number, step in enumerate(steps[version:], start=version + 1):
        try:
            connection.executescript(f"BEGIN IMMEDIATE; {step}; PRAGMA user_version = {number}; COMMIT;")
        except sqlite3.Error:
            if connection.in_transaction:
                connection.rollback()
            raise
    return len(steps) - version
