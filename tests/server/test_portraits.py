"""People's pictures: who may give one, who sees it, that it can be put back, and that nothing else becomes one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import httpx
import pytest
from PIL import Image
from tests.visit import Visit, visiting
from tests.world import World

from quarterdeck.kernel import feed
from quarterdeck.kernel.activity import tail
from quarterdeck.kernel.deck import Deck, find_viewer, system
from quarterdeck.kernel.errors import Forbidden, Invalid, Refusal
from quarterdeck.kernel.files import Files, path_of
from quarterdeck.people.portrait import LIMIT, key_of, portray
from quarterdeck.people.user import User
from quarterdeck.work.attaching import attach, collect

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'


@pytest.fixture
def visit(world: World, tmp_path: Path) -> Iterator[Visit]:
    with visiting(world, str(tmp_path / "files")) as visit:
        yield visit


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path / "files")


def picture(color: str = "teal", size: tuple[int, int] = (300, 100), **more: Any) -> bytes:
    written = BytesIO()
    Image.new("RGB", size, color).save(written, "PNG", **more)
    return written.getvalue()


def give(visit: Visit, who: User | None, whom: User, content: bytes, **more: Any) -> httpx.Response:
    form = {"files": {"file": ("me.png", content, "image/png")}, **more}
    return visit.ask(who, "PUT", f"/api/users/{whom.id}/avatar", **form)


def shown(visit: Visit, who: User | None, whom: User, query: str = "") -> httpx.Response:
    return visit.get(who, f"/api/users/{whom.id}/avatar{query}")


# -- in ----------------------------------------------------------------------------------------------------------


def test_a_picture_is_given_and_shown_as_a_square(visit: Visit, world: World) -> None:
    answer = give(visit, world.ben, world.ben, picture())
    assert answer.status_code == 200, answer.text
    assert key_of(answer.json()["avatar"])
    for query, side in (("?size=64", 64), ("", 100), ("?size=800&v=1", 100)):
        seen = shown(visit, world.ada, world.ben, query)
        assert (seen.status_code, seen.headers["content-type"]) == (200, "image/webp")
        with Image.open(BytesIO(seen.content)) as small:
            assert small.size == (side, side)
        again = shown(visit, world.ada, world.ben, query or "?size=200")
        same = visit.get(
            world.ada, f"/api/users/{world.ben.id}/avatar{query}", headers={"if-none-match": again.headers["etag"]}
        )
        assert same.status_code == 304
    assert shown(visit, world.ada, world.ben, "?size=65").json()["errors"][0]["field"] == "size"
    assert shown(visit, world.ada, world.ada).json()["code"] == "not_found"


def test_only_oneself_and_administrators_give_one(visit: Visit, world: World, files: Files) -> None:
    assert give(visit, None, world.ben, picture()).status_code == 401
    assert give(visit, world.dan, world.ben, picture()).json()["code"] == "forbidden"
    assert give(visit, world.cleo, world.dan, picture()).json()["code"] == "not_found"
    assert give(visit, world.ben, world.ben, picture(), scopes=("write",)).json()["code"] == "scope"
    assert files.folder
    assert not [p for p in files.folder.rglob("*") if p.is_file()]
    assert give(visit, world.root, world.ben, picture()).status_code == 200


@pytest.mark.parametrize(
    "content", [SVG, b"<!doctype html><script>alert(1)</script>", b"%PDF-1.7\n", picture()[:60], b""]
)
def test_what_is_no_picture_is_refused_by_name(visit: Visit, world: World, content: bytes) -> None:
    answer = give(visit, world.ben, world.ben, content)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "file")
    assert shown(visit, world.ben, world.ben).status_code == 404


def test_a_picture_that_is_too_large_is_refused_with_the_limit(visit: Visit, world: World) -> None:
    for content in (picture() + bytes(LIMIT), picture() + bytes(LIMIT + 200_000)):
        answer = give(visit, world.ben, world.ben, content)
        assert (answer.status_code, answer.json()["limit"]) == (413, "10 MB")
    assert give(visit, world.ben, world.ben, picture(), data={"user_id": "1"}).json()["errors"][0]["field"] == "user_id"


# -- out ---------------------------------------------------------------------------------------------------------


def test_who_does_not_see_the_person_does_not_see_the_picture(visit: Visit, world: World) -> None:
    for whom in (world.dan, world.ada):
        assert give(visit, whom, whom, picture()).status_code == 200
    never = visit.get(world.cleo, "/api/users/999999/avatar")
    assert shown(visit, world.cleo, world.dan).json() == never.json()
    assert shown(visit, world.cleo, world.ada).status_code == 200  # she leads the project of Cleo's company
    assert shown(visit, None, world.ada).status_code == 401
    assert shown(visit, world.ben, world.ada, "").headers["content-security-policy"] == "sandbox; default-src 'none'"


def test_no_hash_is_a_key_to_a_file(world: World, files: Files) -> None:
    secret = attach(world.deck(world.ada), files, {"task_id": world.secret.id}, "keys.png", [picture("red")])
    avatar = f"file:{secret.file_key}"
    with pytest.raises(Invalid, match="avatar"):
        world.deck(world.dan).of(User).update(world.dan.id, avatar=avatar)
    with pytest.raises(Invalid, match="avatar"):
        world.deck(world.root).of(User).create(username="eve", email="eve@example.com", avatar=avatar)
    with pytest.raises(Forbidden):
        portray(world.deck(world.dan), files, world.ada.id, [picture()])


# -- away --------------------------------------------------------------------------------------------------------


def test_a_picture_that_was_taken_away_is_put_back_within_a_day(world: World, files: Files) -> None:
    ben = world.deck(world.ben)
    had = portray(ben, files, world.ben.id, [picture()]).avatar
    portray(ben, files, world.ben.id, [picture("red")])
    ben.of(User).update(world.ben.id, avatar="hue:212")
    assert ben.of(User).update(world.ben.id, avatar=had).avatar == had
    ben.of(User).update(world.ben.id, avatar="")
    later = Deck(world.database, find_viewer(world.database, world.ben.id), at=datetime.now(UTC) + timedelta(days=2))
    with pytest.raises(Invalid, match="avatar"):
        later.of(User).update(world.ben.id, avatar=had)


def test_the_same_picture_again_changes_nothing(world: World, files: Files) -> None:
    ben = world.deck(world.ben)
    versions = {portray(ben, files, world.ben.id, [picture()]).version for _ in range(2)}
    assert len(versions) == 1


def test_pictures_are_kept_while_people_have_them_and_go_after(
    world: World, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    ben, kept = world.deck(world.ben), []
    for color in ("teal", "red"):
        kept.append(key_of(portray(ben, files, world.ben.id, [picture(color)]).avatar))
    gone = key_of(portray(world.deck(world.dan), files, world.dan.id, [picture("blue")]).avatar)
    world.deck(world.root).of(User).delete(world.dan.id)
    assert files.folder
    for key in (*kept, gone):
        os.utime(files.folder / path_of(str(key)), (0, 0))
    assert collect(world.database, files) == 0  # one that was replaced today may be put back
    monkeypatch.setattr("quarterdeck.people.portrait.KEPT", timedelta(days=-1))
    assert collect(world.database, files) == 1
    assert [files.size(str(key)) > 0 for key in (kept[1], gone)] == [True, True]
    with pytest.raises(Refusal):
        files.size(str(kept[0]))


# -- told --------------------------------------------------------------------------------------------------------


def test_everybody_hears_of_a_new_picture_and_not_of_a_number(world: World, files: Files) -> None:
    with system(world.database).using() as session:
        before = tail(session, 0, 5000)[-1].id
    world.deck(world.ben).of(User).update(world.ben.id, phone="1234")
    portray(world.deck(world.ben), files, world.ben.id, [picture()])
    with system(world.database).using() as session:
        phone, portrait = tail(session, before)
    assert feed.topics(phone) == [f"user:{world.ben.id}"]
    assert feed.topics(portrait) == [f"user:{world.ben.id}", "users"]
    assert [feed.is_common(topic) for topic in ("users", "tasks", "user", "user:1", "")] == [True, *[False] * 4]
