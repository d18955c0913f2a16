"""The web app beside the API: screens, files that are kept for ever, and the page of /api/docs."""

from __future__ import annotations

from pathlib import Path

import anyio
import httpx
import pytest
from litestar.types import Receive, Scope, Send

from quarterdeck.server.web import Web


async def _api(scope: Scope, receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"the API", "more_body": False})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "assets").mkdir()
    for name in ("index.html", "docs.html", "assets/app-1.js"):
        (tmp_path / name).write_text(name)
    return tmp_path


def ask(folder: Path, path: str, method: str = "GET", accept: str = "gzip") -> httpx.Response:
    async def request() -> httpx.Response:
        transport = httpx.ASGITransport(app=Web(_api, folder))  # type: ignore[arg-type]
        async with httpx.AsyncClient(transport=transport, base_url="http://deck") as client:
            return await client.request(method, path, headers={"accept-encoding": accept})

    return anyio.run(request)


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/", "index.html"), ("/projects/WEB/board", "index.html"), ("/assets/app-1.js", "assets/app-1.js"),
        ("/api/docs", "docs.html"), ("/api/docs/more", "the API"), ("/api/tasks", "the API"), ("/metrics", "the API"),
    ],
)  # fmt: skip
def test_each_address_has_its_page(folder: Path, path: str, body: str) -> None:
    assert ask(folder, path).text == body


def test_named_files_are_kept_for_ever_and_pages_are_not(folder: Path) -> None:
    assert "immutable" in ask(folder, "/assets/app-1.js").headers["cache-control"]
    assert ask(folder, "/").headers["cache-control"] == "no-cache"
    assert ask(folder, "/api/docs").headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    ("accept", "coding"),
    [
        ("gzip, deflate, br", "br"), ("br;q=1.0, gzip;q=0.8", "br"), ("br;q=0, gzip", "gzip"), ("gzip", "gzip"),
        ("deflate", None), ("", None),
    ],
)  # fmt: skip
def test_a_file_comes_packed_as_the_browser_takes_it(folder: Path, accept: str, coding: str | None) -> None:
    (folder / "assets/app-1.js.br").write_bytes(b"packed")
    answer = ask(folder, "/assets/app-1.js", accept=accept)
    assert answer.headers.get("content-encoding") == coding
    assert answer.headers["vary"] == "accept-encoding"
    assert answer.num_bytes_downloaded == len(b"packed") if coding == "br" else answer.text == "assets/app-1.js"


def test_what_is_not_there_is_no_screen(folder: Path) -> None:
    assert ask(folder, "/assets/gone-1.js").status_code == 404
    assert ask(folder, "/projects", "POST").status_code == 405
    assert ask(folder, "/../secret").text == "index.html"


def test_without_the_built_app_a_page_says_how_to_build_it(tmp_path: Path) -> None:
    assert "make web" in ask(tmp_path, "/").text
    assert "make web" in ask(tmp_path, "/api/docs").text
