// The keys of the app: each screen says which it has and what they do; one listener obeys them, and `?` shows them.
import { useEffect, useRef, useSyncExternalStore } from "react";
import { isPressedBy, isTyping, undoesItself, watchTyping } from "./typing";

export interface Key {
  /** As it is pressed: "j", "shift+e", "mod+k" (Ctrl or Cmd), "g h" (one after the other), "enter", "?". */
  press: string;
  /** In the reader's words. */
  does: string;
  /** Left out where a control obeys the key itself, so that it is only shown. */
  act?: (event: KeyboardEvent) => void;
  /** Obeyed in fields and dialogs, too. */
  always?: boolean;
}

export type Scope = "screen" | "everywhere";

interface Entry {
  scope: Scope;
  keys: readonly Key[];
}

/** How long the second key of two may take. */
const PATIENCE = 1_500;

let entries: readonly Entry[] = [];
let leading: { press: string; at: number } | null = null;
const watchers = new Set<() => void>();

function publish(next: readonly Entry[]) {
  if (entries.length === 0) {
    window.addEventListener("keydown", obey);
    watchTyping();
  }
  if (next.length === 0) window.removeEventListener("keydown", obey);
  entries = next;
  for (const watcher of watchers) watcher();
}

/** Binds these keys while mounted, and lists them under `?`. A screen's keys come before those of everywhere. */
export function useKeys(keys: readonly Key[], scope: Scope = "screen") {
  const entry = useRef<Entry>({ scope, keys });
  entry.current.keys = keys;
  useEffect(() => {
    const mine = entry.current;
    publish([...entries, mine]);
    return () => publish(entries.filter((each) => each !== mine));
  }, []);
}

function subscribe(watcher: () => void) {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** What can be pressed now; of two keys alike, the one that is obeyed. */
export function useBoundKeys(scope: Scope): Key[] {
  useSyncExternalStore(subscribe, () => entries);
  const taken = new Set<string>();
  return inOrder()
    .filter((key) => {
      const fresh = !taken.has(key.press);
      taken.add(key.press);
      return fresh;
    })
    .filter((key) => entries.some((entry) => entry.scope === scope && entry.keys.includes(key)));
}

function inOrder(): Key[] {
  const of = (scope: Scope) => entries.filter((entry) => entry.scope === scope).toReversed();
  return [...of("screen"), ...of("everywhere")].flatMap((entry) => entry.keys);
}

/** The name of what was pressed, as `Key.press` has it. */
export function pressOf(event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">) {
  const name = event.key === " " ? "space" : event.key.toLowerCase();
  // Which symbols need Shift depends on the keyboard: "?" is "?", however it is made.
  const shift = event.shiftKey && (name.length > 1 || name !== event.key);
  const held = [(event.ctrlKey || event.metaKey) && "mod", event.altKey && "alt", shift && "shift"];
  return [...held.filter(Boolean), name].join("+");
}

function obey(event: KeyboardEvent) {
  if (event.defaultPrevented || event.isComposing || ["Shift", "Control", "Alt", "Meta"].includes(event.key))
    return;
  const press = pressOf(event);
  const first = leading && Date.now() - leading.at < PATIENCE ? leading.press : null;
  leading = null;
  const keys = inOrder().filter((key) => key.act && (key.always || !isBusy(event.target, press)));
  const found = keys.find((key) => key.press === (first ? `${first} ${press}` : press));
  if (found?.act) {
    event.preventDefault();
    found.act(event);
  } else if (!first && keys.some((key) => key.press.startsWith(`${press} `))) {
    leading = { press, at: Date.now() };
  }
}

/** Whether the key is meant for what has the focus: a field, a dialog, or a control that is pressed with it. */
function isBusy(target: EventTarget | null, press: string): boolean {
  if (press === "mod+z" ? undoesItself(target) : isTyping(target)) return true;
  if (!(target instanceof Element)) return false;
  if (target.closest("[aria-modal='true'], [role='menu'], [role='listbox']")) return true;
  return isPressedBy(target, press);
}

const apple = () => /Mac|iP(hone|ad|od)/.test(navigator.platform);

const caps: Record<string, string> = {
  enter: "Enter",
  escape: "Esc",
  arrowup: "↑",
  arrowdown: "↓",
  arrowleft: "←",
  arrowright: "→",
  home: "Home",
  end: "End",
  pageup: "PgUp",
  pagedown: "PgDn",
  shift: "⇧",
  alt: "Alt",
};

/** The caps of the keys to press, in order. */
export function capsOf(press: string): string[] {
  return press
    .split(/[ +]/)
    .map((key) => (key === "mod" ? (apple() ? "⌘" : "Ctrl") : (caps[key] ?? key.toUpperCase())));
}
