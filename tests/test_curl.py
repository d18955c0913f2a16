"""Every curl of the documentation runs as it is printed, one page after another, on a server with the demo."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from tests.server.running import Running

ROOT = Path(__file__).parent.parent
PAGES = ["docs/api.md", *sorted(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")), "README.md"]
BLOCK = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
# A refusal ends the script, and what was asked is told.
HOW = r"""
set -eu
quarterdeck() { "$PYTHON" -m quarterdeck "$@"; }
curl() { command curl --silent --show-error --fail-with-body "$@" >answer || { echo "curl $*" >&2; cat answer >&2; exit 1; }; cat answer; }
"""


def scripts(pages: list[str]) -> list[str]:
    """The blocks that speak to the API, the first of which says how."""
    blocks = [block for page in dict.fromkeys(pages) for block in BLOCK.findall((ROOT / page).read_text())]
    return [block for block in blocks if re.search(r"^(curl|TOKEN=)", block, re.MULTILINE)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """With the files that the examples send."""
    for name in ("sketch.png", "me.jpg"):
        Image.new("RGB", (300, 200), "teal").save(tmp_path / name)
    (tmp_path / "tasks.csv").write_text("id,title,due\n1,Bake,03/04/2027\n")
    return tmp_path


def test_every_curl_that_is_printed_does_what_it_says(folder: Path) -> None:
    database = f"sqlite:///{folder / 'demo.db'}"
    server = Running(database, folder / "server.log").start("--demo")
    kept = {name: value for name, value in os.environ.items() if not name.startswith("QUARTERDECK_")}
    settings = {"PYTHON": sys.executable, "PYTHONPATH": str(ROOT / "src"), "QUARTERDECK_DATABASE": database}
    blocks = scripts(PAGES)
    assert sum(len(re.findall(r"^curl ", block, re.MULTILINE)) for block in blocks) > 25
    try:
        script = HOW + "".join(blocks).replace("http://localhost:8000", server.address)
        done = subprocess.run(
            ["bash", "-c", script], cwd=folder, env=kept | settings, capture_output=True, text=True, timeout=120
        )
    finally:
        server.stop()
    assert done.returncode == 0, done.stderr
