"""Which custom fields a noun has: declared in settings, all of a noun's at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import msgspec
from msgspec import Meta

from .custom import TYPES
from .errors import Invalid, Refusal
from .model import NOUNS, Noun
from .query import CONTROLS, aliases

if TYPE_CHECKING:
    from .deck import Deck


class CustomField(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """A declared custom field. `choices` go with the type `choice` only."""

    type: str
    choices: list[Annotated[str, Meta(min_length=1, max_length=191)]] = []
    label: str = ""


Declared = dict[
    Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{0,59}\Z", description="a word such as floor_2, in lower case")],
    CustomField,
]


def declare(deck: Deck, noun: Noun, declared: dict[str, CustomField]) -> dict[str, Any]:
    """Declare a noun's custom fields; administrators only. Values of fields no longer declared stay as they are.

    Raises `Invalid` by the field's name, also where the noun has a field or a parameter of that name already.
    """
    before = deck.custom_fields(noun)
    taken = {*noun.fields, *aliases(noun), *CONTROLS} - before.keys()
    for name, given in declared.items():
        if name in taken:
            raise Invalid(**{name: f"is a field of every {noun.name.replace('_', ' ')}, or means something else there"})
        if given.type not in TYPES:
            raise Invalid(**{name: f"“type” is one of {', '.join(TYPES)}"})
        if bool(given.choices) != (given.type == "choice"):
            raise Invalid(**{name: "“choices” go with the type “choice”, which needs some"})
    deck.set_setting(f"custom_fields.{noun.name}", msgspec.to_builtins(declared))
    return deck.custom_fields(noun)


def with_custom_fields(name: str) -> Noun:
    """The noun of this name, `task` or `api-token`. Raises `Refusal("no_route")` where it takes no custom fields."""
    noun = NOUNS.get(name.replace("-", "_"))
    if noun is None or "custom_fields" not in noun.fields:
        raise Refusal("no_route")
    return noun
