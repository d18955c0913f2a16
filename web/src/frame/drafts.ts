// What is typed and not yet saved. It lives in localStorage under the user's id, so it survives a reload, a crash and a
// sign-out, and is not shown to the next person who signs in on the same browser.
import { useCallback, useSyncExternalStore } from "react";
import { useMe } from "../people/session";

const place = (user: number, name: string) => `quarterdeck:draft:${user}:${name}`;

/** What was written from here: also what storage did not take because it is full or refused. */
const written = new Map<string, string | null>();
const watchers = new Set<() => void>();

function read(key: string): string | null {
  const held = written.get(key);
  if (held !== undefined) return held;
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, text: string | null) {
  written.set(key, text);
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
    written.delete(key);
  } catch {
    // The text then lives as long as the page.
  }
  for (const watcher of watchers) watcher();
}

function subscribe(watcher: () => void) {
  watchers.add(watcher);
  return () => void watchers.delete(watcher);
}

/** Text that is kept until it is cleared: null means that nothing is drafted. */
export function useDraft(name: string): [string | null, (text: string | null) => void] {
  const key = place(useMe().id, name);
  const text = useSyncExternalStore(subscribe, () => read(key));
  const keep = useCallback((next: string | null) => write(key, next), [key]);
  return [text, keep];
}

/** Puts what was typed into a field back when it is refused, also where the field is gone by then. */
export function useGiveBack(name: string): (sent: string) => void {
  const user = useMe().id;
  return useCallback((sent: string) => giveBackDraft(user, name, sent), [user, name]);
}

/** Says that what was sent has arrived; what has been typed since stays. */
export function useArrived(name: string): (sent: string) => void {
  const user = useMe().id;
  return useCallback((sent: string) => clearDraft(user, name, sent), [user, name]);
}

/** What was sent has arrived: its draft goes, unless something else has been typed since. */
export function clearDraft(user: number, name: string, sent: string) {
  const key = place(user, name);
  if (read(key)?.trim() === sent.trim()) write(key, null);
}

/** What was sent is refused: its text stands in the field again, before what has been typed there since. */
export function giveBackDraft(user: number, name: string, sent: string) {
  const key = place(user, name);
  const since = read(key);
  if (since?.trim() === sent.trim()) return;
  // A form is one text; the one that is being filled in stays as it is.
  if (since?.startsWith("{")) return;
  write(key, since ? `${sent}\n${since}` : sent);
}
