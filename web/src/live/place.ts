// How far the ledger was known to have come, and when. What was read after a place became known holds all that
// happened up to it, so a socket that asks from there misses nothing, whichever of the two is quicker.

/** As long as the cache takes what it holds for fresh, and shows it without asking again. */
export const FRESH = 30_000;

let known: { at: number; place: number }[] = [];

/** A place is told by the session, by every change, and by the server's pings. */
export function learn(place: number, now = Date.now()) {
  const last = known.at(-1);
  if (last && place <= last.place) return;
  known.push({ at: now, place });
  const old = known.findLastIndex(({ at }) => at <= now - FRESH);
  if (old > 0) known = known.slice(old);
}

/** From where on changes may be news to what is shown as fresh; null where no place is known. */
export function placeOfTheFresh(now = Date.now()): number | null {
  return (known.findLast(({ at }) => at <= now - FRESH) ?? known[0])?.place ?? null;
}

/** For another person in the same tab. */
export function forgetPlaces() {
  known = [];
}
