import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { beginUndo, dismiss, heldNotices, tell, undoLast, undoNotice, warn } from "./notices";

const offerUndo = (text: string, undo: () => void) => beginUndo("waits").done(text, undo);

const shown = () => heldNotices().map(({ text }) => text);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.runAllTimers();
  vi.useRealTimers();
});

it("keeps what can be undone for its ten seconds, however much is told meanwhile", () => {
  offerUndo("moved", () => {});
  warn("refused");
  for (const each of ["one", "two", "three", "four"]) tell(each);
  for (const each of ["again", "and again", "once more"]) offerUndo(each, () => {});
  expect(shown()).toEqual(["moved", "refused", "two", "three", "four", "again", "and again", "once more"]);
  vi.advanceTimersByTime(9_999);
  expect(shown()).toContain("moved");
  vi.advanceTimersByTime(1);
  expect(shown()).toEqual([]);
});

it("undoes the last first, each once, also after its toast is gone", () => {
  const undone: string[] = [];
  for (const each of ["first", "second", "third"]) offerUndo(each, () => undone.push(each));
  const [first] = heldNotices();
  undoLast();
  if (first) undoNotice(first);
  if (first) undoNotice(first);
  vi.advanceTimersByTime(20_000);
  undoLast();
  undoLast();
  expect(undone).toEqual(["third", "first", "second"]);
});

it("takes a toast away that is dismissed, and keeps its way back for Ctrl-Z", () => {
  const back = vi.fn();
  offerUndo("moved", back);
  for (const { id } of heldNotices()) dismiss(id);
  expect(shown()).toEqual([]);
  undoLast();
  expect(back).toHaveBeenCalledOnce();
});

it("takes back what is still being done, and nothing older, as soon as it is done", () => {
  const undone: string[] = [];
  offerUndo("older", () => undone.push("older"));
  const [slow, refused] = [beginUndo("it waits"), beginUndo("it waits")];
  refused.dropped();
  undoLast();
  expect([undone, shown()]).toEqual([[], ["older"]]);
  vi.advanceTimersByTime(500);
  expect(shown()).toEqual(["older", "it waits"]);
  slow.done("slow", () => undone.push("slow"));
  expect([undone, shown()]).toEqual([["slow"], ["older", "it waits"]]);
  undoLast();
  expect(undone).toEqual(["slow", "older"]);
});
