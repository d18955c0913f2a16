// Changing one object in cached lists, whatever shape a list is held in: a page, pages, or all of them.

const isObject = (held: unknown): held is Record<string, unknown> =>
  typeof held === "object" && held !== null;

/** The same list, with this object changed; anything that is not a list of objects is left as it is. */
export function patchedIn(held: unknown, id: number, patch: object): unknown {
  if (Array.isArray(held)) {
    return held.map((each: unknown) => (isObject(each) && each.id === id ? { ...each, ...patch } : each));
  }
  if (!isObject(held)) return held;
  if (Array.isArray(held.items)) return { ...held, items: patchedIn(held.items, id, patch) };
  if (Array.isArray(held.pages)) {
    return { ...held, pages: held.pages.map((page: unknown) => patchedIn(page, id, patch)) };
  }
  return held;
}

/** The same list, without this object. */
export function withoutIn(held: unknown, id: number): unknown {
  if (Array.isArray(held)) return held.filter((each: unknown) => !(isObject(each) && each.id === id));
  if (!isObject(held)) return held;
  if (Array.isArray(held.items)) return { ...held, items: withoutIn(held.items, id) };
  if (Array.isArray(held.pages))
    return { ...held, pages: held.pages.map((page: unknown) => withoutIn(page, id)) };
  return held;
}
