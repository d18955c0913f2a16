"""A multipart form as it arrives: small fields first, then one file, handed on piece by piece and never held whole."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator
from typing import Any

from litestar import Request
from multipart import MultipartError, MultipartSegment, PushMultipartParser, parse_options_header

from ..kernel.errors import Invalid, Refusal

FIELD_LIMIT = 4096  # bytes of one field that is no file
_PIECE = 1024 * 1024  # bytes handed on at a time: each piece costs a trip to a thread

Event = MultipartSegment | bytes | bytearray | None


class Form:
    """Read `await form.fields()` first, then `form.chunks()`; `filename` is known in between.

    Raises `Refusal` for another media type or a broken form, and `Invalid` where the file is missing or comes
    before a field.
    """

    def __init__(self, request: Request[Any, Any, Any]) -> None:
        kind, options = parse_options_header(request.headers.get("content-type", ""))
        if kind != "multipart/form-data" or not options.get("boundary"):
            raise Refusal("media_type", expected="multipart/form-data")
        self.filename = ""
        self._events = _events(request, options["boundary"])

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


async def _events(request: Request[Any, Any, Any], boundary: str) -> AsyncGenerator[Event, None]:
    try:
        with PushMultipartParser(boundary, max_segment_count=20, strict=True) as parser:
            async for chunk in request.stream():
                for event in parser.parse(chunk) if chunk else ():
                    yield event
    except MultipartError as fault:
        raise Refusal("bad_request", detail=f"The form is broken: {fault}.") from fault
