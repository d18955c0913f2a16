"""Who is told of what: notices follow from the log, by each person's preferences, and only of what they see."""

from __future__ import annotations

import zoneinfo
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, TypeVar, cast

import msgspec
import sqlalchemy as sa

from quarterdeck.kernel import activity as ledger
from quarterdeck.kernel.access import Viewer
from quarterdeck.kernel.activity import Activity
from quarterdeck.kernel.database import Database
from quarterdeck.kernel.deck import Deck, system
from quarterdeck.kernel.errors import Refusal
from quarterdeck.kernel.jobs import Consumer, Handle, Worker
from quarterdeck.kernel.model import NOUNS
from quarterdeck.kernel.tables import TABLES
from quarterdeck.people.mail import Post, Sender, queue_tickets
from quarterdeck.people.notification import SUBJECTS, NoticeKind, Notification
from quarterdeck.people.outbox import Letter, Outbox, put, queued
from quarterdeck.people.user import Preferences, User, UserStatus, Way
from quarterdeck.work.comment import Comment, mentioned

D = TypeVar("D", bound=msgspec.Struct)

ASSIGNED, MENTIONED, COMMENTED = NoticeKind.ASSIGNED, NoticeKind.MENTIONED, NoticeKind.COMMENTED
DUE_SOON = NoticeKind.DUE_SOON

WORDS = {
    ASSIGNED: "{who} assigned you to {what}", MENTIONED: "{who} mentioned you in {what}",
    COMMENTED: "{who} commented on {what}", DUE_SOON: "Due {when}: {what}",
}  # fmt: skip

# How a kind of notice comes to people who did not say otherwise; the kinds that are not named come in the app.
BY_DEFAULT: dict[NoticeKind, list[Way]] = {kind: [Way.IN_APP, Way.EMAIL] for kind in WORDS}

# What people are assigned to, with the statuses in which it is over.
OVER = {"task": ("done", "cancelled"), "issue": ("resolved", "closed", "cancelled")}

# Texts of a thing in which people are named; those of a checklist and the like stand in the items' `text`.
SPOKEN = ("description", "goal", "notes", "resolution_note", "checklist", "acceptance_criteria", "definition_of_done")


# -- who hears -------------------------------------------------------------------------------------------------


class Subject(msgspec.Struct, kw_only=True):
    """What a notice is about, as far as notices need it; read from documents of any noun."""

    noun: str = ""
    id: int = 0
    title: str = ""
    name: str = ""
    reference: str = ""
    key: str = ""
    assignee_ids: list[int] = []
    watchers: list[int] = []
    reporter_id: int | None = None

    @property
    def label(self) -> str:
        return f"{self.reference} {self.title or self.name}".strip()

    @property
    def followers(self) -> list[int]:
        """Who does it, watches it or reported it."""
        return [*self.assignee_ids, *self.watchers, *([self.reporter_id] if self.reporter_id else [])]


def hears(activity: Activity, subject: Subject, named: list[int]) -> dict[int, list[NoticeKind]]:
    """Who is to hear of an activity, and as what, what concerns them most first; never who did it.

    `named` are the people whom the activity newly names in the subject's own words.
    """
    if activity.noun == "comment":
        followers = subject.followers if activity.version == 1 else []
        told = [(MENTIONED, added(activity, "mentions")), (COMMENTED, followers)]
    else:
        told = [(ASSIGNED, added(activity, "assignee_ids")), (MENTIONED, named)]
    heard: dict[int, list[NoticeKind]] = {}
    for kind, people in told:
        for user_id in dict.fromkeys(people):
            heard.setdefault(user_id, []).append(kind)
    heard.pop(activity.actor_id or 0, None)
    return heard


def added(activity: Activity, field: str) -> list[int]:
    """The ids that an activity added to a list."""
    old, new = activity.changes.get(field, [None, None])
    before: list[int] = old or []
    after: list[int] = new or []
    return [each for each in after if each not in before]


def ways(preferences: Preferences, kind: NoticeKind) -> frozenset[Way]:
    """How a person wants to hear of this kind; an empty list means not at all."""
    chosen = preferences.notifications.get(kind)
    return frozenset(BY_DEFAULT.get(kind, [Way.IN_APP]) if chosen is None else chosen)


def when_due(due: date, today: date) -> str | None:
    """The word for a date that is due soon; None for any other."""
    return {0: "today", 1: "tomorrow"}.get((due - today).days)


# -- telling ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Notice:
    """One thing to tell one person, as the first of the kinds that they want to hear of. Whoever does not see the
    object of `seen` is not told."""

    kinds: list[NoticeKind]
    user_id: int
    activity_id: int
    subject: Subject
    seen: tuple[str, int]
    actor_id: int | None = None
    quote: str = ""
    when: str = ""

    def key(self, kind: NoticeKind) -> str:
        return f"notice.{self.activity_id}.{self.user_id}.{kind}"


def reader(post: Post | None) -> Handle:
    """The handler that tells people of activities, by mail too where there is a way for it."""

    def handle(deck: Deck, activities: list[Activity]) -> None:
        for activity in activities:
            if _told_of(activity):
                for notice in _notices(deck, activity):
                    tell(deck, notice, post)

    return handle


def _told_of(activity: Activity) -> bool:
    """Whether anybody may want to hear of it: of an old plan that was brought in or copied, nobody does."""
    old = activity.via == "import" or (activity.verb == "copy" and activity.version == 1)
    return not old and (activity.noun in SUBJECTS or activity.noun == "comment")


def tell(deck: Deck, notice: Notice, post: Post | None) -> None:
    """Put a notice into the inbox and the outbox, once, in the deck's transaction: as the person wants it, and if
    they are active and see what it is about."""
    user = document(deck, "user", notice.user_id, User)
    if user is None or user.status != UserStatus.ACTIVE:
        return
    person = Deck(deck.database, Viewer(notice.user_id, user.role, user.customer_id))
    kind = next((kind for kind in notice.kinds if ways(user.preferences, kind)), None)
    if kind is None or not person.sees(*notice.seen):
        return
    wanted = ways(user.preferences, kind)
    actor_id, who = _actor(person, notice.actor_id)
    title = WORDS[kind].format(who=who, what=notice.subject.label, when=notice.when)
    # A browser shows what comes to the inbox on the desktop, too: who wants that alone has it there.
    kept = _keep(deck, notice, kind, title, actor_id) if wanted & {Way.IN_APP, Way.PUSH} else None
    if Way.EMAIL in wanted and post is not None:
        put(deck, _letter(notice, kind, title, user.email, post, kept))


def _actor(person: Deck, actor_id: int | None) -> tuple[int | None, str]:
    """Who acted, by id and name, as far as this person sees them."""
    if actor_id is None:
        return None, "Quarterdeck"
    user = document(person, "user", actor_id, User)
    seen = user is not None and person.sees("user", actor_id)
    return (actor_id, user.display_name) if user and seen else (None, "Somebody")


def _keep(deck: Deck, notice: Notice, kind: NoticeKind, title: str, actor_id: int | None) -> int | None:
    """The new notification's id; None where this person was told already."""
    made = Notification(
        user_id=notice.user_id, kind=kind, activity_id=notice.activity_id, noun=notice.subject.noun,
        object_id=notice.subject.id, title=title[:300], actor_id=actor_id, what=notice.subject.label[:300],
        when=notice.when,
    )  # fmt: skip
    try:
        return deck.of(Notification).add(made).id
    except Refusal as refusal:
        if refusal.code != "exists":
            raise
        return None


def _told(deck: Deck, notice: Notice) -> bool:
    table = TABLES["notification"].c
    same = (table.user_id == notice.user_id, table.activity_id == notice.activity_id, table.kind.in_(notice.kinds))
    return bool(deck.rows(sa.select(table.id).where(*same)))


def _letter(notice: Notice, kind: NoticeKind, title: str, recipient: str, post: Post, kept: int | None) -> Letter:
    subject, (noun, object_id) = notice.subject, notice.seen
    link = f"{post.url}/{NOUNS[subject.noun].plural}/{subject.key or subject.id}"
    return Letter(
        key=notice.key(kind), recipient=recipient, subject=title, text=notice.quote, link=link, user_id=notice.user_id,
        noun=noun, object_id=object_id, notification_id=kept, thread=f"{subject.noun}.{subject.id}",
    )  # fmt: skip


# -- from the log ----------------------------------------------------------------------------------------------


def _notices(deck: Deck, activity: Activity) -> Iterator[Notice]:
    """The notices that an activity gives rise to, before anybody's sight and wishes are asked for."""
    seen, quote = (activity.noun, activity.object_id), ""
    about = seen
    if activity.noun == "comment":
        comment = document(deck, "comment", activity.object_id, Comment)
        if comment is None:
            return
        about, quote = comment.subject, comment.body
    subject = subject_of(deck, *about)
    if subject is not None:
        for user_id, kinds in hears(activity, subject, _named(deck, activity)).items():
            yield Notice(kinds, user_id, activity.id, subject, seen, activity.actor_id, quote)


def _named(deck: Deck, activity: Activity) -> list[int]:
    """Whom the thing's new words name and the old ones did not."""
    spoken = [] if activity.noun == "comment" else [activity.changes[f] for f in SPOKEN if f in activity.changes]
    before, after = ("\n".join(_texts([change[side] for change in spoken])) for side in (0, 1))
    if "@" not in after:
        return []
    known = set(mentioned(deck, before, activity.noun, activity.object_id))
    return [u for u in mentioned(deck, after, activity.noun, activity.object_id) if u not in known]


def _texts(value: Any) -> Iterator[str]:
    """Each text in the value of a field, however it is nested."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _texts(list(cast("dict[str, Any]", value).values()))
    elif isinstance(value, list):
        for each in cast("list[Any]", value):
            yield from _texts(each)


def subject_of(deck: Deck, noun: str, object_id: int) -> Subject | None:
    """What notices need to know of an object; None when it is not there any more."""
    subject = document(deck, noun, object_id, Subject)
    if subject is not None:
        subject.noun, subject.id = noun, object_id
    return subject


def document(deck: Deck, noun: str, object_id: int, kind: type[D]) -> D | None:
    """The stored document of an object as this struct, whoever may see it; None when it is not there any more."""
    table = TABLES[noun].c

    def build() -> Any:
        which = table.id == sa.bindparam("object_id", None, type_=sa.BigInteger)
        return sa.select(table.data).where(which, table.deleted_at.is_(None))

    with deck.using() as session:
        row = session.row(("notices.document", noun), build, {"object_id": object_id})
    return None if row is None else msgspec.json.decode(row[0], type=kind)


# -- what is due soon ------------------------------------------------------------------------------------------


def remind(database: Database, post: Post | None, *, at: datetime | None = None) -> None:
    """Tell those who are assigned to what is due today or tomorrow, by the date where they are; once for each date
    that a thing was given. Reads first, and writes each notice in a transaction of its own."""
    deck = system(database, at=at)
    for noun in OVER:
        with deck.using():
            found = [n for row in deck.rows(_due(noun, deck.now)) if (n := _reminder(deck, noun, *row)) is not None]
        for notice in found:
            if not (_told(deck, notice) or queued(deck, notice.key(DUE_SOON))):
                deck.write(lambda notice=notice: tell(deck, notice, post))


def _due(noun: str, at: datetime) -> Any:
    """Who is assigned to what is open and due about now: the date may be another one where they are."""
    table, assigned = TABLES[noun], TABLES[f"{noun}_assignee_ids"]
    first, last = at.date() - timedelta(days=1), at.date() + timedelta(days=2)
    joined = sa.select(table.c.id, assigned.c.target_id, table.c.due_date)
    return joined.join_from(table, assigned, assigned.c.owner_id == table.c.id).where(
        table.c.gone == 0, table.c.status.not_in(OVER[noun]),
        table.c.due_date >= first.isoformat(), table.c.due_date <= last.isoformat(),
    )  # fmt: skip


def _reminder(deck: Deck, noun: str, object_id: int, user_id: int, due: str) -> Notice | None:
    user, subject = document(deck, "user", user_id, User), subject_of(deck, noun, object_id)
    if user is None or subject is None:
        return None
    when = when_due(date.fromisoformat(due), deck.now.astimezone(zoneinfo.ZoneInfo(user.timezone)).date())
    # The first activity that gave this date stands for it, so that a date moved there and back is told once.
    log = ledger.of_object(deck.session, noun, object_id)
    given = [a.id for a in log if a.changes.get("due_date", [None, None])[1] == due]
    if when is None or not given:
        return None
    return Notice([DUE_SOON], user_id, given[0], subject, (noun, object_id), when=when)


# -- in the background -----------------------------------------------------------------------------------------


def workers(database: Database, post: Post | None, *, secret: str = "") -> list[Worker]:
    """What a server starts and stops: the reader of the log with the reminders and, where there is a way for mail,
    the sender in a thread of its own. `secret` is what links are signed with, by the settings."""
    told = Worker(database, "notices")
    told.add(Consumer(database, "notices", reader(post)))
    told.every("due_soon", 900, lambda: remind(database, post))
    if post is None:
        return [told]
    # From the start of the log: somebody may be invited before there is a server, or a way for mail.
    told.add(Consumer(database, "tickets", queue_tickets, from_start=True))
    mail = Worker(database, "mail")
    mail.every("mail", 2, Sender(database, post, secret=secret).step)
    mail.every("outbox", 3600, Outbox(database).clear)
    return [told, mail]
