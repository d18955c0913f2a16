// Toasts, the undo stack and spoken announcements: small stores outside React, so that any code may tell the person.
import { useSyncExternalStore } from "react";

export interface Notice {
  id: number;
  text: string;
  tone: "plain" | "problem";
  undo?: () => void;
}

/** Ten seconds to undo; Ctrl-Z works for longer. */
const SHOWN = 10_000;
const UNDO_DEPTH = 50;

let notices: Notice[] = [];
let spoken = "";
let count = 0;
const undoable: Notice[] = [];
const watchers = new Set<() => void>();

function publish() {
  for (const watcher of watchers) watcher();
}

function show(notice: Omit<Notice, "id">): Notice {
  count += 1;
  const shown = { ...notice, id: count };
  notices = [...notices.slice(-2), shown];
  publish();
  setTimeout(() => dismiss(shown.id), SHOWN);
  return shown;
}

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

/** Shows what was done, and keeps how to take it back. */
export function offerUndo(text: string, undo: () => void) {
  undoable.push(show({ text, tone: "plain", undo }));
  if (undoable.length > UNDO_DEPTH) undoable.shift();
}

export function undoNotice(notice: Notice) {
  const at = undoable.indexOf(notice);
  if (at < 0) return;
  undoable.splice(at, 1);
  dismiss(notice.id);
  notice.undo?.();
}

export function undoLast() {
  const last = undoable.at(-1);
  if (last) undoNotice(last);
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

export function useNotices() {
  return useSyncExternalStore(subscribe, () => notices);
}

export function useSpoken() {
  return useSyncExternalStore(subscribe, () => spoken);
}
