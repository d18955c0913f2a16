"""Links between tasks, issues and milestones; those that mean an order never form a circle."""

from __future__ import annotations

import enum
from typing import Annotated, Any, TypeVar

import sqlalchemy as sa
from msgspec import Meta

from quarterdeck.kernel.access import STAFF, Viewer
from quarterdeck.kernel.conditions import sees
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Invalid, Refusal
from quarterdeck.kernel.model import CreateOnly, Index, Record, Ref, always, guard, noun
from quarterdeck.kernel.tables import TABLES
from quarterdeck.work.locks import ORDER, hold, lock_project
from quarterdeck.work.membership import role_in


class LinkType(enum.StrEnum):
    FINISH_TO_START = "finish_to_start"
    START_TO_START = "start_to_start"
    FINISH_TO_FINISH = "finish_to_finish"
    START_TO_FINISH = "start_to_finish"
    BLOCKS = "blocks"
    RELATES_TO = "relates_to"
    DUPLICATES = "duplicates"
    CAUSES = "causes"
    PARENT_OF = "parent_of"
    DEPENDS_ON = "depends_on"
    FOLLOWS = "follows"


FORWARD = frozenset({
    LinkType.FINISH_TO_START, LinkType.START_TO_START, LinkType.FINISH_TO_FINISH, LinkType.START_TO_FINISH,
    LinkType.BLOCKS,
})  # fmt: skip
ORDERING = FORWARD | {LinkType.DEPENDS_ON}  # A depends on B: B comes first, the link points back
ENDS = ("task", "issue", "milestone")
End = tuple[str, int]
E = TypeVar("E")


def visible(table: Any, viewer: Viewer) -> Any:
    """A link is seen by who sees both of its ends."""
    return sa.and_(
        sa.or_(*(sees(table, table.c[f"{name}_id"], name, viewer) for name in ENDS)),
        sa.or_(*(sees(table, table.c[f"to_{name}_id"], name, viewer) for name in ENDS)),
    )


def role_at_ends(deck: Deck, link: Link) -> str | None:
    """The viewer's role in the project that the link starts in."""
    projects = projects_of(deck, [link.start])
    return role_in(deck, projects[0]) if projects else None


@noun(
    "link",
    plural="links",
    visible=visible,
    may={"create": STAFF, "edit": STAFF, "delete": STAFF},
    local_role=role_at_ends,
    operations=("create", "list", "get", "patch", "delete", "history"),
)
class Link(Record):
    """From one of `task_id`, `issue_id`, `milestone_id` to one of the same with `to_` before. `lag` is in days, and
    negative for a lead."""

    link_type: Annotated[LinkType, Index, CreateOnly] = always(LinkType.RELATES_TO)
    lag: Annotated[float, Meta(ge=-3650, le=3650)] = 0
    task_id: Annotated[int | None, Ref("task"), CreateOnly] = None
    issue_id: Annotated[int | None, Ref("issue"), CreateOnly] = None
    milestone_id: Annotated[int | None, Ref("milestone"), CreateOnly] = None
    to_task_id: Annotated[int | None, Ref("task"), CreateOnly] = None
    to_issue_id: Annotated[int | None, Ref("issue"), CreateOnly] = None
    to_milestone_id: Annotated[int | None, Ref("milestone"), CreateOnly] = None

    @property
    def start(self) -> End:
        return self._end("")

    @property
    def end(self) -> End:
        return self._end("to_")

    def _end(self, prefix: str) -> End:
        named = [(name, getattr(self, f"{prefix}{name}_id")) for name in ENDS]
        found = [(name, held) for name, held in named if held is not None]
        if len(found) != 1:
            fields = [f"{prefix}{name}_id" for name in ENDS]
            raise Invalid(**{fields[0]: f"name exactly one of {', '.join(fields)}"})
        return found[0]

    def check(self) -> None:
        if self.start == self.end:
            raise Invalid(to_task_id="a thing is not linked to itself")


# -- circles -----------------------------------------------------------------------------------------------------


@guard("link")
def no_circle(deck: Deck, before: Link | None, after: Link) -> None:
    """Refuse a link that is there already, and one that closes a circle."""
    if after.deleted_at is not None or (before is not None and before.deleted_at is None):
        return
    after.check()
    lock_project(deck, *projects_of(deck, [after.start, after.end]))
    kinds = ORDERING if after.link_type in ORDERING else frozenset({after.link_type}) & {LinkType.PARENT_OF}
    if kinds:
        hold(deck, ORDER)  # a circle may lead through projects that another writer holds
    if _exists(deck, after):
        raise Refusal("exists", noun="link", field="link_type")
    if not kinds:
        return
    first, then = in_order(after.link_type, after.start, after.end)
    path = way(deck, then, first, kinds)
    if path:
        raise Refusal("cycle", path=" → ".join(_name(deck, end) for end in [first, *path]))


def way(deck: Deck, start: End, goal: End, kinds: frozenset[LinkType]) -> list[End]:
    """The shortest way from one thing to another along links of these kinds, both included; empty without one."""
    came: dict[End, End | None] = {start: None}
    frontier = [start]
    while frontier and goal not in came:
        reached: list[End] = []
        for end in frontier:
            for other in _next(deck, end, kinds):
                if other not in came:
                    came[other] = end
                    reached.append(other)
        frontier = reached
    if goal not in came:
        return []
    path, at = [goal], came[goal]
    while at is not None:
        path.append(at)
        at = came[at]
    return path[::-1]


def _next(deck: Deck, end: End, kinds: frozenset[LinkType]) -> list[End]:
    """What comes right after a thing."""
    return [
        *_across(deck, end, kinds - {LinkType.DEPENDS_ON}, "", "to_"),
        *_across(deck, end, kinds & {LinkType.DEPENDS_ON}, "to_", ""),
    ]


def _across(deck: Deck, end: End, kinds: frozenset[LinkType], here: str, there: str) -> list[End]:
    if not kinds:
        return []
    links = TABLES["link"].c
    columns = [links[f"{there}{name}_id"] for name in ENDS]
    found = sa.select(*columns).where(
        links[f"{here}{end[0]}_id"] == end[1], links.deleted_at.is_(None),
        links.link_type.in_([sa.literal(str(kind)) for kind in sorted(kinds)]),
    )  # fmt: skip
    return [(name, held) for row in deck.rows(found) for name, held in zip(ENDS, row, strict=True) if held is not None]


def in_order(kind: LinkType, start: E, end: E) -> tuple[E, E]:
    """A link's ends as what comes first and what then; given those, where the link starts and where it ends."""
    return (end, start) if kind == LinkType.DEPENDS_ON else (start, end)


def _exists(deck: Deck, link: Link) -> bool:
    """Whether the same is said already; that two things relate to each other is said from either."""
    links = TABLES["link"].c
    ways = [(link.start, link.end), *([(link.end, link.start)] if link.link_type == LinkType.RELATES_TO else [])]
    same = sa.select(links.id).where(
        sa.or_(*(sa.and_(links[f"{a}_id"] == held, links[f"to_{b}_id"] == other) for (a, held), (b, other) in ways)),
        links.id != link.id, links.link_type == str(link.link_type), links.deleted_at.is_(None),
    )  # fmt: skip
    return bool(deck.rows(same))


def _name(deck: Deck, end: End) -> str:
    """How a thing is called in the refusal; one that the viewer does not see stays unnamed."""
    noun, held = end
    if not deck.sees(noun, held):
        return "…"
    thing = deck.named(noun).get(held)  # a column would hold a milestone's name folded
    return str(thing.name if noun == "milestone" else thing.reference)


def projects_of(deck: Deck, ends: list[End]) -> list[int]:
    """The projects that these things lie in."""
    found = [deck.scalar(sa.select(TABLES[noun].c.project_id).where(TABLES[noun].c.id == held)) for noun, held in ends]
    return [project for project in found if project is not None]
