"""Uploads and downloads. Whatever somebody uploads, no browser runs it as a page or a script of ours."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any
from urllib.parse import quote

import anyio.to_thread
import msgspec
from litestar import Request, Response
from litestar.response import Stream
from litestar.types import ASGIApp, Receive, Scope, Send

from quarterdeck.kernel.access import require_scope
from quarterdeck.kernel.database import Database
from quarterdeck.kernel.errors import NotFound, Refusal
from quarterdeck.kernel.files import LIMIT, SIZES, Files, Stored, too_large
from quarterdeck.kernel.model import NOUNS
from quarterdeck.work.attaching import expected, fulfil
from quarterdeck.work.attachment import Attachment

from . import wire
from .context import deck_of, run
from .form import Form
from .resources import Resource

Ask = Request[Any, Any, Any]

# Shown in the browser; everything else is offered for saving.
INLINE = {
    "image/png", "image/jpeg", "image/gif", "image/webp", "image/avif", "application/pdf", "text/plain",
}  # fmt: skip
# Told as they are when saved: what a browser may play or an office opens. No markup, no script, no style is.
_TOLD = re.compile(r"text/plain|(?:audio|video|image)/[\w.-]+|application/(?:pdf|zip|gzip|rtf|msword|vnd\.[\w.-]+)")
_RANGE = re.compile(r"bytes=([0-9]{0,15})-([0-9]{0,15})")
_OVERHEAD = 100_000  # bytes that a form may add to its file

GUARDED = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    # Asked for anew each time: whoever may no longer see it is no longer shown it, on this browser either.
    "Cache-Control": "private, no-cache",
}


class Attachments(Resource):
    """The addresses of attachments: those of every noun, and those of the files beside them.

    It is one mounted app, because Litestar leads nothing below a mount to any other handler.
    """

    def __init__(self, database: Database) -> None:
        super().__init__(NOUNS["attachment"], database)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        act = self._act(scope)
        if act is None:
            await super().__call__(scope, receive, send)
            return
        request: Ask = Request(scope, receive, send)  # type: ignore[arg-type]
        try:
            response = await act(request)
        except Exception as fault:
            await wire.send_answer(scope, send, wire.answered(fault))
        else:
            head = request.method == "HEAD"
            sending: Any = response
            answer: ASGIApp = sending.to_asgi_response(None, request, is_head_response=head)
            await answer(scope, receive, send)

    def _act(self, scope: Scope) -> Callable[[Ask], Awaitable[Response[Any]]] | None:
        match scope["path"].removeprefix(self.prefix).strip("/").split("/"):  # type: ignore[typeddict-item]
            case ["upload"]:
                return partial(_with_method, ["POST"], upload)
            case [id, "content"] if id.isdecimal() and len(id) < 20:
                return partial(_with_method, ["GET", "HEAD"], partial(content, id=int(id)))
            case [id, "thumbnail"] if id.isdecimal() and len(id) < 20:
                return partial(_with_method, ["GET", "HEAD"], partial(thumbnail, id=int(id)))
            case _:
                return None


async def _with_method(
    methods: list[str], act: Callable[[Ask], Awaitable[Response[Any]]], request: Ask
) -> Response[Any]:
    if request.method not in methods:
        raise wire.other_method(request.scope, methods)
    return await act(request)


async def upload(request: Ask) -> Response[Any]:
    """Put a file to a thing: a form with one of task_id, issue_id …, then the file, which comes last. At most 100 MB.

    The type is told from the bytes, not from what the form says.
    """
    deck = deck_of(request)
    require_scope(deck.viewer, "attachments", True)
    wire.asked(request.scope)
    form = form_of(request, LIMIT)
    fields = await form.fields()
    thing = await run(deck.database, lambda: expected(deck, fields, form.filename))
    stored = await received(request, form, LIMIT)
    made = await run(deck.database, lambda: fulfil(deck, thing, stored), writing=True)
    text = await run(deck.database, lambda: deck.of(Attachment).text(made.id))
    headers = {"Location": f"/api/attachments/{made.id}", "ETag": f'"{made.version}"'}
    return Response(text.encode(), status_code=201, media_type="application/json", headers=headers)


async def content(request: Ask, id: int) -> Response[Any]:
    """The file, whole or the range asked for. Pictures, PDF and plain text are shown, everything else is saved."""
    wire.asked(request.scope)
    thing = await _attachment(request, id)
    key = str(thing.file_key)
    headers = {**GUARDED, "ETag": f'"{key}"', "Accept-Ranges": "bytes", "Content-Disposition": _disposition(thing)}
    if _unchanged(request, key):
        return Response(b"", status_code=304, headers=headers)
    try:
        part = _asked_range(request, key, thing.size)
    except Refusal as refusal:
        return _unsatisfiable(refusal, thing.size)
    first, end = part or (0, thing.size)
    if part:
        headers["Content-Range"] = f"bytes {first}-{end - 1}/{thing.size}"
    chunks = await anyio.to_thread.run_sync(lambda: files_of(request).open(key, (first, end)))
    headers["Content-Length"] = str(end - first)
    return Stream(chunks, status_code=206 if part else 200, media_type=_told(thing), headers=headers)


async def thumbnail(request: Ask, id: int) -> Response[Any]:
    """A picture as WebP that fits a square of `size` pixels (64, 200 or 800; 200 by default), upright."""
    size = wire.question(request.scope, Drawn).size
    thing = await _attachment(request, id)
    return await drawn(request, str(thing.file_key), size)


# -- in ----------------------------------------------------------------------------------------------------------


def form_of(request: Ask, limit: int) -> Form:
    """The form of a request. Raises `Refusal("too_large")` for one that says it brings more bytes than that."""
    if (request.content_length or 0) > limit + _OVERHEAD:
        raise too_large(limit)
    return Form(request.headers.get("content-type", ""), request.receive)


async def received(request: Ask, form: Form, limit: int) -> Stored:
    """The form's file, kept. Between two pieces no thread is held, so that slow senders take nobody's place."""
    incoming = await anyio.to_thread.run_sync(lambda: files_of(request).incoming(limit))
    with incoming:
        async for piece in form.chunks():
            await anyio.to_thread.run_sync(incoming.write, piece)
        return await anyio.to_thread.run_sync(incoming.keep)


def files_of(request: Ask) -> Files:
    return request.app.state.files  # type: ignore[no-any-return]


# -- out ---------------------------------------------------------------------------------------------------------


class Drawn(msgspec.Struct):
    """How large a picture is to be. What `v` says is only for a browser's cache: which picture it means."""

    size: int = SIZES[1]
    v: str = ""


async def drawn(request: Ask, key: str, size: int, *, square: bool = False) -> Response[Any]:
    """A picture as WebP, of this size."""
    tag = f"{key}-{size}{'-square' if square else ''}"
    headers = {**GUARDED, "ETag": f'"{tag}"'}
    if _unchanged(request, tag):
        return Response(b"", status_code=304, headers=headers)
    small = await anyio.to_thread.run_sync(lambda: files_of(request).thumbnail(key, size, square=square))
    return Response(small, status_code=200, media_type="image/webp", headers=headers)


async def _attachment(request: Ask, id: int) -> Attachment:
    """The attachment, if they see it and it is a file."""
    deck = deck_of(request)
    require_scope(deck.viewer, "attachments", False)
    thing = await run(deck.database, lambda: deck.of(Attachment).get(id))
    if thing.file_key is None:
        raise NotFound(noun="file")
    return thing


def _told(thing: Attachment) -> str:
    """The media type to send; Litestar adds the UTF-8, of which text was made sure when it came, to text/plain."""
    return thing.content_type if _TOLD.fullmatch(thing.content_type) else "application/octet-stream"


def _disposition(thing: Attachment) -> str:
    """RFC 6266, with the name both for old readers and in full (RFC 8187)."""
    how = "inline" if thing.content_type in INLINE else "attachment"
    plain = re.sub(r'[^ -~]|["\\%]', "_", thing.name)
    return f"{how}; filename=\"{plain}\"; filename*=UTF-8''{quote(thing.name, safe='')}"


def _unchanged(request: Ask, tag: str) -> bool:
    known = {part.strip().removeprefix("W/").strip('"') for part in request.headers.get("if-none-match", "").split(",")}
    return tag in known or "*" in known


def _asked_range(request: Ask, key: str, size: int) -> tuple[int, int] | None:
    """First byte and one past the last; None is all of it, also where several ranges or none of sense are asked for
    (RFC 9110, 14.2). Raises `Refusal("range")` for one that lies behind the end."""
    found = _RANGE.fullmatch(request.headers.get("range", "").replace(" ", ""))
    condition = request.headers.get("if-range", "").strip('"')
    if not found or found.groups() == ("", "") or condition not in ("", key):
        return None
    first, last = found.groups()
    if not first:
        start, end = max(0, size - int(last)), size
    else:
        start, end = int(first), min(int(last) + 1, size) if last else size
        if last and int(last) < int(first):
            return None
    if start >= size or start >= end:
        raise Refusal("range", size=size)
    return start, end


def _unsatisfiable(refusal: Refusal, size: int) -> Response[bytes]:
    headers = {**GUARDED, "Content-Range": f"bytes */{size}"}
    problem = msgspec.json.encode(refusal.problem())
    return Response(problem, status_code=416, media_type="application/problem+json", headers=headers)
