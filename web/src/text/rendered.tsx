import { useRouter } from "@tanstack/react-router";
import { type ComponentProps, type MouseEvent, useMemo } from "react";
import { useTranslation } from "react-i18next";
import ReactMarkdown, { type Components } from "react-markdown";
import remarkGfm from "remark-gfm";
import { Heading } from "../frame/heading";
import { nameOf, useUsers } from "../people/users";
import { useProjects } from "../work/project";
import { followable, isHere, showable } from "./addresses";
import { MENTION, remarkReferences } from "./remark-references";
import styles from "./text.module.css";

/** Beyond this a text is shown as it was typed: laying out a megabyte of Markdown would hold the screen up. */
const LONGEST = 200_000;

export default function Rendered({ text, project }: { text: string; project?: string }) {
  const plugins = usePlugins(project);
  if (text.length > LONGEST) return <p className={styles.plain}>{text}</p>;
  return (
    <div className={styles.text}>
      <ReactMarkdown remarkPlugins={plugins} urlTransform={(url) => url} components={components}>
        {text}
      </ReactMarkdown>
    </div>
  );
}

function usePlugins(key: string | undefined) {
  const { data: projects } = useProjects();
  const users = useUsers();
  return useMemo(() => {
    const known = {
      key: key?.toUpperCase(),
      keys: new Set(projects?.map((project) => project.key.toUpperCase())),
      usernames: new Set([...users.values()].map(({ username }) => username.toLowerCase())),
    };
    return [remarkGfm, remarkReferences(known)];
  }, [projects, users, key]);
}

function Anchor({ href, children }: ComponentProps<"a">) {
  const { history } = useRouter();
  const to = followable(href);
  if (!to) return <>{children}</>;
  if (!isHere(to)) {
    return (
      <a href={to} target="_blank" rel="noopener noreferrer nofollow">
        {children}
      </a>
    );
  }
  const go = (event: MouseEvent) => {
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0;
    if (elsewhere || to.startsWith("/api/") || to.startsWith("#")) return;
    event.preventDefault();
    history.push(to);
  };
  return (
    <a href={to} onClick={go} rel="nofollow">
      {children}
    </a>
  );
}

function Picture({ src, alt }: ComponentProps<"img">) {
  const address = typeof src === "string" ? src : undefined;
  const shown = showable(address);
  if (shown) return <img src={shown} alt={alt ?? ""} loading="lazy" />;
  return <Anchor href={address}>{alt || address}</Anchor>;
}

function Mention({ title, children }: ComponentProps<"span">) {
  const users = useUsers();
  if (!title?.startsWith(MENTION)) return <span title={title}>{children}</span>;
  const username = title.slice(MENTION.length);
  const person = [...users.values()].find((user) => user.username.toLowerCase() === username);
  return (
    <span className={styles.mention} title={nameOf(person)}>
      {children}
    </span>
  );
}

function Tick({ checked }: ComponentProps<"input">) {
  const { t } = useTranslation();
  const word = t(checked ? "editor.ticked" : "editor.open");
  return <span className={styles.tick} data-done={checked || undefined} role="img" aria-label={word} />;
}

/** Headings of a text stand below those of the screen, and skip none of its levels, whatever was typed. */
const heading = (level: number) =>
  function TextHeading({ children }: ComponentProps<"h1">) {
    return (
      <Heading className={styles.heading} data-level={level}>
        {children}
      </Heading>
    );
  };

const components: Components = {
  a: Anchor,
  img: Picture,
  span: Mention,
  input: Tick,
  h1: heading(1),
  h2: heading(2),
  h3: heading(3),
  h4: heading(3),
  h5: heading(3),
  h6: heading(3),
  pre: ({ children }) => (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: long lines are scrolled with the keyboard, too
    <pre tabIndex={0}>{children}</pre>
  ),
  table: ({ children }) => (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: wide tables are scrolled with the keyboard, too
    <div className={styles.table} tabIndex={0}>
      <table>{children}</table>
    </div>
  ),
};
