"""Vouching for groups, calls to check, views counted, letters that came back.

Revision ID: 0008
Revises: 0007
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Go forward."""
    op.add_column("organisation", sa.Column("locked_fields", JSON, nullable=False, server_default="[]"))
    op.add_column("letter", sa.Column("bounce", sa.String(), nullable=False, server_default=""))
    op.create_table(
        "organisation_merge",
        sa.Column("old_id", sa.Uuid(), nullable=False),
        sa.Column("into_id", sa.Uuid(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["old_id"], ["organisation.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["into_id"], ["organisation.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("old_id"),
    )
    op.create_index("ix_organisation_merge_into_id", "organisation_merge", ["into_id"])
    op.create_table(
        "vouching",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("how", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.Column("withdrawn_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_vouching_organisation_id", "vouching", ["organisation_id"])
    op.create_table(
        "field_check",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("listing_id", sa.Uuid(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("result", sa.String(), nullable=False),
        sa.Column("how", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["listing_id"], ["listing.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_field_check_listing_id", "field_check", ["listing_id"])
    op.create_table(
        "unanswered",
        sa.Column("listing_id", sa.Uuid(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("again_on", sa.Date(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["listing_id"], ["listing.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("listing_id"),
    )
    op.create_table(
        "listing_view",
        sa.Column("listing_id", sa.Uuid(), nullable=False),
        sa.Column("span", sa.String(), nullable=False),
        sa.Column("begins", sa.Date(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["listing_id"], ["listing.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("listing_id", "span", "begins"),
    )
    op.create_index("ix_listing_view_begins", "listing_view", ["begins"])
    op.create_table(
        "bounce",
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("hard_at", MOMENT, nullable=True),
        sa.Column("soft", sa.Integer(), nullable=False),
        sa.Column("last_at", MOMENT, nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("address"),
    )


def downgrade() -> None:
    """Go back."""
    for table in ("bounce", "listing_view", "unanswered", "field_check", "vouching", "organisation_merge"):
        op.drop_table(table)
    op.drop_column("letter", "bounce")
    op.drop_column("organisation", "locked_fields")
