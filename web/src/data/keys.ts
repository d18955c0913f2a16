// Where the cache holds what the server said. Live messages find it by the same keys.
import type { QueryKey } from "@tanstack/react-query";

/** A list's question: filters, sort, fields, as in the address of the API. */
export type Question = Readonly<Record<string, unknown>>;

/** One object, and below it all that belongs to it alone. */
export const one = (noun: string, id: number | string): QueryKey => [noun, id];

export const historyOf = (noun: string, id: number): QueryKey => [noun, id, "history"];

/** All lists of a noun. */
export const listsOf = (noun: string): QueryKey => [noun, "list"];

export const list = (noun: string, question: Question): QueryKey => [noun, "list", question];
