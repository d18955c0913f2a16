"""Issues of issues: within one project, to any depth, and never in a circle."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Invalid, Refusal
from quarterdeck.kernel.model import guard
from quarterdeck.kernel.tables import TABLES, bind
from quarterdeck.work.issue import Issue
from quarterdeck.work.locks import lock_project


@guard("issue")
def stay_below(deck: Deck, before: Issue | None, after: Issue) -> None:
    """Refuse a parent in another project, and one that lies below the issue, naming the way round."""
    if after.parent_id is None or (before is not None and before.parent_id == after.parent_id):
        return
    after.check()
    lock_project(deck, after.project_id)
    path, at, project_id = [after.reference], after.parent_id, None
    seen: set[int] = set()
    while at is not None and at not in seen:
        seen.add(at)
        rows = deck.rows(_above, key="subissues.above", which=at)
        project_id = project_id or rows[0][1]
        path.append(rows[0][0] if deck.sees(Issue, at) else "…")
        if before is not None and at == after.id:
            raise Refusal("cycle", path=" → ".join(path))
        at = rows[0][2]
    if project_id != after.project_id:
        raise Invalid(parent_id="is in another project")


def _above() -> sa.Select[Any, Any, Any]:
    issues = TABLES["issue"].c
    return sa.select(issues.reference, issues.project_id, issues.parent_id).where(issues.id == bind("which"))
