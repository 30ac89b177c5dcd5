"""The first tables."""

import sqlalchemy as sa
from alembic import op

from detente.store.sqlite import create_text_index

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates all tables and their indexes."""
    op.create_table(
        "document",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("known_from", sa.Date(), nullable=True),
        sa.Column("published_first", sa.Date(), nullable=True),
        sa.Column("published_last", sa.Date(), nullable=True),
        sa.Column("side", sa.Text(), nullable=True),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("n"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("document_known_from", "document", ["known_from"], unique=False)
    op.create_table(
        "record_version",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("to_day", sa.Date(), nullable=True),
        sa.Column("first_known", sa.Date(), nullable=True),
        sa.Column("when_first", sa.Date(), nullable=True),
        sa.Column("when_last", sa.Date(), nullable=True),
        sa.Column("order_first", sa.Date(), nullable=False),
        sa.Column("order_last", sa.Date(), nullable=False),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("n"),
    )
    op.create_index(
        "record_version_order",
        "record_version",
        ["kind", "order_first", "order_last", "record", "from_day", "to_day"],
        unique=False,
    )
    op.create_index("record_version_record", "record_version", ["record", "from_day"], unique=False)
    op.create_table(
        "review",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "claim",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("live", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("n"),
        sa.UniqueConstraint("id"),
    )
    op.create_index(op.f("ix_claim_document"), "claim", ["document"], unique=False)
    op.create_index(op.f("ix_claim_unit"), "claim", ["unit"], unique=False)
    op.create_table(
        "document_band",
        sa.Column("band", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("band", "document"),
    )
    op.create_index(op.f("ix_document_band_document"), "document_band", ["document"], unique=False)
    op.create_table(
        "document_copy",
        sa.Column("a", sa.Text(), nullable=False),
        sa.Column("b", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["a"], ["document.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["b"], ["document.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("a", "b"),
    )
    op.create_index(op.f("ix_document_copy_b"), "document_copy", ["b"], unique=False)
    op.create_table(
        "document_edit",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("changes", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("n"),
    )
    op.create_index(op.f("ix_document_edit_document"), "document_edit", ["document"], unique=False)
    op.create_table(
        "record_issue",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("issue", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["version"], ["record_version.n"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("version", "issue"),
    )
    op.create_index("record_issue_issue", "record_issue", ["issue", "version"], unique=False)
    op.create_table(
        "record_person",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["version"], ["record_version.n"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("version", "name"),
    )
    op.create_index("record_person_name", "record_person", ["name", "version"], unique=False)
    op.create_table(
        "record_side",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["version"], ["record_version.n"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("version", "side"),
    )
    op.create_index("record_side_side", "record_side", ["side", "version"], unique=False)
    op.create_table(
        "review_claim",
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("review", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["review"], ["review.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("claim", "review"),
    )
    op.create_index(op.f("ix_review_claim_review"), "review_claim", ["review"], unique=False)
    op.create_table(
        "sighting",
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document", "digest"),
    )
    op.create_table(
        "claim_block",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("claim", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claim.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", "claim"),
    )
    op.create_index(op.f("ix_claim_block_claim"), "claim_block", ["claim"], unique=False)
    op.create_table(
        "claim_link",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claim.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("n"),
    )
    op.create_index(op.f("ix_claim_link_claim"), "claim_link", ["claim"], unique=False)
    op.create_index(op.f("ix_claim_link_target"), "claim_link", ["target"], unique=False)
    op.create_table(
        "dirty",
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("unpaired", sa.Boolean(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claim.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("claim"),
    )
    op.create_table(
        "edge",
        sa.Column("a", sa.Text(), nullable=False),
        sa.Column("b", sa.Text(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("a", "b"),
    )
    op.create_index(op.f("ix_edge_b"), "edge", ["b"], unique=False)
    op.create_table(
        "member",
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("to_day", sa.Date(), nullable=True),
        sa.Column("record", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claim.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("claim", "from_day"),
    )
    op.create_index(op.f("ix_member_record"), "member", ["record"], unique=False)
    create_text_index(op.get_bind())
