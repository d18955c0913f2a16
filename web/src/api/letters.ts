// Writes that have no answer yet, as they lie in the browser's storage: one entry each, so that tabs do not overwrite
// each other's.

/** What was typed in a field: its draft has it back when the write is refused and nobody waits for the answer. */
export interface Typed {
  draft: string;
  text: string;
}

export interface Letter {
  /** Who has written it; nobody else's session may send it. */
  owner: number;
  /** The Idempotency-Key: the server does it once, however often it comes. */
  key: string;
  at: number;
  method: string;
  path: string;
  body?: string;
  /** The version that the change was made upon. */
  upon?: number;
  typed?: Typed;
  /** The tab that has written it. */
  tab?: string;
}

const PLACE = "quarterdeck:outbox:";
const TAB = "quarterdeck:tab";
/** Another tab that is alive has sent its own by then. */
const LEFT_BEHIND = 60_000;

const place = ({ owner, key }: Letter) => `${PLACE}${owner}:${key}`;

/** Survives a reload and differs between tabs. */
function tab(): string {
  const held = sessionStorage.getItem(TAB);
  if (held) return held;
  const made = Math.random().toString(36).slice(2);
  sessionStorage.setItem(TAB, made);
  return made;
}

export function storeLetter(letter: Letter) {
  try {
    localStorage.setItem(place(letter), JSON.stringify({ ...letter, tab: tab() }));
  } catch {
    // Storage may be full or refused; the write then lives as long as the page.
  }
}

export function forgetLetter(letter: Letter) {
  try {
    localStorage.removeItem(place(letter));
  } catch {
    // It was never there.
  }
}

export const storedStill = (letter: Letter): boolean => localStorage.getItem(place(letter)) !== null;

/** What this tab left when it was reloaded, and what tabs left that are gone; the oldest first. */
export function lettersLeft(owner: number): Letter[] {
  try {
    const mine = tab();
    return Object.keys(localStorage)
      .filter((name) => name.startsWith(`${PLACE}${owner}:`))
      .flatMap((name) => read(localStorage.getItem(name)))
      .filter((letter) => letter.tab === mine || Date.now() - letter.at > LEFT_BEHIND)
      .sort((one, other) => one.at - other.at);
  } catch {
    return [];
  }
}

function read(text: string | null): Letter[] {
  try {
    return text ? [JSON.parse(text)] : [];
  } catch {
    return [];
  }
}
