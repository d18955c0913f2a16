"""E-mail: letters from the outbox go out by SMTP, and are tried again for a day when the mail server is away.

Sending is at least once: who is killed between the mail server's answer and writing it down sends again, under the
same Message-ID, which mailboxes and people know as the same letter.
"""

from __future__ import annotations

import html
import logging
import smtplib
import ssl
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from urllib.parse import parse_qs, unquote, urlsplit

import nh3
import sqlalchemy as sa
from markdown_it import MarkdownIt

from quarterdeck.kernel.activity import Activity
from quarterdeck.kernel.database import Database
from quarterdeck.kernel.deck import Deck, find_viewer
from quarterdeck.kernel.errors import NotFound, Refusal
from quarterdeck.kernel.tables import TABLES
from quarterdeck.people import tickets
from quarterdeck.people.notification import Notification
from quarterdeck.people.outbox import DAY, Due, Letter, Outbox, put
from quarterdeck.people.secret import signing_key
from quarterdeck.people.tickets import TicketKind
from quarterdeck.settings import Settings

log = logging.getLogger("quarterdeck.mail")

PORTS = {"smtp": 25, "smtps": 465, "smtp+starttls": 587}
PATIENCE = 20  # seconds to wait for the mail server's next word
PREFERENCES = "/settings/notifications"

# Pictures are left out: whoever wrote the text would learn when and where it is read.
_TAGS = nh3.ALLOWED_TAGS - {"img"}
_markdown = MarkdownIt("commonmark", {"html": False, "linkify": False}).enable(["table", "strikethrough"])


# -- the way to the mail server --------------------------------------------------------------------------------


@dataclass(frozen=True)
class Post:
    """Where mail goes out, from whom, and the public address that its links lead to."""

    scheme: str
    host: str
    port: int
    user: str
    password: str
    sender: str
    url: str

    @classmethod
    def of(cls, settings: Settings) -> Post | None:
        """As QUARTERDECK_SMTP and QUARTERDECK_URL say; None where no mail is to be sent.

        `smtp://user:password@host:port`, `smtps://` for TLS from the start, `smtp+starttls://` for TLS that is
        insisted on after the greeting; `?from=deck@example.org` says from whom. Anything else is refused.
        """
        url = settings.url or "http://localhost:8000"
        return cls.at(settings.smtp, url.rstrip("/")) if settings.smtp else None

    @classmethod
    def at(cls, smtp: str, url: str) -> Post:
        parts = urlsplit(smtp)
        if parts.scheme not in PORTS or not parts.hostname:
            known = ", ".join(f"{scheme}://" for scheme in PORTS)
            raise Refusal("bad_request", detail=f"QUARTERDECK_SMTP begins with one of {known} and names a host.")
        user, password = unquote(parts.username or ""), unquote(parts.password or "")
        usual = user if "@" in user else f"quarterdeck@{urlsplit(url).hostname or 'localhost'}"
        sender = parse_qs(parts.query).get("from", [usual])[0]
        return cls(parts.scheme, parts.hostname, parts.port or PORTS[parts.scheme], user, password, sender, url)

    @property
    def domain(self) -> str:
        return self.sender.rpartition("@")[2]

    def connect(self) -> smtplib.SMTP:
        """A connection that is ready to send; the server's certificate is verified."""
        secure = ssl.create_default_context()
        if self.scheme == "smtps":
            smtp: smtplib.SMTP = smtplib.SMTP_SSL(self.host, self.port, timeout=PATIENCE, context=secure)
        else:
            smtp = smtplib.SMTP(self.host, self.port, timeout=PATIENCE)
        try:
            if self.scheme == "smtp+starttls":
                smtp.starttls(context=secure)
            if self.user:
                smtp.login(self.user, self.password)
        except BaseException:
            smtp.close()
            raise
        return smtp


# -- words -----------------------------------------------------------------------------------------------------


def rendered(markdown: str) -> str:
    """People's Markdown as HTML that is safe to send."""
    return nh3.clean(_markdown.render(markdown), tags=_TAGS)


def words(lead: str, quote: str, link: str, action: str, footer: str = "") -> tuple[str, str]:
    """A letter's words as plain text and as HTML. Only `quote` is Markdown; the rest is taken literally."""
    plain = "\n\n".join(part for part in (lead, quote, f"{action}: {link}", f"-- \n{footer}" if footer else "") if part)
    parts = [f"<p>{html.escape(lead)}</p>"]
    if quote:
        parts.append(f"<blockquote>{rendered(quote)}</blockquote>")
    parts.append(f'<p><a href="{html.escape(link)}">{html.escape(action)}</a></p>')
    if footer:
        parts.append(f"<hr><p><small>{html.escape(footer)}</small></p>")
    return plain + "\n", f"<!doctype html><html><body>{''.join(parts)}</body></html>"


def message(letter: Letter, said: tuple[str, str], post: Post, at: datetime) -> EmailMessage:
    """The letter as it goes over the wire, `said` as text and as HTML. Raises `ValueError` for a wrong address."""
    made = EmailMessage()
    made["From"] = Address("Quarterdeck", addr_spec=post.sender)
    made["To"] = Address(addr_spec=letter.recipient)
    made["Subject"] = letter.subject
    made["Date"] = format_datetime(at)
    made["Message-ID"] = f"<{letter.key}@{post.domain}>"
    made["Auto-Submitted"] = "auto-generated"
    if letter.thread:
        made["References"] = f"<{letter.thread}@{post.domain}>"
    if letter.user_id:
        made["List-Unsubscribe"] = f"<{post.url}{PREFERENCES}>"
    made.set_content(said[0])
    made.add_alternative(said[1], subtype="html")
    return made


# -- tickets ---------------------------------------------------------------------------------------------------

TICKETS = {
    TicketKind.INVITATION: ("You are invited to Quarterdeck", "you are invited to work in Quarterdeck.",
                            "Accept the invitation"),
    TicketKind.RECOVERY: ("Set a new password", "somebody, probably you, asked for a new password. If it was not you, "
                          "nothing needs to be done.", "Set a new password"),
}  # fmt: skip


def queue_tickets(deck: Deck, activities: list[Activity]) -> None:
    """The reader that makes the mail of opened tickets due: without words yet, since the link is drawn on sending."""
    table = TABLES["ticket"].c
    for activity in activities:
        if activity.noun != "ticket" or activity.verb not in TICKETS:
            continue
        for (expires_at,) in deck.rows(sa.select(table.expires_at).where(table.id == activity.object_id)):
            put(deck, Letter(
                key=f"ticket.{activity.object_id}", recipient="", subject=TICKETS[TicketKind(activity.verb)][0],
                noun="ticket", object_id=activity.object_id,
                expires_at=min(datetime.fromisoformat(expires_at), deck.now + DAY),
            ))  # fmt: skip


def opening(ticket: tickets.Letter) -> tuple[str, str]:
    """The words of a ticket's letter, with its link: sent, and nowhere kept."""
    _, lead, action = TICKETS[ticket.kind]
    footer = f"The link works until {ticket.expires_at.astimezone(UTC):%Y-%m-%d %H:%M} UTC."
    return words(f"{ticket.name}, {lead}", "", ticket.link, action, footer)


# -- sending ---------------------------------------------------------------------------------------------------


class Sender:
    """Empties the outbox. Several may run at once; each letter is in one's hands at a time."""

    def __init__(
        self, database: Database, post: Post, *, secret: str = "",
        lease: timedelta = timedelta(minutes=5), clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:  # fmt: skip
        self.database, self.post, self.secret, self.lease, self.clock = database, post, secret, lease, clock
        self.outbox = Outbox(database)
        self._smtp: smtplib.SMTP | None = None

    def step(self) -> int:
        """Send everything that is due; returns how many letters went out."""
        sent = 0
        try:
            while (letter := self.outbox.take(self.clock(), self.lease)) is not None:
                sent += self._deal_with(letter)
        finally:
            self._hang_up()
        return sent

    def _deal_with(self, letter: Due) -> bool:
        at = self.clock()
        if letter.expires_at and at > letter.expires_at:
            self.outbox.give_up(letter, "its time was over before it could be sent")
            return False
        if not self._wanted(letter):
            self.outbox.give_up(letter, "withheld: the recipient does not see this any more")
            return False
        try:
            written = self._written(letter, at)
            if written is None:
                self.outbox.give_up(letter, "the ticket was used, or ran out")
                return False
            self._transmit(written)
        except Exception as fault:
            self._failed(letter, fault, at)
            return False
        self.outbox.sent(letter, at)
        self._note(letter, at)
        return True

    def _written(self, letter: Due, at: datetime) -> EmailMessage | None:
        """The letter with its words; None for a ticket that opens nothing any more."""
        if letter.noun != "ticket" or letter.object_id is None:
            footer = f"What reaches you by mail is up to you: {self.post.url}{PREFERENCES}"
            said = words(letter.subject, letter.text, letter.link, "Open in Quarterdeck", footer)
            return message(letter, said, self.post, at)
        key = signing_key(self.database, self.secret)
        ticket = tickets.link_for(self.database, letter.object_id, key=key, url=self.post.url, at=at)
        return ticket and message(replace(letter, recipient=ticket.email), opening(ticket), self.post, at)

    def _transmit(self, made: EmailMessage) -> None:
        if self._smtp is None:
            self._smtp = self.post.connect()
        self._smtp.send_message(made)

    def _failed(self, letter: Due, fault: Exception, at: datetime) -> None:
        reason = f"{type(fault).__name__}: {fault}"
        log.warning("letter %s was not sent (attempt %d): %s", letter.key, letter.attempts, reason)
        if final(fault):
            self.outbox.give_up(letter, reason)
            return
        if not isinstance(fault, smtplib.SMTPRecipientsRefused):
            self._hang_up()  # whatever state that connection is in
        self.outbox.put_off(letter, at + delay(letter.attempts), reason)

    def _wanted(self, letter: Due) -> bool:
        """Whether the person is still there and sees what the letter is about, as far as it is about something."""
        if letter.user_id is None or letter.noun is None or letter.object_id is None:
            return True
        try:
            viewer = find_viewer(self.database, letter.user_id)
        except NotFound:
            return False
        return Deck(self.database, viewer).sees(letter.noun, letter.object_id)

    def _note(self, letter: Due, at: datetime) -> None:
        """Say on the notification, if it is still there, that it went out by mail."""
        if letter.notification_id is None or letter.user_id is None:
            return
        with suppress(NotFound):
            owner = Deck(self.database, find_viewer(self.database, letter.user_id), via="mail")
            with owner.of(Notification).edit(letter.notification_id) as notification:
                notification.emailed_at = at

    def _hang_up(self) -> None:
        if self._smtp is not None:
            with suppress(smtplib.SMTPException, OSError):
                self._smtp.quit()
            self._smtp.close()
        self._smtp = None


def delay(attempts: int) -> timedelta:
    """How long to wait after so many attempts: half a minute, then twice as long each time, an hour at most."""
    return timedelta(seconds=min(30 * 2 ** (attempts - 1), 3600))


def final(fault: Exception) -> bool:
    """Whether trying again is useless: no address, or the server's lasting refusal (5xx, RFC 5321 §4.2.1) of this
    recipient or these words. A refused sender or sign-in is a matter of settings, which somebody may put right."""
    if isinstance(fault, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _ in fault.recipients.values())
    if isinstance(fault, smtplib.SMTPDataError):
        return fault.smtp_code >= 500
    return isinstance(fault, ValueError)
