"""Settings of the workspace: which custom fields each noun has."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from litestar import Request, get, put
from litestar.params import FromPath
from msgspec import Meta

from quarterdeck.kernel.custom import TYPES
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Invalid, Refusal
from quarterdeck.kernel.model import NOUNS, Noun

from . import asking
from .context import run
from .wire import BODY_LIMIT


class CustomField(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """A declared custom field. `choices` go with the type `choice` only."""

    type: str
    choices: list[Annotated[str, Meta(min_length=1, max_length=191)]] = []
    label: str = ""


Declared = dict[Annotated[str, Meta(pattern="^[a-z][a-z0-9_]{0,59}$")], CustomField]


@get("/api/settings/custom-fields/{name:str}")
async def custom_fields(request: Request[Any, Any, Any], name: FromPath[str]) -> dict[str, Any]:
    """The custom fields declared for a noun."""
    deck = asking.deck(request, "settings", writing=False)
    return await run(deck.database, lambda: deck.custom_fields(_noun(name)))


@put("/api/settings/custom-fields/{name:str}", request_max_body_size=BODY_LIMIT)
async def declare_custom_fields(request: Request[Any, Any, Any], name: FromPath[str]) -> dict[str, Any]:
    """Declare a noun's custom fields; administrators only. Values of fields no longer declared stay as they are."""
    deck = asking.deck(request, "settings", writing=True)
    raw = await request.body()
    return await run(deck.database, lambda: declare(deck, _noun(name), raw), writing=True)


def declare(deck: Deck, noun: Noun, raw: bytes) -> dict[str, Any]:
    try:
        declared = msgspec.json.decode(raw, type=Declared)
    except msgspec.DecodeError as fault:
        raise Invalid(input=str(fault)) from fault
    for field, given in declared.items():
        if given.type not in TYPES:
            raise Invalid(**{field: f"“type” is one of {', '.join(TYPES)}"})
        if bool(given.choices) != (given.type == "choice"):
            raise Invalid(**{field: "“choices” go with the type “choice”, which needs some"})
    deck.set_setting(f"custom_fields.{noun.name}", msgspec.to_builtins(declared))
    return deck.custom_fields(noun)


def _noun(name: str) -> Noun:
    noun = NOUNS.get(name)
    if noun is None or "custom_fields" not in noun.fields:
        raise Refusal("no_route")
    return noun


routes = [custom_fields, declare_custom_fields]
