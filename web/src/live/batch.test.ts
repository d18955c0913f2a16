import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Batch } from "./batch";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("hands a burst on once, each id once", () => {
  const flushed: number[][] = [];
  const batch = new Batch((ids) => flushed.push(ids), 20);
  for (const id of [1, 2, 1]) batch.add(id);
  vi.advanceTimersByTime(20);
  batch.add(3);
  vi.advanceTimersByTime(20);
  expect(flushed).toEqual([[1, 2], [3]]);
});

it("hands nothing on after it was cancelled", () => {
  const flush = vi.fn();
  const batch = new Batch(flush, 20);
  batch.add(1);
  batch.cancel();
  vi.advanceTimersByTime(100);
  expect(flush).not.toHaveBeenCalled();
});
