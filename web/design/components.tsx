import {
  Alert,
  Button,
  Checkbox,
  Kbd,
  SegmentedControl,
  Select,
  Skeleton,
  Switch,
  Textarea,
  TextInput,
} from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { Priority, Status, TaskType } from "../src/api/client";
import { Empty } from "../src/frame/empty";
import { Avatar, Avatars } from "../src/people/avatar";
import type { Person } from "../src/people/users";
import { colorOf, palette } from "../src/work/label-color";
import { PriorityMark } from "../src/work/priority-mark";
import { StatusMark } from "../src/work/status-mark";
import { TypeMark } from "../src/work/type-mark";
import styles from "./design.module.css";

const statuses: Status[] = ["todo", "in_progress", "in_review", "testing", "done", "blocked", "cancelled"];
const priorities: Priority[] = ["lowest", "low", "medium", "high", "highest"];
const types: TaskType[] = ["task", "story", "bug", "feature", "spike", "epic"];
const people: Person[] = ["Ada Lindqvist", "Ben Okafor", "Mira Castellanos", "Tomás Silva", "Lena Novak"].map(
  (display_name, at) => ({ id: at + 1, username: "", display_name, avatar: "" }),
);
const users = new Map(people.map((person) => [person.id, person]));

export function Components() {
  return (
    <section>
      <h2>Components</h2>
      <Row name="Buttons">
        <Button leftSection={<IconPlus size={15} />}>New task</Button>
        <Button variant="default">Cancel</Button>
        <Button variant="subtle">Show all</Button>
        <Button disabled>Save</Button>
        <Button size="compact-sm" variant="default">
          Compact
        </Button>
        <Kbd>C</Kbd>
      </Row>
      <Row name="Fields">
        <TextInput label="Name" defaultValue="Brewery web shop" />
        <TextInput label="Key" defaultValue="WEB" error="is taken" />
        <Select label="Method" data={["Scrum", "Kanban"]} defaultValue="Scrum" />
        <Textarea label="Note" defaultValue="Delivered on the quay." />
      </Row>
      <Row name="Choices">
        <Checkbox label="Done" defaultChecked />
        <Switch label="Shared" defaultChecked />
        <SegmentedControl data={["Comfortable", "Compact"]} />
      </Row>
      <Row name="Status: shape and colour">
        {statuses.map((status) => (
          <span key={status} className={styles.mark}>
            <StatusMark status={status} /> {status.replace("_", " ")}
          </span>
        ))}
      </Row>
      <Row name="Priority and type">
        {priorities.map((priority) => (
          <PriorityMark key={priority} priority={priority} />
        ))}
        {types.map((type) => (
          <TypeMark key={type} type={type} />
        ))}
      </Row>
      <Row name="People">
        {people.map((person) => (
          <Avatar key={person.id} user={person} size={28} />
        ))}
        <Avatars ids={[...users.keys()]} users={users} label="Five people" size={24} />
      </Row>
      <Row name="Colours of labels">
        {palette.map((color) => (
          <span key={color} className={styles.dot} style={{ background: colorOf(color) }} />
        ))}
      </Row>
      <Row name="Waiting and failing">
        <Skeleton height={32} width={220} />
        <Alert color="red">This could not be loaded.</Alert>
      </Row>
      <div className={styles.empty}>
        <Empty
          title="No projects yet"
          hint="A project holds a board of tasks and the people who work on them."
        >
          <Button>New project</Button>
        </Empty>
      </div>
    </section>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles.row}>
      <h3>{name}</h3>
      <div>{children}</div>
    </div>
  );
}
