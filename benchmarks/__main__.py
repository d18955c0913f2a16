"""`make bench`: every figure beside its floor or its rival, from one run. `--tasks N` for another size, `--scale` to
compare 10,000 with 1,000,000 tasks, `--only NAME` for one part."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from quarterdeck.kernel.database import Database
from quarterdeck.kernel.deck import Deck, find_viewer
from quarterdeck.people.tokens import create_token

from . import data, live
from .load import Load, lua, resident, serving, wait, wrk

OURS, FLOOR, RIVAL = 8301, 8302, 8303
LIST = "/api/tasks?project_id=1&status=todo&sort=-priority&limit=50"
BOARD_FIELDS = "id,number,title,state,rank,priority,assignee_ids,labels,due_date,story_points,task_type,version"
SEARCHES = (
    "login",
    "refund email",
    "mobile layout header",
    "butt",
    "invoice customer dead",
    "database index cach",
    "searc",
    "upload",
)


class Bench:
    """One folder with one database of ours and one of the rival's, and what was measured on them."""

    def __init__(self, folder: Path, tasks: int) -> None:
        self.folder, self.tasks = folder, tasks
        self.path = folder / f"ours-{tasks}.db"
        started = time.monotonic()
        kept = self.path.exists()
        self.database = Database(f"sqlite:///{self.path}") if kept else data.build(self.path, tasks)
        how = "kept from before" if kept else f"made in {time.monotonic() - started:.0f} s"
        print(f"# {tasks:,} tasks in 20 projects, 50 people, {tasks * 10:,} activities: {how}", flush=True)
        viewer = find_viewer(self.database, "person1")
        self.token = create_token(Deck(self.database, viewer), viewer.id, "bench", ["write"])
        self.headers = {"Authorization": f"Bearer {self.token}"}
        self.environment = {
            "QUARTERDECK_DATABASE": f"sqlite:///{self.path}",
            "QUARTERDECK_FILES": str(folder / "files"),
        }

    def serving(self) -> Any:
        return serving("quarterdeck.server.app:create", OURS, factory=True, ready="/api/health", **self.environment)

    def get(self, path: str) -> bytes:
        request = urllib.request.Request(f"http://127.0.0.1:{OURS}{path}", headers=self.headers)
        return urllib.request.urlopen(request).read()  # type: ignore[no-any-return]

    def load(self, path: str, **options: Any) -> Load:
        return wrk(f"http://127.0.0.1:{OURS}{path}", headers=self.headers, **options)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tasks", type=int, default=100_000)
    parser.add_argument("--scale", action="store_true", help="also compare 10,000 with 1,000,000 tasks (some minutes)")
    parser.add_argument("--only", default="", help="requests, board, search, live, memory, start or scale")
    parser.add_argument("--folder", type=Path, help="where the databases are made and kept; else they are not kept")
    given = parser.parse_args()
    print(f"# {os.cpu_count()} processors, Python {sys.version.split()[0]}", flush=True)
    folder = given.folder or Path(tempfile.mkdtemp(prefix="quarterdeck-bench-"))
    folder.mkdir(parents=True, exist_ok=True)
    try:
        parts = {
            "requests": requests,
            "board": board,
            "search": search,
            "memory": memory,
            "live": live_part,
            "start": start,
        }
        wanted = [part for name, part in parts.items() if given.only in ("", name)]
        if wanted:
            bench = Bench(folder, given.tasks)
            for part in wanted:
                part(bench)
        if given.scale or given.only == "scale":
            scale(folder)
    finally:
        if not given.folder:
            shutil.rmtree(folder)


def say(name: str, ours: str, beside: str, ratio: str, wanted: str) -> None:
    print(f"{name:<34} ours {ours:<18} {beside:<38} {ratio:<16} wanted {wanted}", flush=True)


# -- requests ----------------------------------------------------------------------------------------------------


def requests(bench: Bench) -> None:
    """Rates of the plain requests beside the floor's and the rival's."""
    _floor_file(bench)
    rival = bench.folder / "rival.db"
    _rival(bench, rival)
    one = f"/api/tasks/{_visible_id(bench)}"
    environment = {"FLOOR": str(bench.folder / "floor.json"), "RIVAL": f"sqlite:///{rival}"}
    ours: dict[str, Load] = {}
    with bench.serving():
        ours["list"], ours["one"] = bench.load(LIST), bench.load(one)
        create = lua(
            bench.folder / "c.lua",
            "POST",
            ["/api/tasks"],
            '{"project_id":1,"title":"Benchmark task"}',
            bench.headers | _JSON,
        )
        ours["create"] = bench.load("/api/tasks", script=create)
        verbs = [f"/api/tasks/{id}/{verb}" for verb in ("start-work", "complete", "reopen") for id in _mine(bench)]
        change = lua(bench.folder / "s.lua", "POST", verbs, "{}", bench.headers | _JSON)
        ours["change"] = bench.load("/", script=change)
    with serving("benchmarks.floor:app", FLOOR, ready="/list", **environment):
        floor = {name: wrk(f"http://127.0.0.1:{FLOOR}/{name}") for name in ("list", "one")}
    with serving("benchmarks.rival:app", RIVAL, ready="/tasks/1", **environment):
        base = f"http://127.0.0.1:{RIVAL}"
        theirs = {
            "list": wrk(f"{base}/tasks?project_id=1&status=todo&limit=50"),
            "one": wrk(f"{base}/tasks/1"),
            "create": wrk(
                f"{base}/tasks",
                script=lua(
                    bench.folder / "rc.lua", "POST", ["/tasks"], '{"project_id":1,"title":"Benchmark task"}', _JSON
                ),
            ),
            "change": wrk(base, script=_rival_change(bench)),
        }
    for name, wanted in (("list", "40 %, 8 ×"), ("one", "40 %, 4 ×")):
        beside = f"floor {floor[name].rate:,.0f}/s, rival {theirs[name].rate:,.0f}/s"
        ratio = f"{ours[name].rate / floor[name].rate:.0%}, {ours[name].rate / theirs[name].rate:.1f} ×"
        say(_NAMES[name], f"{ours[name].rate:,.0f}/s", beside, ratio, wanted)
    for name in ("create", "change"):
        say(
            _NAMES[name],
            f"{ours[name].rate:,.0f}/s",
            f"rival {theirs[name].rate:,.0f}/s",
            f"{ours[name].rate / theirs[name].rate:.1f} ×",
            "3 ×",
        )
    for name, load in {**ours, **{f"rival {n}": held for n, held in theirs.items()}}.items():
        if load.failed:
            print(f"! {load.failed} answers of {name} were refusals", flush=True)


_JSON = {"Content-Type": "application/json"}
_NAMES = {"list": "list of 50, filtered and sorted", "one": "one task", "create": "create", "change": "change of state"}


def _visible_id(bench: Bench) -> int:
    return int(json.loads(bench_get(bench, LIST))["items"][0]["id"])


def _mine(bench: Bench) -> list[int]:
    return [t["id"] for t in json.loads(bench_get(bench, LIST))["items"]]


def bench_get(bench: Bench, path: str) -> bytes:
    """A list's bytes, from a deck instead of a server."""
    name, _, query = path.removeprefix("/api/").partition("?")
    collection = Deck(bench.database, find_viewer(bench.database, "person1")).named(name)
    return collection.json(collection.query([tuple(p.split("=")) for p in query.split("&")]))  # type: ignore[misc]


def _floor_file(bench: Bench) -> None:
    """The very statements and values that our requests run, for the floor to run them bare."""
    asked: dict[str, Any] = {}
    answer = json.loads(bench_get(bench, LIST))
    database = Database(f"sqlite:///{bench.path}")
    deck = Deck(database, find_viewer(database, "person1"))
    with deck.using() as session:
        run, ran = session.run_text, []
        session.run_text = lambda text, values=(): (ran.append((text, values)), run(text, values))[1]  # type: ignore[method-assign]
        tasks = deck.named("tasks")
        tasks.json(tasks.query([tuple(p.split("=")) for p in LIST.partition("?")[2].split("&")]))
        asked["list"] = {"sql": ran[-1][0], "values": ran[-1][1], "list": True, "next": answer["next"]}
        tasks.text(answer["items"][0]["id"])
        asked["one"] = {"sql": ran[-1][0], "values": ran[-1][1], "list": False}
    (bench.folder / "floor.json").write_text(json.dumps({"database": str(bench.path), "requests": asked}))


def _rival(bench: Bench, path: Path) -> None:
    """Our tasks in the rival's table."""
    path.unlink(missing_ok=True)
    os.environ["RIVAL"] = f"sqlite:///{path}"
    from datetime import date, datetime

    from . import rival

    rival.Base.metadata.create_all(rival.engine)
    empty = (
        dict.fromkeys(rival.TEXTS, "")
        | {name: [] for name in rival.LISTS}
        | {"description": "", "custom_fields": {}, "severity": None, "reproducible": None}
    )
    levels = ["lowest", "low", "medium", "high", "highest"]
    rows = []
    with rival.engine.begin() as connection:
        for id, text in data.bench_rows(bench.database):
            row = (
                dict.fromkeys((*rival.IDS, *rival.NUMBERS, *rival.INSTANTS, "start_date", "due_date"))
                | empty
                | json.loads(text)
            )
            row |= {
                "id": id,
                "priority": levels.index(row["priority"]),
                "due_date": row["due_date"] and date.fromisoformat(row["due_date"]),
            }
            instants = [name for name in ("created_at", "updated_at", *rival.INSTANTS) if row[name]]
            row |= {name: datetime.fromisoformat(row[name]) for name in instants}
            rows.append(row)
            if len(rows) == 5000:
                connection.execute(sa.insert(rival.Task), rows)
                rows = []
        if rows:
            connection.execute(sa.insert(rival.Task), rows)


def _rival_change(bench: Bench) -> Path:
    return lua(
        bench.folder / "rs.lua",
        "POST",
        [f"/tasks/{n}/status" for n in range(1, 151)],
        '{"status":"in_progress"}',
        _JSON,
    )


# -- single figures ----------------------------------------------------------------------------------------------


def board(bench: Bench) -> None:
    """A board of 1,000 cards: time in the server, and bytes a card when compressed."""
    path = f"/api/tasks?project_id=1&sort=rank&limit=1000&fields={BOARD_FIELDS}"
    with bench.serving():
        load = bench.load(path, connections=1, seconds=3)
        request = urllib.request.Request(
            f"http://127.0.0.1:{OURS}{path}", headers=bench.headers | {"Accept-Encoding": "gzip"}
        )
        size = len(urllib.request.urlopen(request).read())
    say("board of 1,000 cards", f"{load.latency[50]:.1f} ms", f"{size / 1000:.0f} bytes a card", "", "15 ms, 200 bytes")


def search(bench: Bench) -> None:
    """The 95th percentile of searches as people type them."""
    with bench.serving():
        took = []
        for n in range(200):
            words = SEARCHES[n % len(SEARCHES)].replace(" ", "+")
            begun = time.perf_counter()
            bench.get(f"/api/search?noun=task&q={words}")
            took.append((time.perf_counter() - begun) * 1000)
    took.sort()
    say("search, p95", f"{took[int(len(took) * 0.95)]:.1f} ms", f"median {took[len(took) // 2]:.1f} ms", "", "30 ms")


def memory(bench: Bench) -> None:
    """Memory of the idle server, and with 1,000 sockets, beside what Granian takes for as many sockets."""
    with bench.serving() as process:
        bench.get(LIST)
        time.sleep(1)
        idle = resident(process.pid)
        held = asyncio.run(live.holding(OURS, bench.token, 1000, lambda: resident(process.pid)))
    with serving("benchmarks.floor:app", FLOOR) as process:
        bare = resident(process.pid)
        taken = asyncio.run(live.holding(FLOOR, bench.token, 1000, lambda: resident(process.pid))) - bare
    beside = f"floor +{taken:.0f} MB for the sockets, ours +{held - idle:.0f}"
    say("memory idle / 1,000 sockets", f"{idle:.0f} / {held:.0f} MB", beside, "", "120 / 200 MB")


def live_part(bench: Bench) -> None:
    """One change to 1,000 sockets on one process."""
    with bench.serving():
        took = asyncio.run(live.spread(OURS, bench.token, 1000, 20))
    say(
        "one change to 1,000 sockets, p99",
        f"{took[int(len(took) * 0.99)]:.0f} ms",
        f"median {took[len(took) // 2]:.0f} ms",
        "",
        "150 ms",
    )


def start(bench: Bench) -> None:
    """From the command to a healthy server on an existing database."""
    took = []
    for _ in range(5):
        begun = time.monotonic()
        command = [
            sys.executable,
            "-m",
            "quarterdeck",
            "serve",
            "--port",
            str(OURS),
            "--database",
            f"sqlite:///{bench.path}",
        ]
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        wait(f"http://127.0.0.1:{OURS}/api/health")
        took.append(time.monotonic() - begun)
        process.terminate()
        process.wait(20)
    say("serve until healthy", f"{sorted(took)[2]:.2f} s", "", "", "1.5 s")


def scale(folder: Path) -> None:
    """The same requests at 10,000 and at 1,000,000 tasks."""
    times: dict[int, dict[str, float]] = {}
    for tasks in (10_000, 1_000_000):
        bench = Bench(folder, tasks)
        one = f"/api/tasks/{_visible_id(bench)}"
        with bench.serving():
            paths = {
                "list": LIST,
                "one": one,
                "board": f"/api/tasks?project_id=1&sort=rank&limit=500&fields={BOARD_FIELDS}",
            }
            times[tasks] = {name: bench.load(path, seconds=3).latency[50] for name, path in paths.items()}
            create = lua(
                folder / "c.lua",
                "POST",
                ["/api/tasks"],
                '{"project_id":1,"title":"Benchmark task"}',
                bench.headers | _JSON,
            )
            times[tasks]["create"] = bench.load("/api/tasks", script=create, seconds=3).latency[50]
        bench.database.close()
    for name, small in times[10_000].items():
        large = times[1_000_000][name]
        say(
            f"{name} at 1,000,000 / 10,000",
            f"{large:.2f} ms",
            f"{small:.2f} ms at 10,000",
            f"{large / small:.2f} ×",
            "1.3 ×",
        )


if __name__ == "__main__":
    main()
