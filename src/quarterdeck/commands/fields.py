"""Commands about custom fields: what a noun has, declare or change one, remove one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Literal

from cyclopts import App, Group, Parameter

from quarterdeck.commands.common import COMMON, Common, Misuse

SETTINGS = Group("Settings", sort_key=2)
Of = Annotated[str, Parameter(help="the noun that has them: task, project, customer …")]
Name = Annotated[str, Parameter(help="a word such as floor_2, in lower case")]
Kind = Literal["text", "number", "date", "choice", "user", "link", "checkbox"]


def add_to(app: App) -> None:
    fields = App(name="custom-field", help="Fields that an administrator gives a noun.", group=SETTINGS)
    for command, name in ((list_, "list"), (declare, "declare"), (remove, "remove")):
        fields.command(command, name=name)
    app.command(fields)


def list_(noun: Of, /, *, common: Common = COMMON) -> None:
    """List the custom fields of a noun."""
    from quarterdeck.commands import showing
    from quarterdeck.kernel.declaring import with_custom_fields

    with common.door() as door:
        declared = door.custom_fields(with_custom_fields(noun))
        if common.as_json:
            showing.print_document(declared)
        else:
            showing.rows([{"name": name} | field for name, field in declared.items()])


def declare(
    noun: Of, name: Name, /, *, type: Kind,
    choice: Annotated[list[str] | None, Parameter(negative="", help="of the type choice; again for more")] = None,
    label: Annotated[str, Parameter(help="what people read")] = "",
    common: Common = COMMON,
) -> None:  # fmt: skip
    """Declare a custom field, or change the one of this name; for administrators."""
    field: dict[str, Any] = {"type": type}
    field |= {"choices": choice} if choice else {}
    field |= {"label": label} if label else {}
    _changed(common, noun, "declared", name, lambda declared: declared | {name: field})


def remove(noun: Of, name: Name, /, *, common: Common = COMMON) -> None:
    """Declare a custom field no longer: values that are there stay, new ones are not taken; for administrators."""

    def without(declared: dict[str, Any]) -> dict[str, Any]:
        if name not in declared:
            raise Misuse(f"{noun} has no custom field {name}; declared are: {', '.join(declared) or 'none'}")
        return {other: field for other, field in declared.items() if other != name}

    _changed(common, noun, "removed", name, without)


def _changed(
    common: Common, noun: str, done: str, name: str, change: Callable[[dict[str, Any]], dict[str, Any]]
) -> None:
    from quarterdeck.kernel.declaring import with_custom_fields

    with common.door() as door:
        which = with_custom_fields(noun)
        declared = door.declare(which, change(door.custom_fields(which)))
        common.say(f"{done}: custom field {name} of {noun}", declared)
