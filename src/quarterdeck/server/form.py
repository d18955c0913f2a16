"""A multipart form as it arrives: small fields first, then one file, handed on piece by piece and never held whole."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator
from typing import Any, cast

from litestar.types import Receive
from multipart import (  # pyright: ignore[reportMissingTypeStubs]  # it has none
    MultipartError,
    MultipartSegment,
    PushMultipartParser,
    parse_options_header,  # pyright: ignore[reportUnknownVariableType]
)

from quarterdeck.kernel.errors import Invalid, Refusal

FIELD_LIMIT = 4096  # bytes of one field that is no file
_PIECE = 1024 * 1024  # bytes handed on at a time: each piece costs a trip to a thread

Event = MultipartSegment | bytes | bytearray | None


class Form:
    """Read `await form.fields()` first, then `form.chunks()`; `filename` is known in between.

    Raises `Refusal` for another media type or a broken form, and `Invalid` where the file is missing or comes
    before a field.
    """

    def __init__(self, content_type: str, receive: Receive) -> None:
        kind, options = cast("tuple[str, dict[str, str]]", parse_options_header(content_type))
        if kind != "multipart/form-data" or not options.get("boundary"):
            raise Refusal("media_type", expected="multipart/form-data")
        self.filename = ""
        self._events = _events(receive, options["boundary"])

    async def fields(self) -> dict[str, str]:
        """The fields in front of the file, by name."""
        fields: dict[str, str] = {}
        async for event in self._events:
            if not isinstance(event, MultipartSegment):
                continue
            if event.filename is not None:
                if event.name != "file":
                    raise Invalid(**{event.name or "file": "the file goes into the field “file”"})
                self.filename = event.filename
                return fields
            fields[event.name or ""] = await self._text(event.name or "")
        raise Invalid(file="is required")

    async def chunks(self) -> AsyncIterator[bytes]:
        """The file, in pieces of about a megabyte."""
        piece = bytearray()
        async for event in self._events:
            if isinstance(event, MultipartSegment):
                raise Invalid(file="comes last, behind the fields that say what it is about")
            piece += event or b""
            if len(piece) >= _PIECE:
                yield bytes(piece)
                piece.clear()
        yield bytes(piece)

    async def _text(self, name: str) -> str:
        value = bytearray()
        async for event in self._events:
            if not isinstance(event, bytes | bytearray):
                break
            value += event
            if len(value) > FIELD_LIMIT:
                raise Invalid(**{name: f"is at most {FIELD_LIMIT} bytes"})
        try:
            return value.decode()
        except UnicodeDecodeError:
            raise Invalid(**{name: "is not UTF-8"}) from None


async def _events(receive: Receive, boundary: str) -> AsyncGenerator[Event, None]:
    try:
        with PushMultipartParser(boundary, max_segment_count=20, strict=True) as parser:
            async for chunk in _body(receive):
                for event in parser.parse(chunk) if chunk else ():
                    yield event
    except MultipartError as fault:
        raise Refusal("bad_request", detail=f"The form is broken: {fault}.") from fault


async def _body(receive: Receive) -> AsyncGenerator[bytes, None]:
    more = True
    while more:
        message: Any = await receive()
        if message["type"] == "http.disconnect":
            raise Refusal("bad_request", detail="The request ended early.")
        yield message.get("body", b"")
        more = message.get("more_body", False)
