"""Bad manners at every address there is: letters that are none, NUL, other media types, depths. Each is a named refusal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import anyio
import httpx
import pytest
from tests.server.test_routes import OPEN, operations, problem
from tests.visit import Visit, visiting
from tests.world import World

from quarterdeck.server.headers import SecureHeaders

JSON = {"content-type": "application/json"}
DEEP = b'{"a":' * 3000 + b"1" + b"}" * 3000
# What is sent as the body, and the statuses that say so; an address that reads none takes no notice.
BODIES: dict[str, tuple[dict[str, Any], set[int]]] = {
    "latin-1": ({"content": b'{"title": "caf\xe9"}', "headers": JSON}, {400, 415}),
    "half a character": ({"content": b'{"title": "\\ud800"}', "headers": JSON}, {400, 415, 422}),
    "no JSON": ({"content": b'{"title": ', "headers": JSON}, {400, 415}),
    "a list": ({"content": b"[]", "headers": JSON}, {400, 415}),
    "too deep": ({"content": DEEP, "headers": JSON}, {400, 415}),
    "a form": ({"data": {"title": "x"}}, {415}),
    "plain text": ({"content": b'{"title": "x"}', "headers": {"content-type": "text/plain"}}, {415}),
    "no type": ({"content": b'{"title": "x"}'}, {415}),
    "not quite JSON": ({"content": b"{}", "headers": {"content-type": "application/jsonx"}}, {415}),
    "another encoding": ({"content": b"{}", "headers": {"content-type": "application/json; charset=utf-16"}}, {415}),
}  # fmt: skip
# They read no body: what they do is said by the address, or by a form.
BODILESS = (
    "/api/two-factor/offer", "/api/imports/csv", "/api/attachments/upload", "/api/users/1/avatar",
    "/api/users/1/invitation-link",
)  # fmt: skip


@pytest.fixture(params=["sqlite", "postgresql"])
def dialect(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def visit(world: World, tmp_path: Path) -> Iterator[Visit]:
    with visiting(world, str(tmp_path / "files")) as visit:
        yield visit


def refused(answer: httpx.Response, statuses: set[int]) -> None:
    assert answer.status_code in statuses, (answer.request.method, str(answer.request.url)[:80], answer.text[:300])
    problem(answer, answer.status_code)


def test_a_body_that_is_none_is_refused_everywhere(visit: Visit) -> None:
    for method, path in operations():
        if method not in ("POST", "PUT", "PATCH") or path in BODILESS:
            continue
        for what, (sent, statuses) in BODIES.items():
            for who in (None, visit.world.ada):
                answer = visit.ask(who, method, path, **sent)
                closed = {401} if who is None and (method, path) not in OPEN else set[int]()
                assert closed or answer.status_code in statuses, (method, path, what, answer.text)
                refused(answer, closed or statuses)


def test_nul_is_in_no_address(visit: Visit) -> None:
    for method, path in operations():
        for who in (None, visit.world.ada):
            for odd in (f"{path}%00", path.replace("1", "%00"), path.replace("1", "WEB%00-1"), f"{path}/%00"):
                if odd != path:
                    refused(visit.ask(who, method, odd), {404})
            for query in ("q=%00", "project=a%00", "verb=%00", "%00=1", "as_of=%00", "noun.starts=%00"):
                refused(visit.ask(who, method, f"{path}?{query}"), {400})


def test_a_parameter_that_an_address_does_not_know_is_refused_by_name(visit: Visit) -> None:
    for method, path in operations():
        by = "by=created_by&" if path.endswith("/counts") else ""
        answer = visit.ask(visit.world.root, method, f"{path}?{by}frobnicate=1", json={} if method != "GET" else None)
        refused(answer, {400})
        assert "frobnicate" in answer.text, (method, path)


def test_values_with_nul_stumble_nowhere(visit: Visit) -> None:
    """What is sent inside JSON may hold it: a text keeps it, a name or a reference does not."""
    ada, web = visit.world.ada, visit.world.web.id
    for path, given in (
        ("/api/tasks", {"project_id": web, "title": "a\0b"}),
        ("/api/tasks", {"project_id": web, "title": "a", "description": "a\0b"}),
        ("/api/tasks", {"project_id": web, "title": "a", "state": "To\0do"}),
        ("/api/labels", {"name": "a\0"}),
        ("/api/saved_views", {"name": "a", "noun": "ta\0sk"}),
        ("/api/projects/1/copy", {"key": "A\0B", "name": "x"}),
        ("/api/session", {"username": "a\0", "password": "\0"}),
        ("/api/recovery", {"email": "a\0@b.cd"}),
    ):
        answer = visit.post(ada, path, given)
        assert answer.status_code < 500, (path, given, answer.text)


def test_addresses_of_no_file_and_pages_of_no_site(visit: Visit) -> None:
    ada, long = visit.world.ada, "x" * 300
    for path in ("/%00", "/assets/%00", f"/assets/{long}", f"/{long}", "/" + "x/" * 2500, "/assets/..%2f..%2fapp.py"):
        answer = visit.get(None, path)
        assert answer.status_code in (200, 404), (path[:40], answer.text)
        assert answer.headers["x-content-type-options"] == "nosniff"
    for origin in ("http://[::x", "http://", "null", "]", "http://evil.example"):
        for method, path in (("POST", "/api/session"), ("PATCH", "/api/tasks/1"), ("DELETE", "/api/tasks/1")):
            refused(visit.ask(None, method, path, headers={"origin": origin}), {403})
    path = f"/api/tasks/{visit.world.task.id}"
    assert visit.ask(ada, "PATCH", path, json={"title": "x"}, headers={"origin": "http://[::x"}).is_success


def test_a_fault_outside_all_routes_is_a_problem_too() -> None:
    async def stumbling(*_: Any) -> None:
        raise ZeroDivisionError

    async def asked() -> httpx.Response:
        transport = httpx.ASGITransport(SecureHeaders(stumbling))  # type: ignore[arg-type]
        async with httpx.AsyncClient(transport=transport, base_url="http://deck.test") as client:
            return await client.get("/")

    answer = anyio.run(asked)
    assert problem(answer, 500, "fault")["reference"]
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
