"""Held imports decided at the desk, and the history of recurring work.

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
RUN_COLUMNS = ("doubts", "fault", "foreseen", "since", "replay_of", "decided_by", "decided_at")


def upgrade() -> None:
    """Go forward."""
    with op.batch_alter_table("import_run", schema=None) as batch_op:
        batch_op.add_column(sa.Column("doubts", JSON, nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("fault", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("foreseen", JSON, nullable=False, server_default="{}"))
        batch_op.add_column(sa.Column("since", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("replay_of", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("decided_by", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True))

    op.create_table(
        "feed_plan",
        sa.Column("feed", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("every", sa.String(), nullable=False),
        sa.Column("enabled", sa.Boolean(), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("tried_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("held_by", sa.String(), nullable=False),
        sa.Column("held_until", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("feed"),
    )
    op.create_table(
        "import_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("feed", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("run_id", sa.String(), nullable=False),
        sa.Column("asked_by", sa.String(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("import_request", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_import_request_feed"), ["feed"], unique=False)
        batch_op.create_index(batch_op.f("ix_import_request_state"), ["state"], unique=False)

    op.create_table(
        "job_state",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("every", sa.Float(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("well_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("result", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("runs", sa.Integer(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("job_state")
    with op.batch_alter_table("import_request", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_import_request_state"))
        batch_op.drop_index(batch_op.f("ix_import_request_feed"))

    op.drop_table("import_request")
    op.drop_table("feed_plan")
    with op.batch_alter_table("import_run", schema=None) as batch_op:
        for name in reversed(RUN_COLUMNS):
            batch_op.drop_column(name)
