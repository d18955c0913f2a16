import { lazy, Suspense } from "react";
import styles from "./text.module.css";

const Rendered = lazy(() => import("./rendered"));

interface MarkdownProps {
  text: string;
  /** The key of the project that a bare #12 belongs to. */
  project?: string;
}

/** People's text, read-only. What renders it comes as a part of its own; until then the text itself is shown. */
export function Markdown({ text, project }: MarkdownProps) {
  return (
    <Suspense fallback={<p className={styles.plain}>{text}</p>}>
      <Rendered text={text} project={project} />
    </Suspense>
  );
}
