"""Settings of the workspace: which custom fields each noun has, how long the trash keeps things."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from litestar import Request, get, put
from litestar.params import FromPath
from msgspec import Meta

from quarterdeck.kernel import trash
from quarterdeck.kernel.declaring import CustomField, Declared, declare, with_custom_fields

from . import asking
from .context import run, signed_in
from .wire import BODY_LIMIT


@get("/api/settings/custom-fields/{name:str}", guards=[signed_in])
async def custom_fields(request: Request[Any, Any, Any], name: FromPath[str]) -> dict[str, Any]:
    """The custom fields declared for a noun."""
    deck = asking.deck(request, "settings", writing=False)
    return await run(deck.database, lambda: deck.custom_fields(with_custom_fields(name)))


@put("/api/settings/custom-fields/{name:str}", guards=[signed_in])
async def declare_custom_fields(request: Request[Any, Any, Any], name: FromPath[str]) -> dict[str, Any]:
    """Declare a noun's custom fields; administrators only. Values of fields no longer declared stay as they are."""
    deck = asking.deck(request, "settings", writing=True)
    declared: dict[str, CustomField] = await asking.form(request, Declared, BODY_LIMIT)
    return await run(deck.database, lambda: declare(deck, with_custom_fields(name), declared), writing=True)


class TrashSetting(msgspec.Struct, forbid_unknown_fields=True):
    """`days` for which deleted things can be taken back; 0 is for ever."""

    days: Annotated[int, Meta(ge=0, le=3650)]


@get("/api/settings/trash", guards=[signed_in])
async def trash_setting(request: Request[Any, Any, Any]) -> TrashSetting:
    """How long deleted things stay in the trash."""
    deck = asking.deck(request, "settings", writing=False)
    return await run(deck.database, lambda: TrashSetting(trash.days(deck)))


@put("/api/settings/trash", guards=[signed_in])
async def keep_trash(request: Request[Any, Any, Any]) -> TrashSetting:
    """Change how long deleted things stay in the trash; administrators only. What is past it already stays there."""
    deck, data = asking.deck(request, "settings", writing=True), await asking.form(request, TrashSetting)
    await run(deck.database, lambda: deck.set_setting(trash.SETTING, data.days), writing=True)
    return data


routes = [custom_fields, declare_custom_fields, trash_setting, keep_trash]
