"""The tables grow step by step, and a step is done wholly or not at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from hub.store.migrations import UnknownVersionError, migrate
from hub.store.turns import STEPS

ONE = "CREATE TABLE one (a)"
TWO = "CREATE TABLE two (b); INSERT INTO two VALUES (2)"
BROKEN = "CREATE TABLE three (c); INSERT INTO nowhere VALUES (1)"


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        yield connection


def version(connection: sqlite3.Connection) -> int:
    found: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return found


def tables(connection: sqlite3.Connection) -> set[str]:
    return {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def test_only_the_missing_steps_are_done(connection: sqlite3.Connection) -> None:
    assert migrate(connection, (ONE,)) == 1
    assert migrate(connection, (ONE, TWO)) == 1
    assert migrate(connection, (ONE, TWO)) == 0
    assert version(connection) == 2
    assert tables(connection) == {"one", "two"}
    assert connection.execute("SELECT b FROM two").fetchall() == [(2,)]


def test_a_failing_step_leaves_nothing_of_itself(connection: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        migrate(connection, (ONE, BROKEN))
    assert tables(connection) == {"one"}
    assert version(connection) == 1
    assert migrate(connection, (ONE, TWO)) == 1


def test_a_newer_database_is_refused(connection: sqlite3.Connection) -> None:
    migrate(connection, (ONE, TWO))
    with pytest.raises(UnknownVersionError):
        migrate(connection, (ONE,))


def test_the_real_steps_make_the_table(connection: sqlite3.Connection) -> None:
    assert migrate(connection, STEPS) == len(STEPS)
    assert "turns" in tables(connection)
