"""A seal on every row, so that a flipped bit can never turn 10 mg into 30 mg unseen.

SQLite notices damage to its own structure, not to a value inside a row. Each row of a sealed table
therefore ends in a short hash of its other columns, checked whenever the row is read. It guards against
damage, not against somebody who means to change the file.
"""

from collections.abc import Iterator, Mapping

import apsw

from baclofen_guide.records.connection import SqlValue
from baclofen_guide.records.errors import UnsoundError

try:
    # `hashlib` would load the whole of OpenSSL: 3 MB of memory and 6 ms of every start.
    from _blake2 import blake2b
except ImportError:  # another Python than CPython
    from hashlib import blake2b

Row = dict[str, SqlValue]
"""One row by column name, the seal left out."""


def seal(values: Mapping[str, SqlValue]) -> bytes:
    """Eight bytes that stand for ``values``.

    NULLs are left out, so that a later version of the program can add a column without resealing old rows.
    """
    parts = [f"{name}={value!r}" for name, value in sorted(values.items()) if value is not None]
    return blake2b("\x1f".join(parts).encode(), digest_size=8).digest()


def insert(connection: apsw.Connection, table: str, values: Mapping[str, SqlValue]) -> None:
    """Add one sealed row to ``table``, inside the caller's transaction. Names come from the code alone."""
    sealed = {**values, "seal": seal(values)}
    columns = ", ".join(sealed)
    marks = ", ".join(f":{name}" for name in sealed)
    connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", sealed)  # noqa: S608


def rows(
    connection: apsw.Connection, sql: str, values: Mapping[str, SqlValue] | None = None
) -> Iterator[Row]:
    """The rows that ``sql`` selects (all columns of one sealed table), each with its seal checked.

    Raises:
        UnsoundError: a row is not what was once written.
    """
    cursor = connection.execute(sql, values or {})
    names: tuple[str, ...] = ()
    for found in cursor:
        names = names or tuple(column[0] for column in cursor.get_description())
        row: Row = dict(zip(names, found, strict=True))
        mark = row.pop("seal")
        if seal(row) != mark:
            raise UnsoundError("seal")
        yield row
