// Everything one sees, read through the API page by page, as JSON Lines: a file that any program reads.
import { answer, api } from "../api/client";
import { KINDS, type TrashNoun } from "./trash";

const PAGE = 1000;

export interface Reading {
  noun: TrashNoun;
  /** How many nouns are read, of how many. */
  done: number;
  all: number;
  lines: number;
}

export async function everything(tell: (at: Reading) => void, signal: AbortSignal): Promise<Blob> {
  const nouns = Object.keys(KINDS) as TrashNoun[];
  const parts: string[] = [];
  let lines = 0;
  for (const [done, noun] of nouns.entries()) {
    let cursor: string | undefined;
    do {
      tell({ noun, done, all: nouns.length, lines });
      const query = { limit: PAGE, cursor };
      // Every noun's list takes these; the type stands for all of them.
      const at = `/api/${KINDS[noun].plural}` as "/api/tasks";
      const page = await answer(api.GET(at, { params: { query }, signal }));
      parts.push(...page.items.map((item) => `${JSON.stringify({ noun, ...item })}\n`));
      lines += page.items.length;
      cursor = page.next ?? undefined;
    } while (cursor);
  }
  return new Blob(parts, { type: "application/x-ndjson" });
}

export function save(file: Blob, name: string) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
