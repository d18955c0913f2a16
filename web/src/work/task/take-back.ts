// Taking back a change of a list that others may have changed since.

/** The list as it is now without what one's change of `old` into `made` did; what others did to it stays. */
export function takenBack<Item>(old: readonly Item[], made: readonly Item[], now: readonly Item[]): Item[] {
  const [was, became, is] = [old, made, now].map((items) => items.map((item) => JSON.stringify(item))) as [
    string[],
    string[],
    string[],
  ];
  if (is.join() === became.join()) return [...old];
  const added = less(became, was);
  const left = less(is, added);
  const kept = now.filter((_, at) => takeFrom(left, is[at] ?? ""));
  const gone = less(was, became);
  old.forEach((item, at) => {
    if (takeFrom(gone, was[at] ?? "")) kept.splice(Math.min(at, kept.length), 0, item);
  });
  return kept;
}

/** What is in one list and not in the other; what is in it twice is taken twice. */
function less(all: readonly string[], without: readonly string[]): string[] {
  const left = [...without];
  return all.filter((item) => !takeFrom(left, item));
}

function takeFrom(items: string[], item: string): boolean {
  const at = items.indexOf(item);
  if (at >= 0) items.splice(at, 1);
  return at >= 0;
}
