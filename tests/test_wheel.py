"""The wheel carries the built web app: installed from it, the server needs no Node and no clone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.alone
def test_the_installed_wheel_serves_the_web_app(tmp_path: Path) -> None:
    if not (ROOT / "src/quarterdeck/web_dist/index.html").exists():
        pytest.fail("the web app is not built; `make test` builds it first")
    run(["-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path / "dist")], ROOT)
    wheel = next((tmp_path / "dist").glob("*.whl"))
    run(["-m", "pip", "install", "--quiet", "--no-deps", "--target", str(tmp_path / "site"), str(wheel)], tmp_path)
    answer = run(
        ["-c", ASKED], tmp_path, PYTHONPATH=str(tmp_path / "site"), QUARTERDECK_DATABASE=f"sqlite:///{tmp_path}/w.db"
    )
    assert (tmp_path / "site/quarterdeck/py.typed").is_file()  # or type checkers take nothing of it for typed
    told = json.loads(answer)
    assert Path(told["from"]).is_relative_to(tmp_path)
    assert told["page"] == 200
    assert '<div id="root">' in told["text"]
    assert told["script"] == 200
    assert told["health"] == 200


# A browser's first requests, made of the installed package in a process of its own.
ASKED = """
import asyncio, json, re, httpx, quarterdeck
from quarterdeck.server.app import create

async def ask():
    app = httpx.ASGITransport(create())
    async with httpx.AsyncClient(transport=app, base_url="http://localhost") as client:
        page = await client.get("/projects")
        script = await client.get(re.search(r'src="(/assets/[^"]+[.]js)"', page.text)[1])
        health = await client.get("/api/health")
        print(json.dumps({"from": quarterdeck.__file__, "page": page.status_code, "text": page.text,
                          "script": script.status_code, "health": health.status_code}))

asyncio.run(ask())
"""


def run(arguments: list[str], folder: Path, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=os.environ | environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
