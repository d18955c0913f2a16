"""The worked examples run as they are printed in the documentation, on every database."""

import runpy
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from quarterdeck.kernel.database import Database

ROOT = Path(__file__).parent.parent
TOLD = (Path(__file__).parent / "examples_chat.txt").read_text()


@pytest.fixture
def chats(url: str) -> Iterator[str]:
    """An empty database, whose table of chats is afterwards as it was: server databases are used again."""
    yield url
    database = Database(url)
    with database.engine.begin() as connection:
        if database.dialect != "sqlite":
            connection.execute(sa.text("ALTER TABLE chat DROP COLUMN topic"))
    database.close()


def test_the_story_of_chats_is_told_alike_on_every_database(chats: str, capsys: pytest.CaptureFixture[str]) -> None:
    runpy.run_path(str(ROOT / "examples" / "chat.py"))["main"](chats)
    assert capsys.readouterr().out == TOLD


def test_the_documentation_shows_the_example_as_it_is() -> None:
    example = (ROOT / "examples" / "chat.py").read_text()
    shown = [part.split("```")[0] for part in (ROOT / "docs" / "python.md").read_text().split("```python\n")[1:]]
    walked = [part for part in shown if part.startswith("def ")]
    assert len(walked) >= 9
    for part in walked:
        assert part.strip() in example, part.splitlines()[0]
