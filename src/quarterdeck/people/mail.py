"""E-mail: letters from the outbox go out by SMTP, and are tried again for a day when the mail server is away.

Sending is at least once: who is killed between the mail server's answer and writing it down sends again, under the
same Message-ID, which mailboxes and people know as the same letter.
"""

from __future__ import annotations

import html
import logging
import os
import smtplib
import ssl
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from urllib.parse import parse_qs, unquote, urlsplit

import nh3
from markdown_it import MarkdownIt

from quarterdeck.kernel.database import Database
from quarterdeck.kernel.deck import Deck, find_viewer
from quarterdeck.kernel.errors import NotFound, Refusal
from quarterdeck.people.notification import Notification
from quarterdeck.people.outbox import Due, Letter, Outbox, put

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
    def from_environment(cls, environ: Mapping[str, str] = os.environ) -> Post | None:
        """As QUARTERDECK_SMTP and QUARTERDECK_URL say; None where no mail is to be sent.

        `smtp://user:password@host:port`, `smtps://` for TLS from the start, `smtp+starttls://` for TLS that is
        insisted on after the greeting; `?from=deck@example.org` says from whom. Anything else is refused.
        """
        if not environ.get("QUARTERDECK_SMTP"):
            return None
        url = environ.get("QUARTERDECK_URL", "http://localhost:8000").rstrip("/")
        return cls.at(environ["QUARTERDECK_SMTP"], url)

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


def message(letter: Letter, post: Post, at: datetime) -> EmailMessage:
    """The letter as it goes over the wire. Raises `ValueError` for an address that is none."""
    made = EmailMessage()
    made["From"] = Address("Quarterdeck", addr_spec=post.sender)
    made["To"] = Address(addr_spec=letter.recipient)
    made["Subject"] = letter.subject
    made["Date"] = format_datetime(at)
    made["Message-ID"] = f"<{letter.key}@{post.domain}>"
    made["Auto-Submitted"] = "auto-generated"
    if letter.thread:
        made["References"] = f"<{letter.thread}@{post.domain}>"
    if letter.noun:
        made["List-Unsubscribe"] = f"<{post.url}{PREFERENCES}>"
    made.set_content(letter.text)
    made.add_alternative(letter.html, subtype="html")
    return made


# -- tickets ---------------------------------------------------------------------------------------------------

TICKETS = {
    "invite": ("You are invited to Quarterdeck", "{name}, you are invited to work in Quarterdeck.",
               "Accept the invitation"),
    "recover": ("Set a new password", "{name}, somebody, probably you, asked for a new password. If it was not you, "
                "nothing needs to be done.", "Set a new password"),
}  # fmt: skip


def send_ticket(
    deck: Deck, purpose: str, *, ticket_id: int, recipient: str, name: str, link: str, expires_at: datetime
) -> bool:
    """Queue the mail of an invitation (`invite`) or a password recovery (`recover`) in the deck's transaction.

    The secret is in `link` alone, and leaves the outbox once the mail is sent or the ticket has ended.
    """
    subject, lead, action = TICKETS[purpose]
    footer = f"The link works until {expires_at.astimezone(UTC):%Y-%m-%d %H:%M} UTC."
    text, body = words(lead.format(name=name), "", link, action, footer)
    letter = Letter(key=f"ticket.{purpose}.{ticket_id}", recipient=recipient, subject=subject, text=text, html=body,
                    expires_at=min(expires_at, deck.now + timedelta(days=1)))  # fmt: skip
    return put(deck, letter)


# -- sending ---------------------------------------------------------------------------------------------------


class Sender:
    """Empties the outbox. Several may run at once; each letter is in one's hands at a time."""

    def __init__(
        self, database: Database, post: Post, *,
        lease: timedelta = timedelta(minutes=5), clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:  # fmt: skip
        self.database, self.post, self.lease, self.clock = database, post, lease, clock
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
            self._transmit(message(letter, self.post, at))
        except Exception as fault:
            self._failed(letter, fault, at)
            return False
        self.outbox.sent(letter, at)
        self._note(letter, at)
        return True

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
