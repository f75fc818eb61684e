"""The tables of the look-up file, and what is written into them of an entry."""

import hashlib
import sqlite3
from typing import Any

from incident_refs.bibtex.blocks import Block
from incident_refs.bibtex.inheritance import Parents, inherited
from incident_refs.library.lookup import SIGNS, Doubtful
from incident_refs.model.entry import Entry
from incident_refs.model.work import Work

VERSION = 3
SCHEMA = """
    create table facts (name text primary key, value text not null) without rowid;
    create table strings (start integer not null, end integer not null, line integer not null);
    create table places (id integer primary key, key text not null, folded text not null, start integer not null,
        end integer not null, line integer not null, proven integer not null, digest blob not null,
        inherited blob not null, signed integer not null);
    create index by_key on places (folded);
    create table parents (parent text not null, id integer not null, primary key (parent, id)) without rowid;
    create index by_child on parents (id);
    create table signs (sign integer not null, id integer not null, primary key (sign, id)) without rowid;
"""
INSERT = "insert into places values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
INSERT_PARENT = "insert or ignore into parents values (?, ?)"
NOTHING, UNKNOWN = b"", b"?"  # what an entry takes over, where it has no parents, and where nobody looked


def make(connection: sqlite3.Connection) -> None:
    """See to it that the tables are there, and are those of this version."""
    if connection.execute("pragma user_version").fetchone() == (VERSION,):
        return
    for (name,) in connection.execute("select name from sqlite_master where type = 'table'").fetchall():
        connection.execute('drop table "{}"'.format(name.replace('"', '""')))
    for statement in SCHEMA.split(";"):
        connection.execute(statement)
    connection.execute(f"pragma user_version = {VERSION}")


def check_about(connection: sqlite3.Connection, digest: str) -> None:
    """Raise Doubtful where the file is not about the library with this digest."""
    if connection.execute("pragma user_version").fetchone() != (VERSION,):
        raise Doubtful("it is of another version")
    if connection.execute("select value from facts where name = 'digest'").fetchone() != (digest,):
        raise Doubtful("the library is another one by now")


def columns(entry: Entry, block: Block, digest: bytes) -> tuple[Any, ...]:
    """Return what is written down of where an entry stands, without its id and what its signs rest on."""
    return entry.key, entry.key.lower(), block.start, block.end, block.line, block.proven, digest


def highest_id(connection: sqlite3.Connection) -> int:
    """Return the highest id that was given; 0 where none was."""
    (highest,) = connection.execute("select max(id) from places").fetchone()
    return int(highest or 0)


def digest_of(data: bytes) -> str:
    """Return what tells one content of a library from all others. 50 MB take 30 to 150 ms."""
    return hashlib.sha256(data).hexdigest()


def block_digest(data: bytes, block: Block) -> bytes:
    """Return what tells whether the bytes of an entry are still those that were noted."""
    return hashlib.blake2b(data[block.start : block.end], digest_size=16).digest()


def inherited_digest(entry: Entry, parents: Parents) -> bytes:
    """Return what tells whether an entry takes over the same from its parents as when its signs were noted."""
    said = repr(list(inherited(entry, parents).items())).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(said, digest_size=16).digest()


def sign_numbers(work: Work) -> set[int]:
    """Return all signs of a work as numbers."""
    return {sign_number(kind, sign) for kind, signs in SIGNS.items() for sign in signs(work)}


def sign_number(kind: str, sign: str) -> int:
    """Return a sign as a number that SQLite sorts and compares ten times as fast as text."""
    said = f"{kind}\0{sign}".encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(said, digest_size=8).digest(), "big", signed=True)


def yes(ordered: object) -> str:
    """Return a truth as it is written down."""
    return "yes" if ordered else "no"
