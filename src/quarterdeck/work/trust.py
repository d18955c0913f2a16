"""Issues that not everybody in their project sees: those about security, and, for clients, other customers'."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from quarterdeck.kernel.access import ME, MY_CUSTOMER, Viewer
from quarterdeck.kernel.tables import TABLES
from quarterdeck.work.about import ONE
from quarterdeck.work.membership import leads_project


def open_to(table: Any, viewer: Viewer) -> Any:
    """The condition that somebody who sees the project of an issue, and is no administrator, sees the issue."""
    assignee = TABLES["issue_assignee_ids"].alias()
    assigned = sa.select(ONE).select_from(assignee).where(assignee.c.owner_id == table.c.id, assignee.c.target_id == ME)
    trusted = sa.or_(table.c.reporter_id == ME, assigned.correlate(table).exists(), leads_project(table))
    seen = sa.or_(table.c.security == sa.false(), trusted)
    if viewer.is_client:
        seen = sa.and_(seen, sa.or_(table.c.customer_id.is_(None), table.c.customer_id == MY_CUSTOMER))
    return seen


def hours_unseen(project_id: Any, viewer: Viewer) -> Any:
    """The hours spent on a project's issues that somebody who sees the project does not see, as SQL."""
    if viewer.is_admin:
        return sa.literal(0)
    issue = TABLES["issue"].alias("unseen")
    kept = issue.c.security == sa.true()
    if viewer.is_client:
        kept = sa.or_(kept, issue.c.customer_id.is_not(None))
    # The trash's, too: time spent is spent. Named, because every index begins with the column.
    anywhere = issue.c.gone.in_([sa.literal_column(str(gone)) for gone in range(3)])
    hours = sa.select(sa.func.coalesce(sa.func.sum(issue.c.actual_hours), 0))
    within = hours.where(anywhere, issue.c.project_id == project_id, kept, sa.not_(open_to(issue, viewer)))
    return within.scalar_subquery()
