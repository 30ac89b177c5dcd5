"""The blocks of statements bear the family name of who speaks: what two people say is not compared."""

import json
from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

BLOCK = sa.table("unit_block", sa.column("key", sa.Text()), sa.column("unit", sa.Text()))
CLAIM = sa.table("claim", *(sa.column(name, sa.Text()) for name in ("id", "kind", "body")))
KIND = "statement|"


def upgrade() -> None:
    """Puts the name before the digest in each key."""
    digest = sa.func.substr(BLOCK.c.key, len(KIND) + 1)
    for unit, name in _speakers():
        _set_key(unit, sa.literal(f"{KIND}{name}:") + digest)


def downgrade() -> None:
    """Takes it away again; where a name has odd letters, too."""
    for unit, name in _speakers():
        _set_key(unit, sa.literal(KIND) + sa.func.substr(BLOCK.c.key, len(f"{KIND}{name}:") + 1))


def _set_key(unit: str, key: "sa.ColumnElement[str]") -> None:
    mine = (BLOCK.c.unit == unit) & BLOCK.c.key.startswith(KIND)
    op.get_bind().execute(sa.update(BLOCK).where(mine).values(key=key))


def _speakers() -> Iterator[tuple[str, str]]:
    """The statements that are in blocks, each with the last word by which its speaker is told, in small letters."""
    inside = sa.select(BLOCK.c.unit).where(BLOCK.c.key.startswith(KIND))
    rows = op.get_bind().execute(sa.select(CLAIM.c.id, CLAIM.c.body).where(CLAIM.c.id.in_(inside))).all()
    for unit, body in rows:
        speaker = json.loads(body)["fields"].get("speaker") or {}
        told = next((speaker[name] for name in ("name", "role", "body", "side") if speaker.get(name)), "")
        yield unit, (told.split() or [""])[-1].lower()
