"""What one person is not shown of objects that they see: fields hidden from them, and names of what they do not see.

Whole fields are hidden by role (`Sensitive`), save in the projects a noun names in `sensitive_in`, or from everybody
but the person themselves (`Personal`). References marked `Veiled` are told to those who see what they name.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from .model import Field, Noun, Record
from .references import targets

if TYPE_CHECKING:
    from .activity import Activity, Changes
    from .deck import Deck

R = TypeVar("R", bound=Record)
Raw = msgspec.Raw
_raw = msgspec.json.Decoder(list[dict[str, Raw]])


class Veil:
    """One noun's, over what one deck's user reads."""

    def __init__(self, deck: Deck, noun: Noun) -> None:
        self.deck, self.noun = deck, noun
        viewer = deck.viewer
        shows = noun.sensitive_to is None or noun.sensitive_to(viewer)
        self.sensitive = frozenset[str]() if shows else noun.sensitive
        self.personal = frozenset[str]() if viewer.is_admin else noun.personal
        self.open_in = noun.sensitive_in(deck) if self.sensitive and noun.sensitive_in else frozenset[int]()
        self.veiled = () if viewer.is_admin else noun.veiled

    @property
    def hidden(self) -> frozenset[str]:
        """Of any object, whichever it is: by these nobody filters or sorts."""
        return self.sensitive | self.personal

    @property
    def everywhere(self) -> frozenset[str]:
        """Of every object: these nobody asks for."""
        return frozenset() if self.open_in else self.sensitive

    def of(self, id: int | None, project_id: int | None) -> frozenset[str]:
        """Of one object, known by its id and its project."""
        sensitive = frozenset[str]() if project_id in self.open_in else self.sensitive
        return sensitive if id == self.deck.viewer.id else sensitive | self.personal

    @property
    def lies(self) -> bool:
        """Whether anything may be hidden at all."""
        return bool(self.hidden or self.veiled)

    def differs(self, joined: str) -> bool:
        """Whether it lies otherwise over one of these documents than over another."""
        return bool(self.open_in or self.personal) or any(f'"{field.name}":' in joined for field in self.veiled)

    def thing(self, thing: R) -> R:
        """An object as this person is shown it."""
        hidden = self.of(thing.id, getattr(thing, self.noun.place or "", None))
        told = {field.name: self.lift(field, [getattr(thing, field.name)])[0] for field in self.veiled}
        told |= {name: self.noun.fields[name].default for name in hidden}
        return msgspec.structs.replace(thing, **told) if told else thing

    def narrowed(self, joined: str, wanted: frozenset[str]) -> bytes:
        """Documents, given as the text of one JSON array, with these fields of what is shown of each."""
        kept: list[dict[str, Raw]] = []
        for document in _raw.decode(joined):
            hidden = self.of(int(bytes(document["id"])), self._project(document))
            kept.append({name: value for name, value in document.items() if name in wanted and name not in hidden})
        for field in self.veiled:
            self._strip(kept, field)
        return msgspec.json.encode(kept)

    def document(self, id: int, text: bytes) -> bytes:
        """A stored document, which says nothing of its id, with what is shown of it."""
        head = b'{"id":%d,' % id
        return b"{" + self.narrowed((b"[" + head + text[1:] + b"]").decode(), frozenset(self.noun.fields))[
            1:-1
        ].removeprefix(head)

    def lift(self, field: Field, values: Iterable[Any]) -> list[Any]:
        """Values of a veiled field as this person is told them."""
        held = list(values)
        seen = self._seen(field, {id for value in held if value for id in targets(field, value)})
        return [_left(field, value, seen) for value in held]

    def changes(self, entry: Activity) -> Changes:
        """What an activity changed, as this person is told it."""
        hidden = self.of(entry.object_id, entry.project_id)
        told = {name: pair for name, pair in entry.changes.items() if name not in hidden}
        return told | {f.name: self.lift(f, told[f.name]) for f in self.veiled if f.name in told}

    # -- steps -------------------------------------------------------------------------------------------------

    def _project(self, document: dict[str, Raw]) -> int | None:
        if not self.open_in:
            return None
        held = document.get(self.noun.place or "")
        return None if held is None else int(bytes(held))

    def _strip(self, documents: list[dict[str, Raw]], field: Field) -> None:
        bearing = [document for document in documents if field.name in document]
        told = self.lift(field, [msgspec.json.decode(document[field.name]) for document in bearing])
        for document, value in zip(bearing, told, strict=True):
            if value is None or value == []:
                del document[field.name]
            else:
                document[field.name] = Raw(msgspec.json.encode(value))

    def _seen(self, field: Field, ids: set[int]) -> set[int]:
        target = field.ref or field.edge
        assert target
        return self.deck.seen(target.noun, ids)


def _left(field: Field, value: Any, seen: set[int]) -> Any:
    if field.edge:
        return [each for each in value or [] if each in seen]
    return value if value in seen else None


# -- documents as they are answered ------------------------------------------------------------------------------

_partials: dict[tuple[str, frozenset[str]], Any] = {}


def shown(deck: Deck, noun: Noun, texts: list[str], fields: tuple[str, ...] = ()) -> str:
    """Documents as one JSON array for this user: asked fields only, or all but internal and hidden ones."""
    joined, veil = f"[{','.join(texts)}]", Veil(deck, noun)
    wanted = frozenset(fields) if fields else frozenset(noun.fields) - noun.internal
    if veil.differs(joined):
        return veil.narrowed(joined, wanted).decode()
    if fields or veil.hidden or any(f'"{name}":' in joined for name in noun.internal):
        return _narrowed(noun, joined, wanted - veil.hidden).decode()
    return joined


def _narrowed(noun: Noun, joined: str, names: frozenset[str]) -> bytes:
    """Documents, given as the text of one JSON array, with these fields only; values are copied unread."""
    decoder = _partials.get((noun.name, names))
    if decoder is None:
        ordered = sorted(noun.fields, key=lambda name: name != "id")
        kept = [(name, Raw, msgspec.UNSET) for name in ordered if name in names]
        decoder = msgspec.json.Decoder(list[msgspec.defstruct("Partial", kept)])  # type: ignore[misc]
        _partials[noun.name, names] = decoder
    return msgspec.json.encode(decoder.decode(joined))
