"""Every route, as nobody and with bad manners: what is closed stays closed, and every refusal is a problem we named."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.visit import Visit, visiting
from tests.world import World

from quarterdeck.kernel.errors import REFUSALS
from quarterdeck.kernel.model import NOUNS
from quarterdeck.server.openapi import document

# The doors that stand open: signing in, and whether the server is there.
OPEN = {
    ("GET", "/api/health"), ("GET", "/api/openapi.json"), ("GET", "/api/setup"), ("POST", "/api/setup"),
    ("POST", "/api/session"), ("POST", "/api/recovery"), ("POST", "/api/recovery/confirm"),
    ("POST", "/api/invitations/accept"), ("GET", "/api/published/nothing"),
}  # fmt: skip
METHODS = {"get", "post", "put", "patch", "delete"}


@pytest.fixture
def visit(world: World, tmp_path: Path) -> Iterator[Visit]:
    with visiting(world, str(tmp_path / "files")) as visit:
        yield visit


@pytest.fixture
def sqlite_visit(tmp_path: Path, made: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visit]:
    """On SQLite alone: what does not reach the database is the same on all."""
    from tests.world import populate

    from quarterdeck.kernel import schema
    from quarterdeck.kernel.database import Database

    database = Database(f"sqlite:///{tmp_path / 'routes.db'}")
    schema.create(database)
    with visiting(populate(database), str(tmp_path / "files")) as visit:
        yield visit
    database.close()


def operations() -> list[tuple[str, str]]:
    """(method, address) of everything that is described, with ids filled in."""
    found = []
    for path, item in document()["paths"].items():
        filled = (
            path.replace("{id}", "1").replace("{noun}", "task").replace("{kind}", "csv").replace("{secret}", "nothing")
        )
        found += [(method.upper(), filled) for method in item if method in METHODS]
    return found


def problem(answer: httpx.Response, status: int, code: str = "") -> dict[str, Any]:
    """The answer as the problem it must be."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    told: dict[str, Any] = answer.json()
    assert told["code"] in REFUSALS
    assert told["code"] == (code or told["code"]), told
    assert (told["status"], told["type"]) == (status, f"urn:quarterdeck:{told['code']}")
    assert told["title"]
    assert told["detail"]
    return told


def test_nobody_gets_in_anywhere_but_by_the_doors(sqlite_visit: Visit) -> None:
    described = operations()
    assert set(described) > OPEN - {("GET", "/api/openapi.json")}
    for method, path in [*described, ("GET", "/metrics")]:
        if (method, path) not in OPEN:
            told = problem(sqlite_visit.ask(None, method, path, json={} if method != "GET" else None), 401, "sign_in")
            assert "1" not in told["detail"]


def test_a_bad_token_is_refused_at_every_address(sqlite_visit: Visit) -> None:
    bad = {"authorization": "Bearer qd_nobody_0123456789"}
    for method, path in [*operations(), ("GET", "/api/no/such/place")]:
        problem(sqlite_visit.ask(None, method, path, headers=bad), 401, "token_invalid")


def test_what_is_not_there_is_a_named_problem(sqlite_visit: Visit) -> None:
    ada = sqlite_visit.world.ada
    for path in ("/api/nothing", "/api/tasks/1/nothing", "/api/tasks/1/history/2", "/api/session/1", "/api"):
        problem(sqlite_visit.get(ada, path), 404, "no_route")
        problem(sqlite_visit.post(ada, path), 404)
    for id in ("999", "WEB-999", "x", "-1", "0", "1e3", "²", "%00", "9" * 30, "1;", "..", "%F0%9F%98%80"):
        for tail in ("", "/history"):
            problem(sqlite_visit.get(ada, f"/api/tasks/{id}{tail}"), 404)
        problem(sqlite_visit.ask(ada, "PATCH", f"/api/tasks/{id}", json={"title": "x"}), 404)
        problem(sqlite_visit.post(ada, f"/api/tasks/{id}/complete"), 404)
        problem(sqlite_visit.post(ada, f"/api/tasks/{id}/restore"), 404)
        problem(sqlite_visit.get(ada, f"/api/attachments/{id}/content"), 404)


def test_a_method_that_an_address_does_not_take(sqlite_visit: Visit) -> None:
    root = sqlite_visit.world.root
    described = set(operations())
    for path in {path for _, path in described}:
        for method in ("GET", "POST", "PUT", "PATCH", "DELETE"):
            if (method, path) not in described and path != "/api/attachments/upload":
                problem(sqlite_visit.ask(root, method, path, json={} if method != "GET" else None), 405, "method")


def test_no_input_makes_the_server_stumble(visit: Visit) -> None:
    """Numbers no database holds, letters none stores, instants that are none."""
    ada, web = visit.world.ada, visit.world.web.id
    huge = 10**30
    for query in (
        f"id={huge}", f"project_id={huge}", "limit=0", "limit=x", f"limit={huge}", f"offset={huge}", "cursor=x", "count=maybe",
        "as_of=yesterdays", "as_of=2026-13-01", "as_of=%2B9999y", "as_of=0001-01-01T00:00:00%2B14:00", "due_date=%2B9999y",
        "created_at.gt=-9999y", "title=%00", "q=%00", "q=title:%00", "sort=", "sort=,", "sort=nothing", "fields=nothing",
        "nothing=1", "title.gt=", "story_points.gt=nan", "story_points=1e400", "q=(", "q=%22", "custom.x=1", "tags.lt=x",
        "project_id=none", "status=odd", "is_overdue=2", "cursor=W10", "number.gt=1e9",
    ):  # fmt: skip
        answer = visit.get(ada, f"/api/tasks?{query}")
        assert answer.status_code in (200, 400), (query, answer.text)
    for given in (
        {"title": "a\x00b"}, {"title": "x", "story_points": 1e308}, {"title": "x", "parent_id": huge},
        {"title": "x", "assignee_ids": [huge]}, {"title": "x", "estimated_hours": -0.0}, {"title": "\ud7ff"},
        {"title": "x", "custom_fields": {"a": huge}}, {"title": "x", "metadata": {"n": huge, "z": "\x00"}},
        {"title": "x", "tags": ["\x00"]}, {"title": "x", "start_at": "0001-01-01T00:00:00+14:00"}, {"title": 5},
        {"title": "x", "component": "\x00"}, {"title": "x", "due_date": "9999-12-31"}, {"title": None}, {},
    ):  # fmt: skip
        answer = visit.post(ada, "/api/tasks", {"project_id": web} | given)
        assert answer.status_code in (201, 422), (given, answer.text)
    for budget in ("1e400", "NaN", "1e-9999", "9" * 40, "-1", 0.1):
        answer = visit.ask(ada, "PATCH", f"/api/projects/{web}", json={"budget": budget})
        assert answer.status_code in (200, 422), (budget, answer.text)
    for path in (
        f"/api/activity?since={huge}", f"/api/activity?project_id={huge}", "/api/search?q=%00", "/api/search", "/api/search?q=",
        f"/api/tasks/1/history?before={huge}", "/api/tasks/1/history?limit=%C2%B2", "/api/tasks/1?as_of=x", "/api/tasks/1?x=1",
    ):  # fmt: skip
        assert visit.get(ada, path).status_code in (200, 400, 404, 422), (path, visit.get(ada, path).text)


def test_what_is_not_known_is_refused_by_name(sqlite_visit: Visit) -> None:
    ada = sqlite_visit.world.ada
    told = problem(
        sqlite_visit.post(ada, "/api/tasks", {"project_id": 1, "title": "x", "colour": "red", "id": 4}), 422, "invalid"
    )
    assert {e["field"] for e in told["errors"]} == {"colour", "id"}
    assert (
        problem(sqlite_visit.ask(ada, "PATCH", "/api/tasks/1", json={"version": 7}), 422)["errors"][0]["field"]
        == "version"
    )
    assert "known are" in problem(sqlite_visit.get(ada, "/api/tasks?colour=red"), 400, "unknown_filter")["detail"]
    for name, value in (
        ("created_at.gt", "foo"),
        ("is_overdue", "2"),
        ("as_of", "x"),
        ("count", "x"),
        ("due.empty", "x"),
    ):
        told = problem(sqlite_visit.get(ada, f"/api/tasks?{name}={value}"), 400, "invalid_filter")
        assert told["detail"].startswith(f"“{name.removesuffix('.gt')}” does not take “{value}”")
    problem(sqlite_visit.get(ada, "/api/tasks?sort=colour"), 400, "unknown_sort")
    problem(sqlite_visit.get(ada, "/api/tasks/1?fields=colour"), 400, "unknown_field")
    problem(sqlite_visit.post(ada, "/api/tasks/1/log-time", {"hours": 1, "minutes": 2}), 422, "invalid")


def test_bodies_that_are_too_big_no_json_or_something_else(sqlite_visit: Visit) -> None:
    root = sqlite_visit.world.root
    places = [
        ("POST", "/api/tasks"),
        ("PATCH", "/api/tasks/1"),
        ("POST", "/api/tasks/1/block"),
        ("PUT", "/api/settings/custom-fields/task"),
    ]
    for method, path in places:
        big = b'{"title": "' + b"x" * (10 * 1024 * 1024) + b'"}'
        json = {"content-type": "application/json"}
        told = problem(sqlite_visit.ask(root, method, path, content=big, headers=json), 413, "too_large")
        assert "10 MB" in told["detail"]
        assert sqlite_visit.ask(root, method, path, content=b'{"title": ', headers=json).status_code in (400, 422)
        assert sqlite_visit.ask(root, method, path, content=b"[1]", headers=json).status_code in (400, 422)
    long = sqlite_visit.post(None, "/api/session", {"username": "ada", "password": "x" * 20_000})
    assert problem(long, 413, "too_large")["limit"] == "20,000 bytes"
    for method, path in places[:3]:
        answer = sqlite_visit.ask(root, method, path, content=b"title=x", headers={"content-type": "text/plain"})
        problem(answer, 415, "media_type")
    problem(sqlite_visit.ask(root, "POST", "/api/attachments/upload", json={}), 415, "media_type")


def test_a_patch_of_ones_own_address_is_told_where_it_is_changed(sqlite_visit: Visit) -> None:
    ada, root = sqlite_visit.world.ada, sqlite_visit.world.root
    for who in (ada, root):
        answer = sqlite_visit.ask(who, "PATCH", f"/api/users/{who.id}", json={"email": "new@example.com"})
        assert "PUT /api/email" in problem(answer, 422, "not_allowed")["detail"]
    assert sqlite_visit.ask(root, "PATCH", f"/api/users/{ada.id}", json={"email": "a@example.com"}).status_code == 200


def test_versions_are_entity_tags(visit: Visit) -> None:
    ada, path = visit.world.ada, f"/api/tasks/{visit.world.task.id}"
    first = visit.get(ada, path)
    assert first.headers["etag"] == '"1"'
    unchanged = visit.get(ada, path, headers={"if-none-match": '"1"'})
    assert (unchanged.status_code, unchanged.content, unchanged.headers["etag"]) == (304, b"", '"1"')
    changed = visit.ask(ada, "PATCH", path, json={"title": "Door"}, headers={"if-match": '"1"'})
    assert (changed.status_code, changed.headers["etag"]) == (200, '"2"')
    assert visit.get(ada, path, headers={"if-none-match": '"1"'}).json()["title"] == "Door"
    problem(visit.ask(ada, "PATCH", path, json={"title": "Gate"}, headers={"if-match": '"1"'}), 409, "conflict")
    problem(visit.ask(ada, "DELETE", path, headers={"if-match": '"1"'}), 412, "precondition")
    problem(visit.post(ada, f"{path}/complete", headers={"if-match": '"1"'}), 412, "precondition")
    for odd in ("x", '"x"', '"²"', f'"{"9" * 30}"'):
        answer = visit.ask(ada, "PATCH", path, json={"title": "Gate"}, headers={"if-match": odd.encode()})
        assert answer.status_code in (400, 412), answer.text
    assert visit.ask(ada, "DELETE", path, headers={"if-match": '"2"'}).status_code == 204


def test_a_repeated_post_is_done_once_and_answered_alike(visit: Visit) -> None:
    ada, web = visit.world.ada, visit.world.web.id
    body, key = {"project_id": web, "title": "Once"}, {"idempotency-key": "k1"}
    first, again = (visit.post(ada, "/api/tasks", body, headers=key) for _ in range(2))
    assert first.status_code == again.status_code == 201
    assert first.content == again.content
    for answer in (first, again):
        assert answer.headers["location"] == f"/api/tasks/{first.json()['id']}"
        assert answer.headers["etag"] == '"1"'
    assert visit.get(ada, "/api/tasks?title=once&count=true").json()["count"] == 1
    problem(visit.post(ada, "/api/tasks", body | {"title": "Twice"}, headers=key), 409, "key_reused")
    assert visit.post(visit.world.ben, "/api/tasks", body, headers=key).json()["id"] != first.json()["id"]
    for odd in ("", "k" * 192):
        assert visit.post(ada, "/api/tasks", body, headers={"idempotency-key": odd}).status_code in (201, 400)
    logged = [visit.post(ada, "/api/tasks/1/log-time", {"hours": 1}, headers={"idempotency-key": "k2"}) for _ in "12"]
    assert logged[0].json() == logged[1].json()


def test_a_repeated_post_tells_nothing_that_has_gone_out_of_sight(visit: Visit) -> None:
    ada, ben, web = visit.world.ada, visit.world.ben, visit.world.web.id
    made = visit.post(ben, "/api/tasks", {"project_id": web, "title": "Mine"}, headers={"idempotency-key": "k1"})
    path, key = f"/api/tasks/{made.json()['id']}/log-time", {"idempotency-key": "k2"}
    assert visit.post(ben, path, {"hours": 1}, headers=key).json()["hours"] == 1
    visit.post(ada, f"/api/projects/{web}/remove-member", {"user_id": ben.id})
    assert visit.ask(ada, "PATCH", f"/api/projects/{web}", json={"visibility": "members"}).is_success
    again = visit.post(ben, "/api/tasks", {"project_id": web, "title": "Mine"}, headers={"idempotency-key": "k1"})
    assert (again.status_code, again.json()) == (201, {"id": made.json()["id"], "version": 1})
    assert set(visit.post(ben, path, {"hours": 1}, headers=key).json()) == {"id", "version"}


def test_a_thing_is_shown_and_put_back_as_it_was(visit: Visit) -> None:
    ada, path = visit.world.ada, f"/api/tasks/{visit.world.task.id}"
    visit.ask(ada, "PATCH", path, json={"metadata": {"from": "paper"}})
    first = visit.get(ada, path).json()
    changed = visit.ask(ada, "PATCH", path, json={"title": "Other words", "priority": "high", "metadata": {}})
    then = first["updated_at"]
    assert visit.get(ada, f"{path}?as_of={then}&fields=metadata").json()["metadata"] == {"from": "paper"}
    problem(visit.post(ada, f"{path}/restore", {"as_of": then}, headers={"if-match": '"1"'}), 412, "precondition")
    told = problem(visit.post(ada, f"{path}/restore", {"as_of": then, "title": "x"}), 422, "invalid")
    assert "title" in str(told)
    for odd in ("yesteryear", 12, None):
        assert visit.post(ada, f"{path}/restore", {"as_of": odd}).status_code in (400, 422)
    assert visit.get(ada, path).json()["version"] == changed.json()["version"]
    back = visit.post(ada, f"{path}/restore", {"as_of": then})
    assert (back.json()["title"], back.json()["priority"]) == (first["title"], first["priority"])
    assert visit.get(ada, path).json() == back.json()
    problem(visit.post(visit.world.vic, f"{path}/restore", {"as_of": changed.json()["updated_at"]}), 403, "forbidden")


def test_what_is_made_says_where_it_is(visit: Visit) -> None:
    ada = visit.world.ada
    made = visit.post(ada, "/api/labels", {"name": "Urgent"})
    assert made.status_code == 201
    assert visit.get(ada, made.headers["location"]).json() == made.json()
    answer = visit.ask(ada, "DELETE", made.headers["location"])
    assert (answer.status_code, answer.content) == (204, b"")
    problem(visit.get(ada, made.headers["location"]), 404, "not_found")
    assert visit.post(ada, f"{made.headers['location']}/restore").json()["name"] == "Urgent"


def test_pages_follow_each_other_without_gap_or_double(visit: Visit) -> None:
    ada = visit.world.ada
    for n in range(7):
        visit.post(ada, "/api/labels", {"name": f"L{n}"})
    names, path = [], "/api/labels?sort=-name&limit=3&count=true"
    cursor = ""
    while cursor is not None:
        page = visit.get(ada, path + (f"&cursor={cursor}" if cursor else "")).json()
        assert page["count"] == 7
        names += [item["name"] for item in page["items"]]
        cursor = page["next"]
    assert names == [f"L{n}" for n in range(6, -1, -1)]
    assert [i["name"] for i in visit.get(ada, "/api/labels?sort=name&limit=2&offset=5").json()["items"]] == ["L5", "L6"]
    problem(visit.get(ada, "/api/labels?sort=name&cursor=" + visit.get(ada, path).json()["next"]), 400, "bad_page")


def test_head_is_get_without_a_body(sqlite_visit: Visit) -> None:
    ada = sqlite_visit.world.ada
    for path in (
        "/api/tasks",
        "/api/tasks/1",
        "/api/tasks/1/history",
        "/api/tasks/999",
        "/api/chats/with-member-counts",
    ):
        got, head = (sqlite_visit.ask(ada, m, path, headers={"accept-encoding": "identity"}) for m in ("GET", "HEAD"))
        assert (head.status_code, head.content) == (got.status_code, b"")
        assert {n: head.headers.get(n) for n in ("etag", "content-type", "content-length")} == {
            n: got.headers.get(n) for n in ("etag", "content-type", "content-length")
        }


def test_long_answers_are_packed_for_who_takes_it(sqlite_visit: Visit) -> None:
    ada = sqlite_visit.world.ada
    plain = sqlite_visit.get(ada, "/api/users", headers={"accept-encoding": "identity"})
    packed = sqlite_visit.get(ada, "/api/users", headers={"accept-encoding": "gzip"})
    assert "content-encoding" not in plain.headers
    assert (packed.headers["content-encoding"], packed.headers["vary"]) == ("gzip", "accept-encoding")
    assert packed.json() == plain.json()
    assert int(packed.headers["content-length"]) == len(gzip.compress(plain.content, 4)) or int(
        packed.headers["content-length"]
    ) < len(plain.content)


def test_every_answer_has_the_headers_that_keep_browsers_careful(sqlite_visit: Visit) -> None:
    for who, path in (
        (sqlite_visit.world.ada, "/api/tasks"),
        (None, "/api/tasks"),
        (None, "/api/nothing"),
        (None, "/"),
    ):
        headers = sqlite_visit.get(who, path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert "frame-ancestors 'none'" in headers["content-security-policy"]


def test_every_noun_is_served_or_says_why_not() -> None:
    paths = document()["paths"]
    unserved = {noun.name for noun in NOUNS.values() if f"/api/{noun.plural}" not in paths}
    assert unserved <= {"session"}  # which server/keys.py serves
