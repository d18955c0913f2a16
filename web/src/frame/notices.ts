// Toasts, the undo stack and spoken announcements: small stores outside React, so that any code may tell the person.
import { useSyncExternalStore } from "react";

export interface Notice {
  id: number;
  text: string;
  tone: "plain" | "problem";
  undo?: () => void;
}

/** Something to take back, from when it is done by the person: the server may not have answered yet. */
interface Undoable {
  /** Once it is done. */
  notice?: Notice;
  /** Wanted back before that; runs out where it takes a while. */
  wanted?: ReturnType<typeof setTimeout>;
  waits: string;
}

/** Ten seconds to undo; Ctrl-Z works for longer. */
const SHOWN = 10_000;
const UNDO_DEPTH = 50;
const SOON = 300;
const TOLD_AT_ONCE = 3;

let notices: Notice[] = [];
let spoken = "";
let count = 0;
const undoable: Undoable[] = [];
const watchers = new Set<() => void>();

function publish() {
  for (const watcher of watchers) watcher();
}

function show(notice: Omit<Notice, "id">): Notice {
  count += 1;
  const shown = { ...notice, id: count };
  notices = fitting([...notices, shown]);
  publish();
  setTimeout(() => dismiss(shown.id), SHOWN);
  return shown;
}

/** What is only told makes room for what is newer; what can be undone, and what went wrong, has its ten seconds. */
function fitting(all: readonly Notice[]): Notice[] {
  const told = all.filter(isTold);
  const stays = new Set(told.slice(-TOLD_AT_ONCE));
  return all.filter((notice) => !isTold(notice) || stays.has(notice));
}

const isTold = ({ tone, undo }: Notice) => tone === "plain" && !undo;

export function dismiss(id: number) {
  notices = notices.filter((notice) => notice.id !== id);
  publish();
}

export function tell(text: string) {
  show({ text, tone: "plain" });
}

export function warn(text: string) {
  show({ text, tone: "problem" });
}

/** Whether a notice that says this stands there. */
export const noticed = (words: string): boolean => notices.some(({ text }) => text.includes(words));

/** The place of what is being done in the order of what can be taken back. */
export interface Undoing {
  /** It is done: tells it, and keeps how to take it back. */
  done(text: string, undo: () => void): void;
  /** It came to nothing, or there is no way back. */
  dropped(): void;
}

/** From here on Ctrl-Z means this and nothing older. Asked for before it is done, it is taken back when it is, and
 * `waits` says so where that takes a while. */
export function beginUndo(waits: string): Undoing {
  const held: Undoable = { waits };
  undoable.push(held);
  if (undoable.length > UNDO_DEPTH) undoable.shift();
  return {
    done(text, undo) {
      if (held.wanted === undefined) {
        held.notice = show({ text, tone: "plain", undo });
        return;
      }
      clearTimeout(held.wanted);
      undo();
    },
    dropped() {
      clearTimeout(held.wanted);
      forget(held);
    },
  };
}

export function undoNotice(notice: Notice) {
  const held = undoable.find((each) => each.notice === notice);
  if (held) takeBack(held);
}

export function undoLast() {
  const last = undoable.at(-1);
  if (last) takeBack(last);
}

function takeBack(held: Undoable) {
  forget(held);
  if (!held.notice) {
    held.wanted = setTimeout(() => tell(held.waits), SOON);
    return;
  }
  dismiss(held.notice.id);
  held.notice.undo?.();
}

function forget(held: Undoable) {
  const at = undoable.indexOf(held);
  if (at >= 0) undoable.splice(at, 1);
}

/** For screen readers only. A repeated sentence is made different, or it would not be read again. */
export function announce(text: string) {
  spoken = spoken === text ? `${text}\u00a0` : text;
  publish();
}

function subscribe(watcher: () => void) {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

export const heldNotices = (): readonly Notice[] => notices;

export function useNotices() {
  return useSyncExternalStore(subscribe, heldNotices);
}

export function useSpoken() {
  return useSyncExternalStore(subscribe, () => spoken);
}
