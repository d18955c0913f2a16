"""The server as a whole: quick to start and stop, patient with a database that goes away and writers who hold on."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx
import pymysql
import pytest
from sqlalchemy import make_url
from tests.conftest import ADMIN_DATABASE, SERVERS
from tests.server.running import PASSWORD, Running, bearer, running, stamped, token
from tests.world import World
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from quarterdeck.kernel.database import Database

pytestmark = [pytest.mark.alone]
QUICK = 0.25  # seconds for an answer that takes a few milliseconds on a machine that has nothing else to do


@pytest.fixture
def address(world: World) -> str:
    stamped(world.database)
    return world.database.url.render_as_string(hide_password=False)


@pytest.fixture
def server(address: str, tmp_path: Path) -> Iterator[Running]:
    with running(address, tmp_path) as server:
        yield server


def client(server: Running, secret: str) -> httpx.Client:
    return httpx.Client(base_url=server.address, headers=bearer(secret), timeout=60)


def task(world: World, title: str) -> dict[str, Any]:
    return {"project_id": world.web.id, "title": title}


def titles(server: Running, secret: str) -> list[str]:
    with client(server, secret) as ada:
        answer = ada.get("/api/tasks", params={"limit": 1000})
        assert answer.status_code == 200, answer.text
        return [item["title"] for item in answer.json()["items"]]


def test_it_is_healthy_quickly_and_stops_cleanly_with_sockets_open(world: World, server: Running) -> None:
    # One second on a quiet machine, most of it Python's imports, twice; the bound is for a busy one.
    print(f"\n{world.database.dialect}: healthy after {server.took:.2f} s")
    assert server.took < 15
    ada = bearer(token(world, world.ada))
    with connect(server.live, additional_headers=ada) as one, connect(server.live, additional_headers=ada) as other:
        one.send('{"subscribe": ["project:1"]}')
        one.recv(5)
        took = server.stop()
        print(f"{world.database.dialect}: stopped after {took:.2f} s")
        assert took < 5
        for socket in (one, other):
            with pytest.raises(ConnectionClosed):
                list(iter(lambda socket=socket: socket.recv(5), None))
    assert "Traceback" not in server.log.read_text()


@pytest.mark.parametrize("dialect", ["sqlite"])
def test_two_servers_share_one_file(world: World, address: str, server: Running, tmp_path: Path) -> None:
    secret = token(world, world.ada)
    with running(address, tmp_path, "second") as second, ThreadPoolExecutor(8) as pool:
        made = [f"{place.port} {n}" for n in range(40) for place in (server, second)]

        def make(title: str) -> int:
            return httpx.post(
                f"http://127.0.0.1:{title.split(maxsplit=1)[0]}/api/tasks", json=task(world, title), headers=bearer(secret), timeout=60
            ).status_code  # fmt: skip

        assert set(pool.map(make, made)) == {201}
        assert set(made) <= set(titles(server, secret))
        assert set(made) <= set(titles(second, secret))


def test_a_custom_field_declared_elsewhere_is_known_here_at_once(world: World, server: Running) -> None:
    with client(server, token(world, world.ada)) as ada:
        assert ada.get("/api/tasks?custom.floor=3").status_code == 400
        world.deck(world.root).set_setting("custom_fields.task", {"floor": {"type": "number"}})
        ends = time.monotonic() + 5
        while (answer := ada.get("/api/tasks?custom.floor=3")).status_code == 400 and time.monotonic() < ends:
            time.sleep(0.05)
        assert answer.json()["items"] == []
        world.deck(world.ada).tasks.update(world.task, custom_fields={"floor": 3})
        assert [item["id"] for item in ada.get("/api/tasks?custom.floor=3").json()["items"]] == [world.task.id]


def _terminate(url: str) -> None:
    """End every connection that the database at this address has, but our own to the server."""
    dialect, name = ("postgresql" if url.startswith("postgresql") else "mariadb"), make_url(url).database
    server = Database(f"{SERVERS[dialect]}/{ADMIN_DATABASE[dialect]}")
    with server.session() as session:
        if dialect == "postgresql":
            session.run_text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", (name,))
        else:
            processes = "SELECT id FROM information_schema.processlist WHERE db = %s"
            for (id,) in session.run_text(processes, (name,)).fetchall():
                with suppress(pymysql.err.OperationalError):  # it ended by itself meanwhile
                    session.run_text(f"KILL {int(id)}")
    server.close()


@pytest.mark.parametrize("dialect", ["postgresql", "mariadb"])
def test_a_database_that_goes_away_is_a_problem_that_passes(
    world: World, address: str, server: Running, dialect: str, made: dict[str, Database]
) -> None:
    secret = token(world, world.ada)
    for ours in (world.database, made[dialect]):
        ours.close()  # the tests' own connections are not to be among them
    answers: list[tuple[float, httpx.Response]] = []
    acknowledged: list[str] = []
    stopping = threading.Event()

    def write(number: int) -> None:
        with client(server, secret) as ada:
            for n in range(100_000):
                if stopping.is_set():
                    return
                title = f"{number}-{n}"
                answer = ada.post("/api/tasks", json=task(world, title))
                answers.append((time.monotonic(), answer))
                if answer.is_success:
                    acknowledged.append(title)

    with ThreadPoolExecutor(4) as pool:
        threads = [pool.submit(write, number) for number in range(4)]
        try:
            for _ in range(3):
                time.sleep(0.5)
                _terminate(address)
            ended = time.monotonic()
            time.sleep(1.5)
        finally:
            stopping.set()
    for thread in threads:
        thread.result()
    refused = [answer for _, answer in answers if not answer.is_success]
    assert refused, "nobody noticed"
    assert {(answer.status_code, answer.json()["code"]) for answer in refused} == {(503, "unavailable")}
    assert all(answer.headers["content-type"] == "application/problem+json" for answer in refused)
    assert any(answer.is_success for at, answer in answers if at > ended), "it did not recover"
    assert all(answer.is_success for at, answer in answers if at > ended + 1), "it had not recovered after a second"
    there = titles(server, secret)
    assert set(acknowledged) <= set(there)
    assert len(there) == len(set(there))


@pytest.mark.parametrize("dialect", ["sqlite"])
def test_who_holds_the_write_lock_delays_writers_and_no_reader(world: World, server: Running) -> None:
    path, secret = str(world.database.url.database), token(world, world.ada)
    code = f"""
import sqlite3, time
held = sqlite3.connect({path!r}, isolation_level=None)
held.execute("BEGIN IMMEDIATE")
print("held", flush=True)
time.sleep(2)
held.execute("COMMIT")
"""
    reads: list[float] = []
    with client(server, secret) as ada, client(server, secret) as ben, ThreadPoolExecutor(1) as pool:
        ada.get("/api/tasks"), ben.get("/api/tasks")  # connected, compiled, and the token's use noted
        holder = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        began = time.monotonic()
        posted = pool.submit(lambda: ben.post("/api/tasks", json=task(world, "patient")))
        time.sleep(0.1)
        while not posted.done():
            asked = time.monotonic()
            assert ada.get("/api/tasks", params={"limit": 20}).status_code == 200
            reads.append(time.monotonic() - asked)
            time.sleep(0.01)
        waited = time.monotonic() - began
        holder.wait()
        holder.stdout.close()
        assert posted.result().status_code == 201
    reads.sort()
    print(f"\nthe write waited {waited:.2f} s; {len(reads)} reads: median {reads[len(reads) // 2] * 1000:.1f} ms, "
          f"slowest {reads[-1] * 1000:.1f} ms")  # fmt: skip
    assert 1.5 < waited < 6
    assert len(reads) > 10
    assert reads[int(len(reads) * 0.95)] < QUICK


@pytest.mark.parametrize("dialect", ["sqlite"])
def test_a_burst_of_writers_behind_the_lock_all_succeed(world: World, server: Running) -> None:
    held = sqlite3.connect(str(world.database.url.database), isolation_level=None, check_same_thread=False)
    secret = token(world, world.ada)
    held.execute("BEGIN IMMEDIATE")
    with client(server, secret) as many, client(server, secret) as reader, ThreadPoolExecutor(60) as pool:
        asked = [pool.submit(many.post, "/api/tasks", json=task(world, f"burst {n}")) for n in range(60)]
        time.sleep(1)
        began = time.monotonic()
        assert reader.get("/api/tasks").status_code == 200
        assert time.monotonic() - began < 1, "a reader waited with the writers"
        held.execute("COMMIT")
        assert {each.result().status_code for each in asked} == {201}
    held.close()
    assert len([title for title in titles(server, secret) if title.startswith("burst")]) == 60


def test_the_first_visit_leads_to_setup_and_one_of_eight_gets_in(database: Database, tmp_path: Path) -> None:
    stamped(database)
    with running(database.url.render_as_string(hide_password=False), tmp_path) as server:
        assert httpx.get(f"{server.address}/api/setup").json() == {"needed": True, "demo": False}
        start = threading.Barrier(8)

        def race(number: int) -> httpx.Response:
            name = f"admin{number}"
            form = {"username": name, "email": f"{name}@example.com", "password": PASSWORD}
            start.wait()
            return httpx.post(f"{server.address}/api/setup", json=form, timeout=60)

        with ThreadPoolExecutor(8) as pool:
            answers = list(pool.map(race, range(8)))
        assert sorted(answer.status_code for answer in answers) == [201, *[409] * 7], [a.text for a in answers]
        assert {answer.json()["code"] for answer in answers if answer.status_code == 409} == {"already_set_up"}
        assert httpx.get(f"{server.address}/api/setup").json()["needed"] is False
        first = next(answer for answer in answers if answer.status_code == 201)
        with httpx.Client(base_url=server.address, cookies=first.cookies) as admin:
            assert admin.get("/api/session").json()["user"]["role"] == "admin"
            assert len(admin.get("/api/users").json()["items"]) == 1


@pytest.mark.parametrize("dialect", ["sqlite"])
def test_a_port_that_is_taken_is_said_so(world: World, address: str, server: Running, tmp_path: Path) -> None:
    other = Running(address, tmp_path / "other.log", port=server.port)
    command = [sys.executable, "-m", "quarterdeck", "serve", "--database", address, "--port", str(other.port)]
    ended = subprocess.run(command, capture_output=True, timeout=60, cwd=tmp_path)
    assert ended.returncode != 0
    assert str(server.port) in (ended.stderr + ended.stdout).decode()
    assert httpx.get(f"{server.address}/api/health").status_code == 200
