"""The typed API is what the nouns say, and a type checker follows it."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from quarterdeck import typed
from quarterdeck.kernel.collection import Collection
from quarterdeck.kernel.model import NOUNS

ROOT = Path(__file__).parent.parent
SAMPLE = Path(__file__).parent / "typed_sample.txt"


def test_the_stub_and_the_glossary_are_up_to_date() -> None:
    assert typed.STUB.read_text() == typed.stub(), "run `python -m quarterdeck.typed`"
    assert typed.GLOSSARY.read_text() == typed.glossary(), "run `python -m quarterdeck.typed`"


def test_a_verb_is_reached_by_its_name_unless_it_is_known_not_to_be() -> None:
    """`deck.messages.edit(7)` is the block that every noun has; the verb is `deck.messages.act(7, "edit", …)`."""
    hidden = {(noun.name, verb) for noun in NOUNS.values() for verb in noun.verbs if hasattr(Collection, verb)}
    assert hidden <= {("message", "edit")}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[int, list[str]]:
    """What pyright, strict, says of the sample, by line."""
    folder = tmp_path_factory.mktemp("typed")
    (folder / "sample.py").write_text(SAMPLE.read_text())
    settings = f'{{"typeCheckingMode": "strict", "extraPaths": ["{ROOT / "src"}"]}}'
    (folder / "pyrightconfig.json").write_text(settings)
    pyright = [sys.executable, "-m", "pyright", "-p", str(folder), "--pythonpath", sys.executable]
    said = subprocess.run(pyright, capture_output=True, text=True, timeout=300).stdout
    lines: dict[int, list[str]] = {}
    for found in re.finditer(r"sample\.py:(\d+):\d+ - (\w+: .*)", said):
        lines.setdefault(int(found[1]), []).append(found[2])
    assert lines, said
    return lines


def _marked(mark: str) -> list[tuple[int, str]]:
    lines = enumerate(SAMPLE.read_text().splitlines(), 1)
    return [(number, line.split(mark, 1)[1].strip()) for number, line in lines if mark in line]


@pytest.mark.slow
def test_types_are_followed_from_the_deck_to_a_field(told: dict[int, list[str]]) -> None:
    for number, kind in _marked("# is "):
        assert [line for line in told[number] if line.endswith(f'is "{kind}"')], (number, told.get(number))


@pytest.mark.slow
def test_mistakes_are_told_where_they_are_written_and_nothing_else_is(told: dict[int, list[str]]) -> None:
    wrong = {number for number, _ in _marked("# wrong")}
    assert {number for number, lines in told.items() if any(line.startswith("error") for line in lines)} == wrong
