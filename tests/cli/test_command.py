"""The command line, run as people run it: as its own process, on a database of its own."""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from quarterdeck import cli
from quarterdeck.commands import common
from quarterdeck.commands.glossary import GLOSSARY
from quarterdeck.commands.options import field_options, verb_options
from quarterdeck.commands.showing import COLUMNS
from quarterdeck.kernel.model import NOUNS

ROOT = Path(__file__).parents[2]
Run = Callable[..., subprocess.CompletedProcess[str]]


def environment(database: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("QUARTERDECK_")}
    return kept | {"PYTHONPATH": str(ROOT / "src"), "QUARTERDECK_DATABASE": database, "COLUMNS": "100"}


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database that the command line itself made and filled."""
    made = f"sqlite:///{tmp_path_factory.mktemp('cli') / 'work.db'}"
    for words in (
        ["user", "add", "ada", "--email", "ada@example.com", "--role", "admin"],
        ["user", "add", "ben", "--email", "ben@example.com"],
        ["project", "create", "--name", "Website", "--key", "WEB", "--visibility", "public"],
        ["task", "create", "--project-id", "WEB", "--title", "Log in", "--assignee", "ada", "--due", "+7d"],
    ):
        command(made, *words)
    return made


def command(database: str, *words: str, stdin: str = "", status: int = 0) -> subprocess.CompletedProcess[str]:
    called = [sys.executable, "-m", "quarterdeck", *words]
    done = subprocess.run(called, capture_output=True, text=True, input=stdin, env=environment(database), timeout=120)
    assert done.returncode == status, (words, done.stdout, done.stderr)
    return done


@pytest.fixture
def run(database: str) -> Run:
    return lambda *words, **more: command(database, *words, **more)


def read(run: Run, *words: str) -> dict[str, object]:
    return json.loads(run(*words, "--json").stdout)


# -- what a person does ------------------------------------------------------------------------------------------


def test_a_person_lists_shows_and_changes_a_task(run: Run) -> None:
    assert "WEB-1" in run("task", "list", "status:todo").stdout
    assert "Log in" in run("task", "show", "WEB-1").stdout
    run("task", "update", "WEB-1", "--priority", "high")
    assert read(run, "task", "show", "WEB-1")["priority"] == "high"
    run("task", "update", "WEB-1", "--clear", "due_date")
    assert "due_date" not in read(run, "task", "show", "1")


def test_verbs_take_what_they_require_in_order(run: Run) -> None:
    entry = read(run, "task", "log-time", "WEB-1", "1.5", "--note", "review")
    assert (entry["hours"], entry["note"]) == (1.5, "review")
    run("task", "assign", "WEB-1", "ada", "ben")
    assert read(run, "task", "show", "WEB-1")["assignee_ids"] == [1, 2]
    assert "ada, ben" in run("task", "list").stdout


def test_a_deleted_task_comes_back(run: Run) -> None:
    run("task", "create", "--project", "WEB", "--title", "Short-lived")
    found = read(run, "task", "search", "short-lived")["items"]
    number = found[0]["reference"]
    assert read(run, "task", "delete", number) == {"id": found[0]["id"], "deleted": True}
    run("task", "show", number, status=1)
    assert "restored" in run("task", "restore", number).stdout
    run("task", "show", number)


def test_history_names_who_and_what(run: Run) -> None:
    told = run("task", "history", "WEB-1").stdout
    assert "create" in told
    assert "ada" in told
    assert "cli" in told


def test_lists_are_counted_narrowed_and_paged(run: Run) -> None:
    assert read(run, "task", "list", "--count")["count"] >= 1
    assert run("task", "list", "--count").stdout.strip().isdigit()
    counted = read(run, "task", "list", "--count-by", "status")["items"]
    assert sum(each["count"] for each in counted) == read(run, "task", "list", "--count")["count"]
    assert "todo" in run("task", "list", "--count-by", "status").stdout
    page = read(run, "user", "list", "--limit", "1", "--fields", "id,username")
    assert page["items"] == [{"id": 1, "username": "ada"}]
    assert read(run, "user", "list", "--limit", "1", "--cursor", str(page["next"]))["items"][0]["username"] == "ben"
    assert read(run, "task", "list", "--as-of", "2020-01-01")["items"] == []


def test_options_of_every_command_may_stand_in_front(run: Run) -> None:
    assert json.loads(run("--json", "--user", "ben", "user", "show", "me").stdout)["username"] == "ben"


# -- refusals and mistakes ---------------------------------------------------------------------------------------


def test_a_refusal_says_why_on_stderr_and_leaves_with_1(run: Run) -> None:
    done = run("task", "show", "WEB-999", status=1)
    assert done.stdout == ""
    assert "There is no such task." in done.stderr
    problem = json.loads(run("task", "show", "WEB-999", "--json", status=1).stderr)
    assert (problem["code"], problem["status"]) == ("not_found", 404)


def test_rights_are_those_of_who_acts(run: Run) -> None:
    problem = json.loads(run("user", "update", "ada", "--role", "viewer", "--user", "ben", "--json", status=1).stderr)
    assert problem["code"] == "forbidden"


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"], ["task", "nonsense"], ["task", "log-time", "WEB-1", "many"], ["task", "list", "--nonsense"],
        ["task", "create", "--project-id", "WEB"], ["task", "update", "WEB-1", "--priority", "huge"],
        ["task", "update", "WEB-1"], ["task", "update", "WEB-1", "--due", "someday"],
        ["task", "create", "--project", "WEB", "--title", "x", "--metadata", "{nonsense"],
        ["import", "csv", "/nowhere"],
    ],
)  # fmt: skip
def test_a_mistake_leaves_with_2_and_says_nothing_on_stdout(run: Run, words: list[str]) -> None:
    done = run(*words, status=2)
    assert done.stdout == ""
    assert done.stderr


def test_nothing_is_made_where_there_is_no_database(tmp_path: Path) -> None:
    done = command(f"sqlite:///{tmp_path / 'none.db'}", "task", "list", status=1)
    assert "quarterdeck migrate" in done.stderr
    assert not (tmp_path / "none.db").exists()


def test_the_first_person_is_an_administrator(tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path / 'new.db'}"
    assert "--role admin" in command(database, "user", "add", "ada", "--email", "a@example.com", status=1).stderr
    command(database, "user", "add", "ada", "--email", "a@example.com", "--role", "admin")


# -- people, tokens, data ----------------------------------------------------------------------------------------


def test_a_password_comes_from_standard_input_and_goes_nowhere_else(run: Run) -> None:
    added = ["user", "add", "eve", "--email", "eve@example.com", "--password-stdin"]
    done = run(*added, stdin="correct horse battery\n")
    assert "correct" not in done.stdout + done.stderr
    assert run("user", "password", "eve", "--password-stdin", stdin="another long one\n").stdout.startswith("set")
    run("user", "add", "zed", "--email", "zed@example.com", "--password-stdin", stdin="short\n", status=1)
    run("user", "show", "zed", status=1)
    run("user", "add", "zed", "--email", "zed@example.com", "--password-stdin", stdin="", status=2)


def test_a_token_is_printed_alone(run: Run) -> None:
    assert re.fullmatch(r"\S{20,}\n", run("token", "create", "--user", "ben").stdout)
    assert set(read(run, "token", "create", "--scope", "tasks:read", "--days", "7")) == {"token"}
    run("token", "create", "--scope", "nonsense", status=1)


def test_an_export_goes_into_another_database_and_is_well_there(run: Run, tmp_path: Path) -> None:
    run("export", str(tmp_path / "all.jsonl"))
    other = f"sqlite:///{tmp_path / 'other.db'}"
    command(other, "import", "export", str(tmp_path / "all.jsonl"))
    assert read(run, "task", "show", "1") == json.loads(command(other, "task", "show", "1", "--json").stdout)
    assert "all is well" in command(other, "check").stdout
    command(other, "import", "export", str(tmp_path / "all.jsonl"), status=1)


def test_a_copy_is_checked_and_a_second_one_refused(run: Run, tmp_path: Path) -> None:
    other = f"sqlite:///{tmp_path / 'copy.db'}"
    assert "copied and checked" in run("copy", "--to", other).stdout
    assert "content already" in run("copy", "--to", other, status=1).stderr


def test_doctor_and_check_find_nothing_wrong(run: Run) -> None:
    assert json.loads(run("check", "--json").stdout)["found"] == 0
    findings = {f["what"]: f for f in json.loads(run("doctor", "--json").stdout)["findings"]}
    assert all(findings[what]["well"] for what in ("python", "sqlite", "database", "files"))


# -- help --------------------------------------------------------------------------------------------------------


def test_help_lists_every_command_and_noun(run: Run) -> None:
    told = run("--help").stdout
    for name in ("serve", "migrate", "check", "doctor", "openapi", "import", "export", "copy", "token"):
        assert f" {name} " in told
    for noun in NOUNS:
        assert f" {noun.replace('_', '-')} " in told
    assert set(GLOSSARY) == set(NOUNS)


def test_help_of_a_noun_lists_its_verbs(run: Run) -> None:
    told = run("task", "--help").stdout
    assert all(f" {verb.slug} " in told for verb in NOUNS["task"].verbs.values())
    assert "list" in told
    assert run("tasks", "--help").stdout


def test_help_comes_at_once(database: str) -> None:
    """0.3 s with the interpreter's start. Time used by this process counts, which a busy machine does not stretch."""
    spent = []
    for _ in range(5):
        before = os.times()
        began = time.perf_counter()
        command(database, "--help")
        after = os.times()
        used = after.children_user - before.children_user + after.children_system - before.children_system
        spent.append(min(used, time.perf_counter() - began))
    assert min(spent) < 0.3


def test_help_loads_no_noun_and_no_engine() -> None:
    code = (
        "import sys; sys.argv = ['quarterdeck', '--help']\nfrom quarterdeck.cli import run\nrun(['--help'])\n"
        "print([m for m in ('sqlalchemy', 'litestar', 'msgspec', 'quarterdeck.nouns') if m in sys.modules])"
    )
    env = environment("sqlite:///x.db")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=env, timeout=60)
    assert done.stdout.splitlines()[-1] == "[]"


# -- derived from the declarations -------------------------------------------------------------------------------


def test_columns_name_fields_that_there_are() -> None:
    wrong = {(n, f) for n, names in COLUMNS.items() for f in names.split() if f not in NOUNS[n].fields}
    assert wrong == set()


@pytest.mark.parametrize("name", sorted(NOUNS))
def test_no_option_hides_another_one(name: str) -> None:
    noun = NOUNS[name]
    everywhere = {"database", "server", "user", "json", "help", "clear", "if_version"}
    sets = [field_options(noun, patch=patch) for patch in (False, True)]
    sets += [verb_options(noun, verb) for verb in noun.verbs.values()]
    for options in sets:
        names = [n for option in options for n in (option.name, *option.short)]
        assert len(names) == len(set(names))
        assert not everywhere & set(names)


def test_leading_options_are_moved_behind_the_command() -> None:
    assert cli.behind(["--json", "--user", "ada", "task", "list"]) == ["task", "list", "--json", "--user", "ada"]
    assert cli.behind(["--user=ada", "task", "list", "--", "-x"]) == ["task", "list", "--user=ada", "--", "-x"]
    assert common.WITH_VALUE == ("--database", "--server", "--user")


def test_a_backup_is_restored_into_an_empty_database(database: str, run: Run, tmp_path: Path) -> None:
    kept, new = tmp_path / "kept.db", f"sqlite:///{tmp_path / 'new.db'}"
    run("backup", str(kept))
    command(new, "restore", str(kept))
    asked = ("task", "list", "--json", "--user", "ada")
    assert command(new, *asked).stdout == run(*asked).stdout
    assert "overwrites nothing" in run("backup", str(kept), status=1).stderr
    assert "there is no file" in run("restore", str(tmp_path / "none.db"), status=1).stderr


def attached(database: str, content: bytes) -> None:
    """Put a file to the first task, as the server does for an upload."""
    from quarterdeck._deck import open_deck
    from quarterdeck.kernel.files import Files
    from quarterdeck.settings import Settings
    from quarterdeck.work.attaching import attach

    with open_deck(database, "ada") as deck:
        attach(deck, Files(Settings(database=database).files_at), {"task_id": 1}, "plan.txt", [content])


def test_attached_files_travel_with_exports_and_backups_and_stay_on_a_copy(tmp_path: Path) -> None:
    home = f"sqlite:///{tmp_path / 'home.db'}"
    command(home, "user", "add", "ada", "--email", "ada@example.com", "--role", "admin")
    command(home, "project", "create", "--name", "Website", "--key", "WEB")
    command(home, "task", "create", "--project", "WEB", "--title", "Log in")
    attached(home, b"the plan")
    assert "attached files: 1" in command(home, "export", str(tmp_path / "all.jsonl")).stdout
    backed_up = json.loads(command(home, "backup", str(tmp_path / "kept.db"), "--json").stdout)
    assert (backed_up["files"], backed_up["lost_files"]) == (1, [])
    for name, words in (("one", ["import", "export", "all.jsonl"]), ("two", ["restore", "kept.db"])):
        assert (
            "attached files: 1"
            in command(f"sqlite:///{tmp_path / name}.db", *words[:-1], str(tmp_path / words[-1])).stdout
        )
        assert [p.read_bytes() for p in (tmp_path / f"{name}.db.files").glob("*/*")] == [b"the plan"]
    told = command(home, "copy", "--to", f"sqlite:///{tmp_path / 'three.db'}").stdout
    assert f"QUARTERDECK_FILES={tmp_path / 'home.db.files'}" in told
    assert not (tmp_path / "three.db.files").exists()


def test_a_backup_that_fails_leaves_nothing(database: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / "kept.db.files").mkdir()
    assert "overwrites nothing" in run("backup", str(tmp_path / "kept.db"), status=1).stderr
    assert not (tmp_path / "kept.db").exists()


def test_an_import_says_what_becomes_what_and_then_does_it_once(database: str, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "work.csv"
    file.write_text("id,title,assignee,due\n1,Bake,Adele,03/04/2027\n2,Taste,Adele,05/06/2027\n")
    asked = ("import", "csv", str(file), "--project", "BAKE")
    assert "say dates=dmy or dates=mdy" in run(*asked, status=1).stderr
    asked += ("--dates", "dmy", "--person", "Adele=ada")
    done = run(*asked)
    assert "due" in done.stderr
    assert "2 tasks" in done.stdout
    assert read(run, "task", "show", "BAKE-1")["due_date"] == "2027-04-03"
    assert run("task", "list", "project:BAKE assignee:ada", "--count").stdout.strip().endswith("2")
    assert "Nothing to do" in run(*asked).stdout
