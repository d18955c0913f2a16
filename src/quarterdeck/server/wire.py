"""Requests and answers as they are on the wire: bodies read within a limit, problems, compression, entity tags."""

from __future__ import annotations

import logging
import secrets
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar, get_origin
from urllib.parse import parse_qsl

import msgspec
from litestar.types import Receive, Scope, Send

from quarterdeck.kernel.errors import NUL, Refusal
from quarterdeck.kernel.input import DEEPEST, conform, deep, read_json

T = TypeVar("T", bound=msgspec.Struct)
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


def without_nul(scope: Scope) -> None:
    """Refuse an address that holds NUL, which is in no text that is kept and which PostgreSQL does not even take."""
    if "\0" in scope["path"]:
        raise Refusal("no_route")
    if b"%00" in scope["query_string"]:
        raise Refusal("bad_request", detail=NUL)


def asked(scope: Scope, *known: str) -> dict[str, str]:
    """The query's values by name, the last one counts. Raises `Refusal` for a name that the address does not know."""
    values = dict(pairs(scope))
    if unknown := values.keys() - set(known):
        takes = f"known are {', '.join(known)}" if known else "this address takes no parameters"
        raise Refusal("bad_request", detail=f"“{min(unknown)}” is not known here; {takes}.")
    return values


def question(scope: Scope, type_: type[T]) -> T:
    """The query as the fields of a struct; a field that is a list takes all values of its name."""
    values: dict[str, Any] = asked(scope, *type_.__struct_encode_fields__)
    for field in msgspec.structs.fields(type_):
        if get_origin(field.type) is list and field.encode_name in values:
            values[field.encode_name] = [value for name, value in pairs(scope) if name == field.encode_name]
    found: T = conform(values, type_, strict=False)
    return found


async def body(scope: Scope, receive: Receive, limit: int = BODY_LIMIT) -> dict[str, Any]:
    """The JSON object of a request. Raises `Refusal` for another media type, a wrong form, or more bytes than that."""
    raw = await raw_body(receive, limit)
    if not raw:
        return {}
    if not _is_json(header(scope, b"content-type") or ""):
        raise Refusal("media_type", expected="application/json in UTF-8")
    try:
        decoded = read_json(raw)
    except msgspec.DecodeError as fault:
        reason = str(fault).removeprefix("JSON is malformed: ")
        raise Refusal("bad_request", detail=f"The body is not JSON: {reason}.") from fault
    if not isinstance(decoded, dict):
        raise Refusal("bad_request", detail="The body is a JSON object.")
    if deep(decoded):
        raise Refusal("bad_request", detail=f"The body is nested deeper than {DEEPEST} levels.")
    return decoded


def _is_json(content_type: str) -> bool:
    """Whether a media type is JSON in UTF-8, the only encoding it has (RFC 8259, section 8.1)."""
    kind, *parameters = (part.strip().lower() for part in content_type.split(";"))
    named = kind == "application/json" or (kind.startswith("application/") and kind.endswith("+json"))
    encodings = [value.strip('"') for name, _, value in (p.partition("=") for p in parameters) if name == "charset"]
    return named and all(encoding in ("utf-8", "utf8") for encoding in encodings)


async def raw_body(receive: Receive, limit: int) -> bytes:
    chunks: list[bytes] = []
    size = 0
    while True:
        message: Any = await receive()
        if message["type"] == "http.disconnect":
            raise Refusal("bad_request", detail="The request ended early.")
        chunk = message.get("body", b"")
        size += len(chunk)
        if size > limit:
            named = f"{limit:,} bytes" if limit < 2**20 else f"{limit >> 20} MB"
            raise Refusal("too_large", what="request", limit=named)
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
    if refusal.code == "method":
        extra = ((b"allow", refusal.facts["allowed"].encode()),)
    if refusal.status == 401:
        extra = ((b"www-authenticate", b"Bearer"),)
    return Answer(refusal.status, msgspec.json.encode(refusal.problem()), (PROBLEM, *extra))


def answered(fault: Exception) -> Answer:
    """What a refusal says, or a fault of ours: that is logged whole under a reference, which is all that is told."""
    if isinstance(fault, Refusal):
        return refused(fault)
    reference = secrets.token_hex(6)
    log.error("fault %s", reference, exc_info=fault)
    return refused(Refusal("fault", reference=reference))


def other_method(scope: Scope, taken: Iterable[str]) -> Refusal:
    """The refusal of a request's method where an address takes these."""
    return Refusal("method", method=scope.get("method"), allowed=", ".join(taken))


def etag(version: int) -> tuple[bytes, bytes]:
    return (b"etag", f'"{version}"'.encode())


def matched_version(scope: Scope) -> int | None:
    """The version named in If-Match, or None. Raises `Refusal` when it is no entity tag of ours."""
    text = header(scope, b"if-match")
    if text is None or text.strip() == "*":
        return None
    tag = text.strip().removeprefix("W/").strip('"')
    if not (tag.isascii() and tag.isdigit() and len(tag) < 20):
        raise Refusal("bad_request", detail='If-Match is an entity tag such as "3".')
    return int(tag)
