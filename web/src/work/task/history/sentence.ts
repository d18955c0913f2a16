// What happened, in the reader's language. Pure: names are looked up by whoever asks.
import type { Activity } from "../../../api/client";
import { type Change, changesOf, SPEAKING } from "./tells";

/** A key of the catalogue's part `history`, and what stands in it. */
export interface Phrase {
  key: string;
  values: Record<string, string | number>;
}

export interface Names {
  /** A field's name in the reader's language. */
  field: (field: string) => string;
  /** A value of a field as it is read. */
  value: (field: string, value: unknown) => string;
}

const LONGEST = 120;

/** Texts that are edited: what changed in them is not told in a line. */
const TEXTS = new Set(["description", "steps_to_reproduce", "expected_result", "actual_result"]);

/** Lists whose members are told one by one. */
const MEMBERS: Record<string, [added: string, removed: string]> = {
  assignee_ids: ["assigned", "unassigned"],
  labels: ["labelled", "unlabelled"],
  tags: ["tagged", "untagged"],
  watchers: ["watcherAdded", "watcherRemoved"],
};

const TICKED = new Set(["checklist", "acceptance_criteria", "definition_of_done"]);

interface Ticked {
  text: string;
  done?: boolean;
  met?: boolean;
}

const isEmpty = (value: unknown) =>
  value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);

/** All that one entry says, in phrases that follow “who”. */
export function phrases(event: Activity, names: Names): Phrase[] {
  const changes = changesOf(event);
  const said = changes.flatMap((change) => phrasesOf(change, names));
  if (!SPEAKING.has(event.verb)) return said;
  const reason = event.changes?.blocked_reason?.[1];
  const own: Phrase =
    event.verb === "block" && !isEmpty(reason)
      ? { key: "verb.blockReason", values: { reason: String(reason) } }
      : { key: `verb.${event.verb}`, values: {} };
  // “Completed this” says that it went to Done.
  const rest = said.filter((_, at) => changes.length !== said.length || changes[at]?.[0] !== "state");
  return [own, ...rest];
}

function phrasesOf([field, from, to]: Change, names: Names): Phrase[] {
  if (MEMBERS[field]) return members(MEMBERS[field], field, from, to, names);
  if (TICKED.has(field)) return ticked(field, from, to, names);
  if (field === "custom_fields") return custom(from, to, names);
  if (field === "state" && !isEmpty(from) && !isEmpty(to)) {
    return [{ key: "moved", values: { from: names.value(field, from), to: names.value(field, to) } }];
  }
  return [changed(field, from, to, names)];
}

function changed(field: string, from: unknown, to: unknown, names: Names): Phrase {
  const values = { field: names.field(field), from: names.value(field, from), to: names.value(field, to) };
  const long = [values.from, values.to].some((text) => text.length > LONGEST);
  if (isEmpty(to)) return { key: long ? "clearedText" : "cleared", values };
  if (TEXTS.has(field) || long) return { key: isEmpty(from) ? "wrote" : "edited", values };
  return { key: isEmpty(from) ? "set" : "changed", values };
}

function members(keys: [string, string], field: string, from: unknown, to: unknown, names: Names): Phrase[] {
  const [before, after] = [asList(from), asList(to)];
  const told = (key: string, found: unknown[]) =>
    found.map((value): Phrase => ({ key, values: { value: names.value(field, value) } }));
  return [
    ...told(
      keys[0],
      after.filter((value) => !before.includes(value)),
    ),
    ...told(
      keys[1],
      before.filter((value) => !after.includes(value)),
    ),
  ];
}

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

function ticked(field: string, from: unknown, to: unknown, names: Names): Phrase[] {
  const [before, after] = [asList(from) as Ticked[], asList(to) as Ticked[]];
  const state = (items: Ticked[]) =>
    new Map(items.map((item) => [item.text, Boolean(item.done ?? item.met)]));
  const [was, is] = [state(before), state(after)];
  const list = names.field(field);
  const found: Phrase[] = [];
  for (const [item, on] of is) {
    if (!was.has(item)) found.push({ key: "itemAdded", values: { item, list } });
    else if (was.get(item) !== on)
      found.push({ key: on ? "itemTicked" : "itemUnticked", values: { item, list } });
  }
  for (const item of was.keys())
    if (!is.has(item)) found.push({ key: "itemRemoved", values: { item, list } });
  if (found.length === 0) return [{ key: "itemsOrdered", values: { list } }];
  return found.length > 3 ? [{ key: "itemsChanged", values: { list, count: found.length } }] : found;
}

function custom(from: unknown, to: unknown, names: Names): Phrase[] {
  const [before, after] = [from, to].map((held) => (held ?? {}) as Record<string, unknown>);
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return fields
    .filter((field) => JSON.stringify(before?.[field]) !== JSON.stringify(after?.[field]))
    .map((field) => changed(field, before?.[field], after?.[field], names));
}
