"""Letters leave through a real mail server on this machine; what fails is tried again, and no secret stays behind."""

from __future__ import annotations

import os
import re
import signal
import smtplib
import socket
import ssl
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult
from tests.people.test_notices import until
from tests.world import World

from quarterdeck.commands.examining import Finding, examine
from quarterdeck.kernel.deck import system
from quarterdeck.kernel.errors import Refusal
from quarterdeck.kernel.jobs import Consumer
from quarterdeck.kernel.tables import TABLES
from quarterdeck.people.mail import Post, Sender, delay, queue_tickets, rendered
from quarterdeck.people.notices import reader, workers
from quarterdeck.people.notification import Notification
from quarterdeck.people.outbox import Letter, put
from quarterdeck.people.secret import signing_key
from quarterdeck.people.tickets import TicketKind, find, open_ticket
from quarterdeck.people.user import User
from quarterdeck.settings import Settings
from quarterdeck.work.comment import Comment
from quarterdeck.work.issue import Issue
from quarterdeck.work.project import Project
from quarterdeck.work.task import Task

URL = "https://deck.example.org"


@dataclass
class Letterbox:
    """What a mail server was given; `answers` are what it says instead of accepting, one for each attempt."""

    mails: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        if self.answers:
            return self.answers.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        self.mails.append(message_from_bytes(envelope.content, policy=default))  # type: ignore[arg-type]
        self.recipients += envelope.rcpt_tos
        return "250 OK"


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture
def letterbox() -> Letterbox:
    return Letterbox()


@pytest.fixture
def post(letterbox: Letterbox) -> Iterator[Post]:
    server = Controller(letterbox, hostname="127.0.0.1", port=free_port())
    server.start()
    yield Post.at(f"smtp://127.0.0.1:{server.port}", URL)
    server.stop()


@pytest.fixture
def consumer(world: World, post: Post) -> Consumer:
    consumer = Consumer(world.database, "notices", reader(post))
    consumer.begin()
    return consumer


class Clock:
    """A clock that the test moves."""

    def __init__(self) -> None:
        self.at = datetime.now(UTC) + timedelta(seconds=30)  # behind what the test queues, however slow it is

    def __call__(self) -> datetime:
        return self.at

    def passes(self, **time: float) -> None:
        self.at += timedelta(**time)


def outbox(world: World, *names: str) -> list[tuple[Any, ...]]:
    table = TABLES["outbox"].c
    return [tuple(r) for r in system(world.database).rows(sa.select(*(table[n] for n in names)).order_by(table.id))]


def say(world: World, body: str, **more: object) -> Comment:
    return world.deck(world.ada).of(Comment).create(**{"task_id": world.task.id, "body": body, **more})


def ticket(world: World, who: str = "ben", kind: TicketKind = TicketKind.RECOVERY) -> int:
    """Open a ticket, and let the reader of the log make its letter due."""
    deck = system(world.database)
    opened = deck.write(lambda: open_ticket(deck, world.people[who].id, kind))
    Consumer(world.database, "tickets", queue_tickets, from_start=True).step()
    return opened


def link_in(mail: EmailMessage) -> str:
    """The token of the link in a mail."""
    found = re.search(r"token=(\S+)", mail.get_body(("plain",)).get_content())  # type: ignore[union-attr]
    assert found
    return found[1]


def test_a_notice_arrives_as_text_and_html_with_its_link_and_the_way_out(
    world: World, consumer: Consumer, post: Post, letterbox: Letterbox
) -> None:
    comment = say(world, "It is **done**, see <script>alert(1)</script>![](https://spy.example/p.png)\n\nThanks ☕")
    consumer.step()
    assert Sender(world.database, post, clock=Clock()).step() == 1
    (mail,) = letterbox.mails
    activity = world.deck(world.ada).of(Comment).history(comment)[0]
    assert (mail["To"], mail["From"]) == ("ben@example.com", "Quarterdeck <quarterdeck@deck.example.org>")
    assert mail["Subject"] == "Ada commented on WEB-1 Write the login page"
    assert mail["Message-ID"] == f"<notice.{activity.id}.{world.ben.id}.commented@deck.example.org>"
    assert mail["List-Unsubscribe"] == f"<{URL}/settings/notifications>"
    text, html = (mail.get_body((kind,)).get_content() for kind in ("plain", "html"))  # type: ignore[union-attr]
    assert "It is **done**" in text
    assert "Thanks ☕" in text
    assert f"{URL}/tasks/{world.task.id}" in text
    assert "<strong>done</strong>" in html
    assert f'href="{URL}/tasks/{world.task.id}"' in html
    assert "<script" not in html
    assert "<img" not in html


def test_what_was_sent_is_marked_and_its_words_are_gone(
    world: World, consumer: Consumer, post: Post, letterbox: Letterbox
) -> None:
    say(world, "Confidential")
    consumer.step()
    sender = Sender(world.database, post, clock=Clock())
    assert (sender.step(), sender.step()) == (1, 0)
    assert len(letterbox.mails) == 1
    ((text, due_at, sent_at),) = outbox(world, "text", "due_at", "sent_at")
    assert (text, due_at) == ("", None)
    assert sent_at
    assert world.deck(world.ben).of(Notification).list()[0].emailed_at


def test_a_title_cannot_smuggle_markup_or_headers(
    world: World, consumer: Consumer, post: Post, letterbox: Letterbox
) -> None:
    title = "<b>Hi</b>\r\nBcc: eve@example.com"
    issue = Issue(project_id=world.web.id, title=title, assignee_ids=[world.ben.id])
    world.deck(world.ada).of(Issue).add(issue)  # as an import may: input takes no such title
    consumer.step()
    Sender(world.database, post, clock=Clock()).step()
    (mail,) = letterbox.mails
    assert mail["Bcc"] is None
    assert letterbox.recipients == ["ben@example.com"]
    assert "&lt;b&gt;" in mail.get_body(("html",)).get_content()  # type: ignore[union-attr]


def test_a_letter_is_withheld_from_who_lost_access_since_it_was_queued(
    world: World, consumer: Consumer, post: Post, letterbox: Letterbox
) -> None:
    say(world, "Secret", task_id=world.secret.id)
    consumer.step()
    world.deck(world.ada).of(Project).act(world.ops.id, "remove_member", user_id=world.ben.id)
    assert Sender(world.database, post, clock=Clock()).step() == 0
    assert letterbox.mails == []
    ((text, sent_at, error),) = outbox(world, "text", "sent_at", "error")
    assert (text, sent_at) == ("", None)
    assert error.startswith("withheld")


# -- failures --------------------------------------------------------------------------------------------------


def test_a_refused_letter_is_tried_again_with_growing_delay(world: World, post: Post, letterbox: Letterbox) -> None:
    letterbox.answers = ["451 later", "451 later"]
    ticket(world)
    clock = Clock()
    sender = Sender(world.database, post, clock=clock)
    assert sender.step() == 0
    clock.passes(seconds=29)
    assert sender.step() == 0
    assert len(letterbox.answers) == 1
    clock.passes(seconds=2)
    sender.step()
    assert letterbox.answers == []
    clock.passes(seconds=59)
    assert sender.step() == 0
    clock.passes(seconds=2)
    assert sender.step() == 1
    assert outbox(world, "attempts", "error") == [(3, None)]


def test_a_mail_server_that_is_away_loses_nothing(world: World, consumer: Consumer, letterbox: Letterbox) -> None:
    port = free_port()
    clock, away = Clock(), Post.at(f"smtp://127.0.0.1:{port}", URL)
    say(world, "Well done")
    consumer.step()
    assert Sender(world.database, away, clock=clock).step() == 0
    ((error,),) = outbox(world, "error")
    assert "ConnectionRefusedError" in error
    server = Controller(letterbox, hostname="127.0.0.1", port=port)
    server.start()
    clock.passes(minutes=1)
    assert Sender(world.database, away, clock=clock).step() == 1
    server.stop()
    assert letterbox.recipients == ["ben@example.com"]


def test_after_a_day_a_letter_is_given_up_and_the_reason_is_kept(world: World, consumer: Consumer) -> None:
    clock, away = Clock(), Post.at(f"smtp://127.0.0.1:{free_port()}", URL)
    say(world, "Well done")
    consumer.step()
    sender = Sender(world.database, away, clock=clock)
    for _ in range(40):
        sender.step()
        clock.passes(hours=1)
    ((text, due_at, sent_at, error, attempts),) = outbox(world, "text", "due_at", "sent_at", "error", "attempts")
    assert (text, due_at, sent_at) == ("", None, None)
    assert "ConnectionRefusedError" in error
    assert 20 < attempts < 26


def test_a_lasting_refusal_ends_it_at_once(world: World, post: Post, letterbox: Letterbox) -> None:
    letterbox.answers = ["550 no such mailbox"]
    ticket(world)
    assert Sender(world.database, post, clock=Clock()).step() == 0
    ((text, due_at, error),) = outbox(world, "text", "due_at", "error")
    assert (text, due_at) == ("", None)
    assert "no such mailbox" in error


def test_delays_double_up_to_an_hour() -> None:
    assert [delay(n).total_seconds() for n in (1, 2, 3, 8, 30)] == [30, 60, 120, 3600, 3600]


KILLED = """
import sys, os, signal
import quarterdeck.nouns
from quarterdeck.kernel.database import Database
from quarterdeck.people.mail import Post, Sender

sender = Sender(Database(sys.argv[1]), Post.at(sys.argv[2], sys.argv[3]))
sender.outbox.sent = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
sender.step()
"""


def test_a_sender_killed_before_writing_it_down_sends_again_under_the_same_message_id(
    world: World, consumer: Consumer, post: Post, letterbox: Letterbox, url: str
) -> None:
    say(world, "Well done")
    consumer.step()
    smtp = f"smtp://{post.host}:{post.port}"
    killed = subprocess.run([sys.executable, "-c", KILLED, url, smtp, URL], timeout=60)
    assert killed.returncode == -signal.SIGKILL
    clock = Clock()
    assert Sender(world.database, post, clock=clock).step() == 0  # the dead process still holds it
    clock.passes(minutes=6)
    assert Sender(world.database, post, clock=clock).step() == 1
    first, second = letterbox.mails
    assert first["Message-ID"] == second["Message-ID"]
    assert len(world.deck(world.ben).of(Notification).list()) == 1


def test_several_senders_send_each_letter_once(world: World, post: Post, letterbox: Letterbox) -> None:
    deck = system(world.database)
    for n in range(20):
        letter = Letter(key=f"k{n}", recipient=f"p{n}@example.com", subject="s", text="t")
        deck.write(lambda letter=letter: put(deck, letter))
    clock = Clock()
    threads = [threading.Thread(target=Sender(world.database, post, clock=clock).step) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    Sender(world.database, post, clock=clock).step()
    assert sorted(letterbox.recipients) == sorted(f"p{n}@example.com" for n in range(20))


# -- tickets ---------------------------------------------------------------------------------------------------


def test_a_ticket_goes_out_and_its_secret_is_never_in_the_outbox(
    world: World, post: Post, letterbox: Letterbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = ticket(world)
    clock = Clock()
    sender = Sender(world.database, post, clock=clock)
    monkeypatch.setattr(sender.outbox, "sent", lambda *_: None)  # as if killed before writing it down
    assert sender.step() == 1
    row = str(outbox(world, *(c.name for c in TABLES["outbox"].c)))
    (mail,) = letterbox.mails
    token = link_in(mail)
    assert (mail["To"], mail["Subject"]) == ("ben@example.com", "Set a new password")
    assert mail["List-Unsubscribe"] is None
    assert token not in row
    key = signing_key(world.database)
    assert find(world.database, TicketKind.RECOVERY, token, key=key, at=clock.at).id == opened


def test_a_ticket_sent_again_brings_a_link_that_works(world: World, post: Post, letterbox: Letterbox) -> None:
    letterbox.answers = ["451 later"]
    ticket(world)
    clock = Clock()
    sender = Sender(world.database, post, clock=clock)
    assert sender.step() == 0
    clock.passes(minutes=1)
    assert sender.step() == 1
    token, key = link_in(letterbox.mails[0]), signing_key(world.database)
    assert find(world.database, TicketKind.RECOVERY, token, key=key, at=clock.at).user.username == "ben"


def test_a_ticket_that_ended_or_whose_person_left_is_not_sent(world: World, post: Post, letterbox: Letterbox) -> None:
    ticket(world)
    ticket(world, "dan")
    world.deck(world.root).of(User).act(world.dan.id, "suspend")
    clock = Clock()
    assert Sender(world.database, post, clock=clock).step() == 1
    ticket(world, "vic")
    clock.passes(minutes=61)
    assert Sender(world.database, post, clock=clock).step() == 0
    assert letterbox.recipients == ["ben@example.com"]
    assert [due for (due,) in outbox(world, "due_at")] == [None, None, None]


def test_a_transaction_that_fails_queues_nothing(world: World) -> None:
    deck = system(world.database)

    def work() -> None:
        put(deck, Letter(key="a", recipient="b@example.com", subject="s", text="t"))
        raise RuntimeError

    with pytest.raises(RuntimeError):
        deck.write(work)
    assert outbox(world, "id") == []


# -- the whole way ---------------------------------------------------------------------------------------------


def test_from_a_comment_to_the_letterbox_by_the_server_s_own_workers(
    world: World, post: Post, letterbox: Letterbox
) -> None:
    world.deck(world.ben).of(Task).update(world.task.id, due_date=datetime.now(UTC).date() + timedelta(days=1))
    running = workers(world.database, post)
    for worker in running:
        worker.start()
    say(world, "Well done")
    assert until(lambda: len(letterbox.mails) == 2)
    assert sorted(mail["Subject"].split(":")[0] for mail in letterbox.mails) == [
        "Ada commented on WEB-1 Write the login page",
        "Due tomorrow",
    ]
    assert letterbox.recipients == ["ben@example.com"] * 2
    assert [worker.stop() for worker in running] == [True, True]


# -- settings and TLS ------------------------------------------------------------------------------------------


def test_settings_name_the_server_the_sender_and_the_links() -> None:
    assert Post.of(Settings()) is None
    smtp = "smtp+starttls://ann%40x.org:p%2Fw@mx.x.org"
    found = Post.of(Settings(smtp=smtp, url=f"{URL}/"))
    assert found == Post("smtp+starttls", "mx.x.org", 587, "ann@x.org", "p/w", "ann@x.org", URL)
    assert Post.at("smtps://mx.x.org?from=deck@y.org", URL).sender == "deck@y.org"
    with pytest.raises(Refusal):
        Post.at("imap://mx.x.org", URL)


def doctored(smtp: str) -> Finding:
    return next(found for found in examine(Settings(smtp=smtp)) if found.what == "mail")


def test_the_doctor_goes_to_the_mail_server_as_the_mailer_does(post: Post, letterbox: Letterbox) -> None:
    address = f"smtp://127.0.0.1:{post.port}"
    assert doctored(f"{address}?from=deck@y.org").well
    assert not doctored(f"{address.replace('smtp:', 'smtp+starttls:')}").well
    assert not doctored(address.replace("://", "://ann:secret@")).well
    assert "begins with one of smtp://" in doctored(address.removeprefix("smtp://")).found
    assert not doctored("").needed
    assert letterbox.mails == []


def test_people_s_markdown_is_cleaned() -> None:
    html = rendered("[x](javascript:alert(1)) <a href='javascript:alert(1)'>y</a> <https://quarterdeck.example>")
    assert 'href="javascript' not in html
    assert "<a href='" not in html
    assert '<a href="https://quarterdeck.example"' in html


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("tls") / "localhost.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
         "-keyout", made, "-out", made.with_suffix(".crt")],
        check=True, capture_output=True,
    )  # fmt: skip
    return made


@pytest.mark.parametrize("scheme", ["smtps", "smtp+starttls"])
def test_mail_goes_out_over_tls_with_a_password_and_only_to_a_server_that_proves_itself(
    scheme: str, certificate: Path, letterbox: Letterbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate.with_suffix(".crt"), certificate)

    class Secure(Controller):
        def factory(self) -> SMTP:
            own = {"tls_context": tls, "require_starttls": True} if scheme != "smtps" else {"auth_require_tls": False}
            return SMTP(self.handler, authenticator=_known, **own)

    server = Secure(letterbox, hostname="localhost", port=free_port(), ssl_context=tls if scheme == "smtps" else None)
    with pytest.MonkeyPatch.context() as trusting:
        trusting.setenv("SSL_CERT_FILE", str(certificate.with_suffix(".crt")))
        server.start()
        with Post.at(f"{scheme}://ann:p%2Fw@localhost:{server.port}", URL).connect() as smtp:
            smtp.sendmail("a@example.com", ["b@example.com"], "Subject: hi\r\n\r\nhi")
        with pytest.raises(smtplib.SMTPAuthenticationError):
            Post.at(f"{scheme}://ann:wrong@localhost:{server.port}", URL).connect()
    assert letterbox.recipients == ["b@example.com"]
    monkeypatch.setenv("SSL_CERT_FILE", os.devnull)
    with pytest.raises(ssl.SSLCertVerificationError):
        Post.at(f"{scheme}://ann:p%2Fw@localhost:{server.port}", URL).connect()
    server.stop()


def _known(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
    return AuthResult(success=(data.login, data.password) == (b"ann", b"p/w"), handled=False)
