"""What versions are found by has their order and days beside it; two sides together and a record's turns are looked up.

The new tables are filled by 0007, the last that changes one of them, with the code that fills them when records settle.
"""

import sqlalchemy as sa
from alembic import op

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

FACETS = {"record_side": "side", "record_person": "name", "record_issue": "issue"}


def upgrade() -> None:
    """Makes the tables anew and fills them."""
    for name, value in FACETS.items():
        op.drop_table(name)
        op.create_table(
            name,
            sa.Column("version", sa.Integer(), nullable=False),
            sa.Column(value, TEXT, nullable=False),
            sa.Column("kind", TEXT, nullable=False),
            *_days("order_first", "order_last"),
            sa.Column("record", TEXT, nullable=False),
            *_held(),
            _of_version(),
            sa.PrimaryKeyConstraint("version", value),
        )
        order = [value, "kind", "order_first", "order_last", "record", "from_day", "to_day", "version"]
        op.create_index(f"{name}_{value}", name, order, unique=False)
    op.drop_index("document_known_from", "document")
    op.create_index("document_known_from", "document", ["known_from", "id", "withdrawn"], unique=False)
    _create_pairs()
    _create_turns()


def _days(*names: str) -> list["sa.Column[object]"]:
    return [sa.Column(name, sa.Date(), nullable=False) for name in names]


def _held() -> list["sa.Column[object]"]:
    return [*_days("from_day"), sa.Column("to_day", sa.Date(), nullable=True)]


def _of_version() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["version"], ["record_version.n"], ondelete="CASCADE")


def _create_pairs() -> None:
    op.create_table(
        "record_pair",
        sa.Column("pair", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        *_days("latest"),
        sa.Column("record", TEXT, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        *_held(),
        sa.Column("alone", sa.Boolean(), nullable=False),
        *_days("order_first", "order_last"),
        *(sa.Column(name, TEXT, nullable=True) for name in ("status", "topic", "whose", "standing")),
        sa.Column("ends", sa.Date(), nullable=True),
        sa.Column("turned", TEXT, nullable=True),
        sa.Column("rivals", sa.Boolean(), nullable=False),
        _of_version(),
        sa.PrimaryKeyConstraint("pair", "kind", "latest", "record", "version"),
        sqlite_with_rowid=False,
    )
    op.create_index("record_pair_version", "record_pair", ["version"], unique=False)
    op.create_index("record_pair_known", "record_pair", ["pair", "from_day"], unique=False)
    op.create_table(
        "document_pair",
        sa.Column("document", TEXT, nullable=False),
        sa.Column("side", TEXT, nullable=False),
        sa.Column("other", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document", "side", "other"),
    )


def _create_turns() -> None:
    op.create_table(
        "record_turn",
        *_days("first", "last"),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("record", TEXT, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        *_held(),
        _of_version(),
        sa.PrimaryKeyConstraint("first", "last", "kind", "record", "version", "place"),
        sqlite_with_rowid=False,
    )
    op.create_index("record_turn_version", "record_turn", ["version"], unique=False)


def downgrade() -> None:
    """Leaves of each table what there was."""
    op.drop_index("document_known_from", "document")
    op.create_index("document_known_from", "document", ["known_from"], unique=False)
    for name in ("record_turn", "document_pair", "record_pair"):
        op.drop_table(name)
    for name, value in FACETS.items():
        rows = op.get_bind().execute(sa.text(f"SELECT version, {value} FROM {name}")).all()  # noqa: S608
        op.drop_table(name)
        table = op.create_table(
            name,
            sa.Column("version", sa.Integer(), nullable=False),
            sa.Column(value, TEXT, nullable=False),
            _of_version(),
            sa.PrimaryKeyConstraint("version", value),
        )
        op.create_index(f"{name}_{value}", name, [value, "version"], unique=False)
        op.bulk_insert(table, [{"version": version, value: found} for version, found in rows])
