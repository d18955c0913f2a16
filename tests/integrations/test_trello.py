"""A Trello board comes over with its whole history."""

from __future__ import annotations

import copy
import json
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from quarterdeck.integrations import importers
from quarterdeck.integrations.importers.statuses import status_of_words, statuses_of
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Forbidden, Refusal
from quarterdeck.work.task import Task
from tests.conftest import shared
from tests.integrations.imported import everything, unfolded
from tests.world import World

DAY = datetime(2015, 2, 1, tzinfo=UTC)
SQLITE = pytest.mark.parametrize("dialect", ["sqlite"])


@pytest.fixture
def file() -> Path:
    return shared("trello-board.json")


@pytest.fixture
def board(file: Path) -> dict[str, Any]:
    return json.loads(file.read_text())


@pytest.fixture
def root(world: World) -> Deck:
    return world.deck(world.root)


def tasks(deck: Deck, key: str = "CLIPKIT", **question: Any) -> list[Task]:
    return deck.of(Task).list(project_id=deck.projects.get(key).id, limit=1000, **question)


def lists_on(board: dict[str, Any], day: datetime) -> Counter[str]:
    """The cards per list on a day, told from the actions alone: where each was made, and where it was moved to."""
    where: dict[str, str] = {}
    for action in sorted(board["actions"], key=lambda a: a["date"]):
        if datetime.fromisoformat(action["date"]) <= day:
            if action["type"] == "createCard":
                where[action["data"]["card"]["id"]] = action["data"]["list"]["id"]
            elif "listAfter" in action["data"]:
                where[action["data"]["card"]["id"]] = action["data"]["listAfter"]["id"]
    names = {listed["id"]: listed["name"] for listed in board["lists"]}
    return Counter(names[id] for id in where.values())


def order_on(board: dict[str, Any], day: datetime) -> dict[str, list[int]]:
    """The numbers of the cards in each list on a day, by their places: what the first move after it took them from."""
    later = [a for a in board["actions"] if datetime.fromisoformat(a["date"]) > day]
    lists = {listed["id"]: listed["name"] for listed in board["lists"]}
    found: dict[str, list[tuple[float, int]]] = {name: [] for name in lists.values()}
    for card in board["cards"]:
        own = [a for a in later if a["data"].get("card", {}).get("id") == card["id"]]
        was = {name: value for action in own for name, value in action["data"].get("old", {}).items()}
        if not any(a["type"] == "createCard" for a in own):
            found[lists[was.get("idList", card["idList"])]].append((was.get("pos", card["pos"]), card["idShort"]))
    return {name: [number for _, number in sorted(cards)] for name, cards in found.items()}


def test_the_board_is_here_as_it_was_and_as_it_is(root: Deck, file: Path, board: dict[str, Any]) -> None:
    report = importers.run("trello", file, root, {"make_users": True})
    assert (len(board["cards"]), len(board["lists"]), report.created["task"]) == (67, 5, 67)
    names = {listed["id"]: listed["name"] for listed in board["lists"]}
    assert Counter(t.state for t in tasks(root)) == Counter(names[c["idList"]] for c in board["cards"])
    then = lists_on(board, DAY)
    assert then.total() == 39
    assert Counter(t.state for t in tasks(root, as_of=DAY)) == then
    for action in board["actions"][::20]:
        at = datetime.fromisoformat(action["date"])
        assert Counter(t.state for t in tasks(root, as_of=at)) == lists_on(board, at)
    assert unfolded(root) == []


def test_cards_keep_their_numbers_order_people_and_words(root: Deck, file: Path, board: dict[str, Any]) -> None:
    importers.run("trello", file, root, {"make_users": True})
    here = {t.number: t for t in tasks(root)}
    users = {u.id: u.username for u in root.users.list()}
    members = {m["id"]: m["username"] for m in board["members"]}
    for card in board["cards"]:
        task = here[card["idShort"]]
        assert (task.title, task.description) == (" ".join(card["name"].split()), card["desc"])
        assert [users[u] for u in task.assignee_ids] == [members[m] for m in card["idMembers"]]
        assert len(task.labels) == len(card["labels"])
    for listed in board["lists"]:
        ordered = sorted((c["pos"], c["idShort"]) for c in board["cards"] if c["idList"] == listed["id"])
        assert [t.number for t in tasks(root) if t.state == listed["name"]] == [number for _, number in ordered]
    assert here[11].tags == ["archived"]
    assert root.tasks.create(project_id=here[1].project_id, title="the next").number == 68
    assert sorted(c.body for c in root.comments.list()) == sorted(
        a["data"]["text"] for a in board["actions"] if a["type"] == "commentCard"
    )


@SQLITE
def test_each_act_carries_its_own_time_author_and_place(root: Deck, file: Path, board: dict[str, Any]) -> None:
    importers.run("trello", file, root, {"make_users": True})
    task, mai = root.tasks.get("CLIPKIT-64"), root.users.list(username="mai")[0]
    assert mai.status == "inactive"
    history = root.tasks.history(task)
    assert [a.at for a in history][-1] == "2015-03-04T12:17:23.715000Z"
    assert {(a.actor_id, a.via) for a in history} == {(mai.id, "import")}
    assert history[-1].changes["state"] == ["やること", "クローズ"]
    assert task.completed_at == datetime(2015, 3, 4, 12, 17, 23, 715000, UTC)
    for state, numbers in order_on(board, DAY).items():
        assert [t.number for t in tasks(root, as_of=DAY) if t.state == state] == numbers
    assert root.tasks.get("CLIPKIT-15", as_of=DAY).title == "タグをたくさん入れたい"


def test_the_same_file_again_changes_nothing_and_says_so(root: Deck, file: Path) -> None:
    importers.run("trello", file, root)
    before = everything(root)
    assert importers.plan("trello", file, root).changes_nothing
    again = importers.run("trello", file, root)
    assert again.changed_nothing
    assert again.unchanged["task"] == 67
    assert again.summary.startswith("Nothing to do")
    assert everything(root) == before


@SQLITE
def test_a_plan_says_what_becomes_what_and_writes_nothing(root: Deck, file: Path) -> None:
    before = everything(root)
    plan = importers.plan("trello", file, root)
    assert plan.creates == {"project": 1, "task": 67, "label": 2, "comment": 4}
    assert {p.becomes for p in plan.people} == {"name only"}
    assert any("中止" in line for line in plan.without_place)
    assert [m.becomes for m in plan.mapping][-1] == "state クローズ (done)"
    assert everything(root) == before


@SQLITE
def test_a_newer_export_adds_what_is_new(root: Deck, board: dict[str, Any], tmp_path: Path) -> None:
    newest, old = board["actions"][0]["date"], copy.deepcopy(board)
    cut = "2015-02-20T00:00:00.000Z"
    late = {a["data"]["card"]["id"] for a in board["actions"] if a["type"] == "createCard" and a["date"] > cut}
    old["actions"] = [a for a in board["actions"] if a["date"] <= cut]
    old["cards"] = [c for c in old["cards"] if c["id"] not in late]
    for action in board["actions"]:  # newest first: undo what came after the older export
        for card in old["cards"]:
            if action["date"] > cut and action["type"] == "updateCard" and action["data"]["card"]["id"] == card["id"]:
                card.update(action["data"]["old"])
            elif (
                action["date"] > cut
                and action["type"] == "addMemberToCard"
                and action["data"]["card"]["id"] == card["id"]
            ):
                card["idMembers"].remove(action["data"]["idMember"])
    earlier, later = written(tmp_path / "old.json", old), written(tmp_path / "new.json", board)
    importers.run("trello", earlier, root, {"make_users": True})
    assert len(tasks(root)) == 67 - len(late)
    report = importers.run("trello", later, root, {"make_users": True})
    assert (report.created["task"], report.changed["task"] > 0) == (len(late), True)
    at = datetime.fromisoformat(newest)
    assert Counter(t.state for t in tasks(root)) == lists_on(board, at)
    assert Counter(t.state for t in tasks(root, as_of=DAY)) == lists_on(board, DAY)
    assert unfolded(root) == []
    assert importers.run("trello", later, root).changed_nothing


def written(path: Path, board: Any) -> Path:
    path.write_text(json.dumps(board))
    return path


@SQLITE
def test_a_board_with_everything_finds_a_place_for_it(root: Deck, tmp_path: Path) -> None:
    card = {
        "id": "5f00000000000000000000c1", "name": "n" * 400, "idList": "l1", "idShort": 7, "pos": 1, "closed": False,
        "due": "2026-03-04T10:00:00.000Z", "idMembers": ["m1"], "idChecklists": ["k1", "k2"],
        "labels": [{"name": "", "color": "red"}],
        "attachments": [{"id": "a1", "name": "spec", "url": "https://example.com/spec"}, {"id": "a2", "name": "x", "url": "x"}],  # a table of cases
    }  # fmt: skip
    said = {"id": "s1", "type": "commentCard", "date": "2026-01-02T00:00:00.000Z", "idMemberCreator": "m1",
            "data": {"text": "hello", "card": {"id": card["id"]}}}  # fmt: skip
    checklists = [
        {"id": f"k{n}", "name": f"List {n}", "checkItems": [{"name": "one", "state": "complete"}]} for n in (1, 2)
    ]
    board = {"id": "b1", "name": "Bärenhöhle", "lists": [{"id": "l1", "name": "Ideas"}], "cards": [card],
             "members": [{"id": "m1", "username": "nobody", "fullName": "No Body"}],
             "checklists": checklists, "actions": [said]}  # fmt: skip
    report = importers.run("trello", written(tmp_path / "board.json", board), root)
    task = root.tasks.get("BARENHOHLE-7")
    assert (len(task.title), task.description[:400], str(task.due_date)) == (300, "n" * 400, "2026-03-04")
    assert [(i.text, i.done) for i in task.checklist] == [("List 1: one", True), ("List 2: one", True)]
    assert root.labels.get(task.labels[0]).name == "red"
    assert root.attachments.list(task_id=task.id)[0].url == "https://example.com/spec"
    assert root.comments.list(task_id=task.id)[0].body == "**No Body** (Trello):\n\nhello"
    assert "1 attachments without a web address" in report.without_place
    assert [s.status for s in root.projects.get("BARENHOHLE").workflow] == ["todo", "done"]
    assert unfolded(root) == []


@SQLITE
@pytest.mark.parametrize(
    ("break_it", "where", "reason"),
    [
        (lambda raw: raw[: len(raw) // 2], "line ", "cut off"),
        (lambda raw: raw.replace(b'"pos"', b'"pos', 1), "line 94 column", "no JSON"),
        (lambda raw: raw.replace(b"Clipkit", b"Clip\xff\xfekit", 1), "line 3 column", "not UTF-8"),
        (lambda raw: raw.decode().encode("utf-16"), "line 1", "not UTF-8"),
        (lambda raw: raw.replace(b'"idList"', b'"idLost"', 1), "$.cards[0].idList", "is required"),
        (lambda raw: raw.replace(b'"2015-03-04T12:18:24.335Z"', b'"yesterday"', 1), "$.actions[0].date", "must be an instant"),
        (lambda raw: b"[]", "$", "must be an object"),
    ],
)  # fmt: skip
def test_a_broken_file_says_where_and_leaves_nothing(  # pytest passes them by name
    root: Deck, file: Path, tmp_path: Path, break_it: Any, where: str, reason: str
) -> None:
    broken = tmp_path / "board.json"
    broken.write_bytes(break_it(file.read_bytes()))
    before = everything(root)
    with pytest.raises(Refusal) as refused:
        importers.run("trello", broken, root)
    assert refused.value.code == "import"
    assert where in refused.value.facts["where"]
    assert reason in refused.value.facts["reason"]
    assert everything(root) == before


@SQLITE
def test_it_takes_somebody_who_leads(world: World, file: Path) -> None:
    with pytest.raises(Forbidden):
        importers.run("trello", file, world.deck(world.ben))
    with pytest.raises(Forbidden):
        importers.run("trello", file, world.deck(world.ada), {"make_users": True})
    assert importers.run("trello", file, world.deck(world.ada)).created["task"] == 67


@SQLITE
def test_a_board_can_join_a_project_that_is_there(world: World, file: Path) -> None:
    deck = world.deck(world.ada)
    importers.run("trello", file, deck, {"project": "WEB", "people": {"mai": "ben"}})
    assert len(tasks(deck, "WEB")) == 68
    assert deck.tasks.get("WEB-1").title == "Write the login page"
    assert deck.tasks.get("WEB-12").metadata == {}  # kept, and shown only when asked for
    assert "作業中" in [s.name for s in deck.projects.get("WEB").workflow]
    assert deck.tasks.history("WEB-12")[0].actor_id == world.ben.id
    with pytest.raises(Refusal, match="imported as WEB"):
        importers.run("trello", file, deck, {"project": "OTHER"})


def test_lists_are_understood_by_their_words_or_else_by_their_place() -> None:
    said = {"To Do": "todo", "Doing 🔨": "in_progress", "Code review": "in_review", "完了": "done", "中止": "cancelled",
            "Not started": "todo", "Erledigt": "done", "未完了": "todo", "en cours": "in_progress", "QA": "testing"}  # fmt: skip  # a table of cases
    assert {name: status_of_words(name) for name in said} == said
    assert statuses_of(["Alpha", "Beta", "Gamma"]) == ["todo", "in_progress", "done"]
