import { expect, test } from "vitest";
import type { WorkflowState } from "../../api/client";
import { edited, heir, landing, reordered } from "./states";

const state = (name: string, status: WorkflowState["status"] = "todo"): WorkflowState => ({
  name,
  status,
  color: "#868e96",
});
const names = (states: readonly WorkflowState[]) => states.map(({ name }) => name).join("");
const three = [state("a"), state("b", "in_progress"), state("c", "done")];

test("a state goes up and down, and not beyond the ends", () => {
  expect(names(reordered(three, 2, 0))).toBe("cab");
  expect(names(reordered(three, 0, 1))).toBe("bac");
  expect(names(reordered(three, 0, -1))).toBe("abc");
  expect(names(reordered(three, 2, 9))).toBe("abc");
});

test("a row lands beside the row it was dropped on", () => {
  const drop = (from: number, target: number, edge: "top" | "bottom") =>
    names(reordered(three, from, landing(from, target, edge)));
  expect(drop(0, 2, "bottom")).toBe("bca");
  expect(drop(0, 2, "top")).toBe("bac");
  expect(drop(2, 0, "top")).toBe("cab");
  expect(drop(2, 0, "bottom")).toBe("acb");
});

test("only the named state is edited", () => {
  const next = edited(three, "b", { wip_limit: 3 });
  expect(next.map(({ wip_limit }) => wip_limit)).toEqual([undefined, 3, undefined]);
});

test("the tasks of a state that goes are taken to one alike, or else to the one before", () => {
  expect(heir([...three, state("d", "done")], "c")).toBe("d");
  expect(heir(three, "b")).toBe("a");
  expect(heir(three, "a")).toBe("b");
});
