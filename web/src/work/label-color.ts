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
