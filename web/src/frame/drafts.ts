// What is typed and not yet saved. It lives in localStorage under the user's id, so it survives a reload, a crash and a
// sign-out, and is not shown to the next person who signs in on the same browser.
import { useCallback, useState } from "react";
import { useMe } from "../people/session";

const place = (user: number, name: string) => `quarterdeck:draft:${user}:${name}`;

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, text: string | null) {
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    // Storage may be full or refused; the text then lives as long as the screen.
  }
}

/** Text that is kept until it is cleared: null means that nothing is drafted. */
export function useDraft(name: string): [string | null, (text: string | null) => void] {
  const key = place(useMe().id, name);
  const [held, hold] = useState<{ key: string; text: string | null }>(() => ({ key, text: read(key) }));
  const text = held.key === key ? held.text : read(key);
  const keep = useCallback(
    (next: string | null) => {
      write(key, next);
      hold({ key, text: next });
    },
    [key],
  );
  return [text, keep];
}
