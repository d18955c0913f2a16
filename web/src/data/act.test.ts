import { QueryClient } from "@tanstack/react-query";
import type { TFunction } from "i18next";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { heldNotices, undoLast } from "../frame/notices";
import { type Act, isUnderWay, perform } from "./act";

const key = ["task", 1];
const t = ((word: string, values?: { reason?: string }) => values?.reason ?? word) as unknown as TFunction;

function held(): QueryClient {
  const client = new QueryClient();
  client.setQueryData(key, { title: "Old" });
  return client;
}

function naming(title: string, send: () => Promise<unknown>): Act {
  return { send, shows: [{ key, into: () => ({ title }) }], touches: [key], done: () => `now ${title}` };
}

const said = () => heldNotices().map(({ text }) => text);

/** An answer that comes when it is told to. */
function waiting() {
  let answer = () => {};
  let refuse = (_: Error) => {};
  const promise = new Promise<void>((yes, no) => {
    answer = yes;
    refuse = no;
  });
  return { send: () => promise, answer: () => answer(), refuse: (reason: Error) => refuse(reason) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.runAllTimers();
  vi.useRealTimers();
});

it("shows at once, is under way until it is answered, and then says so", async () => {
  const client = held();
  const { send, answer } = waiting();
  const doing = perform(client, t, naming("New", send));
  await vi.waitFor(() => expect(client.getQueryData(key)).toEqual({ title: "New" }));
  expect([isUnderWay(key), said()]).toEqual([true, []]);
  answer();
  await doing;
  expect([isUnderWay(key), said()]).toEqual([false, ["now New"]]);
});

it("puts back what was there, with the reason, when it is refused", async () => {
  const client = held();
  const doing = perform(
    client,
    t,
    naming("New", () => Promise.reject(new Error("too long"))),
  );
  await expect(doing).rejects.toThrow("too long");
  expect(client.getQueryData(key)).toEqual({ title: "Old" });
  expect(said()).toEqual(["too long"]);
});

it("says nothing of a refusal that the caller shows", async () => {
  const act = { ...naming("New", () => Promise.reject(new Error("no"))), quiet: true };
  await expect(perform(held(), t, act)).rejects.toThrow("no");
  expect(said()).toEqual([]);
});

it("is undone by its opposite, which is shown at once, too", async () => {
  const client = held();
  const back = vi.fn(async () => {});
  await perform(client, t, {
    ...naming("New", async () => 7),
    undo: (answer) => naming(`Old ${answer}`, back),
  });
  undoLast();
  await vi.waitFor(() => expect(client.getQueryData(key)).toEqual({ title: "Old 7" }));
  await vi.waitFor(() => expect(back).toHaveBeenCalledOnce());
});

it("is undone although it was not answered when that was asked for", async () => {
  const client = held();
  const { send, answer } = waiting();
  const back = vi.fn(async () => {});
  const doing = perform(client, t, { ...naming("New", send), undo: () => naming("Old", back) });
  undoLast();
  answer();
  await doing;
  await vi.waitFor(() => expect(back).toHaveBeenCalledOnce());
  expect(said()).toEqual(["now Old"]);
});

it("reads anew only when the last of several changes of one thing is answered", async () => {
  const client = held();
  const read = vi.spyOn(client, "invalidateQueries");
  const [one, two] = [waiting(), waiting()];
  const both = [perform(client, t, naming("One", one.send)), perform(client, t, naming("Two", two.send))];
  one.answer();
  await both[0];
  expect(read).not.toHaveBeenCalled();
  two.answer();
  await both[1];
  expect(read).toHaveBeenCalledWith({ queryKey: key });
});
