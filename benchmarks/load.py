"""Servers and the load on them: Granian with one worker, wrk with eight connections."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

CONNECTIONS = 8
SECONDS = 5
_RATE = re.compile(r"Requests/sec:\s+([0-9.]+)")
_P = re.compile(r"^\s+(50|75|90|99)%\s+([0-9.]+)(us|ms|s)", re.MULTILINE)
_UNIT = {"us": 1e-3, "ms": 1.0, "s": 1e3}
_SERVE = (
    "import sys; from granian import Granian; from granian.constants import Interfaces, Loops; "
    "Granian(sys.argv[1], address='127.0.0.1', port=int(sys.argv[2]), interface=Interfaces.ASGI, workers=1, "
    "loop=Loops.uvloop, log_enabled=False, respawn_failed_workers=False, factory=sys.argv[3] == 'factory').serve()"
)


@dataclass(frozen=True)
class Load:
    """Requests per second, and latencies in milliseconds by percentile."""

    rate: float
    latency: dict[int, float]
    failed: int


@contextmanager
def serving(
    target: str, port: int, *, factory: bool = False, ready: str = "/", **environment: str
) -> Iterator[subprocess.Popen[bytes]]:
    """A Granian with one worker for the block."""
    kind = "factory" if factory else "app"
    process = subprocess.Popen(
        [sys.executable, "-c", _SERVE, target, str(port), kind], env=os.environ | environment, start_new_session=True
    )
    try:
        wait(f"http://127.0.0.1:{port}{ready}")
        yield process
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:  # the rival's connections may hold its threads
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def wait(url: str, seconds: float = 30) -> None:
    until = time.monotonic() + seconds
    while True:
        try:
            urllib.request.urlopen(url, timeout=1).read()
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.01)


def wrk(
    url: str,
    *,
    headers: dict[str, str] | None = None,
    script: Path | None = None,
    connections: int = CONNECTIONS,
    seconds: int = SECONDS,
) -> Load:
    """The load of some seconds on one address, or on those of a script."""
    if shutil.which("wrk") is None:
        raise SystemExit("the benchmarks need wrk (Debian's package wrk)")
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", url]
    for name, value in (headers or {}).items():
        command += ["-H", f"{name}: {value}"]
    if script:
        command += ["-s", str(script)]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rate = float(_RATE.search(text)[1])  # type: ignore[index]
    bad = re.search(r"Non-2xx or 3xx responses: (\d+)", text)
    return Load(rate, {int(p): float(v) * _UNIT[u] for p, v, u in _P.findall(text)}, int(bad[1]) if bad else 0)


def lua(path: Path, method: str, addresses: list[str], body: str, headers: dict[str, str]) -> Path:
    """A wrk script that sends one body to addresses in turn."""
    lines = [f"wrk.headers[{json.dumps(k)}] = {json.dumps(v)}" for k, v in headers.items()]
    listed = ", ".join(json.dumps(a) for a in addresses)
    path.write_text(
        "\n".join(lines) + f"\nlocal a = {{{listed}}}\nlocal n = 0\n"
        f"request = function()\n  n = n + 1\n  return wrk.format({json.dumps(method)}, a[(n - 1) % #a + 1], nil, {json.dumps(body) if body else 'nil'})\nend\n"
    )
    return path


def resident(pid: int) -> float:
    """Resident memory of a process and its children, in MB; shared pages count once per process."""
    total = 0.0
    for child in [pid, *_children(pid)]:
        status = Path(f"/proc/{child}/smaps_rollup").read_text()
        total += int(re.search(r"Pss:\s+(\d+)", status)[1]) / 1024  # type: ignore[index]
    return total


def _children(pid: int) -> list[int]:
    found = [int(p) for p in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return found + [c for p in found for c in _children(p)]
