"""Signing in over HTTP: setup, sessions, passwords, recovery and invitations."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import anyio.to_thread
from litestar import Response, delete, get, post, put
from litestar.background_tasks import BackgroundTask
from litestar.params import FromPath

from quarterdeck.demo import is_demo
from quarterdeck.kernel import activity
from quarterdeck.kernel.access import Viewer
from quarterdeck.kernel.database import Database
from quarterdeck.kernel.deck import Deck
from quarterdeck.people import first, invitation, recovery, sessions, sign_in
from quarterdeck.people.api_token import ApiToken
from quarterdeck.people.session import Session
from quarterdeck.people.sign_in import Client, SignedIn
from quarterdeck.people.user import User

from . import asking, cookies, keys, second_factor
from .asking import Asked
from .auth_forms import (
    Acceptance,
    Arrival,
    ChangedEmail,
    ChangedPassword,
    FirstAdmin,
    Forgotten,
    Handed,
    Need,
    NewPassword,
    SignIn,
)
from .context import Identity, database_of, identity_of, run, signed_in

# -- setup, sign in, sign out --------------------------------------------------------------------------------------


@get("/api/setup")
async def setup_needed(request: Asked) -> Need:
    """Whether the first administrator is still to be made, and whether this is a demonstration."""
    database = database_of(request)
    return await run(database, lambda: Need(first.needed(database), is_demo(database)))


@post("/api/setup")
async def set_up(request: Asked) -> Response[Arrival]:
    """Make the first administrator, and sign in. Afterwards refused with `already_set_up`."""
    data = await asking.form(request, FirstAdmin)
    fields = {"username": data.username, "email": data.email, **_about(data)}
    at = asking.now(request)
    return await _arrived(request, lambda d, c, k: first.set_up(d, fields, data.password, c, key=k, at=at))


@post("/api/session")
async def begin(request: Asked) -> Response[Arrival]:
    """Sign in by username or e-mail address; the session that the browser had before ends."""
    data = await asking.form(request, SignIn)
    before = asking.session_cookie(request)

    def work(database: Database, client: Client, key: bytes) -> SignedIn:
        made = sign_in.sign_in(
            database, data.username, data.password, client, key=key, at=asking.now(request), code=data.code
        )
        sessions.end(database, before)
        return made

    return await _arrived(request, work)


@get("/api/session")
async def who(request: Asked) -> Response[Arrival]:
    """Who is signed in; the CSRF cookie is set where it is missing."""
    identity, database = identity_of(request), database_of(request)
    deck = Deck(database, identity.viewer)
    arrival = await run(database, lambda: _arrival(database, identity.viewer, _expiry(deck, identity)))
    token = asking.session_cookie(request)
    missing = identity.session_id is not None and request.cookies.get(cookies.CSRF) != cookies.csrf_for(token)
    return Response(arrival, cookies=[cookies.csrf(token, secure=asking.secure(request))] if missing else None)


@delete("/api/session")
async def leave(request: Asked) -> Response[None]:
    """Sign out of this browser."""
    identity, database = identity_of(request), database_of(request)
    asking.in_browser(identity, "sign out")
    await run(database, lambda: sessions.end(database, asking.session_cookie(request)), writing=True)
    return Response(None, status_code=204, cookies=cookies.signed_out(secure=asking.secure(request)))


# -- passwords -----------------------------------------------------------------------------------------------------


@put("/api/password", guards=[signed_in])
async def change(request: Asked) -> Response[None]:
    """Change one's password. All other sessions end, and this one gets a new cookie."""
    data = await asking.form(request, ChangedPassword)
    identity = identity_of(request)
    asking.in_browser(identity, "change a password")
    made = await asking.in_thread(
        request,
        lambda d, c, k: sign_in.change_password(
            d, identity.viewer.id, data.current, data.new, c, key=k, at=asking.now(request)
        ),
    )
    return Response(None, status_code=204, cookies=cookies.signed_in(made, secure=asking.secure(request)))


@put("/api/email", guards=[signed_in])
async def change_email(request: Asked) -> Response[None]:
    """Change one's e-mail address, with one's password."""
    data = await asking.form(request, ChangedEmail)
    identity, at = identity_of(request), asking.now(request)
    given = {"current": data.current, "email": data.email}
    asking.in_browser(identity, "change an e-mail address")
    await asking.in_thread(
        request, lambda d, _, __: sign_in.prove_and_act(d, identity.viewer.id, "change_email", given, at=at)
    )
    return Response(None, status_code=204)


@post("/api/recovery", status_code=202)
async def forgotten(request: Asked) -> Response[None]:
    """Ask for a link by e-mail. The answer is the same, and as quick, whether the address is anybody's."""
    data = await asking.form(request, Forgotten)
    database, at, client = database_of(request), asking.now(request), asking.client(request)
    await anyio.to_thread.run_sync(recovery.admit, database, client.address, at)
    task = BackgroundTask(anyio.to_thread.run_sync, recovery.ask, database, data.email, at)
    return Response(None, status_code=202, background=task)


@post("/api/recovery/confirm")
async def recover(request: Asked) -> Response[None]:
    """Set the password of who got the link. It signs nobody in, but this browser is known from now on."""
    data = await asking.form(request, NewPassword)
    made = await asking.in_thread(
        request, lambda d, c, k: recovery.confirm(d, data.token, data.password, key=k, at=asking.now(request))
    )
    known = cookies.known_device(made.user_id, made.device, secure=asking.secure(request))
    return Response(None, status_code=204, cookies=[known])


@post("/api/invitations/accept")
async def join(request: Asked) -> Response[Arrival]:
    """Accept an invitation: choose a password, and be signed in."""
    data = await asking.form(request, Acceptance)

    def work(database: Database, client: Client, key: bytes) -> SignedIn:
        return invitation.accept(
            database, data.token, data.password, client, key=key, at=asking.now(request), names=_about(data)
        )

    return await _arrived(request, work)


@post("/api/users/{id:int}/invitation-link", guards=[signed_in], status_code=200)
async def hand_over(request: Asked, id: FromPath[int]) -> Handed:
    """Invite somebody; where no mail server is set up, the answer has the link, once, for who hands it over."""
    deck = asking.deck(request, "users", writing=True)
    asking.in_browser(identity_of(request), "read the link of an invitation")
    settings = request.app.state.settings
    if settings.smtp:
        await run(deck.database, lambda: deck.of(User).act(id, "invite"), writing=True)
        return Handed(None)
    return Handed(
        await asking.in_thread(request, lambda _, __, key: invitation.link(deck, id, key=key, url=settings.url))
    )


# -- answers -------------------------------------------------------------------------------------------------------


async def _arrived(request: Asked, work: Callable[[Database, Client, bytes], SignedIn]) -> Response[Arrival]:
    """Sign somebody in, and answer with the person as they see themselves."""
    database = database_of(request)
    made = await asking.in_thread(request, work)
    arrival = await run(database, lambda: _arrival(database, made.viewer, made.expires_at))
    return Response(arrival, status_code=201, cookies=cookies.signed_in(made, secure=asking.secure(request)))


def _arrival(database: Database, viewer: Viewer, expires_at: datetime | None) -> Arrival:
    with database.session() as session:
        at = activity.last_id(session)
    return Arrival(Deck(database, viewer).of(User).get(viewer.id), expires_at, at)


def _expiry(deck: Deck, identity: Identity) -> datetime | None:
    if identity.session_id is not None:
        return deck.of(Session).get(identity.session_id).expires_at
    return deck.of(ApiToken).get(identity.token_id or 0).expires_at


def _about(data: FirstAdmin | Acceptance) -> dict[str, str]:
    """Those names that were given."""
    return {name: value for name in ("first_name", "last_name", "timezone") if (value := getattr(data, name).strip())}


routes = [setup_needed, set_up, begin, who, leave, change, change_email, forgotten, recover, join, hand_over]
routes += [*keys.routes, *second_factor.routes]
