// How well a few typed letters fit a name: letters in order, better at the beginning of words and side by side.

const fold = (text: string) =>
  text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase();

const START = 8;
const BESIDE = 5;
const FAR = 0.2;

/** Higher is better; null where the letters do not occur in this order. */
export function rate(typed: string, name: string): number | null {
  const wanted = fold(typed).replace(/\s+/g, "");
  const text = fold(name);
  let score = 0;
  let from = 0;
  let last = -2;
  for (const letter of wanted) {
    const at = nextPlace(text, letter, from, last);
    if (at < 0) return null;
    if (at === last + 1) score += BESIDE;
    if (isStart(text, at)) score += START;
    score += 1 - Math.min((at - from) * FAR, 1);
    last = at;
    from = at + 1;
  }
  return score - text.length / 100;
}

/** The letter's next place: right behind the last one, else at the beginning of a word, else anywhere. */
function nextPlace(text: string, letter: string, from: number, last: number): number {
  if (text[last + 1] === letter && last >= 0) return last + 1;
  for (let at = from; at < text.length; at += 1) if (text[at] === letter && isStart(text, at)) return at;
  return text.indexOf(letter, from);
}

function isStart(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? " ");
}

/** Those that fit, the best first; all of them, in their own order, while nothing is typed. */
export function fitting<T>(typed: string, all: readonly T[], nameOf: (each: T) => string): T[] {
  if (!typed.trim()) return [...all];
  return all
    .map((each) => ({ each, score: rate(typed, nameOf(each)) }))
    .filter((found): found is { each: T; score: number } => found.score !== null)
    .sort((a, b) => b.score - a.score)
    .map(({ each }) => each);
}

/** How much each letter counts, on average, where what is typed begins words or is a part of one. */
const CLOSE = 4.5;

/** Whether the letters are likely meant for this name, and do not only happen to occur in it. */
export function isClose(typed: string, name: string): boolean {
  const score = rate(typed, name);
  return score !== null && score / typed.replace(/\s+/g, "").length >= CLOSE;
}
