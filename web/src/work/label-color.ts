// Label colours are a hex value or a word (Trello's words among them); each reads on both themes as a dot.
const words: Record<string, string> = {
  green: "#4bae70",
  lime: "#84b93c",
  yellow: "#d7ab16",
  orange: "#e88b2e",
  red: "#dd5a4f",
  pink: "#df6fb0",
  purple: "#9a70d6",
  blue: "#4484e0",
  sky: "#3aa6c9",
  teal: "#2b9e97",
  black: "#6b7482",
  gray: "#8a93a1",
  grey: "#8a93a1",
};

export function colorOf(color: string | undefined): string {
  if (color && /^#[0-9a-f]{3,8}$/i.test(color)) return color;
  return words[color?.split("_")[0] ?? ""] ?? "#8a93a1";
}

/** What one chooses from: each colour once. */
export const palette: readonly string[] = [...new Set(Object.values(words))];

/** New labels take these in turn. */
export const LABEL_COLORS = ["blue", "green", "orange", "purple", "red", "teal", "pink", "yellow"].map(
  colorOf,
);

/** What a column may be marked with; the first five are those that projects start with. */
export const STATE_COLORS = {
  grey: "#868e96",
  blue: "#1c7ed6",
  violet: "#7048e8",
  orange: "#f08c00",
  green: "#2f9e44",
  teal: "#0c8599",
  red: "#e03131",
  pink: "#c2255c",
} as const;
