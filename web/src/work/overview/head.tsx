import type { Project } from "../../api/client";
import { HeadingsAt } from "../../frame/heading";
import { useMe } from "../../people/session";
import { leadsProject } from "../may";
import { Description } from "./description";
import styles from "./head.module.css";
import { StatusMenu } from "./status-menu";

export function Head({ project }: { project: Project }) {
  const mayEdit = leadsProject(useMe(), project);
  return (
    <header className={styles.head}>
      <div className={styles.line}>
        <span className={styles.key}>{project.key}</span>
        <h1 className={styles.title}>{project.name}</h1>
        <StatusMenu project={project} mayEdit={mayEdit} />
      </div>
      <HeadingsAt level={2}>
        <Description project={project} mayEdit={mayEdit} />
      </HeadingsAt>
    </header>
  );
}
