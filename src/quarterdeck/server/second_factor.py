"""The second factor over HTTP: offered, added with a code of the app, and ended with the password."""

from __future__ import annotations

from typing import Any

from litestar import get, post, put

from quarterdeck.people import sign_in, two_factor
from quarterdeck.people.two_factor import Offer, SpareCodes, Standing
from quarterdeck.people.user import User

from . import asking
from .asking import Asked
from .auth_forms import AddedFactor, Confirmed
from .context import identity_of, run, signed_in


@get("/api/two-factor")
async def standing(request: Asked) -> Standing:
    """Since when signing in asks the person for a code."""
    deck = asking.deck(request, "users", writing=False)
    return await run(deck.database, lambda: two_factor.standing(deck))


@post("/api/two-factor/offer", guards=[signed_in])
async def offer(request: Asked) -> Offer:
    """A fresh key for an authenticator app."""
    deck = asking.deck(request, "users", writing=False)
    asking.in_browser(identity_of(request), "set up a second factor")
    return await run(deck.database, lambda: two_factor.offer(deck.of(User).get(deck.viewer.id)))


@put("/api/two-factor", guards=[signed_in])
async def enable(request: Asked) -> SpareCodes:
    """Ask for a code from now on, with one's password and a code of the app; answers the spare codes."""
    data = await asking.form(request, AddedFactor)
    return await _proved(request, "enable_2fa", current=data.current, key=data.key, code=data.code)


@post("/api/two-factor/end", guards=[signed_in], status_code=204)
async def disable(request: Asked) -> None:
    """Ask for the password alone again."""
    data = await asking.form(request, Confirmed)
    await _proved(request, "disable_2fa", current=data.current)


async def _proved(request: Asked, verb: str, **given: str) -> Any:
    identity, at = identity_of(request), asking.now(request)
    asking.in_browser(identity, "change a second factor")
    return await asking.in_thread(
        request, lambda d, _, __: sign_in.prove_and_act(d, identity.viewer.id, verb, given, at=at)
    )


routes = [standing, offer, enable, disable]
