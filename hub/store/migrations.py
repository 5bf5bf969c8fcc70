"""The tables, as a list of steps; a database remembers in `user_version` how many it has been through.

A step that was ever released is never edited: changes are new steps at the end.
"""

from __future__ import annotations

import sqlite3

STEPS: tuple[str, ...] = (
    """
    CREATE TABLE turns (
        number INTEGER PRIMARY KEY,
        turn TEXT NOT NULL,
        satellite TEXT NOT NULL,
        began_at REAL NOT NULL,
        record TEXT NOT NULL
    );
    CREATE INDEX turns_by_turn ON turns (turn);
    CREATE INDEX turns_by_time ON turns (began_at);
    CREATE INDEX turns_by_satellite ON turns (satellite, began_at);
    """,
)
"""`record` is the JSON of `hub.events.TurnRecord`. `turn` is not unique: it is the satellite's word, and two may
choose the same."""


class UnknownVersionError(Exception):
    """The database was written by a newer Hearth."""


def migrate(connection: sqlite3.Connection, steps: tuple[str, ...] = STEPS) -> int:
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
