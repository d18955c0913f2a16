import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { heldLabours, laboured } from "./labour";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("is shown once it takes its time, with how far it is, and is gone when it is done", async () => {
  let end = () => {};
  const doing = laboured("Moving", 10, ({ at }) => {
    at(4);
    return new Promise<void>((resolve) => {
      end = resolve;
    });
  });
  expect(heldLabours()).toEqual([]);
  vi.advanceTimersByTime(1_500);
  expect(heldLabours()).toMatchObject([{ text: "Moving", done: 4, total: 10 }]);
  end();
  await doing;
  expect(heldLabours()).toEqual([]);
});

it("tells who does it when it is cancelled, and shows nothing of what was over soon", async () => {
  const doing = laboured("Moving", 2, async ({ signal }) => {
    await new Promise((resolve) => signal.addEventListener("abort", resolve));
    return "stopped";
  });
  vi.advanceTimersByTime(1_500);
  for (const { cancel } of heldLabours()) cancel();
  expect(await doing).toBe("stopped");
  await laboured("Short", 1, async () => {});
  vi.advanceTimersByTime(5_000);
  expect(heldLabours()).toEqual([]);
});
