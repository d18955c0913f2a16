"""Everything that people can name is documented, and links between documents lead somewhere."""

import json
import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from quarterdeck.cli import build
from quarterdeck.kernel.access import Role
from quarterdeck.kernel.custom import TYPES
from quarterdeck.kernel.errors import REFUSALS
from quarterdeck.kernel.model import NOUNS, Noun
from quarterdeck.kernel.query import CONTROLS
from quarterdeck.server.openapi import document
from quarterdeck.settings import Settings

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.rglob("*.md"))]
LINK = re.compile(r"\]\(([^)\s]+)\)")
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def page(name: str) -> str:
    return (DOCS / name).read_text()


def anchors(text: str) -> set[str]:
    """The anchors of a page's headings, as Markdown's readers make them."""
    headings = re.findall(r"^#+ (.*)$", FENCED.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("source", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_to_pages_and_headings_that_are_there(source: Path) -> None:
    for link in LINK.findall(FENCED.sub("", source.read_text())):
        if link.startswith(("http://", "https://", "mailto:")):
            continue
        path, _, anchor = link.partition("#")
        target = (source.parent / path).resolve() if path else source
        assert target.exists(), link
        assert not anchor or anchor in anchors(target.read_text()), link


def test_the_readme_leads_to_every_page() -> None:
    linked = set(LINK.findall((ROOT / "README.md").read_text()))
    assert {f"docs/{path.name}" for path in DOCS.glob("*.md")} <= {link.partition("#")[0] for link in linked}


def test_every_command_is_documented() -> None:
    told = page("command-line.md")
    app = build([])
    commands = {name for name in app if not name.startswith("-")}
    assert {"serve", "migrate", "import", "export", "copy", "token", "task"} <= commands
    for name in commands:
        assert re.search(rf"`(quarterdeck )?{name}[ `]", told), name
    for name in ("user add", "user password", "token create"):
        assert f"`quarterdeck {name} " in told, name


def test_every_option_of_a_named_command_is_documented() -> None:
    told = page("command-line.md")
    app = build([])
    for name in ("serve", "import", "export", "copy"):
        row = next(line for line in told.splitlines() if line.startswith(f"| `quarterdeck {name} "))
        for argument in app[name].assemble_argument_collection():
            for option in argument.names:
                everywhere = option in ("--database", "--server", "--user", "--json")
                assert everywhere or not option.startswith("--") or option in row, (name, option)


@pytest.mark.parametrize("noun", NOUNS.values(), ids=lambda noun: noun.name)
def test_every_noun_is_documented_with_its_verbs(noun: Noun) -> None:
    declared = noun
    row = [line for line in page("api.md").splitlines() if line.startswith(f"| `/api/{declared.plural}` ")]
    assert f"`{declared.name.replace('_', '-')}`" in page("command-line.md")
    if not declared.operations:
        assert f"`/api/{declared.plural}`" in page("api.md")
        return
    for verb in declared.verbs.values():
        assert verb.secret or f"`{verb.slug}`" in row[0], verb.slug
    for query in declared.queries:
        assert f"`{query.replace('_', '-')}`" in row[0]
    listed = "all" if len(declared.operations) == 7 else ", ".join(declared.operations)
    assert f"| {listed} |" in row[0]


def test_every_setting_is_documented() -> None:
    for field in fields(Settings):
        name = f"`QUARTERDECK_{field.name.upper()}`"
        assert name in page("operating.md")
        assert name in (ROOT / "README.md").read_text()


def test_every_error_code_is_documented_with_its_status() -> None:
    told = page("api.md")
    for code, (status, _) in REFUSALS.items():
        assert f"| `{code}` | {status} |" in told, code


def test_every_role_type_and_control_is_documented() -> None:
    assert all(role.value in page("people-and-access.md") for role in Role)
    assert all(f"| `{kind}` |" in page("custom-fields.md") for kind in TYPES)
    assert all(f"| `{name}` |" in page("api.md") for name in CONTROLS)


def test_every_address_that_is_no_nouns_is_documented() -> None:
    told = "".join(path.read_text() for path in PAGES)
    own = [path for path in document()["paths"] if path.split("/")[2] not in {noun.plural for noun in NOUNS.values()}]
    for path in own:
        known = re.sub(r"\{.*?\}", "", path).rstrip("/").removeprefix("/api")
        assert known in told, path


def test_every_library_has_its_row() -> None:
    told = page("decisions/0009-libraries.md").lower()
    python = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    named = [re.split(r"[\[<>=; ]", dependency)[0] for dependency in python]
    browser = json.loads((ROOT / "web" / "package.json").read_text())["dependencies"]
    named += [FAMILIES.get(name.split("/")[0], name.split("/")[-1]) for name in browser]
    for name in named:
        assert re.search(rf"\b{name.replace('-', '[- ]')}\b", told), name


FAMILIES = {"@tanstack": "tanstack", "@mantine": "mantine", "@tabler": "tabler", "@atlaskit": "pragmatic-drag-and-drop",
            "@fontsource-variable": "inter", "@tiptap": "tiptap", "@fullcalendar": "fullcalendar",
            "dayjs": "day.js"}  # fmt: skip


def test_decisions_are_numbered_without_a_gap_and_shaped_alike() -> None:
    pages = sorted((DOCS / "decisions").glob("*.md"))
    assert [int(path.name[:4]) for path in pages] == list(range(1, len(pages) + 1))
    for number, path in enumerate(pages, 1):
        text = path.read_text()
        assert text.startswith(f"# {number}. ")
        assert all(f"## {part}" in text for part in ("Context", "Decision", "Consequence")), path.name
