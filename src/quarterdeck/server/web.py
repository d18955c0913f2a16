"""The built web app: its files from the package, and its page for every address that is not the API's."""

from __future__ import annotations

import mimetypes
from pathlib import Path

from litestar.types import ASGIApp, Receive, Scope, Send

from quarterdeck.kernel.errors import Refusal

from . import wire
from .wire import Answer

FOLDER = Path(__file__).parent.parent / "web_dist"
SERVED_HERE = ("/api", "/metrics")
PAGES = {"/api/docs": "docs.html"}  # pages of the built app that are no screens of it
FOREVER = (b"cache-control", b"public, max-age=31536000, immutable")
ASK_AGAIN = (b"cache-control", b"no-cache")
MISSING = (
    b"<!doctype html><title>Quarterdeck</title><p>The web app is not built here. Run <code>make web</code>, or use "
    b"the API as <a href='/api/openapi.json'>/api/openapi.json</a> describes it."
)
_TEXTS = ("text/", "application/javascript", "application/json", "image/svg")


class Web:
    """Serves the web app beside the API; files are read once and kept, compressed where that pays."""

    def __init__(self, app: ASGIApp, folder: Path = FOLDER) -> None:
        self.app, self.folder = app, folder
        self._kept: dict[tuple[str, str], Answer] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or (scope["path"].startswith(SERVED_HERE) and scope["path"] not in PAGES):
            await self.app(scope, receive, send)
            return
        if scope["method"] not in ("GET", "HEAD"):
            answer = wire.refused(wire.other_method(scope, ("GET", "HEAD")))
        else:
            answer = self._answer(scope["path"], _coding(wire.header(scope, b"accept-encoding") or ""))
        body = b"" if scope["method"] == "HEAD" else answer.body
        headers = [*answer.headers, (b"content-length", str(len(answer.body)).encode())]
        await send({"type": "http.response.start", "status": answer.status, "headers": headers})
        await send({"type": "http.response.body", "body": body, "more_body": False})

    def _answer(self, path: str, coding: str) -> Answer:
        name = PAGES.get(path, path.lstrip("/"))
        found = self._kept.get((name, coding))
        if found is not None:
            return found
        file = self._file(name)
        if file is None:
            if name.startswith("assets/"):
                return wire.refused(Refusal("no_route"))
            # Any other address is a screen's; the app finds out which.
            return self._page(coding)
        answer = self._kept[name, coding] = _read(file, name, coding)
        return answer

    def _page(self, coding: str) -> Answer:
        index = self._file("index.html")
        return _read(index, "index.html", coding) if index else Answer(200, MISSING, (_type("x.html"), ASK_AGAIN))

    def _file(self, name: str) -> Path | None:
        try:
            file = (self.folder / name).resolve()
            return file if name and file.is_relative_to(self.folder.resolve()) and file.is_file() else None
        except (ValueError, OSError):  # no file has such a name: it holds NUL, or is too long
            return None


def _coding(accepted: str) -> str:
    """The best way to compress that the browser takes; empty for none."""
    taken = [part.replace(" ", "") for part in accepted.split(",")]
    names = {part.partition(";")[0] for part in taken if not part.endswith((";q=0", ";q=0.0"))}
    return next((name for name in ("br", "gzip") if name in names), "")


def _read(file: Path, name: str, coding: str) -> Answer:
    kind = _type(name)
    headers = (kind, FOREVER if name.startswith("assets/") else ASK_AGAIN, (b"vary", b"accept-encoding"))
    packed = file.with_name(f"{file.name}.br")  # made with the app: it takes seconds
    if coding == "br" and packed.is_file():
        return Answer(200, packed.read_bytes(), (*headers, (b"content-encoding", b"br")))
    content = file.read_bytes()
    if coding and kind[1].decode().startswith(_TEXTS):
        return Answer(200, wire.gzip(content, 9), (*headers, (b"content-encoding", b"gzip")))
    return Answer(200, content, headers)


def _type(name: str) -> tuple[bytes, bytes]:
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    kind = "text/javascript" if kind.endswith("javascript") else kind
    return (b"content-type", (f"{kind}; charset=utf-8" if kind.startswith("text/") else kind).encode())
