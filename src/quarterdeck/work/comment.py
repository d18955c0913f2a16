"""Comments: what people say about a thing, to everybody who sees it or to staff alone."""

from __future__ import annotations

import re
from typing import Annotated, Any

import sqlalchemy as sa
from msgspec import Meta

from quarterdeck.kernel.access import LEADS, NOBODY, PEOPLE, Viewer
from quarterdeck.kernel.act import now
from quarterdeck.kernel.conditions import sees
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Forbidden, Invalid
from quarterdeck.kernel.model import Column, CreateOnly, Edge, ReadOnly, always, guard, noun
from quarterdeck.kernel.tables import TABLES, fold
from quarterdeck.values import Instant
from quarterdeck.work.about import ONE, About, role_at_subject, sees_subject
from quarterdeck.work.reactable import Reactable

_MENTION = re.compile(r"(?<![\w@./])@([A-Za-z0-9._-]{3,60})")
MOST_MENTIONS = 50


def visible(table: Any, viewer: Viewer) -> Any:
    """Seen with what it is about; internal ones never by clients."""
    seen = sees_subject(table, viewer)
    return sa.and_(table.c.internal == sa.false(), seen) if viewer.is_client else seen


@noun(
    "comment",
    plural="comments",
    visible=visible,
    may={"create": PEOPLE, "edit": NOBODY, "delete": LEADS, "react": PEOPLE},
    local_role=role_at_subject,
    owner=("created_by",),
    own=("edit", "delete"),
    indexes=(
        "task_id created_at",
        "issue_id created_at",
        "project_id created_at",
        "customer_id created_at",
        "deal_id created_at",
        "-created_at",
    ),
    search=("body",),
    sort="created_at",
)
class Comment(About, Reactable):
    """About exactly one thing. `mentions` are the people named as @username who see it."""

    body: Annotated[str, Meta(min_length=1, max_length=5000)]
    internal: Annotated[bool, Column(), CreateOnly] = always(False)
    mentions: Annotated[list[int], Edge("user"), ReadOnly] = []
    reactions: Annotated[dict[str, list[int]], ReadOnly] = {}
    edited_at: Annotated[Instant | None, ReadOnly] = None

    def check(self) -> None:
        About.check(self)
        self.check_reactions()


@guard("comment")
def written(deck: Deck, before: Comment | None, after: Comment) -> None:
    """Find who is mentioned, and note when the words were changed."""
    if before is None and after.internal and deck.viewer.is_client:
        raise Forbidden(action="hide from clients", noun="comment")
    if before is not None and before.body == after.body:
        return
    if not after.body.strip():
        raise Invalid(body="says something")
    if before is not None:
        after.edited_at = now()
    noun_name, subject_id = after.subject
    after.mentions = mentioned(deck, after.body, noun_name, subject_id, internal=after.internal)


def mentioned(deck: Deck, text: str, noun_name: str, object_id: int, *, internal: bool = False) -> list[int]:
    """The ids of the people named as @username in a text who see the thing, and whom its writer sees; of an
    internal text, no clients."""
    names = list(dict.fromkeys(name.rstrip(".-_") for name in _MENTION.findall(text)))[:MOST_MENTIONS]
    users = TABLES["user"].c
    found: list[int] = []
    for name in names:
        row = sa.select(users.id, users.role, users.customer_id).where(
            users.username == fold(name), users.status == "active", users.deleted_at.is_(None)
        )
        for user_id, role, customer_id in deck.rows(row):
            person = Viewer(user_id, role, customer_id)
            shut_out = (internal and person.is_client) or not deck.sees("user", user_id)
            if not shut_out and _sees(deck, person, noun_name, object_id):
                found.append(user_id)
    return found


def _sees(deck: Deck, person: Viewer, noun_name: str, object_id: int) -> bool:
    """Whether somebody else sees a thing, asked within this deck's transaction."""
    one = sa.select(sa.literal(object_id, type_=sa.BigInteger).label("subject_id")).subquery()
    seen = sa.select(ONE).select_from(one).where(sees(one, one.c.subject_id, noun_name, person))
    return bool(deck.rows(seen, **person.binds))
