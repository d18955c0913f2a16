"""The outbox: letters that are due, written in the transaction that made them due and kept until they are sent.

One table for notices, invitations and password recovery. A letter's words are deleted once it was sent or given up,
since they may be confidential; its key stays a while, so that nothing is queued twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from quarterdeck.kernel.act import stamp
from quarterdeck.kernel.database import Database
from quarterdeck.kernel.deck import Deck, system
from quarterdeck.kernel.tables import ID, INSTANT, LONG, NAME, TABLES, metadata, text_type

DAY = timedelta(days=1)
KEPT = timedelta(days=30)

# `due_at` is when to try next, and empty when there is nothing left to do: sent, withheld or given up.
TABLES["outbox"] = sa.Table(
    "outbox",
    metadata,
    sa.Column("id", ID, primary_key=True, autoincrement=True),
    sa.Column("key", NAME, nullable=False, unique=True),
    sa.Column("recipient", text_type(255), nullable=False),
    sa.Column("subject", text_type(400), nullable=False),
    sa.Column("text", LONG, nullable=False),
    sa.Column("link", text_type(500), nullable=False),
    sa.Column("user_id", ID, sa.ForeignKey("user.id"), index=True),
    sa.Column("noun", text_type(40)),
    sa.Column("object_id", ID),
    sa.Column("notification_id", ID),
    sa.Column("thread", text_type(80), nullable=False),
    sa.Column("created_at", INSTANT, nullable=False, index=True),
    sa.Column("due_at", INSTANT, index=True),
    sa.Column("expires_at", INSTANT, nullable=False),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("sent_at", INSTANT),
    sa.Column("error", text_type(500)),
    sqlite_autoincrement=True,
)


@dataclass(frozen=True, kw_only=True)
class Letter:
    """A letter to one person. `key` names it for good, goes into its Message-ID and so must hold no secret.

    The subject is also how it begins, `text` (somebody's Markdown) and `link` are what follows; they are put into the
    form of a mail only when it is sent, since that takes longer than a transaction should.
    With `user_id`, `noun` and `object_id` it is about something, and is withheld from somebody who by the time of
    sending no longer sees that. Letters of one `thread` are shown together by mail programs. It is not sent after
    `expires_at`, a day from now by default.
    """

    key: str
    recipient: str
    subject: str
    text: str = ""
    link: str = ""
    user_id: int | None = None
    noun: str | None = None
    object_id: int | None = None
    notification_id: int | None = None
    thread: str = ""
    expires_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Due(Letter):
    """A letter whose turn it is, held for this process for a while."""

    id: int
    attempts: int


def put(deck: Deck, letter: Letter) -> bool:
    """Queue a letter in the deck's transaction; False when one with its key was queued before."""
    row: dict[str, Any] = {name: getattr(letter, name) for name in _GIVEN}
    row |= {
        "subject": " ".join(letter.subject.split())[:400],
        "created_at": stamp(deck.now),
        "due_at": stamp(deck.now),
        "expires_at": stamp(letter.expires_at or deck.now + DAY),
        "attempts": 0,
    }
    try:
        with deck.transaction():
            deck.session.insert(TABLES["outbox"], row)
    except Exception as fault:
        if deck.database.faults.duplicate(fault):
            return False
        raise
    return True


def queued(deck: Deck, key: str) -> bool:
    """Whether a letter with this key was queued, be it sent by now or not."""
    outbox = TABLES["outbox"].c
    binds = {"outbox_key": key}
    with deck.using() as session:
        which = sa.bindparam("outbox_key", None, type_=sa.String)
        return session.row("outbox.queued", lambda: sa.select(outbox.id).where(outbox.key == which), binds) is not None


_GIVEN = (
    "key", "recipient", "subject", "text", "link", "user_id", "noun", "object_id", "notification_id", "thread",
)  # fmt: skip


class Outbox:
    """The outbox as who empties it sees it. Every method is a short transaction of its own."""

    def __init__(self, database: Database) -> None:
        self.database, self.table = database, TABLES["outbox"]

    def take(self, at: datetime, lease: timedelta) -> Due | None:
        """The letter that waited longest, held for the lease; who dies with it in hand leaves it to another then."""
        deck, outbox = system(self.database), self.table.c
        columns = [*(outbox[name] for name in _GIVEN), outbox.id, outbox.attempts, outbox.expires_at]
        waiting = sa.select(*columns).where(outbox.due_at <= stamp(at)).order_by(outbox.due_at).limit(1)
        if not deck.rows(waiting):
            return None

        def work() -> Due | None:
            rows = deck.rows(waiting.with_for_update(skip_locked=True))
            if not rows:
                return None
            *given, letter_id, attempts, expires_at = rows[0]
            self._set(deck, letter_id, due_at=stamp(at + lease), attempts=attempts + 1)
            fields = dict(zip(_GIVEN, given, strict=True))
            return Due(**fields, id=letter_id, attempts=attempts + 1, expires_at=datetime.fromisoformat(expires_at))

        return deck.write(work)

    def sent(self, letter: Due, at: datetime) -> None:
        self._end(letter, sent_at=stamp(at), error=None)

    def put_off(self, letter: Due, until: datetime, reason: str) -> None:
        """Try again then; where that would be too late the letter is given up."""
        if letter.expires_at and until > letter.expires_at:
            self.give_up(letter, reason)
            return
        deck = system(self.database)
        deck.write(lambda: self._set(deck, letter.id, due_at=stamp(until), error=reason[:500]))

    def give_up(self, letter: Due, reason: str) -> None:
        """Never send it; why is kept."""
        self._end(letter, error=reason[:500])

    def clear(self) -> None:
        """Forget letters that have been dealt with for a month."""
        deck, outbox = system(self.database), self.table.c
        old = sa.delete(self.table).where(outbox.due_at.is_(None), outbox.created_at < stamp(datetime.now(UTC) - KEPT))
        deck.write(lambda: deck.run(old))

    def _end(self, letter: Due, **values: Any) -> None:
        deck = system(self.database)
        deck.write(lambda: self._set(deck, letter.id, due_at=None, text="", **values))

    def _set(self, deck: Deck, letter_id: int, **values: Any) -> None:
        deck.run(sa.update(self.table).where(self.table.c.id == letter_id).values(**values))
