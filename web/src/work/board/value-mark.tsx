import type { CSSProperties } from "react";
import { Avatar } from "../../people/avatar";
import { colorOf } from "../label-color";
import { PriorityMark } from "../priority-mark";
import { StatusMark } from "../status-mark";
import { TypeMark } from "../type-mark";
import styles from "./column.module.css";
import { useBoard } from "./context";
import type { Value } from "./fields";

/** What stands before a column's or lane's name. Silent: the name says it. */
export function ValueMark({ value }: { value: Value }) {
  const { users } = useBoard();
  if (value.status) return <StatusMark status={value.status} />;
  if (value.priority) return <PriorityMark priority={value.priority} silent />;
  if (value.person) return <Avatar user={users.get(value.person)} size={18} />;
  if (value.type) return <TypeMark type={value.type} silent />;
  if (value.color === undefined) return null;
  return (
    <span className={styles.dot} style={{ "--dot": colorOf(value.color) } as CSSProperties} aria-hidden />
  );
}
