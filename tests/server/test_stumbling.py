"""Input that is no input: names of our own, depths and lengths that Python gives up at. Each is refused, none is a 500."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.visit import Visit, visiting
from tests.world import World

from quarterdeck.kernel.input import DEEPEST
from quarterdeck.kernel.model import NOUNS

DIGITS = "9" * 5000  # Python reads 4,300 of them at most
JSON = {"content-type": "application/json"}
OURS = ("self", "deck", "thing", "verb", "noun", "code", "errors", "fields", "given")


@pytest.fixture
def visit(world: World, tmp_path: Path) -> Iterator[Visit]:
    with visiting(world, str(tmp_path / "files")) as visit:
        yield visit


def refused(answer: httpx.Response, *statuses: int) -> dict[str, Any]:
    assert answer.status_code in statuses, (answer.request.method, str(answer.request.url)[:80], answer.text[:200])
    return dict(answer.json())


def nested(levels: int) -> str:
    return '{"a":' * levels + "1" + "}" * levels


def test_no_name_of_a_field_is_taken_for_one_of_ours(visit: Visit) -> None:
    root, named = visit.world.root, dict.fromkeys(OURS, "x")
    for noun in (noun for noun in NOUNS.values() if noun.operations and noun.name != "attachment"):
        unknown = {name for name in OURS if name not in noun.fields}
        if "create" in noun.operations:
            told = refused(visit.post(root, f"/api/{noun.plural}", named), 422)
            assert unknown <= {error["field"] for error in told["errors"]}
        if "patch" in noun.operations:
            refused(visit.ask(root, "PATCH", f"/api/{noun.plural}/1", json=named), 404, 422)
        for verb in (verb for verb in noun.verbs.values() if not verb.secret):
            refused(visit.post(root, f"/api/{noun.plural}/1/{verb.slug}", named), 404, 422)


def test_a_named_query_takes_the_filters_of_its_list(visit: Visit) -> None:
    ada = visit.world.ada
    chats = [visit.post(ada, "/api/chats", {"name": name, "chat_type": "channel"}).json()["id"] for name in "abc"]
    path = "/api/chats/with-member-counts"
    for name in ("deck", "self", "filters"):
        assert refused(visit.get(ada, f"{path}?{name}=1"), 400)["code"] == "unknown_filter"
    both = visit.get(ada, f"{path}?id={chats[0]}&id={chats[2]}").json()["items"]
    assert [item["name"] for item in both] == ["a", "c"]


@pytest.mark.parametrize("path", ["/api/chats/with-member-counts", "/api/projects/health"])
def test_a_named_query_refuses_what_shapes_a_list(visit: Visit, path: str) -> None:
    for asked in ("limit=1", "offset=1", "cursor=x", "sort=name", "fields=id", "count=1", "as_of=2026-10-01"):
        said = refused(visit.get(visit.world.ada, f"{path}?{asked}"), 400)
        assert (said["code"], said["name"]) == ("unknown_filter", asked.split("=")[0])


@pytest.mark.parametrize("levels", [DEEPEST + 1, 500, 999, 1100, 100_000])
def test_what_is_nested_too_deep_is_refused(visit: Visit, levels: int) -> None:
    ada, root, body = visit.world.ada, visit.world.root, nested(levels)
    held = f'{{"project_id": {visit.world.web.id}, "title": "x", "metadata": {body}}}'
    for method, path, content in (
        ("POST", "/api/tasks", held), ("POST", "/api/tasks", body), ("PATCH", "/api/tasks/1", f'{{"metadata": {body}}}'),
        ("POST", "/api/tasks/1/block", f'{{"reason": {body}}}'),
    ):  # fmt: skip
        assert refused(visit.ask(ada, method, path, content=content, headers=JSON), 400)["code"] == "bad_request"
    refused(visit.ask(root, "PUT", "/api/settings/custom-fields/task", content=body, headers=JSON), 400)
    if levels < 3000:  # these addresses take less
        refused(visit.ask(None, "POST", "/api/session", content=body, headers=JSON), 400, 422)
        cursor = base64.urlsafe_b64encode(body.encode()).decode()
        refused(visit.get(ada, f"/api/tasks?cursor={cursor}"), 400)
        refused(visit.get(ada, f"/api/tasks?q={'(' * levels}x{')' * levels}"), 400)


def test_what_is_as_deep_as_may_be_is_kept_and_told(visit: Visit) -> None:
    ada, deepest = visit.world.ada, nested(DEEPEST - 1)
    held = f'{{"project_id": {visit.world.web.id}, "title": "x", "metadata": {deepest}}}'
    made = visit.ask(ada, "POST", "/api/tasks", content=held, headers=JSON)
    assert made.status_code == 201, made.text
    path = made.headers["location"]
    assert visit.ask(ada, "PATCH", path, content=f'{{"metadata": {deepest}, "title": "y"}}', headers=JSON).is_success
    kept = visit.get(ada, f"{path}?fields=metadata").text
    assert deepest in kept
    assert visit.get(ada, f"{path}/history").is_success
    assert visit.get(ada, "/api/tasks?q=title:y&fields=metadata").is_success


def test_thousands_of_digits_are_no_number(visit: Visit) -> None:
    ada, web = visit.world.ada, visit.world.web.id
    for tail in ("", "/history"):
        refused(visit.get(ada, f"/api/tasks/{DIGITS}{tail}"), 404)
    for method in ("PATCH", "DELETE"):
        refused(visit.ask(ada, method, f"/api/tasks/{DIGITS}", json={}), 404)
    for act in ("complete", "restore"):
        refused(visit.post(ada, f"/api/tasks/{DIGITS}/{act}"), 404)
    for path in (
        f"/api/attachments/{DIGITS}/content",
        f"/api/attachments/{DIGITS}/thumbnail",
        f"/api/tasks/WEB-{DIGITS}",
    ):
        refused(visit.get(ada, path), 404)
    for asked in ("1/history?limit", "1/history?before", "1?as_of"):
        refused(visit.get(ada, f"/api/tasks/{asked}={DIGITS}"), 400)
    for name in (
        "limit",
        "offset",
        "id",
        "project_id",
        "story_points",
        "story_points.gt",
        "number",
        "due_date",
        "cursor",
    ):
        refused(visit.get(ada, f"/api/tasks?{name}={DIGITS}"), 400)
    for tag in (DIGITS, "9" * 20):
        answer = visit.ask(ada, "PATCH", "/api/tasks/1", json={"title": "x"}, headers={"if-match": f'"{tag}"'})
        assert refused(answer, 400)["code"] == "bad_request"
    for name in ("story_points", "parent_id", "estimated_hours"):
        content = f'{{"project_id": {web}, "title": "x", "{name}": {DIGITS}}}'
        refused(visit.ask(ada, "POST", "/api/tasks", content=content, headers=JSON), 400, 422)
