"""Names are found by their words; records by their status and their days, without looking at all of a kind."""

import sqlalchemy as sa
from alembic import op

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates the table of names, and two indexes."""
    op.create_table(
        "name_word",
        sa.Column("word", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("word", "name"),
    )
    names = op.get_bind().scalars(sa.text("SELECT DISTINCT name FROM record_person")).all()
    rows = [{"word": word, "name": name} for name in names for word in set(name.split())]
    op.bulk_insert(sa.table("name_word", sa.column("word", TEXT), sa.column("name", TEXT)), rows)
    order = ["order_first", "order_last", "record", "from_day", "to_day"]
    op.create_index("record_version_status", "record_version", ["kind", "status", *order], unique=False)
    days = ["when_first", "when_last", "from_day", "to_day", "record"]
    op.create_index("record_version_days", "record_version", ["kind", *days], unique=False)


def downgrade() -> None:
    """Takes them away."""
    op.drop_index("record_version_days", "record_version")
    op.drop_index("record_version_status", "record_version")
    op.drop_table("name_word")
