// Finds what a text names: tasks (WEB-12, #WEB-12, #12 within a project) and people (@ada).
export type Piece =
  | { kind: "text"; text: string }
  | { kind: "task"; text: string; reference: string }
  | { kind: "person"; text: string; username: string };

export interface Known {
  /** The keys of the projects that one sees: SHA-256 is no task. */
  keys: ReadonlySet<string>;
  usernames: ReadonlySet<string>;
  /** The key that a bare #12 belongs to. */
  key?: string;
}

const NAMED =
  /(?<![\w@./-])(?:#?([A-Za-z][A-Za-z0-9]{1,9})-(\d{1,9})(?![\w-])|#(\d{1,9})(?![\w-])|@([A-Za-z0-9._-]{3,60}))/g;

export function pieces(text: string, known: Known): Piece[] {
  const found: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(NAMED)) {
    const piece = recognised(match, known);
    if (!piece) continue;
    if (match.index > from) found.push({ kind: "text", text: text.slice(from, match.index) });
    found.push(piece);
    from = match.index + piece.text.length;
  }
  if (from < text.length) found.push({ kind: "text", text: text.slice(from) });
  return found;
}

function recognised([whole, key, number, bare, name]: RegExpExecArray, known: Known): Piece | null {
  if (name !== undefined) {
    const username = name.replace(/[._-]+$/, "");
    if (!known.usernames.has(username.toLowerCase())) return null;
    return { kind: "person", text: `@${username}`, username: username.toLowerCase() };
  }
  if (bare !== undefined) {
    return known.key ? { kind: "task", text: whole, reference: `${known.key}-${bare}` } : null;
  }
  if (key === undefined || !known.keys.has(key.toUpperCase())) return null;
  return { kind: "task", text: whole, reference: `${key.toUpperCase()}-${number}` };
}
