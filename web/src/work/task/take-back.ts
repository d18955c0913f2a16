// Taking back a change of a list that others may have changed since.

/** The list as it is now without what one's change of `old` into `made` did; what others did to it stays. */
export function takenBack<Item>(old: readonly Item[], made: readonly Item[], now: readonly Item[]): Item[] {
  if (JSON.stringify(now) === JSON.stringify(made)) return [...old];
  const kept = less(now, less(made, old));
  for (const item of less(old, made)) kept.splice(Math.min(old.indexOf(item), kept.length), 0, item);
  return kept;
}

/** What is in one list and not in the other; of what is in it twice and there once, the first. */
function less<Item>(all: readonly Item[], without: readonly Item[]): Item[] {
  const left = without.map((item) => JSON.stringify(item));
  const isLeft = (item: Item) => {
    const at = left.indexOf(JSON.stringify(item));
    return at >= 0 && left.splice(at, 1).length > 0;
  };
  return all
    .toReversed()
    .filter((item) => !isLeft(item))
    .toReversed();
}
