"""Uploads and downloads: who may, how much, and that nothing uploaded is run as ours."""

from __future__ import annotations

import hashlib
import os
import tracemalloc
from collections.abc import AsyncIterator, Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import anyio
import httpx
import pytest
from litestar import Litestar, asgi
from litestar.datastructures import State
from litestar.types import Receive, Scope, Send
from PIL import Image
from tests.world import World

from quarterdeck.kernel.access import Viewer
from quarterdeck.kernel.deck import find_viewer
from quarterdeck.kernel.errors import Forbidden, Invalid, Refusal
from quarterdeck.kernel.files import LIMIT, Files, path_of
from quarterdeck.people.user import User
from quarterdeck.server.context import Identity
from quarterdeck.server.files import Attachments
from quarterdeck.work.attaching import attach, collect
from quarterdeck.work.attachment import Attachment

PAGE = b"<!doctype html><script>alert(document.cookie)</script>"


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path / "files")


class Browser:
    """Requests of one person after another against the files' routes alone."""

    def __init__(self, world: World, files: Files) -> None:
        self.world, self.viewer = world, None
        mounted = asgi("/api/attachments", is_mount=True, copy_scope=False)(Attachments(world.database))
        self.app = Litestar([mounted], state=State({"database": world.database, "files": files}), openapi_config=None)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        scope["identity"] = Identity(self.viewer, "web") if self.viewer else None  # type: ignore[typeddict-unknown-key]
        await self.app(scope, receive, send)

    def ask(self, who: User | Viewer | None, method: str, path: str, **options: Any) -> httpx.Response:
        self.viewer = find_viewer(self.world.database, who.id) if isinstance(who, User) else who

        async def request() -> httpx.Response:
            transport = httpx.ASGITransport(app=self)  # type: ignore[arg-type]
            async with httpx.AsyncClient(transport=transport, base_url="http://deck") as client:
                return await client.request(method, path, **options)

        return anyio.run(request)

    def upload(self, who: User | None, name: str, content: bytes, **fields: Any) -> httpx.Response:
        sent = {"data": fields, "files": {"file": (name, content, "image/png")}}
        return self.ask(who, "POST", "/api/attachments/upload", **sent)

    def uploaded(self, name: str, content: bytes) -> str:
        """The address of a file that Ben put to the task."""
        answer = self.upload(self.world.ben, name, content, task_id=self.world.task.id)
        assert answer.status_code == 201, answer.text
        return str(answer.headers["location"])


@pytest.fixture
def browser(world: World, files: Files) -> Browser:
    return Browser(world, files)


def lying_in(files: Files) -> list[Path]:
    assert files.folder
    return [p for p in files.folder.rglob("*") if p.is_file()]


def png(size: tuple[int, int] = (40, 20)) -> bytes:
    written = BytesIO()
    Image.new("RGB", size, "teal").save(written, "PNG")
    return written.getvalue()


# -- in --------------------------------------------------------------------------------------------------------


def test_a_file_is_put_to_a_task(browser: Browser, world: World) -> None:
    answer = browser.upload(world.ben, "shots/login \u00e4.png", png(), task_id=world.task.id, description="first try")
    assert answer.status_code == 201
    made = answer.json()
    assert (made["name"], made["content_type"], made["width"], made["height"]) == (
        "login \u00e4.png",
        "image/png",
        40,
        20,
    )
    assert made["file_key"] == hashlib.sha256(png()).hexdigest()
    assert (made["task_id"], made["created_by"], made["description"]) == (world.task.id, world.ben.id, "first try")
    back = browser.ask(world.ada, "GET", f"{answer.headers['location']}/content")
    assert back.content == png()
    assert int(back.headers["content-length"]) == made["size"] == len(png())


def test_who_may_not_put_it_there_is_refused_before_a_byte_is_kept(
    browser: Browser, world: World, files: Files
) -> None:
    assert browser.upload(None, "a.txt", b"x", task_id=world.task.id).status_code == 401
    assert browser.upload(world.vic, "a.txt", b"x", task_id=world.task.id).status_code == 403
    hidden = browser.upload(world.dan, "a.txt", b"x", task_id=world.secret.id)
    absent = browser.upload(world.dan, "a.txt", b"x", task_id=999_999)
    assert (hidden.status_code, hidden.json()) == (422, absent.json())
    assert lying_in(files) == []


def test_a_token_needs_the_scope_to_write(browser: Browser, world: World) -> None:
    reader = Viewer(world.ben.id, "developer", scopes=frozenset({"read"}))
    sent = {"data": {"task_id": world.task.id}, "files": {"file": ("a.txt", b"x")}}
    assert browser.ask(reader, "POST", "/api/attachments/upload", **sent).json()["code"] == "scope"


@pytest.mark.parametrize(
    ("fields", "named"),
    [({}, "about"), ({"task_id": "x"}, "task_id"), ({"task_id": 1, "issue_id": 1}, "about"), ({"size": 1}, "size")],
)
def test_wrong_fields_are_named(browser: Browser, world: World, fields: dict[str, Any], named: str) -> None:
    answer = browser.upload(world.ben, "a.txt", b"x", **fields)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, named)


def form(*parts: tuple[str, bytes]) -> bytes:
    lines = [b"--B\r\nContent-Disposition: form-data; " + head.encode() + b"\r\n\r\n" + body for head, body in parts]
    return b"\r\n".join(lines) + b"\r\n--B--\r\n"


FILE = ('name="file"; filename="a.txt"', b"words")
TASK = ('name="task_id"', b"1")


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (form(FILE, TASK), "invalid"),
        (form(TASK), "invalid"),
        (form(TASK, FILE)[:-9], "bad_request"),
        (form(TASK, ('name="task_id"', b"9" * 5000), FILE), "invalid"),
        (form(TASK, ('name="other"; filename="a.txt"', b"words")), "invalid"),
        (b"no form", "bad_request"),
        (b"", "bad_request"),
    ],
)
def test_a_form_that_is_broken_is_refused_and_nothing_is_left(
    browser: Browser, world: World, files: Files, body: bytes, code: str
) -> None:
    headers = {"content-type": "multipart/form-data; boundary=B"}
    answer = browser.ask(world.ben, "POST", "/api/attachments/upload", content=body, headers=headers)
    assert answer.json()["code"] in (code, "invalid" if code == "bad_request" else code)
    assert answer.status_code < 500
    assert lying_in(files) == []
    assert world.deck(world.ben).of(Attachment).count() == 0


def test_another_media_type_is_refused(browser: Browser, world: World) -> None:
    assert browser.ask(world.ben, "POST", "/api/attachments/upload", json={"task_id": 1}).status_code == 415


def streamed(world: World, megabytes: int, sent: list[int]) -> Callable[[], AsyncIterator[bytes]]:
    async def body() -> AsyncIterator[bytes]:
        yield form((TASK[0], str(world.task.id).encode()), ('name="file"; filename="big.bin"', b""))[
            : -len("\r\n--B--\r\n")
        ]
        for _ in range(megabytes * 16):
            sent.append(1)
            yield bytes(65536)
        yield b"\r\n--B--\r\n"

    return body


def test_an_upload_over_the_limit_is_stopped_at_it(browser: Browser, world: World, files: Files) -> None:
    sent: list[int] = []
    headers = {"content-type": "multipart/form-data; boundary=B"}
    body = streamed(world, 200, sent)()
    answer = browser.ask(world.ben, "POST", "/api/attachments/upload", content=body, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")
    assert LIMIT / 65536 <= len(sent) <= LIMIT / 65536 + 40  # a piece of a megabyte and what is on its way
    assert lying_in(files) == []


def test_an_upload_that_says_it_is_too_large_is_not_read(browser: Browser, world: World) -> None:
    sent: list[int] = []
    headers = {"content-type": "multipart/form-data; boundary=B", "content-length": str(LIMIT * 2)}
    answer = browser.ask(
        world.ben, "POST", "/api/attachments/upload", content=streamed(world, 200, sent)(), headers=headers
    )
    assert (answer.status_code, sent) == (413, [])


def test_memory_stays_flat_while_a_hundred_megabytes_come_and_are_kept(
    browser: Browser, world: World, files: Files
) -> None:
    headers = {"content-type": "multipart/form-data; boundary=B"}
    tracemalloc.start()
    body = streamed(world, 100, [])()
    answer = browser.ask(world.ben, "POST", "/api/attachments/upload", content=body, headers=headers)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (answer.status_code, answer.json()["size"]) == (201, LIMIT)
    assert peak < 40_000_000
    assert files.size(answer.json()["file_key"]) == LIMIT


def test_a_hash_is_no_key_to_another_ones_file(world: World, files: Files) -> None:
    secret = attach(world.deck(world.ada), files, {"task_id": world.secret.id}, "keys.txt", [b"the vault"])
    with pytest.raises(Invalid, match="file_key"):
        world.deck(world.dan).of(Attachment).create(task_id=world.task.id, name="mine", file_key=secret.file_key)


# -- out -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "kind", "shown"),
    [
        ("photo.png", PAGE, "application/octet-stream", "attachment"),
        (
            "photo.jpg",
            b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
            "application/octet-stream",
            "attachment",
        ),
        (
            "feed.txt",
            b"<?xml version='1.0'?><x:script xmlns:x='http://www.w3.org/1999/xhtml'/>",
            "application/octet-stream",
            "attachment",
        ),
        ("page.html", png(), "image/png", "inline"),
        ("notes.html", b"alert(1) // a script is words", "text/plain; charset=utf-8", "inline"),
        ("plan.pdf", b"%PDF-1.7\n", "application/pdf", "inline"),
        ("all.zip", b"PK\x03\x04" + bytes(40), "application/zip", "attachment"),
        ("what", bytes(99), "application/octet-stream", "attachment"),
    ],
)
def test_nothing_uploaded_runs_as_a_page_of_ours(  # one row of the table above
    browser: Browser, world: World, name: str, content: bytes, kind: str, shown: str
) -> None:
    answer = browser.ask(world.ada, "GET", f"{browser.uploaded(name, content)}/content")
    assert answer.content == content
    assert answer.headers["content-type"] == kind
    assert answer.headers["content-disposition"].split(";")[0] == shown
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-security-policy"] == "sandbox; default-src 'none'"


def test_a_name_cannot_break_out_of_its_header(browser: Browser, world: World) -> None:
    address = browser.uploaded('a"; x="\u00e4\u4f60%0d%0a.txt', b"x")
    found = browser.ask(world.ada, "GET", f"{address}/content").headers["content-disposition"]
    assert found.count('"') == 2
    assert found.isascii()
    assert "\r" not in found


def test_who_does_not_see_the_thing_does_not_see_its_file(browser: Browser, world: World, files: Files) -> None:
    secret = attach(world.deck(world.ada), files, {"task_id": world.secret.id}, "keys.png", [png()])
    inner = attach(world.deck(world.ada), files, {"task_id": world.task.id, "internal": True}, "costs.png", [png()])
    for who, thing in ((world.dan, secret), (world.cleo, secret), (world.cleo, inner)):
        for part in ("content", "thumbnail", "thumbnail?size=64"):
            answer = browser.ask(who, "GET", f"/api/attachments/{thing.id}/{part}")
            assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
    assert browser.ask(None, "GET", f"/api/attachments/{inner.id}/content").status_code == 401
    assert browser.ask(world.ben, "GET", f"/api/attachments/{secret.id}/content").status_code == 200


def test_a_link_or_a_deleted_attachment_has_no_file(browser: Browser, world: World) -> None:
    link = world.deck(world.ada).of(Attachment).create(task_id=world.task.id, name="docs", url="https://example.com")
    assert browser.ask(world.ada, "GET", f"/api/attachments/{link.id}/content").status_code == 404
    address = browser.uploaded("a.txt", b"x")
    world.deck(world.ada).of(Attachment).delete(int(address.rpartition("/")[2]))
    assert browser.ask(world.ada, "GET", f"{address}/content").status_code == 404


def test_a_file_whose_bytes_are_lost_is_not_found(browser: Browser, world: World, files: Files) -> None:
    address = browser.uploaded("a.txt", b"x")
    files.delete(hashlib.sha256(b"x").hexdigest())
    assert browser.ask(world.ada, "GET", f"{address}/content").status_code == 404


@pytest.mark.parametrize(
    ("asked", "status", "content", "said"),
    [
        ("bytes=2-4", 206, b"234", "bytes 2-4/10"),
        ("bytes=7-", 206, b"789", "bytes 7-9/10"),
        ("bytes=-3", 206, b"789", "bytes 7-9/10"),
        ("bytes=-99", 206, b"0123456789", "bytes 0-9/10"),
        ("bytes=8-99", 206, b"89", "bytes 8-9/10"),
        ("bytes=0-0", 206, b"0", "bytes 0-0/10"),
        ("bytes=10-", 416, None, "bytes */10"),
        ("bytes=-0", 416, None, "bytes */10"),
        ("bytes=4-2", 200, b"0123456789", None),
        ("bytes=0-1,4-5", 200, b"0123456789", None),
        ("lines=1-2", 200, b"0123456789", None),
    ],
)
def test_ranges(  # one row of the table above
    browser: Browser, world: World, asked: str, status: int, content: bytes | None, said: str | None
) -> None:
    address = browser.uploaded("digits.txt", b"0123456789")
    answer = browser.ask(world.ada, "GET", f"{address}/content", headers={"Range": asked})
    assert (answer.status_code, answer.headers.get("content-range")) == (status, said)
    if content is not None:
        assert answer.content == content
        assert answer.headers["content-length"] == str(len(content))


def test_a_range_of_another_file_than_they_have_is_the_whole(browser: Browser, world: World) -> None:
    headers = {"Range": "bytes=2-4", "If-Range": '"another"'}
    answer = browser.ask(world.ada, "GET", f"{browser.uploaded('a.txt', b'0123456789')}/content", headers=headers)
    assert (answer.status_code, answer.content) == (200, b"0123456789")


def test_what_they_have_is_not_sent_again(browser: Browser, world: World) -> None:
    address = browser.uploaded("a.png", png())
    for part in ("content", "thumbnail?size=64"):
        first = browser.ask(world.ada, "GET", f"{address}/{part}")
        again = browser.ask(world.ada, "GET", f"{address}/{part}", headers={"If-None-Match": first.headers["etag"]})
        assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
        assert again.headers["etag"] == first.headers["etag"]
    assert (
        browser.ask(world.ada, "GET", f"{address}/content").headers["etag"] == f'"{hashlib.sha256(png()).hexdigest()}"'
    )


def test_the_head_of_a_file_says_its_size(browser: Browser, world: World) -> None:
    answer = browser.ask(world.ada, "HEAD", f"{browser.uploaded('a.txt', b'0123456789')}/content")
    assert (answer.status_code, answer.headers["content-length"], answer.content) == (200, "10", b"")


def test_thumbnails_are_webp_of_the_sizes_there_are(browser: Browser, world: World) -> None:
    address = browser.uploaded("a.png", png((1000, 500)))
    answer = browser.ask(world.cleo, "GET", f"{address}/thumbnail?size=64")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/webp")
    with Image.open(BytesIO(answer.content)) as small:
        assert small.size == (64, 32)
    assert browser.ask(world.cleo, "GET", f"{address}/thumbnail?size=65").json()["errors"][0]["field"] == "size"
    assert browser.ask(world.cleo, "GET", f"{browser.uploaded('a.txt', b'x')}/thumbnail").status_code == 404


def test_the_addresses_of_the_noun_stay(browser: Browser, world: World) -> None:
    address = browser.uploaded("a.txt", b"x")
    assert browser.ask(world.ada, "GET", address).json()["name"] == "a.txt"
    assert len(browser.ask(world.ada, "GET", "/api/attachments").json()["items"]) == 1
    assert browser.ask(world.ada, "GET", "/api/attachments/upload").status_code == 405
    assert browser.ask(world.ada, "POST", f"{address}/content").status_code == 405


# -- file and row ----------------------------------------------------------------------------------------------


def test_the_row_and_the_file_agree(world: World, files: Files) -> None:
    made = attach(world.deck(world.ben), files, {"task_id": world.task.id}, "../plan.txt", [b"a ", b"plan"])
    assert (made.name, made.size, made.content_type) == ("plan.txt", 6, "text/plain")
    assert b"".join(files.open(str(made.file_key))) == b"a plan"
    assert world.deck(world.cleo).of(Attachment).get(made.id).file_key == made.file_key


def test_nothing_is_read_of_what_may_not_be_put(world: World, files: Files) -> None:
    def chunks() -> Iterator[bytes]:
        pytest.fail("was read")
        yield b""

    with pytest.raises(Forbidden):
        attach(world.deck(world.vic), files, {"task_id": world.task.id}, "a", chunks())
    with pytest.raises(Invalid, match="task_id"):
        attach(world.deck(world.dan), files, {"task_id": world.secret.id}, "a", chunks())
    with pytest.raises(Invalid, match="content_type"):
        attach(world.deck(world.ben), files, {"task_id": world.task.id, "content_type": "text/html"}, "a", chunks())


def test_old_files_that_nothing_names_are_collected(world: World, files: Files) -> None:
    ada = world.deck(world.ada)
    kept = attach(ada, files, {"task_id": world.task.id}, "kept", [b"kept"])
    trashed = attach(ada, files, {"task_id": world.task.id}, "trashed", [b"trashed"])
    ada.of(Attachment).delete(trashed)
    young, old = files.put([b"young"]), files.put([b"old"])
    assert files.folder
    for key in (kept.file_key, trashed.file_key, old.key):
        os.utime(files.folder / path_of(str(key)), (0, 0))
    assert collect(world.database, files) == 1
    assert {p.name for p in lying_in(files)} == {kept.file_key, trashed.file_key, young.key}
    assert collect(world.database, files) == 0


def test_a_row_that_is_refused_after_all_leaves_a_file_for_the_collector(world: World, files: Files) -> None:
    ben, refused = world.deck(world.ben), {"task_id": world.task.id}

    def chunks() -> Iterator[bytes]:
        yield b"half a ton"
        world.deck(world.ada).tasks.delete(world.task.id)

    with pytest.raises(Refusal):
        attach(ben, files, refused, "a", chunks())
    assert len(lying_in(files)) == 1
    assert world.deck(world.root).of(Attachment).count() == 0
