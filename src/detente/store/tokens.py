"""Tokens: who may read and write over the network. Of a secret only a digest is kept."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from sqlalchemy import Connection, Row, insert, select, update

from detente.store import schema
from detente.store.errors import LedgerError

Role = Literal["reader", "reviewer"]

_BYTES = 32
"""Of chance in a secret: so many that a plain digest of it can't be tried out, unlike a password's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A token without its secret. `name` is in whose name its bearer's reviews are kept; `at` and `revoked` in UTC."""

    id: str
    name: str
    role: Role
    at: str
    revoked: str | None = None


def new(connection: Connection, name: str, role: Role, *, at: str) -> tuple[Token, str]:
    """A token and its secret."""
    secret = f"detente_{secrets.token_urlsafe(_BYTES)}"
    token = Token(id=f"tok-{secrets.token_hex(4)}", name=name, role=role, at=at)
    row = {"id": token.id, "digest": _digest(secret), "name": name, "role": role, "at": at}
    connection.execute(insert(schema.token), [row])
    return token, secret


def known(connection: Connection, secret: str) -> Token | None:
    """The token that a secret opens."""
    table = schema.token
    row = connection.execute(
        select(table).where(table.c.digest == _digest(secret), table.c.revoked.is_(None))
    ).one_or_none()
    return _token(row) if row else None


def every(connection: Connection) -> list[Token]:
    """All tokens, revoked ones too, in order of time."""
    return [_token(row) for row in connection.execute(select(schema.token).order_by(schema.token.c.at))]


def revoke(connection: Connection, id: str, *, at: str) -> None:
    """Ends a token. Raises LedgerError where none, or several, begin so."""
    table = schema.token
    found = connection.scalars(select(table.c.id).where(table.c.id.startswith(id, autoescape=True)).limit(2)).all()
    if len(found) != 1:
        raise LedgerError(f"{id}: {'several tokens begin so' if found else 'no such token'}")
    connection.execute(update(table).where(table.c.id == found[0]).values(revoked=at))


def _digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()


def _token(row: Row[tuple[object, ...]]) -> Token:
    return Token(id=row.id, name=row.name, role=row.role, at=row.at, revoked=row.revoked)
