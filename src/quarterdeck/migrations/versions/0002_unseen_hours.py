"""An index of the issues about security, whose hours a project does not tell everybody."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("list_issue_project_id_security", "issue", ["gone", "project_id", "security", "id"], unique=False)
