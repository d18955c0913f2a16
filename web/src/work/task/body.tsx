import { useMediaQuery } from "@mantine/hooks";
import type { ReactNode } from "react";
import { HeadingsAt, HeadingsBelow } from "../../frame/heading";
import { useMe } from "../../people/session";
import { Checklist } from "./checklist";
import { Description } from "./description";
import { Facts } from "./facts/facts";
import { Drop } from "./files/drop";
import { Files } from "./files/files";
import { HeldUp } from "./held-up";
import { useHere } from "./here";
import { Links } from "./links/links";
import { isClient } from "./may";
import { Subtasks } from "./subtasks";
import { Talk } from "./talk/talk";
import styles from "./task.module.css";
import { Time } from "./time/time";
import { Title } from "./title";

/** A task, in one column beside a screen or in two on a page of its own; on a narrow one its facts come first. */
export function Body({ actions }: { actions?: ReactNode }) {
  const { page, day } = useHere();
  const me = useMe();
  const narrow = useMediaQuery("(max-width: 1000px)", false, { getInitialValueInEffect: false });
  const parts = (
    <HeadingsBelow>
      <Description />
      <Checklist name="checklist" />
      <Checklist name="acceptance_criteria" />
      {!day && <Subtasks />}
      {!day && <Links />}
      {!day && !isClient(me) && <Time />}
      {!day && <Files />}
      <Talk />
    </HeadingsBelow>
  );
  if (!page) {
    return (
      <HeadingsAt level={2}>
        <Drop className={styles.body}>
          <Title />
          <HeldUp />
          <Facts />
          {parts}
        </Drop>
      </HeadingsAt>
    );
  }
  return (
    <HeadingsAt level={1}>
      <Drop className={styles.page}>
        <div className={styles.main}>
          <div className={styles.titleRow}>
            <Title />
            <div className={styles.actions}>{actions}</div>
          </div>
          <HeldUp />
          {narrow && <Facts />}
          {parts}
        </div>
        {!narrow && (
          <div className={styles.side}>
            <Facts />
          </div>
        )}
      </Drop>
    </HeadingsAt>
  );
}
