import { expect, it } from "vitest";
import { fitting, isClose, rate } from "./fuzzy";

const commands = ["Go to My work", "Go to Inbox", "New task", "Switch to the dark theme", "Copy link"];
const best = (typed: string) => fitting(typed, commands, (each) => each)[0];

it("finds a command by the beginnings of its words", () => {
  expect(best("nt")).toBe("New task");
  expect(best("gi")).toBe("Go to Inbox");
  expect(best("dark")).toBe("Switch to the dark theme");
});

it("minds neither case nor accents", () => {
  expect(rate("ubersicht", "Übersicht")).not.toBeNull();
  expect(rate("ÜB", "übersicht")).not.toBeNull();
});

it("finds nothing where the letters do not follow each other", () => {
  expect(rate("xn", "Inbox")).toBeNull();
  expect(fitting("zzz", commands, (each) => each)).toEqual([]);
});

it("keeps the order of all while nothing is typed", () => {
  expect(fitting(" ", commands, (each) => each)).toEqual(commands);
});

it("tells what is meant from what only happens to occur", () => {
  expect(isClose("theme dark", "Theme: Dark")).toBe(true);
  expect(isClose("gi", "Go to Inbox")).toBe(true);
  expect(isClose("tie", "Set the priority")).toBe(false);
});
