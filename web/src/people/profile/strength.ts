/** How hard a password is to guess: 0 refused, 1 weak, 2 fair, 3 strong. Length counts for more than odd signs. */
export type Strength = 0 | 1 | 2 | 3;

const SHORTEST = 8;
const KINDS = [/\p{Ll}/u, /\p{Lu}/u, /\d/, /[^\p{L}\d]/u];

export function strength(password: string, names: string[]): Strength {
  const plain = password.normalize("NFKC");
  const length = Array.from(plain).length;
  const lower = plain.toLowerCase();
  if (length < SHORTEST || names.some((name) => name.toLowerCase() === lower)) return 0;
  const kinds = KINDS.filter((kind) => kind.test(plain)).length;
  const different = new Set(lower).size;
  if (different < 6 || names.some((name) => name.length > 2 && lower.includes(name.toLowerCase()))) return 1;
  if (length >= 16 || (length >= 12 && kinds >= 3)) return 3;
  return length >= 12 || kinds >= 3 ? 2 : 1;
}
