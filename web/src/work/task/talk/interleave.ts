// Comments and history in one stream, though each comes in pages of its own.
export interface Timed {
  at: string;
}

interface Stream<T extends Timed> {
  /** What has been read, newest first. */
  items: readonly T[];
  /** Whether there is more behind it. */
  more: boolean;
}

/**
 * All items in the order in which they happened. What is older than the end of a stream that goes on is left out:
 * something that is not read yet may belong before it.
 */
export function interleave<T extends Timed>(...streams: Stream<T>[]): T[] {
  const from = streams
    .filter(({ more, items }) => more && items.length > 0)
    .map(({ items }) => Date.parse(items.at(-1)?.at ?? ""))
    .reduce((latest, at) => Math.max(latest, at), Number.NEGATIVE_INFINITY);
  return streams
    .flatMap(({ items }) => items)
    .filter(({ at }) => Date.parse(at) >= from)
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}
