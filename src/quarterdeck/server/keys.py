"""What a person has given out: the browsers they are signed in with, and the tokens of their scripts."""

from __future__ import annotations

from datetime import timedelta

from litestar import delete, get, post
from litestar.params import FromPath
from msgspec import UNSET

from quarterdeck.people import sessions
from quarterdeck.people.api_token import ApiToken
from quarterdeck.people.session import Session
from quarterdeck.people.tokens import issue

from . import asking
from .asking import Asked, in_browser
from .auth_forms import MadeToken, NewToken, Place, Places, Tokens
from .context import Identity, identity_of, run, signed_in

LASTS = timedelta(days=365)  # a token for which no end was named


@get("/api/sessions")
async def places(request: Asked) -> Places:
    """Where the person is signed in."""
    deck, identity = asking.deck(request, "sessions", writing=False), identity_of(request)
    found = await run(deck.database, lambda: sessions.live(deck))
    return Places([_place(session, identity) for session in found])


@delete("/api/sessions/{id:int}")
async def end_place(request: Asked, id: FromPath[int]) -> None:
    """Sign out of another browser. Other people's sessions are not found."""
    deck = asking.deck(request, "sessions", writing=True)
    await run(deck.database, lambda: sessions.end_one(deck, id), writing=True)


@get("/api/tokens")
async def tokens(request: Asked) -> Tokens:
    """One's own tokens, without the tokens themselves."""
    deck = asking.deck(request, "api_tokens", writing=False)
    return await run(deck.database, lambda: Tokens(list(deck.of(ApiToken).each(user_id=deck.viewer.id))))


@post("/api/tokens", guards=[signed_in])
async def make_token(request: Asked) -> MadeToken:
    """Make a token for scripts, in a browser: no token makes another one."""
    data = await asking.form(request, NewToken)
    identity, deck = identity_of(request), asking.deck(request, "api_tokens", writing=True)
    in_browser(identity, "make tokens")
    ends = deck.now + LASTS if data.expires_at is UNSET else data.expires_at
    made = await run(deck.database, lambda: issue(deck, identity.viewer.id, data.name, data.scopes, ends), writing=True)
    kept = made.kept
    return MadeToken(made.token, kept.id, kept.name, kept.prefix, kept.scopes, kept.expires_at)


@delete("/api/tokens/{id:int}")
async def end_token(request: Asked, id: FromPath[int]) -> None:
    """End a token."""
    deck = asking.deck(request, "api_tokens", writing=True)
    await run(deck.database, lambda: deck.of(ApiToken).delete(id), writing=True)


def _place(session: Session, identity: Identity) -> Place:
    return Place(
        id=session.id, current=session.id == identity.session_id, user_agent=session.user_agent,
        address=session.address, created_at=session.created_at, last_seen_at=session.last_seen_at,
        expires_at=session.expires_at,
    )  # fmt: skip


routes = [places, end_place, tokens, make_token, end_token]
