// Which task a link leads to: its page, or a screen with the task in the panel beside it.

/** The task's number (WEB-12) or id, as the address has it. */
export function taskIn(href: string | null): string | null {
  if (!href?.startsWith("/")) return null;
  const [path = "", query] = href.split("?");
  const page = /^\/tasks\/([\w-]+)$/.exec(path)?.[1];
  const beside = new URLSearchParams(query).get("task");
  return page ?? (beside && /^\d+$/.test(beside) ? beside : null);
}
