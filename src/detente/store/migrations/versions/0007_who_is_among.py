"""How many sides a record has stands beside each two of them; documents are in order with all that is asked of days.

The tables that lead to versions are filled where 0005 made them just before.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

DAYS = ["known_from", "id", "withdrawn"]


def upgrade() -> None:
    """A column, an index of those who did something together, and a wider one of documents."""
    op.add_column("record_pair", sa.Column("among", sa.Integer(), server_default="0", nullable=False))
    if _is_filled():
        op.execute(
            "UPDATE record_pair SET among = "
            "(SELECT count(*) FROM record_side WHERE record_side.version = record_pair.version)"
        )
    else:
        _fill()
    op.create_index(
        "record_pair_together",
        "record_pair",
        ["kind", "pair", "among", "from_day", "to_day", "alone"],
        unique=False,
        sqlite_where=~sa.column("alone", sa.Boolean()),
        postgresql_where=~sa.column("alone", sa.Boolean()),
    )
    _index_documents([*DAYS, "published_first", "published_last"])


def _is_filled() -> bool:
    """Does anything lead to a version?"""
    return op.get_bind().execute(sa.text("SELECT 1 FROM record_turn LIMIT 1")).first() is not None or (
        op.get_bind().execute(sa.text("SELECT 1 FROM record_side LIMIT 1")).first() is not None
    )


def _fill() -> None:
    from detente.store.together import fill_facets

    fill_facets(op.get_bind())


def _index_documents(columns: list[str]) -> None:
    op.drop_index("document_known_from", "document")
    op.create_index("document_known_from", "document", columns, unique=False)


def downgrade() -> None:
    """The column and the index go."""
    op.drop_index("record_pair_together", "record_pair")
    op.drop_column("record_pair", "among")
    _index_documents(DAYS)
