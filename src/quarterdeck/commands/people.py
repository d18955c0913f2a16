"""Commands about who may sign in: people with their passwords, and tokens for scripts."""

from __future__ import annotations

import sys
from typing import Annotated, Any

from cyclopts import App, Group, Parameter

from quarterdeck.commands.common import COMMON, Common, Misuse, print_json

PEOPLE = Group("People", sort_key=2)
Name = Annotated[str, Parameter(help="what the person signs in with")]
FromStdin = Annotated[bool, Parameter(negative="", help="read the password from standard input, one line")]


def add_to(app: App) -> None:
    tokens = App(name="token", help="Tokens with which scripts act as somebody.", group=PEOPLE)
    tokens.command(create_token, name="create")
    app.command(tokens)


def add_to_user(app: App) -> None:
    app.command(add, name="add", group=PEOPLE)
    app.command(password, name="password", group=PEOPLE)


def add(
    name: Name, /, *, email: str, role: str = "developer", display_name: str = "", password_stdin: FromStdin = False,
    common: Common = COMMON,
) -> None:  # fmt: skip
    """Add a person. The first one has to be an administrator: --role admin."""
    secret = read_password() if password_stdin else None
    with common.deck(make=True) as deck:
        fields: dict[str, Any] = {"username": name, "email": email, "role": role}
        if display_name:
            fields["display_name"] = display_name
        if deck.viewer.id == 0 and role != "admin":
            from quarterdeck.kernel.errors import Invalid

            raise Invalid(role="the first person is an administrator: --role admin")
        with deck.transaction():
            made = deck.named("user").create(**fields)
            if secret is not None:
                _set_password(deck, made.id, secret)
        common.say(
            f"added: {made.username} ({made.role})", {"id": made.id, "username": made.username, "role": made.role}
        )


def password(name: Name, /, *, password_stdin: FromStdin = False, common: Common = COMMON) -> None:
    """Set a person's password, read from standard input, or asked for."""
    secret = read_password() if password_stdin else _asked()
    with common.deck() as deck:
        if not deck.viewer.is_admin:
            from quarterdeck.kernel.errors import Forbidden

            raise Forbidden(action="set the password of", noun="user")
        from quarterdeck.commands.door import Local, id_of
        from quarterdeck.kernel.model import NOUNS

        user_id = id_of(Local(deck), NOUNS["user"], name)
        with deck.transaction():
            _set_password(deck, user_id, secret)
        common.say(f"set: password of {name}", {"id": user_id})


def create_token(
    *, name: Annotated[str, Parameter(help="what it is for")] = "command line",
    scope: Annotated[list[str] | None, Parameter(negative="", help="such as tasks:read; again for more")] = None,
    days: Annotated[int | None, Parameter(help="after how many days it ends")] = None,
    common: Common = COMMON,
) -> None:  # fmt: skip
    """Make a token for --user and print it, alone: it is never shown again."""
    from datetime import UTC, datetime, timedelta

    from quarterdeck.people.tokens import create_token as create

    if days is not None and days < 1:
        raise Misuse("--days is at least 1")
    ends = datetime.now(UTC) + timedelta(days=days) if days else None
    with common.deck() as deck:
        token = create(deck, deck.viewer.id, name, scope or [], ends)
    print_json({"token": token}) if common.as_json else print(token)


def read_password() -> str:
    """A password from standard input, without the end of its line. Raises `Misuse` when there is none."""
    secret = sys.stdin.readline().rstrip("\r\n")
    if not secret:
        raise Misuse("there is no password on standard input")
    return secret


def _asked() -> str:
    from getpass import getpass

    secret = getpass("Password: ")
    if secret != getpass("Again: "):
        raise Misuse("the two passwords differ")
    return secret


def _set_password(deck: Any, user_id: int, secret: str) -> None:
    from quarterdeck.people.credentials import set_password

    set_password(deck, user_id, secret)
