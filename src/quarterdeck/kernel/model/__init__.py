"""What a noun is: a typed struct whose fields carry markers, its verbs, and the registry of all of them.

    @noun("task", plural="tasks", scope="project_id", visible=..., may=..., indexes=("project_id rank",))
    class Task(Root):
        title: Annotated[str, Meta(min_length=1, max_length=300), Column()]
        project_id: Annotated[int, Ref("project"), CreateOnly]

        @verb("edit")
        def complete(self) -> None: ...

Everything else (tables, API, command line, OpenAPI) is derived from this declaration.
"""

from .fields import Field, fields_of, kind_of, plain
from .markers import (
    Column,
    CreateOnly,
    Derived,
    Edge,
    Index,
    Internal,
    Kept,
    Marker,
    Names,
    Personal,
    ReadOnly,
    Ref,
    Sensitive,
    Veiled,
    always,
)
from .nouns import NOUNS, OPERATIONS, PLURALS, Noun, noun, noun_of
from .structs import Part, Record, Root, Value
from .verbs import Verb, guard, query_on, reaction, verb, verb_on

__all__ = [
    "NOUNS", "OPERATIONS", "PLURALS", "Column", "CreateOnly", "Derived", "Edge", "Field", "Index", "Internal", "Kept",
    "Marker", "Names", "Noun", "Part", "Personal", "ReadOnly", "Record", "Ref", "Root", "Sensitive", "Value", "Veiled", "Verb", "always",
    "fields_of", "guard", "kind_of", "noun", "noun_of", "plain", "query_on", "reaction", "verb", "verb_on",
]  # fmt: skip
