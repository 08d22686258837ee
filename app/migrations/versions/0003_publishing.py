"""What people publish by themselves, the desk, freshness, and letters.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table('desk_event',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('by', sa.String(), nullable=False),
    sa.Column('action', sa.String(), nullable=False),
    sa.Column('submission_id', sa.Uuid(), nullable=True),
    sa.Column('listing_id', sa.Uuid(), nullable=True),
    sa.Column('details', sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('desk_event', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_desk_event_at'), ['at'], unique=False)
        batch_op.create_index(batch_op.f('ix_desk_event_listing_id'), ['listing_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_desk_event_submission_id'), ['submission_id'], unique=False)

    op.create_table('letter',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('once', sa.String(), nullable=False),
    sa.Column('recipient', sa.String(), nullable=False),
    sa.Column('lang', sa.String(), nullable=False),
    sa.Column('subject', sa.String(), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('html', sa.String(), nullable=False),
    sa.Column('headers', sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('tries', sa.Integer(), nullable=False),
    sa.Column('next_try_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('sent_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('error', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('once')
    )
    with op.batch_alter_table('letter', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_letter_next_try_at'), ['next_try_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_letter_state'), ['state'], unique=False)

    op.create_table('publisher',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('email', sa.String(), nullable=False),
    sa.Column('lang', sa.String(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('confirmed_at', sa.DateTime(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('email')
    )
    op.create_table('staff',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('email', sa.String(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('role', sa.String(), nullable=False),
    sa.Column('password_hash', sa.String(), nullable=False),
    sa.Column('totp_secret', sa.String(), nullable=False),
    sa.Column('totp_last', sa.Integer(), nullable=False),
    sa.Column('active', sa.Boolean(), nullable=False),
    sa.Column('failures', sa.Integer(), nullable=False),
    sa.Column('locked_until', sa.DateTime(timezone=True), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('email')
    )
    op.create_table('staff_session',
    sa.Column('token_hash', sa.String(), nullable=False),
    sa.Column('staff_id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('seen_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ends_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['staff_id'], ['staff.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('token_hash')
    )
    with op.batch_alter_table('staff_session', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_staff_session_ends_at'), ['ends_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_staff_session_staff_id'), ['staff_id'], unique=False)

    op.create_table('ownership',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('listing_id', sa.Uuid(), nullable=False),
    sa.Column('publisher_id', sa.Uuid(), nullable=False),
    sa.Column('since', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['listing_id'], ['listing.id'], ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['publisher_id'], ['publisher.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('listing_id', 'publisher_id')
    )
    with op.batch_alter_table('ownership', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_ownership_listing_id'), ['listing_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_ownership_publisher_id'), ['publisher_id'], unique=False)

    op.create_table('review_step',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('listing_id', sa.Uuid(), nullable=False),
    sa.Column('due', sa.Date(), nullable=False),
    sa.Column('step', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['listing_id'], ['listing.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('listing_id', 'due', 'step')
    )
    with op.batch_alter_table('review_step', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_review_step_listing_id'), ['listing_id'], unique=False)

    op.create_table('submission',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('publisher_id', sa.Uuid(), nullable=False),
    sa.Column('listing_id', sa.Uuid(), nullable=True),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('content', sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.Column('typed', sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.Column('base_hash', sa.String(), nullable=False),
    sa.Column('text_mark', sa.String(), nullable=False),
    sa.Column('lang', sa.String(), nullable=False),
    sa.Column('suspicion', sa.Integer(), nullable=False),
    sa.Column('reasons', sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.Column('answer', sa.String(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('decided_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('decided_by', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['listing_id'], ['listing.id'], ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['publisher_id'], ['publisher.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('submission', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_submission_changed_at'), ['changed_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_submission_listing_id'), ['listing_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_submission_publisher_id'), ['publisher_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_submission_state'), ['state'], unique=False)
        batch_op.create_index(batch_op.f('ix_submission_text_mark'), ['text_mark'], unique=False)

    op.create_table('link',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('token_hash', sa.String(), nullable=False),
    sa.Column('purpose', sa.String(), nullable=False),
    sa.Column('publisher_id', sa.Uuid(), nullable=False),
    sa.Column('submission_id', sa.Uuid(), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ends_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('used_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('revoked_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['publisher_id'], ['publisher.id'], ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['submission_id'], ['submission.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('token_hash')
    )
    with op.batch_alter_table('link', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_link_publisher_id'), ['publisher_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_link_submission_id'), ['submission_id'], unique=False)



def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table('link', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_link_submission_id'))
        batch_op.drop_index(batch_op.f('ix_link_publisher_id'))

    op.drop_table('link')
    with op.batch_alter_table('submission', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_submission_text_mark'))
        batch_op.drop_index(batch_op.f('ix_submission_state'))
        batch_op.drop_index(batch_op.f('ix_submission_publisher_id'))
        batch_op.drop_index(batch_op.f('ix_submission_listing_id'))
        batch_op.drop_index(batch_op.f('ix_submission_changed_at'))

    op.drop_table('submission')
    with op.batch_alter_table('review_step', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_review_step_listing_id'))

    op.drop_table('review_step')
    with op.batch_alter_table('ownership', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_ownership_publisher_id'))
        batch_op.drop_index(batch_op.f('ix_ownership_listing_id'))

    op.drop_table('ownership')
    with op.batch_alter_table('staff_session', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_staff_session_staff_id'))
        batch_op.drop_index(batch_op.f('ix_staff_session_ends_at'))

    op.drop_table('staff_session')
    op.drop_table('staff')
    op.drop_table('publisher')
    with op.batch_alter_table('letter', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_letter_state'))
        batch_op.drop_index(batch_op.f('ix_letter_next_try_at'))

    op.drop_table('letter')
    with op.batch_alter_table('desk_event', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_desk_event_submission_id'))
        batch_op.drop_index(batch_op.f('ix_desk_event_listing_id'))
        batch_op.drop_index(batch_op.f('ix_desk_event_at'))

    op.drop_table('desk_event')
