"""What bytes are, told from the bytes: a name's ending or a sender's word never decides how a file is served."""

from __future__ import annotations

import codecs
import re

import filetype  # pyright: ignore[reportMissingTypeStubs]  # it has none

HEAD = 8192  # as many of a file's first bytes as are looked at
UNKNOWN = "application/octet-stream"

_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_BINARY_BY_TEXT = (b"%PDF-", b"{\\rtf")  # formats that may consist of readable characters only


def content_type(head: bytes) -> str:
    """The media type of what begins with these bytes, without parameters; `UNKNOWN` where nothing fits.

    Text is text/plain, unless it begins as markup: text/html, image/svg+xml or application/xml.
    """
    if _is_text(head) and not head.startswith(_BINARY_BY_TEXT):
        return _markup(head) or "text/plain"
    found: str | None = filetype.guess_mime(head)  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    return found or UNKNOWN


def _is_text(head: bytes) -> bool:
    if _CONTROL.search(head):
        return False
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)  # the last character may be cut
    except UnicodeDecodeError:
        return False
    return True


def _markup(head: bytes) -> str | None:
    start = head.removeprefix(codecs.BOM_UTF8).lstrip().lower()
    if not start.startswith(b"<"):
        return None
    if b"<svg" in start:
        return "image/svg+xml"
    return "application/xml" if start.startswith(b"<?xml") and b"<html" not in start else "text/html"
