// What cards show besides their title: a matter of the view, so it is part of the address.

export const PARTS = [
  "type",
  "key",
  "priority",
  "labels",
  "due",
  "points",
  "estimate",
  "comments",
  "people",
] as const;
export type Part = (typeof PARTS)[number];

const USUAL: readonly Part[] = ["type", "key", "priority", "labels", "due", "points", "people"];

/** The parts that an address names; the usual ones when it names none. */
export function partsIn(columns: string | undefined): ReadonlySet<Part> {
  const named = columns?.split(",");
  return new Set(named ? PARTS.filter((part) => named.includes(part)) : USUAL);
}

/** What the address says for these parts: nothing when they are the usual ones. */
export function namedParts(parts: ReadonlySet<Part>): string | undefined {
  const usual = parts.size === USUAL.length && USUAL.every((part) => parts.has(part));
  if (usual) return undefined;
  return PARTS.filter((part) => parts.has(part)).join(",") || "title";
}
