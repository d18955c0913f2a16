"""Labels are of one project or of all, and are borne in no other."""

from __future__ import annotations

import pytest
from tests.world import World

from quarterdeck.kernel.errors import Invalid


def test_a_thing_bears_the_labels_of_its_project_and_the_shared_ones(world: World) -> None:
    ada = world.deck(world.ada)
    own, other = (ada.labels.create(project_id=p.id, name=p.name).id for p in (world.web, world.ops))
    shared = ada.labels.create(name="Everywhere").id
    task = ada.tasks.update(world.task, labels=[own, shared])
    assert task.labels == [own, shared]
    for noun in ("tasks", "issues"):
        with pytest.raises(Invalid, match="labels: the label “Operations” is of another project"):
            ada.named(noun).create(project_id=world.web.id, title="x", labels=[shared, other])
    with pytest.raises(Invalid, match="labels: the label “Operations”"):
        ada.tasks.update(task, labels=[own, shared, other])
    with pytest.raises(Invalid, match="labels: there is no such label"):  # Dan does not see that project
        world.deck(world.dan).tasks.update(task, labels=[other])
    with pytest.raises(Invalid, match="task_templates: the label “Operations”"):
        ada.projects.update(world.web, task_templates=[{"name": "x", "labels": [other]}])
    moved = ada.tasks.move(task, project_id=world.ops.id)
    assert moved.labels == [shared]
    assert ada.tasks.restore(task.id, as_of=task.updated_at).labels == [shared]
