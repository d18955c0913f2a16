"""Requests and answers as they are on the wire: bodies read within a limit, problems, compression, entity tags."""

from __future__ import annotations

import logging
import secrets
import zlib
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

import msgspec
from litestar.types import Receive, Scope, Send

from quarterdeck.kernel.errors import Refusal

log = logging.getLogger("quarterdeck")
BODY_LIMIT = 10 * 1024 * 1024
COMPRESS_FROM = 1400  # below one network packet compressing saves nothing
Headers = list[tuple[bytes, bytes]]
JSON: tuple[bytes, bytes] = (b"content-type", b"application/json")
PROBLEM: tuple[bytes, bytes] = (b"content-type", b"application/problem+json")


@dataclass(frozen=True)
class Answer:
    """What a handler says: a status, a body that is JSON already, and headers of its own."""

    status: int = 200
    body: bytes = b""
    headers: tuple[tuple[bytes, bytes], ...] = (JSON,)


def header(scope: Scope, name: bytes) -> str | None:
    for key, value in scope["headers"]:
        if key == name:
            return value.decode("latin-1")
    return None


def pairs(scope: Scope) -> list[tuple[str, str]]:
    """The query's names and values, in order."""
    text = scope["query_string"]
    return parse_qsl(text.decode("latin-1"), keep_blank_values=True) if text else []


async def body(scope: Scope, receive: Receive) -> dict[str, Any]:
    """The JSON object of a request. Raises `Refusal` for another media type, a wrong form, or over 10 MB."""
    raw = await raw_body(receive)
    if not raw:
        return {}
    if "json" not in (header(scope, b"content-type") or ""):
        raise Refusal("media_type", expected="application/json")
    try:
        decoded = msgspec.json.decode(raw)
    except msgspec.DecodeError as fault:
        raise Refusal("bad_request", detail=f"The body is not JSON: {fault}.") from fault
    if not isinstance(decoded, dict):
        raise Refusal("bad_request", detail="The body is a JSON object.")
    return decoded


async def raw_body(receive: Receive) -> bytes:
    chunks: list[bytes] = []
    size = 0
    while True:
        message: Any = await receive()
        if message["type"] == "http.disconnect":
            raise Refusal("bad_request", detail="The request ended early.")
        chunk = message.get("body", b"")
        size += len(chunk)
        if size > BODY_LIMIT:
            raise Refusal("too_large", what="request", limit="10 MB")
        chunks.append(chunk)
        if not message.get("more_body"):
            return b"".join(chunks)


async def send_answer(scope: Scope, send: Send, answer: Answer) -> None:
    """Send an answer, compressed where the browser takes it and it is worth it."""
    content = answer.body
    headers: Headers = list(answer.headers)
    if len(content) >= COMPRESS_FROM and "gzip" in (header(scope, b"accept-encoding") or ""):
        content = gzip(content)
        headers += [(b"content-encoding", b"gzip"), (b"vary", b"accept-encoding")]
    headers.append((b"content-length", str(len(content)).encode()))
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    await send(
        {"type": "http.response.body", "body": b"" if scope.get("method") == "HEAD" else content, "more_body": False}
    )


def gzip(content: bytes, level: int = 4) -> bytes:
    packer = zlib.compressobj(level, zlib.DEFLATED, 31)
    return packer.compress(content) + packer.flush()


def refused(refusal: Refusal) -> Answer:
    """A refusal as an RFC 9457 problem."""
    extra: tuple[tuple[bytes, bytes], ...] = ()
    if refusal.code == "too_many":
        extra = ((b"retry-after", str(refusal.facts["seconds"]).encode()),)
    if refusal.status == 401:
        extra = ((b"www-authenticate", b"Bearer"),)
    return Answer(refusal.status, msgspec.json.encode(refusal.problem()), (PROBLEM, *extra))


def faulted(fault: Exception) -> Answer:
    """A fault of ours: logged whole under a reference, which is all that the answer tells."""
    reference = secrets.token_hex(6)
    log.error("fault %s", reference, exc_info=fault)
    return refused(Refusal("fault", reference=reference))


def etag(version: int) -> tuple[bytes, bytes]:
    return (b"etag", f'"{version}"'.encode())


def matched_version(scope: Scope) -> int | None:
    """The version named in If-Match, or None. Raises `Refusal` when it is no entity tag of ours."""
    text = header(scope, b"if-match")
    if text is None or text.strip() == "*":
        return None
    tag = text.strip().removeprefix("W/").strip('"')
    if not (tag.isascii() and tag.isdigit()):
        raise Refusal("bad_request", detail='If-Match is an entity tag such as "3".')
    return int(tag)
