"""The command line, run as people run it, on a database of its own."""

import io
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest
from tests.server.running import Running

from quarterdeck import cli
from quarterdeck.commands import common
from quarterdeck.commands.glossary import GLOSSARY
from quarterdeck.commands.options import field_options, read_past, verb_options
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


def command(
    database: str, *words: str, stdin: str = "", status: int = 0, token: str = ""
) -> subprocess.CompletedProcess[str]:
    """A command as a process of its own would run it, without what it takes to start one."""
    out, err = io.StringIO(), io.StringIO()
    env = environment(database) | ({"QUARTERDECK_TOKEN": token} if token else {})
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        for name in os.environ.keys() - env.keys():
            patch.delenv(name)
        for name, value in env.items():
            patch.setenv(name, value)
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        returned = cli.run(list(words))
    done = subprocess.CompletedProcess(words, returned, out.getvalue(), err.getvalue())
    assert done.returncode == status, (words, done.stdout, done.stderr)
    return done


def process(database: str, *words: str) -> subprocess.CompletedProcess[str]:
    """A command as a process of its own."""
    called = [sys.executable, "-m", "quarterdeck", *words]
    return subprocess.run(called, capture_output=True, text=True, env=environment(database), timeout=120)


@pytest.fixture
def run(database: str) -> Run:
    return lambda *words, **more: command(database, *words, **more)


@pytest.fixture(scope="module")
def served(database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The address of a server on that database, and a token for it."""
    server = Running(database, tmp_path_factory.mktemp("served") / "server.log").start()
    try:
        yield server.address, command(database, "token", "create", "--user", "ada").stdout.strip()
    finally:
        server.stop()


@pytest.fixture(params=["database", "server"])
def anywhere(request: pytest.FixtureRequest, database: str) -> Run:
    """The command line on a database, and the same on a running server."""
    if request.param == "database":
        return lambda *words, **more: command(database, *words, **more)
    address, token = request.getfixturevalue("served")
    return lambda *words, **more: command("sqlite:////nowhere/x.db", *words, "--server", address, token=token, **more)


def read(run: Run, *words: str) -> dict[str, object]:
    return json.loads(run(*words, "--json").stdout)


# -- what a person does ------------------------------------------------------------------------------------------


def test_a_person_lists_shows_and_changes_a_task(anywhere: Run) -> None:
    assert "WEB-1" in anywhere("task", "list", "status:todo").stdout
    assert "Log in" in anywhere("task", "show", "WEB-1").stdout
    anywhere("task", "update", "WEB-1", "--priority", "high")
    assert read(anywhere, "task", "show", "WEB-1")["priority"] == "high"
    anywhere("task", "update", "WEB-1", "--clear", "due_date")
    assert "due_date" not in read(anywhere, "task", "show", "1")


def test_a_task_is_put_back_to_a_past_instant(anywhere: Run) -> None:
    anywhere("task", "update", "WEB-1", "--title", "Log in at once")
    then = str(read(anywhere, "task", "show", "WEB-1")["updated_at"])
    anywhere("task", "update", "WEB-1", "--title", "Sign in")
    anywhere("task", "restore", "WEB-1", "--as-of", then)
    assert read(anywhere, "task", "show", "WEB-1")["title"] == "Log in at once"
    anywhere("task", "update", "WEB-1", "--title", "Log in")


def test_a_process_tells_by_its_status_and_its_streams_what_came_of_it(database: str) -> None:
    done = [process(database, *words) for words in (["task", "list"], ["task", "show", "WEB-9"], ["task", "nothing"])]
    assert [each.returncode for each in done] == [0, 1, 2]
    assert "WEB-1" in done[0].stdout
    assert done[0].stderr == done[1].stdout == ""
    assert done[1].stderr
    assert "Traceback" not in done[1].stderr


def test_verbs_take_what_they_require_in_order(anywhere: Run) -> None:
    entry = read(anywhere, "task", "log-time", "WEB-1", "1.5", "--note", "review")
    assert (entry["hours"], entry["note"]) == (1.5, "review")
    anywhere("task", "assign", "WEB-1", "ada", "ben")
    assert read(anywhere, "task", "show", "WEB-1")["assignee_ids"] == [1, 2]
    assert "ada, ben" in anywhere("task", "list").stdout


def test_a_deleted_task_comes_back(anywhere: Run) -> None:
    anywhere("task", "create", "--project", "WEB", "--title", "Short-lived")
    found = read(anywhere, "task", "search", "short-lived")["items"]
    number = found[0]["reference"]
    assert read(anywhere, "task", "delete", number) == {"id": found[0]["id"], "deleted": True}
    anywhere("task", "show", number, status=1)
    assert "restored" in anywhere("task", "restore", number).stdout
    anywhere("task", "show", number)


def test_history_names_who_and_what(anywhere: Run) -> None:
    told = anywhere("task", "history", "WEB-1").stdout
    assert "create" in told
    assert "ada" in told


def test_a_search_finds_what_is_half_typed_best_first_and_narrowed(anywhere: Run) -> None:
    if not read(anywhere, "task", "search", "porcup")["items"]:
        for title in ("A gate for the porcupine", "Porcupine", "Feed the hedgehog"):
            anywhere("task", "create", "--project", "WEB", "--title", title, "--description", "porcupine or not")
    assert "Porcupine" in anywhere("task", "search", "porcupi").stdout

    def titles(*words: str) -> list[object]:
        return [each["title"] for each in read(anywhere, "task", "search", *words)["items"]]

    assert titles("porcup")[-1] == "Feed the hedgehog"
    assert titles("gate", "porc") == ["A gate for the porcupine"]
    assert titles("porcup", "--where", "title:Porcupine") == ["Porcupine"]
    assert len(titles("porcup", "--project", "WEB")) == 3
    refused = anywhere("task", "search", "porcup", "--project", "NONE", status=1)
    assert "there is no such project" in refused.stderr
    assert "does not parse" in anywhere("task", "search", "porcup", "--where", "title:(", status=1).stderr


def test_lists_are_counted_narrowed_and_paged(anywhere: Run) -> None:
    assert read(anywhere, "task", "list", "--count")["count"] >= 1
    assert anywhere("task", "list", "--count").stdout.strip().isdigit()
    counted = read(anywhere, "task", "list", "--count-by", "status")["items"]
    assert sum(each["count"] for each in counted) == read(anywhere, "task", "list", "--count")["count"]
    assert "todo" in anywhere("task", "list", "--count-by", "status").stdout
    page = read(anywhere, "user", "list", "--limit", "1", "--fields", "id,username")
    assert page["items"] == [{"id": 1, "username": "ada"}]
    assert (
        read(anywhere, "user", "list", "--limit", "1", "--cursor", str(page["next"]))["items"][0]["username"] == "ben"
    )
    assert read(anywhere, "task", "list", "--as-of", "2020-01-01")["items"] == []


def test_options_of_every_command_may_stand_in_front(run: Run) -> None:
    assert json.loads(run("--json", "--user", "ben", "user", "show", "me").stdout)["username"] == "ben"


# -- refusals and mistakes ---------------------------------------------------------------------------------------


def test_a_refusal_says_why_on_stderr_and_leaves_with_1(anywhere: Run) -> None:
    done = anywhere("task", "show", "WEB-999", status=1)
    assert done.stdout == ""
    assert "There is no such task." in done.stderr
    problem = json.loads(anywhere("task", "show", "WEB-999", "--json", status=1).stderr)
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


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["task", "update", "1", "--priority", "urgent"], 2, "highest"),
        (["task", "create"], 2, "--title"),
        (["task", "frob"], 2, "frob"),
        (["task", "update", "1", "--title", "\udcff"], 2, "UTF-8"),
        (["task", "list", "--database", "nonsense"], 1, "sqlite:///"),
        (["task", "list", "--database", "postgresql://ada:hush@host:port/x"], 1, "sqlite:///"),
        (["migrate", "--database", "sqlite:////nowhere/x.db"], 1, "unable to open"),
        (["export", "/nowhere/x.jsonl"], 1, "/nowhere"),
    ],
)
def test_whatever_is_wrong_is_told_in_words_or_as_json(
    database: str, words: list[str], status: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words = words if "--database" in words else [*words, "--database", database]
    assert cli.run(words) == status
    plain = capsys.readouterr()
    assert said in plain.err
    assert cli.run([*words, "--json"]) == status
    told = json.loads(capsys.readouterr().err)
    assert said in told["detail"]
    assert told["code"] == "misused" if status == 2 else told["status"]
    assert "Traceback" not in plain.err
    assert "hush" not in plain.err + str(told)


@pytest.mark.parametrize(
    "words",
    [
        ["serve"], ["migrate"], ["check"], ["doctor"], ["openapi"], ["export"], ["copy", "--to", "sqlite:///x.db"],
        ["backup", "x.db"], ["restore", "x.db"], ["user", "add", "eve", "--email", "eve@example.com"],
        ["token", "create"], ["import", "csv", __file__], ["import", "export", __file__],
    ],
)  # fmt: skip
def test_what_works_on_a_database_refuses_a_server(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run([*words, "--server", "http://127.0.0.1:9"]) == 2
    said = capsys.readouterr()
    assert (said.out, "leave --server out" in said.err) == ("", True)


def test_no_secret_is_an_argument() -> None:
    for name in GLOSSARY:
        shown = cli.build([name])[name.replace("_", "-")]
        for verb in NOUNS[name].verbs.values():
            assert (verb.slug in shown) is not verb.secret, (name, verb.slug)


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


@pytest.mark.alone
def test_help_comes_at_once(database: str) -> None:
    """0.3 s with the interpreter's start. Time used by this process counts, which a busy machine does not stretch."""
    spent = []
    for _ in range(5):
        before = os.times()
        began = time.perf_counter()
        process(database, "--help")
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


def test_a_past_day_is_its_end_where_the_machine_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    try:
        assert read_past("2026-03-29") == "2026-03-29T21:59:59.999999+00:00"
        assert read_past("2026-03-29T12:00") == "2026-03-29T12:00:00+02:00"
    finally:
        monkeypatch.undo()
        time.tzset()


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


# -- the ledger, files, custom fields ----------------------------------------------------------------------------


def test_the_ledger_is_read_narrowed_and_paged(anywhere: Run) -> None:
    for words in ("kept", "paged"):
        anywhere("task", "update", "WEB-1", "--description", words)
    page = read(anywhere, "activity", "--noun", "task", "--thing", "WEB-1", "--actor", "ada", "--limit", "1")
    first = page["items"]
    assert isinstance(first, list)
    assert len(first) == 1
    following = read(anywhere, "activity", "--limit", "1", "--before", str(page["next"]))["items"]
    assert following[0]["id"] < first[0]["id"]
    assert read(anywhere, "activity", "--since", "0", "--verb", "create", "--to", "2020-01-01")["items"] == []
    assert "task WEB-1" in anywhere("activity", "--project", "WEB", "--noun", "task", "--since", "0").stdout
    history = read(anywhere, "task", "history", "WEB-1", "--limit", "1")
    earlier = read(anywhere, "task", "history", "WEB-1", "--limit", "1", "--before", str(history["next"]))
    assert earlier["items"][0]["id"] < history["items"][0]["id"]
    assert anywhere("activity", "--thing", "WEB-1", status=2).stdout == ""


def test_a_file_is_put_to_a_task_listed_and_fetched(anywhere: Run, tmp_path: Path) -> None:
    plan, back = tmp_path / 'a "plan".txt', tmp_path / "back.txt"
    plan.write_bytes(b"the plan\r\n" * 1000)
    made = read(anywhere, "attachment", "upload", str(plan), "--task", "WEB-1", "--description", "Draft")
    assert (made["size"], made["description"], made["task_id"]) == (10_000, "Draft", 1)
    listed = read(anywhere, "attachment", "list", "--sort=-id", "--limit", "1")["items"]
    assert [each["name"] for each in listed] == ['a "plan".txt']
    anywhere("attachment", "download", str(made["id"]), str(back))
    assert back.read_bytes() == plan.read_bytes()
    assert "overwrites nothing" in anywhere("attachment", "download", str(made["id"]), str(back), status=1).stderr
    anywhere("attachment", "upload", str(plan), status=2)


def test_a_download_that_comes_to_nothing_leaves_nothing(anywhere: Run, tmp_path: Path) -> None:
    plan, back = tmp_path / "lost.txt", tmp_path / "back.txt"
    plan.write_text("soon lost")
    made = read(anywhere, "attachment", "upload", str(plan), "--task", "WEB-1")
    for storage in ("work.db.files", "files"):
        for kept in tmp_path.parent.glob(f"*/{storage}/*/*"):
            if kept.is_file() and kept.read_bytes() == b"soon lost":
                kept.unlink()
    anywhere("attachment", "download", str(made["id"]), str(back), status=1)
    assert not back.exists()


def test_custom_fields_are_declared_changed_and_removed(anywhere: Run) -> None:
    anywhere("custom-field", "declare", "task", "risk", "--type", "choice", "--choice", "low", "--choice", "high")
    anywhere("custom-field", "declare", "task", "signed", "--type", "date", "--label", "Signed on")
    assert "Signed on" in anywhere("custom-field", "list", "task").stdout
    anywhere("custom-field", "remove", "task", "signed")
    assert read(anywhere, "custom-field", "list", "task") == {"risk": {"type": "choice", "choices": ["low", "high"]}}
    for taken in ("priority", "assignee", "sort"):
        refused = anywhere("custom-field", "declare", "task", taken, "--type", "text", status=1).stderr
        assert f"{taken}: is a field of every task" in refused
    anywhere("custom-field", "remove", "task", "signed", status=2)
